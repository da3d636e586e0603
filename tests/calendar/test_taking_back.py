"""Taking back what others built upon since: refused with a sentence, or done without harm."""

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import event, select

from atelier.calendar.booking_plan import BookingFacts, WantedBooking
from atelier.calendar.bookings import bookings_of, change_booking, remove_booking, save_booking
from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.changing import save_change
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.exchange.importing import import_calendar
from atelier.calendar.exchange.undoing import earlier_calendar_imports
from atelier.calendar.planning import SavedSeries, save_series
from atelier.calendar.recurrence import Rule
from atelier.calendar.rooms import RoomFacts, add_room, remove_room
from atelier.calendar.undoing import RoomGivenAway, take_back_change
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.domain import Actor, CalendarChange, Occurrence, Room
from atelier.journal.changes import ChangedSince, OverSince
from tests.conftest import Hands
from tests.making import TUESDAY, Making

WEEK = timedelta(weeks=1)
FIRST = TUESDAY + timedelta(days=8)
EXPORTED = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:elsewhere
BEGIN:VEVENT
UID:choir@example.org
DTSTAMP:20261101T000000Z
SUMMARY:Zangkoor
DTSTART:20261202T100000
DTEND:20261202T120000
RRULE:FREQ=WEEKLY;COUNT=4
END:VEVENT
END:VCALENDAR
"""


class Calendar:
    """What is done to the calendar at one desk, with the ids of the changes."""

    def __init__(self, database: Database, actor: Actor) -> None:
        self.database, self.actor = database, actor

    def plan(
        self, activity: int, starts: time, *, weeks: int = 4, room: int | None = None
    ) -> SavedSeries:
        wanted = Wanted(
            Rule(), starts, time(starts.hour + 2), FIRST, FIRST + (weeks - 1) * WEEK, room_id=room
        )
        return self.database.perform(
            partial(
                save_series, activity_id=activity, wanted=wanted, answers={},
                actor=self.actor, key=uuid4(),
            )
        )  # fmt: skip

    def change(self, occurrence: int, reach: Reach, wanted: ChangeWanted) -> ChangeSaved:
        return self.database.perform(
            partial(
                save_change, occurrence_id=occurrence, reach=reach, wanted=wanted, seen=None,
                actor=self.actor, key=uuid4(),
            )
        )  # fmt: skip

    def take_back(self, change: int) -> None:
        self.database.perform(partial(take_back_change, change_id=change, actor=self.actor))


@pytest.fixture
def calendar(database: Database, actor: Actor) -> Calendar:
    return Calendar(database, actor)


def test_an_undo_never_reaches_rows_of_something_else(calendar: Calendar, making: Making) -> None:
    choir = calendar.plan(making.activity("Koor"), time(10)).days[0].occurrence_id
    assert choir is not None
    later = calendar.change(choir, Reach.ALL_FUTURE, ChangeWanted(starts=time(11), ends=time(13)))
    calendar.change(choir, Reach.FOLLOWING, ChangeWanted(last_day=FIRST + WEEK))
    yoga = making.activity("Yoga")
    calendar.plan(yoga, time(11))
    with pytest.raises(ChangedSince):
        calendar.take_back(later.change_id)
    with calendar.database.reading() as session:
        starts = select(Occurrence.starts).where(Occurrence.activity_id == yoga)
        assert session.scalars(starts).all() == [time(11)] * 4


def test_a_room_whose_code_is_taken_does_not_come_back(calendar: Calendar, actor: Actor) -> None:
    perform = calendar.database.perform
    first = perform(partial(add_room, facts=RoomFacts("Zaal"), actor=actor, key=uuid4()))
    gone = perform(partial(remove_room, room_id=first, actor=actor, key=uuid4()))
    second = perform(partial(add_room, facts=RoomFacts("Zaal"), actor=actor, key=uuid4()))
    with pytest.raises(ChangedSince):
        calendar.take_back(gone)
    with calendar.database.reading() as session:
        assert session.scalars(select(Room.id)).all() == [second]


def test_a_long_series_is_looked_up_at_once(calendar: Calendar, making: Making) -> None:
    planned = calendar.plan(making.activity("Koor"), time(10), weeks=40)
    asked: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(calendar.database.engine, "before_cursor_execute", listen)
    calendar.take_back(planned.change_id)
    event.remove(calendar.database.engine, "before_cursor_execute", listen)
    assert sum(statement.startswith("SELECT") for statement in asked) < 20
    with calendar.database.reading() as session:
        assert session.scalars(select(Occurrence)).all() == []


def test_a_hire_does_not_come_back_over_what_took_its_room(
    calendar: Calendar, making: Making, actor: Actor
) -> None:
    hall = making.add(Room(site_id=making.site_id, code="zaal", name="Zaal"))
    perform = calendar.database.perform
    facts = BookingFacts(hall, "Feest", FIRST, time(10), time(12))
    perform(partial(save_booking, wanted=WantedBooking(facts), actor=actor, key=uuid4()))
    with calendar.database.reading() as session:
        (hire,) = bookings_of(session, first_day=FIRST, last_day=FIRST, actor=actor)
    moved = perform(
        partial(
            change_booking, booking_id=hire.id, version=hire.version, following=False,
            facts=replace(facts, starts=time(14), ends=time(16)), actor=actor, key=uuid4(),
        )
    )  # fmt: skip
    choir = calendar.plan(making.activity("Koor"), time(10), weeks=1, room=hall)
    with pytest.raises(RoomGivenAway, match="Koor"):
        calendar.take_back(moved.change_id)
    gone = perform(
        partial(remove_booking, booking_id=hire.id, following=False, actor=actor, key=uuid4())
    )
    calendar.plan(making.activity("Yoga"), time(14), weeks=1, room=hall)
    with pytest.raises(RoomGivenAway, match="Yoga"):
        calendar.take_back(gone.change_id)
    with calendar.database.reading() as session:
        assert bookings_of(session, first_day=FIRST, last_day=FIRST, actor=actor) == []
    calendar.take_back(choir.change_id)


def test_an_import_that_was_undone_says_so_among_the_imports(
    calendar: Calendar, actor: Actor
) -> None:
    data, key = EXPORTED.replace("\n", "\r\n").encode(), uuid4()
    calendar.database.perform(partial(import_calendar, data=data, actor=actor, key=key))
    with calendar.database.reading() as session:
        (change,) = session.scalars(select(CalendarChange.id))
    calendar.take_back(change)
    with calendar.database.reading() as session:
        (listed,) = earlier_calendar_imports(session, actor=actor)
    assert (listed.occurrences, listed.undone_at) == (0, actor.now())


def test_dates_that_are_over_stay_as_they_were(
    calendar: Calendar, making: Making, hands: Hands
) -> None:
    def changes() -> list[int]:
        activity = making.activity()
        planned = calendar.plan(activity, time(10))
        first = planned.days[0].occurrence_id
        assert first is not None
        moved = ChangeWanted(starts=time(11), ends=time(13))
        earlier = calendar.change(first, Reach.ALL_FUTURE, moved)
        fewer = calendar.change(first, Reach.FOLLOWING, ChangeWanted(last_day=FIRST + WEEK))
        return [fewer.change_id, earlier.change_id, planned.change_id]

    def starts() -> set[tuple[int, date, time]]:
        with calendar.database.reading() as session:
            rows = session.scalars(select(Occurrence))
            return {(row.id, row.day, row.starts) for row in rows}

    at_once, later = changes(), changes()
    for change in at_once:
        calendar.take_back(change)
    hands.move(days=8, hours=1, minutes=9)  # one minute before it begins
    calendar.take_back(later[0])
    before = starts()
    hands.move(minutes=1)
    with pytest.raises(OverSince):
        calendar.take_back(later[1])
    assert starts() == before


def test_nothing_moves_back_to_a_day_that_passed_without_it(
    calendar: Calendar, making: Making, hands: Hands
) -> None:
    (planned,) = calendar.plan(making.activity("Koor"), time(10), weeks=1).days
    assert planned.occurrence_id is not None
    moved = calendar.change(
        planned.occurrence_id, Reach.THIS, ChangeWanted(day=FIRST + timedelta(days=2))
    )
    hands.move(days=9)
    with pytest.raises(OverSince):
        calendar.take_back(moved.change_id)
