"""A window whose database is held, or whose code has a bug: it stays alive, and nothing is half."""

import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from atelier.database import Database
from atelier.desk.counting import count_visitors
from atelier.domain import Actor, Clock, Function, Tally
from tests.looking import settle
from tests.making import Making
from tests.reliability.test_faults import held
from ui.gateway import Gateway
from ui.shell.crash import CrashHook

pytestmark = pytest.mark.reliability

GAP = 0.2  # seconds that the window may be busy with anything but the person before it
HOLD = 0.8
BEAT = 5  # milliseconds


@pytest.fixture
def engine_name() -> str:
    """Give one engine: it is the window that is looked at."""
    return "sqlite"


class Heart:
    """Beats as often as the window's loop lets it; ``gap`` is the longest pause, in seconds."""

    def __init__(self) -> None:
        self.gap, self._last = 0.0, time.monotonic()
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self.gap, self._last = max(self.gap, now - self._last), now


def tallies(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Tally)) or 0


def counting(actor: Actor) -> Callable[[Session], object]:
    return partial(count_visitors, number=1, function=Function.MEETING, actor=actor, key=uuid4())


def test_the_window_lives_while_a_scanner_holds_the_file(
    migrated_file: Path, tmp_path: Path, clock: Clock, qtbot: QtBot
) -> None:
    """Fault F17, goal G10; the save that waited is made once."""
    path = tmp_path / "atelier.db"
    shutil.copyfile(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    gateway = Gateway(database, Making(database, clock).actor)
    said: list[str] = []
    done: list[object] = []
    gateway.refused.connect(said.append)
    with held(path):
        heart = Heart()
        gateway.perform(counting(gateway.actor), then=done.append)
        qtbot.wait(round(HOLD * 1000))
    settle(qtbot, gateway)
    assert (heart.gap < GAP, said, len(done)) == (True, [], 1)
    with database.reading() as session:
        assert tallies(session) == 1
    gateway.close()


def blunder(_result: object = None) -> None:
    raise KeyError("Kwintessa Kanarievogel")


def half_done(actor: Actor, session: Session) -> None:
    counting(actor)(session)
    session.flush()
    blunder()


def out_of_memory(_session: Session) -> None:
    raise MemoryError


def huge(_session: Session) -> object:
    return bytes(1 << 62)


BUGS: dict[str, Callable[[Gateway], object]] = {
    "an action": lambda gateway: gateway.perform(partial(half_done, gateway.actor)),
    "a query": lambda gateway: gateway.read(blunder, then=print),
    "what follows an action": lambda gateway: gateway.perform(
        counting(gateway.actor), then=blunder
    ),
    "what follows a query": lambda gateway: gateway.read(tallies, then=blunder),
    "memory, of an action": lambda gateway: gateway.perform(out_of_memory),
    "memory, of a report": lambda gateway: gateway.read(huge, then=print),
    "a file": lambda gateway: gateway.run(blunder, then=print),
    "a timer": lambda _gateway: QTimer.singleShot(0, blunder),
}


@pytest.mark.parametrize("where", BUGS)
def test_a_bug_anywhere_leaves_no_transaction_open(
    database: Database,
    gateway: Gateway,
    making: Making,
    qtbot: QtBot,
    where: str,
) -> None:
    """Faults F20 and F72: a sentence, nothing half, nothing open, and the next save is made."""
    assert making
    told: list[str] = []
    hook = CrashHook(told.append)
    before = 1 if where == "what follows an action" else 0
    with qtbot.captureExceptions() as bugs:
        BUGS[where](gateway)
        qtbot.waitUntil(lambda: bool(bugs))
        settle(qtbot, gateway)
    for kind, error, trace in bugs:
        hook(kind, error, trace)
    assert len(told) == 1
    assert told[0].startswith("Something went wrong. What was saved stays saved")
    assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    done: list[object] = []
    gateway.perform(counting(gateway.actor), then=done.append)
    settle(qtbot, gateway)
    assert len(done) == 1
    with database.reading() as session:
        assert tallies(session) == before + 1
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
