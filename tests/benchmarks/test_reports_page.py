"""What leafing through the figures costs: from the key to the paint, on the house of two years.

Months are leafed back and forth. The first time nothing of a month is known to the page; after
that it keeps what it read until something changes.
"""

import time
from collections.abc import Callable
from itertools import cycle
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from atelier.database import Database
from atelier.domain import ClosedMonth
from atelier.reports.closing import close_month
from atelier.reports.periods import month_of
from tests.benchmarks.conftest import ACTOR, Figures
from tests.benchmarks.floors import Painted, percentile, turn
from ui.reports.page import ReportsPage
from ui.shell.window import Window

FIRST, LAST = 202501, 202609
TARGET = 200.0  # milliseconds


@pytest.fixture
def house(house: Database) -> Database:
    """Close the months that are over, as in life; the sample has closed most of them itself."""
    with house.reading() as session:
        closed = {row.month for row in session.query(ClosedMonth)}
    month = month_of(FIRST)
    while month.month <= LAST:
        if month.month not in closed:
            with house.transaction() as session:
                close_month(session, month=month, accepted=True, actor=ACTOR, key=uuid4())
        month = month.moved(1)
    return house


class Leafing:
    """The page in the window, and the keys that leaf through it."""

    def __init__(self, window: Window, application: QApplication) -> None:
        window.go_to("reports")
        page = window.page
        assert isinstance(page, ReportsPage)
        self._application, self.page = application, page
        self._painted = Painted(page.body.cards[0])
        self.settle()

    def settle(self) -> None:
        turn(self._application, self._idle)

    def press(self, key: Qt.Key) -> None:
        """Press a key, and wait until its figures are painted."""
        QTest.keyClick(self.page.body.cards[0], key)
        before = self._painted.number
        turn(self._application, lambda: self._shown() and self._painted.number > before)

    def _idle(self) -> bool:
        return self.page.gateway.idle

    def _shown(self) -> bool:
        view = self.page.body.view
        return view is not None and view.period == self.page.period


def timed(
    press: Callable[[Qt.Key], None], keys: list[Qt.Key], after: Callable[[], None]
) -> list[float]:
    taken = []
    for key in keys:
        began = time.perf_counter()
        press(key)
        taken.append(time.perf_counter() - began)
        after()
    return taken


def test_a_month_from_the_key_to_the_paint(
    desk_window: Window, qapp: QApplication, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    leafing = Leafing(desk_window, qapp)
    back = [Qt.Key.Key_PageUp] * 18
    first = timed(leafing.press, back, leafing.settle)
    keys = cycle([Qt.Key.Key_PageDown] * 8 + [Qt.Key.Key_PageUp] * 8)
    again = timed(leafing.press, [next(keys) for _ in range(48)], leafing.settle)
    benchmark.pedantic(lambda: leafing.press(next(keys)), setup=leafing.settle, rounds=5)
    for taken, words in ((first, "for the first time"), (again, "again")):
        for share, slow in ((0.5, "median"), (0.95, "of the slowest 5%")):
            figures.add(
                f"figures of a month, key to paint, {words}, {slow}",
                ours=percentile(taken, share),
                target="< 200",
            )
    assert percentile(first, 0.5) < TARGET


@pytest.mark.parametrize(
    ("key", "words"), [(Qt.Key.Key_Q, "quarter"), (Qt.Key.Key_Y, "year"), (Qt.Key.Key_W, "week")]
)
def test_another_span_from_the_key_to_the_paint(
    desk_window: Window,
    qapp: QApplication,
    figures: Figures,
    benchmark: BenchmarkFixture,
    key: Qt.Key,
    words: str,
) -> None:
    leafing = Leafing(desk_window, qapp)

    def back() -> None:
        leafing.page.browsing.reading.forget()
        leafing.press(Qt.Key.Key_M)
        leafing.settle()

    taken = []
    for _ in range(8):
        back()
        began = time.perf_counter()
        leafing.press(key)
        taken.append(time.perf_counter() - began)
        leafing.settle()
    benchmark.pedantic(lambda: leafing.press(key), setup=back, rounds=3)
    figures.add(
        f"figures of a {words}, key to paint, for the first time",
        ours=percentile(taken, 0.5),
        target="< 200",
    )
