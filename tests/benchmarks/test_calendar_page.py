"""What the calendar costs: fetched, laid out and painted, dragged, scrolled, leafed through.

The floors paint the same rectangles and the same texts with Qt's plainest calls, in a widget of
their own: all of them, or those that lie in the rectangle that changed.
"""

import random
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import cycle

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from atelier.calendar.queries import choices, shown_days
from atelier.calendar.shown import Shown
from atelier.database import Database
from tests.benchmarks.busy_week import BUSY, DAYS, EACH, Floor, fill_busy_week
from tests.benchmarks.conftest import ACTOR, Figures
from tests.benchmarks.floors import Painted, Times, in_turn, percentile, turn
from ui.calendar.calendar_view import CalendarView
from ui.calendar.page import CalendarPage
from ui.calendar.view_layout import Mode, Slot
from ui.calendar.view_pending import Act, Pending
from ui.shell.window import Window

FRAME = 16.0  # milliseconds
ROUNDS = 60


@pytest.fixture
def house(house: Database) -> Database:
    """Give the house of two years with a week in it that is as full as a week can be."""
    with house.transaction() as session:
        fill_busy_week(session)
    return house


def read(house: Database) -> Shown:
    with house.reading() as session:
        return shown_days(session, first_day=BUSY, last_day=BUSY + timedelta(days=6), actor=ACTOR)


@pytest.fixture
def view(house: Database, qapp: object) -> Iterator[CalendarView]:
    """Give the view of the full week, as large as on the cheap screen."""
    assert qapp
    view = CalendarView()
    view.resize(784, 655)
    view.show()
    with house.reading() as session:
        rooms = choices(session, actor=ACTOR).rooms
    show = partial(view.show_days, mode=Mode.WEEK, day=BUSY, today=BUSY, rooms=rooms)
    show(read(house))
    assert len(view.layout_.boxes) == EACH * DAYS
    view.show_minute(600)
    yield view
    view.close()


def test_a_week_of_two_hundred_is_fetched_laid_out_and_painted(
    view: CalendarView,
    house: Database,
    qapp: QApplication,
    figures: Figures,
    benchmark: BenchmarkFixture,
) -> None:
    floor = Floor(view, qapp)
    rooms = view._rooms  # noqa: SLF001 - what it was shown with

    def ours() -> None:
        view.show_days(read(house), mode=Mode.WEEK, day=BUSY, today=BUSY, rooms=rooms)
        view.viewport().repaint()

    def reading() -> None:
        read(house)

    def cold() -> None:
        view._boxes.forget()  # noqa: SLF001 - as in a week that was never shown
        ours()

    times = in_turn(floor.repaint, ours, ROUNDS)
    benchmark.pedantic(floor.repaint, rounds=5)
    fetched = in_turn(view.lay_out, reading, ROUNDS)
    painted = in_turn(floor.repaint, view.viewport().repaint, ROUNDS)
    figures.add(
        "week of 200: fetched, laid out, painted",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 1.5 x",
    )
    first = in_turn(floor.repaint, cold, ROUNDS)
    figures.add(
        "... for the first time",
        floor=first.floor_ms,
        ours=first.ours_ms,
        ratio=first.ratio,
        target="",
    )
    figures.add("... fetched alone", ours=fetched.ours_ms, target="")
    figures.add("... laid out alone", ours=fetched.floor_ms, target="")
    figures.add(
        "... painted alone",
        floor=painted.floor_ms,
        ours=painted.ours_ms,
        ratio=painted.ratio,
        target="<= 1.5 x",
    )
    floor.close()
    assert painted.ratio <= 1.5
    assert times.ratio <= 3


