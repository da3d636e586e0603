"""What a start costs, in whole processes, beside the barest window in the same run.

Everything is compiled before, as it is on a computer where the desk was set up.
"""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.conftest import Figures
from tests.benchmarks.floors import in_turn

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 9
BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, go_on)
def go_on():
    os._exit(0)
application = QApplication([])
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""
SHELL = """
import os
from ui.__main__ import make_application, make_window, parse
from ui.shell.start import Start
options = parse([])
application = make_application(options)
window = make_window(options)
start = Start(window, options)
window.painted.connect(lambda: os._exit(0))
window.resize(1366, 768)
window.show()
application.exec()
"""
TODAY = """
def go_on():
    from sqlalchemy import create_engine, select
    from sqlalchemy.orm import Session
    from PySide6.QtWidgets import QListWidget
    from atelier.domain import Activity, Occurrence
    with Session(create_engine("sqlite:///house.db")) as session:
        rows = session.execute(
            select(Activity.name, Occurrence.starts)
            .join(Activity, Activity.id == Occurrence.activity_id)
            .where(Occurrence.day == __import__("datetime").date(2026, 11, 24))
        ).all()
    assert len(rows) > 5
    shown = QListWidget()
    shown.addItems([f"{name} {starts}" for name, starts in rows])
    window.setCentralWidget(shown)
    application.processEvents()
    os._exit(0)
"""
DESK = """
import os
from PySide6.QtCore import QTimer
from ui.__main__ import make_application, make_window, parse
from ui.shell.start import Start
options = parse(["--database", "house.db"])
application = make_application(options)
window = make_window(options)
start = Start(window, options)
window.painted.connect(start.begin)
looking = QTimer(interval=1)
def look():
    if start.gateway.idle:
        os._exit(0)
looking.timeout.connect(look)
start.ready.connect(looking.start)
window.resize(1366, 768)
window.show()
application.exec()
"""
WITH_TODAY = BARE.replace("def go_on():\n    os._exit(0)\n", TODAY)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder in which Python keeps what it has compiled."""
    return tmp_path_factory.mktemp("compiled")


def start(program: str, folder: Path, compiled: Path) -> None:
    own = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("DATA", "CACHE", "CONFIG", "STATE")}
    shared = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(compiled), "LANG": "nl_NL.UTF-8"}
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONDONTWRITEBYTECODE", "LC_ALL", "LANGUAGE")
    }
    subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**inherited, **own, **shared},
        capture_output=True,
        timeout=60,
        check=True,
    )


def test_the_shell_stands_there_at_once(
    tmp_path: Path, compiled: Path, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    bare, shell = (partial(start, program, tmp_path, compiled) for program in (BARE, SHELL))
    times = in_turn(bare, shell, ROUNDS)
    benchmark.pedantic(shell, rounds=3)
    figures.add(
        "start, shell painted",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 1.5 x",
    )
    assert times.ratio <= 2


@pytest.mark.timeout(300)
def test_the_desk_is_ready_soon(
    two_years: Path,
    tmp_path: Path,
    compiled: Path,
    figures: Figures,
    benchmark: BenchmarkFixture,
) -> None:
    shutil.copy(two_years, tmp_path / "house.db")
    plain, desk = (partial(start, program, tmp_path, compiled) for program in (WITH_TODAY, DESK))
    times = in_turn(plain, desk, ROUNDS)
    benchmark.pedantic(desk, rounds=3)
    figures.add(
        "start, desk with today's rows",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 1.5 x",
    )
    assert times.ratio <= 2
