"""The start: the right house, nothing made where one is named, and the shell before the data."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from atelier.database import open_database
from atelier.settings.actions import found_house
from ui.shell.arguments import Options
from ui.shell.first_account import FirstAccount
from ui.shell.start import Start
from ui.shell.welcome import Trouble, Welcome
from ui.shell.window import Window

ROOT = Path(__file__).parents[2]
HEAVY = {
    "sqlalchemy", "alembic", "psycopg", "reportlab", "pypdfium2", "babel", "holidays", "click",
    "phonenumbers", "rapidfuzz", "xlsxwriter", "python_calamine", "anyascii", "numpy", "PIL",
    "atelier.domain", "atelier.database", "ui.gateway", "ui.desk", "sqlite3",
}  # fmt: skip
WORDS = "paard accu nietje"
AT_FIRST_PAINT = """
import sys
from ui.__main__ import make_application, make_window, parse
options = parse(["--language", "nl"])
application = make_application(options)
window = make_window(options)
def tell():
    print(*sorted(sys.modules))
    application.exit(0)
window.painted.connect(tell)
window.show()
application.exec()
"""


@pytest.fixture
def begin(empty_window: Window) -> Iterator[Callable[[Options], Start]]:
    """Give how a desk is started; it is closed afterwards."""
    started: list[Start] = []

    def begin(options: Options) -> Start:
        start = Start(empty_window, options)
        started.append(start)
        start.begin()
        return start

    yield begin
    for start in started:
        start.close()


def house(path: Path, name: str = "Huis aan het plein") -> Path:
    """Make a database with a house."""
    path.parent.mkdir(parents=True, exist_ok=True)
    database = open_database(f"sqlite:///{path}", create=True)
    database.perform(lambda session: found_house(session, name=name))
    database.close()
    return path


def screen(window: Window, qtbot: QtBot, kind: type[Welcome | Trouble]) -> Welcome | Trouble:
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), kind))
    shown = window.stack.currentWidget()
    assert isinstance(shown, Welcome | Trouble)
    return shown


def test_the_first_start_welcomes_and_founds_an_empty_house(
    begin: Callable[[Options], Start], empty_window: Window, qtbot: QtBot, own_folders: Path
) -> None:
    usual = own_folders / "data" / "atelier" / "atelier.db"
    start = begin(Options())
    welcome = screen(empty_window, qtbot, Welcome)
    assert not usual.exists()
    with qtbot.waitSignal(start.ready):
        qtbot.keyClick(welcome.choices[0], Qt.Key.Key_1)
    first = empty_window.stack.currentWidget()
    assert isinstance(first, FirstAccount)
    assert first.wait.isHidden()  # there is no account that everybody knows
    with qtbot.waitSignal(start.ready):
        start.open_again()  # whoever left at that question finds it again
    first = empty_window.stack.currentWidget()
    assert isinstance(first, FirstAccount)
    for name, text in {"name": "Ingrid", "secret": WORDS, "again": WORDS}.items():
        first.line(name).setText(text)
    with qtbot.waitSignal(start.ready):
        first.make.click()
    assert empty_window.page is not None
    assert empty_window.frame.rail.who.text() == "Ingrid"
    assert empty_window.frame.rail.wordmark.text() == "Wijkatelier"
    assert not empty_window.frame.practice.isVisible()
    assert usual.exists()


def test_the_named_house_is_opened(
    begin: Callable[[Options], Start], empty_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = house(tmp_path / "plein.db")
    with qtbot.waitSignal(begin(Options(database=str(path))).ready):
        pass
    assert empty_window.frame.rail.wordmark.text() == "Huis aan het plein"


def test_nothing_is_made_where_a_house_is_named(
    begin: Callable[[Options], Start], empty_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "gone.db"
    start = begin(Options(database=str(path)))
    trouble = screen(empty_window, qtbot, Trouble)
    assert trouble.sentence.text() == (
        "The database is not in its place. Nothing was made or changed."
    )
    assert not path.exists()
    house(path)  # the stick is put in
    with qtbot.waitSignal(start.ready):
        qtbot.keyClick(trouble.choices[0], Qt.Key.Key_1)
    assert empty_window.frame.rail.wordmark.text() == "Huis aan het plein"


@pytest.mark.parametrize("kind", ["foreign", "damaged", "text"])
def test_a_file_that_cannot_be_used_stays_as_it_is(
    begin: Callable[[Options], Start],
    empty_window: Window,
    qtbot: QtBot,
    tmp_path: Path,
    kind: str,
) -> None:
    path = tmp_path / "house.db"
    if kind == "foreign":
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE other (id INTEGER)")
        connection.close()
    elif kind == "damaged":
        path.write_bytes(house(tmp_path / "good.db").read_bytes()[:6000])
    else:
        path.write_text("shopping list")
    before = path.read_bytes()
    begin(Options(database=str(path)))
    trouble = screen(empty_window, qtbot, Trouble)
    assert "left as it is" in trouble.sentence.text()
    assert path.read_bytes() == before


def test_the_practice_house_is_drawn_and_touches_no_other(own_folders: Path) -> None:
    real = house(own_folders / "data" / "atelier" / "atelier.db")
    before = real.read_bytes()
    beside = sorted(real.parent.iterdir())
    picture = own_folders / "desk.png"
    line = ["--practice", "--now", "2026-11-24T09:50", "--size", "1280x720", "--language", "nl"]
    left = subprocess.run(
        [sys.executable, "-m", "ui", *line, "--picture", str(picture)],
        cwd=ROOT, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert (left.returncode, left.stdout) == (0, ""), left.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280, 720)
    assert image.pixelColor(2, 2).name().upper() == "#5B2E91"  # the band of the practice house
    assert real.read_bytes() == before
    assert sorted(real.parent.iterdir()) == beside


def test_a_picture_of_a_house_that_is_not_there_leaves_with_4(own_folders: Path) -> None:
    own_folders.mkdir(parents=True, exist_ok=True)
    left = subprocess.run(
        [sys.executable, "-m", "ui", "--database", "gone.db", "--picture", "desk.png",
         "--language", "en"],
        cwd=own_folders, env=environment(), capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert left.returncode == 4
    assert "not in its place" in left.stderr
    assert not (own_folders / "desk.png").exists()


def test_without_a_screen_it_says_so() -> None:
    bare = environment()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        bare.pop(name, None)
    left = subprocess.run(
        [sys.executable, "-m", "ui", "--language", "en"],
        cwd=ROOT, env=bare, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert left.returncode == 3
    assert "no screen" in left.stderr


def test_the_shell_is_painted_before_anything_heavy_is_loaded() -> None:
    subprocess.run([sys.executable, "-c", AT_FIRST_PAINT], cwd=ROOT, timeout=60, check=True)
    painted = subprocess.run(  # the second start of a user: the words are compiled by now
        [sys.executable, "-c", AT_FIRST_PAINT],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    loaded = set(painted.stdout.split())
    assert "PySide6.QtWidgets" in loaded
    assert sorted(loaded & HEAVY) == []
    qt = {name for name in loaded if name.startswith("PySide6.Qt")}
    assert qt == {f"PySide6.Qt{part}" for part in ("Core", "Gui", "Svg", "Widgets")}


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}