def dragging(view: CalendarView) -> Callable[[], object]:
    """Give a step of a drag: the ghost of the first box goes a quarter of an hour on."""
    box = view.layout_.boxes[0]
    origin = view.layout_.slot_of(box)
    pending = Pending(Act.MOVE, Mode.WEEK, origin, origin, box.occurrence)
    minutes = cycle([*range(9 * 60, 18 * 60, 15), *range(18 * 60, 9 * 60, -15)])

    def step() -> None:
        slot = Slot(BUSY + timedelta(days=2), 0, 60)
        view.show_pending(pending.at(slot, next(minutes)))
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    return step


def test_a_drag_paints_what_changed(
    view: CalendarView, qapp: QApplication, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    floor, step = Floor(view, qapp), dragging(view)
    column = view.layout_.columns[2]
    tops = cycle([*range(20, 460, 11), *range(460, 20, -11)])

    def plain() -> None:
        top = next(tops)
        floor.update(QRect(column.left - 4, top - 4, column.width + 8, 64))
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    times = in_turn(plain, step, 4 * ROUNDS)
    benchmark.pedantic(plain, rounds=5)
    figures.add(
        "one step of a drag among 200",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 1.3 x",
    )
    floor.close()
    assert times.ratio <= 2


@pytest.mark.parametrize("what", ["drag", "scroll"])
def test_no_frame_takes_longer_than_sixty_in_a_second_allow(
    view: CalendarView, figures: Figures, benchmark: BenchmarkFixture, what: str
) -> None:
    if what == "drag":
        step = _mouse(view)
    else:
        view.resize(784, 420)
        bar = view.verticalScrollBar()
        assert bar.maximum() > 100
        values = cycle([*range(0, bar.maximum(), 7), *range(bar.maximum(), 0, -7)])

        def step() -> None:
            bar.setValue(next(values))
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    taken = []
    for _ in range(600):
        began = time.perf_counter()
        step()
        taken.append(time.perf_counter() - began)
    benchmark.pedantic(step, rounds=5)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    figures.add(f"a frame of a {what} among 200, median", ours=percentile(taken, 0.5), target="")
    figures.add(f"... of the slowest 1% ({what})", ours=percentile(taken, 0.99), target="< 16")
    assert percentile(taken, 0.5) < FRAME
    assert percentile(taken, 0.95) < FRAME


def _mouse(view: CalendarView) -> Callable[[], object]:
    """Take hold of a box, and give a step of the hand through the whole week."""
    chance = random.Random(3)
    view.change_wanted.connect(lambda _facts: None)
    box = view.layout_.boxes[0]
    QTest.mousePress(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.outside(box.place).center()
    )
    point = QPoint(300, 300)

    def step() -> None:
        nonlocal point
        left = min(770, max(70, point.x() + chance.randint(-40, 40)))
        top = min(640, max(60, point.y() + chance.randint(-30, 30)))
        point = QPoint(left, top)
        QTest.mouseMove(view.viewport(), point)
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    return step


def test_the_week_page_from_the_key_to_the_paint(
    desk_window: Window, qapp: QApplication, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    desk_window.go_to("calendar")
    page = desk_window.page
    assert isinstance(page, CalendarPage)
    turn(qapp, lambda: page.gateway.idle)
    painted = Painted(page.view.viewport())
    keys = cycle([Qt.Key.Key_PageUp] * 8 + [Qt.Key.Key_PageDown] * 8)
    times = Times()

    def leaf() -> None:
        QTest.keyClick(page.view, next(keys))
        before = painted.number
        turn(
            qapp,
            lambda: painted.number > before and page.view.shown.first_day == page.period.first_day,
        )

    def settled() -> None:
        turn(qapp, lambda: page.gateway.idle)

    for _ in range(80):
        began = time.perf_counter()
        leaf()
        times.ours.append(time.perf_counter() - began)
        settled()
    benchmark.pedantic(leaf, setup=settled, rounds=5)
    for share, words in ((0.5, "median"), (0.95, "of the slowest 5%")):
        figures.add(
            f"week page, key to paint, two years, {words}",
            ours=percentile(times.ours, share),
            target="< 50",
        )
    assert percentile(times.ours, 0.5) < 50
