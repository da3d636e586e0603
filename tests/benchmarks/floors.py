"""What is held beside the program: the plainest way to do the same, in the same run.

A shared disk drifts by a factor of twenty within minutes. So each round does both, in an order
that is drawn anew, and the median of the rounds' ratios is judged, not the ratio of two times.
"""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

NOW = datetime(2026, 11, 24, 8, 50, tzinfo=UTC)  # a Tuesday, 9:50 on the wall
PRAGMAS = (
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "secure_delete = ON",
    "foreign_keys = ON",
    "cache_size = -65536",
)
_AT = "2026-11-24 08:50:00.000000"
_ROWS = (
    "INSERT INTO action (key, site_id, kind, day, at, by, person_id, occurrence_id, function,"
    f" number, named) VALUES (?, 1, 'check_in', 20261124, '{_AT}', 'Balie', ?, ?, 'meeting', 0, 1)"
    " RETURNING id",
    "INSERT INTO participation (occurrence_id, person_id, day, arrived_at, action_id)"
    f" VALUES (?, ?, 20261124, '{_AT}', ?)",
    "INSERT INTO visit (site_id, person_id, day, day_part, arrived_at, action_id)"
    f" VALUES (1, ?, 20261124, 'morning', '{_AT}', ?)",
)


@dataclass
class Times:
    """The seconds of the floor and of ours, round by round."""

    floor: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """How many times the floor ours takes, in the middle one of the rounds."""
        pairs = zip(self.ours, self.floor, strict=True)
        return statistics.median(ours / floor for ours, floor in pairs)

    @property
    def floor_ms(self) -> float:
        return statistics.median(self.floor) * 1000

    @property
    def ours_ms(self) -> float:
        return statistics.median(self.ours) * 1000


def in_turn(
    floor: Callable[[], object],
    ours: Callable[[], object],
    rounds: int,
    before: Callable[[], object] = tuple,
) -> Times:
    """Time both in each round, in an order that is drawn anew; a first round is not counted.

    ``before`` makes each round ready and is not timed.
    """
    chance, times = random.Random(1), Times()
    for _ in range(rounds + 1):
        before()
        both = [(floor, times.floor), (ours, times.ours)]
        chance.shuffle(both)
        for task, taken in both:
            began = time.perf_counter()
            task()
            taken.append(time.perf_counter() - began)
    del times.floor[0], times.ours[0]
    return times


def percentile(times: Sequence[float], share: float) -> float:
    """Give the milliseconds under which ``share`` of the times stay."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))] * 1000


def write_plainly(cursor: Any, occurrence: int, person: int, mark: str) -> None:  # noqa: ANN401
    """Write the three rows of a check-in; ``mark`` is how the driver marks a parameter."""
    action, participation, visit = (row.replace("?", mark) for row in _ROWS)
    key = uuid4()
    cursor.execute(action, (key.hex if mark == "?" else key, person, occurrence))
    number = cursor.fetchone()[0]
    cursor.execute(participation, (occurrence, person, number))
    cursor.execute(visit, (person, number))


def plain_file(path: object) -> sqlite3.Connection:
    """Open the file with the driver alone and the same pragmas."""
    connection = sqlite3.connect(str(path), isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def check_in_plainly(connection: sqlite3.Connection, occurrence: int, person: int) -> None:
    """One durable commit of the rows of a check-in; nothing is asked, nothing is checked."""
    cursor = connection.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    write_plainly(cursor, occurrence, person, "?")
    cursor.execute("COMMIT")


class Heart(QObject):
    """Beats every millisecond that the event loop lets it; the longest pause is its stop."""

    def __init__(self) -> None:
        super().__init__()
        self._last, self.longest = time.perf_counter(), 0.0
        self._beats = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self.beat)

    def begin(self) -> None:
        """Begin to beat."""
        self._last, self.longest = time.perf_counter(), 0.0
        self._beats.start()

    def beat(self) -> None:
        """Beat once."""
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def stop(self) -> float:
        """Stop; give the longest stop of the loop, in seconds."""
        self.beat()
        self._beats.stop()
        return self.longest


class Painted(QObject):
    """Notices that a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.number = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.number += 1
        return super().eventFilter(watched, event)


def turn(application: QApplication, until: Callable[[], bool]) -> None:
    """Let the event loop turn until something is so; it rests between events, as in life."""
    while not until():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
