"""Where things stand: beside each other, in lanes, on weekends, in a month; and what is pending."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPoint, QRect, QSize

from atelier.calendar.shown import Choice, Shown, ShownBooking, ShownOccurrence
from atelier.domain import BookingKind, Function
from ui.calendar.filters import Wanted
from ui.calendar.period import Period
from ui.calendar.view_atlas import Atlas
from ui.calendar.view_box_words import tokens
from ui.calendar.view_lanes import side_by_side
from ui.calendar.view_layout import Asked, Box, Form, Layout, Mode, Slot
from ui.calendar.view_month import MonthLayout
from ui.calendar.view_text import Typesetter, too_short
from ui.calendar.view_week import DayLayout, WeekLayout
from ui.kit.look import BOLD, look

MONDAY = date(2026, 11, 23)
times = some.tuples(some.integers(0, 90), some.integers(1, 20))


def row(
    number: int, first: int, last: int, *, day: date = MONDAY, walk_in: bool = False, room: int = 1
) -> ShownOccurrence:
    return ShownOccurrence(
        id=number,
        series_id=None,
        activity_id=number,
        name=f"Groep {number}",
        function=Function.MEETING,
        day=day,
        first=first,
        last=last,
        room_id=room,
        room="Zaal",
        host_id=None,
        host="",
        cancelled=False,
        skipped=False,
        reason="",
        changed=False,
        moved=False,
        capacity=None,
        enrolled=0,
        waiting=0,
        enrolment=False,
        walk_in=walk_in,
        sensitive=False,
        open_shifts=0,
        clash=False,
        clash_reason="",
        version=1,
        before=0,
        after=0,
    )


def shown(*rows: ShownOccurrence, weeks: int = 1) -> Shown:
    return Shown(MONDAY, MONDAY + timedelta(days=7 * weeks - 1), rows, ())


def asked(of: Shown, *, rooms: tuple[Choice, ...] = (), day: date = MONDAY) -> Asked:
    return Asked(of, day, MONDAY, rooms, 784, 655)


@given(some.lists(times, max_size=25))
def test_nothing_stands_on_top_of_anything_else(spans: list[tuple[int, int]]) -> None:
    rows = [
        row(number, first * 10, (first + long) * 10) for number, (first, long) in enumerate(spans)
    ]
    placed = side_by_side(rows)
    assert sorted(one.id for one, _ in placed) == list(range(len(rows)))
    for number, (one, place) in enumerate(placed):
        assert place.lane + place.wide <= place.lanes
        for other, beside in placed[:number]:
            if one.first < other.last and other.first < one.last:
                apart = (
                    place.lane >= beside.lane + beside.wide
                    or beside.lane >= place.lane + place.wide
                )
                assert apart, (one, other)


@pytest.mark.usefixtures("qapp")
def test_a_weekend_stands_there_when_something_does_and_hours_grow() -> None:
    few = WeekLayout(asked(shown(row(1, 600, 660))))
    assert len(few.columns) == 5
    assert few.hours() == range(9, 22)
    saturday = MONDAY + timedelta(days=5)
    more = WeekLayout(asked(shown(row(1, 450, 500), row(2, 1300, 1439, day=saturday))))
    assert [column.day.weekday() for column in more.columns] == [0, 1, 2, 3, 4, 5]
    assert more.hours() == range(7, 25)


@pytest.mark.usefixtures("qapp")
def test_the_open_door_stands_in_a_narrow_lane_of_a_week_and_not_of_a_day() -> None:
    rows = shown(row(1, 540, 720, walk_in=True), row(2, 600, 660))
    door, group = WeekLayout(asked(rows)).boxes
    assert door.form is Form.UPRIGHT
    assert door.place.right() < group.place.left()
    assert door.place.width() < group.place.width() / 2
    (box,) = DayLayout(
        asked(shown(row(1, 540, 720, walk_in=True)), rooms=(Choice(1, "Zaal"),))
    ).boxes
    assert box.form is Form.LINES


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("kind", [WeekLayout, DayLayout])
def test_a_time_is_found_where_it_was_painted(kind: type[WeekLayout] | type[DayLayout]) -> None:
    layout: Layout = kind(asked(shown(row(1, 600, 660)), rooms=(Choice(1, "Zaal"),)))
    box = layout.box_of(1)
    assert box is not None
    slot = layout.slot_of(box)
    assert layout.place_of(slot) is not None
    found = layout.slot_at(box.place.topLeft() + QPoint(2, 2))
    assert (found.day, found.first, found.room_id) == (slot.day, 600, slot.room_id)
    assert layout.box_at(box.place.center()) is box


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [24, 34, 40, 60])
def test_words_that_do_not_fit_end_in_dots(width: int) -> None:
    setter = Typesetter()
    for name in ("Taalspreekuur Spelmiddag", "Stoelyoga", "Yogabeginners"):
        lines = setter.lines(name, 13, BOLD, width, 2)
        assert lines
        for line in lines:  # a whole word, or its beginning with dots
            assert line.endswith(("…", ".")) or line in name.split(" ")
        assert len(lines) == 1 or not any(too_short(line) for line in lines)


@pytest.mark.usefixtures("qapp")
def test_a_hire_that_clashes_is_as_red_as_what_it_clashes_with() -> None:
    hire = ShownBooking(
        1, "Koor", BookingKind.HIRE, MONDAY, 600, 660, 1, "Zaal", clash=True, clash_reason="",
        before=0, after=0,
    )  # fmt: skip
    place = QRect(0, 0, 90, 60)
    assert tokens(Box(hire, place, 0)) == ("warning", "warning_soft")
    assert tokens(Box(hire._replace(clash=False), place, 0)) != ("warning", "warning_soft")


@pytest.mark.usefixtures("qapp")
def test_a_month_says_how_many_found_no_room_in_a_day() -> None:
    rows = [row(number, 540 + number, 600 + number) for number in range(12)]
    door = row(99, 530, 700, walk_in=True)
    layout = MonthLayout(asked(shown(door, *rows, weeks=5), day=MONDAY))
    boxes = len(layout.boxes)
    assert layout.more == {MONDAY: 13 - boxes}
    assert 0 < boxes < 12
    assert layout.box_of(99) is None  # it is there every day, and gives way
    assert layout.slot_at(layout.cells[MONDAY + timedelta(weeks=2)].center()) == Slot(
        MONDAY + timedelta(weeks=2), 0, 0
    )


@pytest.mark.usefixtures("qapp")
def test_a_full_sheet_of_pictures_begins_anew() -> None:
    atlas, size = Atlas(), look().color("ink").name()
    painted: list[int] = []

    def paint(_painter: object, number: int, _spot: object) -> None:
        painted.append(number)

    large = [(number, size, QSize(1500, 700)) for number in range(2)]
    atlas.add(large, paint, scale=1.0, ratio=1.0)
    atlas.add(large, paint, scale=1.0, ratio=1.0)
    assert painted == [0, 1]
    atlas.add([(7, size, QSize(1500, 700))], paint, scale=1.0, ratio=1.0)
    assert painted == [0, 1, 0]
    atlas.add([(7, "another", QSize(1500, 700))], paint, scale=1.0, ratio=1.0)
    assert painted == [0, 1, 0, 0]


@pytest.mark.parametrize(
    ("mode", "day", "first", "last"),
    [
        (Mode.WEEK, date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 3)),
        (Mode.DAY, date(2027, 1, 1), date(2027, 1, 1), date(2027, 1, 1)),
        (Mode.MONTH, date(2027, 2, 15), date(2027, 2, 1), date(2027, 2, 28)),
        (Mode.MONTH, date(2026, 8, 31), date(2026, 7, 27), date(2026, 9, 6)),
    ],
)
def test_a_period_is_whole(mode: Mode, day: date, first: date, last: date) -> None:
    period = Period(mode, day)
    assert (period.first_day, period.last_day) == (first, last)
    there = period.leafed(1)
    assert there.first_day > period.first_day
    assert there.leafed(-1).first_day == period.first_day


def test_tenants_are_shown_where_rooms_are_looked_at_or_where_they_are_in_the_way() -> None:
    kept = ShownBooking(
        *(1, "Fysio", BookingKind.TENANT, MONDAY, 510, 1020, 7, "Kamer 7", False, "", 0, 0)
    )
    both = shown()._replace(bookings=(kept, kept._replace(id=2, clash=True)))
    everything, one_room = Wanted(), Wanted(room_id=7)
    assert [row.id for row in everything.of(both, by_room=False).bookings] == [2]
    assert [row.id for row in everything.of(both, by_room=True).bookings] == [1, 2]
    assert [row.id for row in one_room.of(both, by_room=False).bookings] == [1, 2]
    assert Wanted(host_id=3).of(both, by_room=True).bookings == ()
