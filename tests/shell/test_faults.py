"""Faults of the place, the clock and the program, as the window shows them."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.audit.clock import Jump, clock_jump, jump_in_words, note_jump
from atelier.audit.queries import AuditFilter, audit_lines
from atelier.database import Database, place
from atelier.domain import Actor
from tests.conftest import Hands
from tests.database.test_opening import everything
from tests.looking import settle
from tests.making import TUESDAY, Making
from tests.shell.test_start import house, screen
from ui.gateway import Gateway
from ui.shell import starts, watch
from ui.shell.alone import AlreadyOpen, alone
from ui.shell.arguments import Options
from ui.shell.safe_start import SafeStart, offer_safe
from ui.shell.start import Start
from ui.shell.watch import Watch
from ui.shell.welcome import Trouble
from ui.shell.window import Window

ROUNDS = 50
HOLDER = """
import sys
from pathlib import Path
from ui.shell.alone import alone
lock = alone(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def begin(empty_window: Window) -> Iterator[Callable[[Options], Start]]:
    """Give how a desk is made; it is closed afterwards."""
    made: list[Start] = []

    def begin(options: Options) -> Start:
        made.append(Start(empty_window, options))
        return made[-1]

    yield begin
    for start in made:
        start.close()


def opened(start: Start, how: Callable[[], object], qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.ready):
        how()


def test_a_file_that_may_only_be_read_is_looked_at_under_a_banner(
    begin: Callable[[Options], Start],
    empty_window: Window,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Fault F08: no rights are needed to play it, since root may write everything."""
    path = house(tmp_path / "place" / "plein.db")
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        monkeypatch.setattr(place, "_may_write", lambda one: one != path)
    before = everything(path.parent)
    start = begin(Options(database=str(path)))
    opened(start, start.begin, qtbot)
    banner = empty_window.frame.viewing
    assert banner.isVisible()
    assert empty_window.page is not None  # nobody is asked to become an administrator in vain
    assert banner.words.text().endswith(
        "The file of the database may only be read on this computer."
    )
    start.close()
    assert everything(path.parent) == before


def test_a_house_is_open_once(
    begin: Callable[[Options], Start], empty_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    """Fault F16: told while another program holds it; after that one was killed, opened."""
    path = house(tmp_path / "plein.db")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        start = begin(Options(database=str(path)))
        start.begin()
        trouble = screen(empty_window, qtbot, Trouble)
        assert trouble.sentence.text().startswith("This house is open already on this computer")
        holder.send_signal(signal.SIGKILL)
    opened(start, partial(qtbot.keyClick, trouble.choices[0], Qt.Key.Key_1), qtbot)
    with pytest.raises(AlreadyOpen):
        alone(path)
    start.close()
    again = alone(path)
    assert again is not None
    again.unlock()


def test_a_lock_is_held_and_let_go_again_and_again(tmp_path: Path, rounds: float) -> None:
    path = tmp_path / "plein.db"
    for _ in range(round(ROUNDS * rounds)):
        lock = alone(path)
        assert lock is not None
        with pytest.raises(AlreadyOpen):
            alone(path)
        lock.unlock()
    assert list(tmp_path.iterdir()) == []
    assert alone(tmp_path / "no" / "folder.db") is None


def test_the_third_start_in_five_minutes_offers_a_safe_one(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("ui.shell.starts.time", SimpleNamespace(monotonic=lambda: now))
    assert not starts.note_start()
    now += 200
    assert not starts.note_start()
    now += 99
    assert starts.note_start()
    now += 202  # the first two are forgotten
    assert not starts.note_start()
    assert starts.note_start()
    starts.note_end()
    assert not starts.note_start()
    now = 3.0  # the computer was switched on anew
    assert not starts.note_start()


def test_a_safe_start_only_looks(
    begin: Callable[[Options], Start], empty_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = house(tmp_path / "place" / "plein.db")
    before = everything(path.parent)
    start = begin(Options(database=str(path)))
    offer_safe(start, empty_window)
    shown = empty_window.stack.currentWidget()
    assert isinstance(shown, SafeStart)
    opened(start, partial(qtbot.keyClick, shown.choices[0], Qt.Key.Key_1), qtbot)
    assert empty_window.frame.viewing.words.text().startswith("Only to look")
    start.close()
    assert everything(path.parent) == before


@pytest.fixture
def watching(gateway: Gateway, making: Making) -> Iterator[tuple[Watch, list[str]]]:
    assert making
    said: list[str] = []
    looking = Watch()
    looking.warned.connect(said.append)
    yield looking, said
    looking.rest()
    assert gateway


def noted(database: Database, actor: Actor, hands: Hands) -> list[tuple[str, int | None]]:
    wanted = AuditFilter(TUESDAY - timedelta(days=1), (hands.at + timedelta(days=1)).date())
    with database.reading() as session:
        lines = audit_lines(session, wanted=wanted, actor=actor).lines
        return [(line.action, line.record_id) for line in lines if line.record == "minutes"]


def test_a_clock_that_is_set_back_or_jumps_ahead_is_told_and_kept(
    watching: tuple[Watch, list[str]],
    gateway: Gateway,
    database: Database,
    actor: Actor,
    hands: Hands,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Faults F50 and F51; an hour that passes as it should is no jump."""
    looking, said = watching
    passed = 0.0
    monkeypatch.setattr(watch, "_passed", lambda: passed)
    looking.begin(gateway)
    hands.move(hours=1)
    passed += 3600
    looking.look_at_clock()
    assert said == []
    hands.move(hours=-2)
    looking.look_at_clock()
    hands.move(days=3650)
    looking.look_at_clock()
    settle(qtbot, gateway)
    assert [sentence[:46] for sentence in said] == [
        "The clock of this computer was set back: it sa",
        "The clock of this computer went from Tuesday 2",
    ]
    assert sorted(noted(database, actor, hands)) == [
        ("clock_ahead", 3650 * 24 * 60),
        ("clock_back", 120),
    ]


def test_a_clock_that_was_wrong_at_the_start_is_seen_by_the_log(
    database: Database, actor: Actor, hands: Hands
) -> None:
    def seen() -> Jump | None:
        with database.reading() as session:
            return clock_jump(session, actor=actor)

    assert seen() is None  # nothing was ever saved
    jump = Jump(hands.at, hands.at)
    database.perform(partial(note_jump, jump=jump, actor=actor))
    hands.move(days=35)
    assert seen() is None
    hands.move(days=1)
    ahead = seen()
    assert ahead is not None
    assert not ahead.back
    hands.move(days=-36, minutes=-3)
    back = seen()
    assert back is not None
    assert back.back
    assert "set back" in jump_in_words(back, actor)


def test_a_disk_that_is_almost_full_is_told_in_time(
    watching: tuple[Watch, list[str]], gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking, said = watching
    monkeypatch.setattr(place, "LITTLE_ROOM", 0)
    looking.begin(gateway)
    assert said == []
    monkeypatch.setattr(place, "LITTLE_ROOM", 10**18)
    looking.look_at_room()
    assert said[0].startswith("The disk of this computer is almost full: there is room for ")
