"""Rooms and what is hired: never double unseen, changed with care, undone as a whole."""

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.booking_plan import BookingFacts, WantedBooking, plan_booking
from atelier.calendar.bookings import (
    BookingRow,
    SavedBookings,
    bookings_of,
    change_booking,
    remove_booking,
    save_booking,
)
from atelier.calendar.changing import save_change
from atelier.calendar.closures import plan_closure
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.plan_refusals import ClashUnanswered, EndsTooEarly, NoDates, ReasonMissing
from atelier.calendar.planning import save_series
from atelier.calendar.plans import Answer, Keep, OtherRoom, Skip
from atelier.calendar.recurrence import Kind, Rule
from atelier.calendar.room_day import clashing_now, room_day
from atelier.calendar.room_refusals import (
    CapacityWrong,
    MinutesWrong,
    RoomChangedElsewhere,
    RoomInUse,
    RoomNameMissing,
    RoomNameTaken,
)
from atelier.calendar.rooms import RoomFacts, add_room, change_room, remove_room, rooms_of
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.domain import Activity, Actor, Closure, Occurrence, OccurrenceState, Room
from atelier.journal.changes import undo_change
from tests.making import TUESDAY, Making

WEDNESDAY = TUESDAY + timedelta(days=1)


@pytest.fixture
def hall(making: Making) -> int:
    """Give the hall, which wants a quarter of an hour before everything."""
    return making.add(
        Room(site_id=making.site_id, code="speelzaal", name="De Speelzaal", setup_minutes=15)
    )


@pytest.fixture
def kitchen(making: Making) -> int:
    return making.add(Room(site_id=making.site_id, code="keuken", name="De Eetkeuken"))


def meeting(
    making: Making, name: str, room: int, starts: time, ends: time, day: date = WEDNESDAY
) -> int:
    activity = making.activity(name)
    return making.add(
        Occurrence(activity_id=activity, room_id=room, day=day, starts=starts, ends=ends)
    )


def choir(
    room: int, day: date = WEDNESDAY, starts: time = time(15), ends: time = time(16, 30)
) -> BookingFacts:
    return BookingFacts(room, "Koor Vreugd", day, starts, ends, price_cents=2500)


def book(
    database: Database,
    actor: Actor,
    wanted: WantedBooking,
    answers: dict[date, Answer] | None = None,
) -> SavedBookings:
    return database.perform(
        partial(save_booking, wanted=wanted, answers=answers, actor=actor, key=uuid4())
    )


def rows_of(database: Database, actor: Actor) -> list[BookingRow]:
    with database.reading() as session:
        return bookings_of(session, first_day=TUESDAY, last_day=date(2027, 12, 31), actor=actor)


def change(
    database: Database,
    actor: Actor,
    number: int,
    facts: BookingFacts,
    *,
    following: bool = False,
    answers: dict[date, Answer] | None = None,
) -> SavedBookings:
    """Change the booking with this number in the list."""
    row = rows_of(database, actor)[number]
    return database.perform(
        partial(
            change_booking, booking_id=row.id, version=row.version, facts=facts,
            following=following, answers=answers, actor=actor, key=uuid4(),
        )
    )  # fmt: skip


def shown(database: Database, actor: Actor) -> list[tuple[str, int, int | None]]:
    facts = [row.facts for row in rows_of(database, actor)]
    return [(one.name, one.room_id, one.price_cents) for one in facts]


def days(database: Database, actor: Actor, room: int | None = None) -> list[tuple[date, time]]:
    with database.reading() as session:
        rows = bookings_of(
            session,
            first_day=TUESDAY,
            last_day=date(2027, 12, 31),
            actor=actor,
            room_id=room,
        )
    return [(row.facts.day, row.facts.starts) for row in rows]


def test_a_choir_in_the_hall_of_the_children_stands_red_with_a_reason(
    database: Database, actor: Actor, making: Making, hall: int, kitchen: int
) -> None:
    club = meeting(making, "Kinderclub", hall, time(13, 30), time(15, 30))
    wanted = WantedBooking(choir(hall))
    with pytest.raises(ClashUnanswered, match=r"De Speelzaal.*13:30.*15:30.*Kinderclub"):
        book(database, actor, wanted)
    with pytest.raises(ReasonMissing):
        book(database, actor, wanted, {WEDNESDAY: Keep("  ")})
    with database.reading() as session:
        quarter = WantedBooking(choir(hall, starts=time(15, 40)))
        (one,) = plan_booking(session, wanted=quarter, actor=actor)
        assert [clash.name for clash in one.clashes] == ["Kinderclub"]  # it must be set up
        free = WantedBooking(choir(hall, starts=time(15, 45)))
        assert plan_booking(session, wanted=free, actor=actor)[0].clashes == ()
        assert clashing_now(session, first_day=WEDNESDAY, last_day=WEDNESDAY, actor=actor) == []
    saved = book(database, actor, wanted, {WEDNESDAY: Keep("Zij zingen samen")})
    with database.reading() as session:
        rows = room_day(session, room_id=hall, day=WEDNESDAY, actor=actor)
        assert [(row.name, row.clash, row.begins, row.ready) for row in rows] == [
            ("Kinderclub", True, 13 * 60 + 15, 15 * 60 + 30),
            ("Koor Vreugd", True, 14 * 60 + 45, 16 * 60 + 30),
        ]
        (double,) = clashing_now(session, first_day=TUESDAY, last_day=WEDNESDAY, actor=actor)
        assert (double.first.occurrence_id, double.second.name) == (club, "Koor Vreugd")
        (row,) = bookings_of(session, first_day=TUESDAY, last_day=WEDNESDAY, actor=actor)
        assert row.clash_reason == "Zij zingen samen"
    database.perform(partial(undo_change, change_id=saved.change_id, actor=actor))
    assert days(database, actor) == []
    moved = book(database, actor, wanted, {WEDNESDAY: OtherRoom(kitchen)})
    assert (moved.number, days(database, actor, kitchen)) == (1, [(WEDNESDAY, time(15))])


def test_a_tenant_comes_every_week_but_not_when_the_house_is_closed(
    database: Database, actor: Actor, making: Making, hall: int
) -> None:
    closed = date(2026, 12, 30)
    making.add(Closure(site_id=making.site_id, first_day=closed, last_day=closed, name="Dicht"))
    meeting(making, "Kerstdiner", hall, time(15), time(18), day=date(2026, 12, 16))
    wanted = WantedBooking(choir(hall), rule=Rule(), last_day=date(2027, 1, 6))
    with database.reading() as session:
        plan = plan_booking(session, wanted=wanted, actor=actor)
        busy = plan_booking(
            session, wanted=WantedBooking(wanted.facts, Rule(), wanted.last_day, False), actor=actor
        )
    assert [one.day.day for one in plan if not one.held] == [30]
    assert all(one.held for one in busy)
    saved = book(database, actor, wanted, {date(2026, 12, 16): Skip()})
    assert saved.number == 5
    assert [day.day for day, _ in days(database, actor)] == [25, 2, 9, 23, 6]


def test_this_one_or_this_and_the_following_and_undo(
    database: Database, actor: Actor, hall: int
) -> None:
    wanted = WantedBooking(choir(hall), rule=Rule(), last_day=WEDNESDAY + timedelta(weeks=4))
    book(database, actor, wanted)
    before = days(database, actor)
    with database.reading() as session:
        third = bookings_of(session, first_day=TUESDAY, last_day=date(2027, 1, 1), actor=actor)[2]
    later = choir(hall, third.facts.day + timedelta(days=7), time(15, 30))
    change = partial(change_booking, booking_id=third.id, facts=later, actor=actor)
    with pytest.raises(RoomChangedElsewhere):
        database.perform(partial(change, version=third.version + 1, following=True, key=uuid4()))
    moved = database.perform(partial(change, version=third.version, following=True, key=uuid4()))
    assert moved.number == 3  # a week later, over the places of their own that come free
    assert days(database, actor) == before[:2] + [
        (day + timedelta(days=7), time(15, 30)) for day, _ in before[2:]
    ]
    database.perform(partial(undo_change, change_id=moved.change_id, actor=actor))
    assert days(database, actor) == before
    gone = database.perform(
        partial(remove_booking, booking_id=third.id, following=False, actor=actor, key=uuid4())
    )
    assert days(database, actor) == before[:2] + before[3:]
    database.perform(partial(undo_change, change_id=gone.change_id, actor=actor))
    key = uuid4()
    all_gone = partial(remove_booking, booking_id=third.id, following=True, actor=actor, key=key)
    assert database.perform(all_gone) == database.perform(all_gone)
    assert days(database, actor) == before[:2]


def test_what_was_made_otherwise_by_hand_stays_so_when_the_following_change(
    database: Database, actor: Actor, hall: int, kitchen: int
) -> None:
    last = WEDNESDAY + timedelta(weeks=2)
    book(database, actor, WantedBooking(choir(hall), Rule(), last))
    evening = BookingFacts(
        kitchen, "Koor met piano", WEDNESDAY + timedelta(weeks=1), time(19), time(21)
    )
    change(database, actor, 1, evening)
    change(database, actor, 0, replace(choir(hall), price_cents=3000), following=True)
    assert days(database, actor)[1] == (evening.day, time(19))
    assert [name for name, *_ in shown(database, actor)][1] == "Koor met piano"
    renamed = replace(choir(hall), name="Koor", price_cents=3000)
    change(database, actor, 0, renamed, following=True)
    assert shown(database, actor) == [
        ("Koor", hall, 3000),
        ("Koor", kitchen, 3000),
        ("Koor", hall, 3000),
    ]


def test_two_of_one_repeat_on_one_day_change_together_and_clash_with_each_other(
    database: Database, actor: Actor, hall: int
) -> None:
    last = WEDNESDAY + timedelta(weeks=1)
    book(database, actor, WantedBooking(choir(hall), Rule(), last))
    change(database, actor, 1, choir(hall, starts=time(19), ends=time(20)))
    change(database, actor, 0, replace(choir(hall), name="Koor"), following=True)
    assert shown(database, actor) == [("Koor", hall, 2500)] * 2
    early = replace(choir(hall, starts=time(9), ends=time(10)), name="Koor")
    with pytest.raises(ClashUnanswered, match=r"De Speelzaal.*9:00.*Koor"):
        change(database, actor, 0, early, following=True)
    change(database, actor, 0, early, following=True, answers={WEDNESDAY: Skip()})
    assert days(database, actor) == [(WEDNESDAY, time(9))]  # the other one goes away


def test_a_fifth_wednesday_skips_the_months_that_have_none(
    database: Database, actor: Actor, hall: int
) -> None:
    wanted = WantedBooking(
        choir(hall, date(2026, 12, 1)), Rule(Kind.NTH, nth=5, days=(2,)), date(2027, 7, 1)
    )
    book(database, actor, wanted)
    assert [day.isoformat() for day, _ in days(database, actor)] == [
        *("2026-12-30", "2027-03-31", "2027-06-30")
    ]
    with pytest.raises(NoDates):
        book(
            database, actor,
            WantedBooking(wanted.facts, wanted.rule, date(2026, 12, 2)),
        )  # fmt: skip
    with pytest.raises(EndsTooEarly):
        book(database, actor, WantedBooking(choir(hall, ends=time(15))))


def test_the_same_key_books_once(database: Database, actor: Actor, hall: int) -> None:
    save = partial(save_booking, wanted=WantedBooking(choir(hall)), actor=actor, key=uuid4())
    assert database.perform(save) == database.perform(save)
    assert len(days(database, actor)) == 1


def test_rooms_are_added_changed_and_kept_while_they_are_used(
    database: Database, actor: Actor, making: Making
) -> None:
    facts = RoomFacts("De Schuur & Stal", 30, "beamer, keuken", 15, 10, "Achter de tuin")
    key = uuid4()
    room = database.perform(partial(add_room, facts=facts, actor=actor, key=key))
    assert database.perform(partial(add_room, facts=facts, actor=actor, key=key)) == room
    with database.reading() as session:
        (row,) = rooms_of(session, actor=actor)
    assert (row.facts, row.used) == (facts, False)
    smaller = RoomFacts("De Schuur", 20)
    change = partial(change_room, room_id=room, facts=smaller, actor=actor)
    done = database.perform(partial(change, version=row.version, key=uuid4()))
    with pytest.raises(RoomChangedElsewhere):
        database.perform(partial(change, version=row.version, key=uuid4()))
    database.perform(partial(undo_change, change_id=done, actor=actor))
    with database.reading() as session:
        assert rooms_of(session, actor=actor)[0].facts == facts
    remove = partial(remove_room, room_id=room, actor=actor)
    gone = database.perform(partial(remove, key=uuid4()))
    with database.reading() as session:
        assert rooms_of(session, actor=actor) == []
    database.perform(partial(undo_change, change_id=gone, actor=actor))
    meeting(making, "Bingo", room, time(14), time(16))
    book(database, actor, WantedBooking(choir(room, starts=time(19), ends=time(20))))
    with pytest.raises(RoomInUse, match="one meeting, one booking"):
        database.perform(partial(remove, key=uuid4()))


@pytest.mark.parametrize(
    ("refusal", "facts"),
    [
        (RoomNameMissing, RoomFacts(" ")),
        (RoomNameTaken, RoomFacts("de speelzaal")),
        (CapacityWrong, RoomFacts("Zolder", 0)),
        (MinutesWrong, RoomFacts("Zolder", setup_minutes=241)),
    ],
)
@pytest.mark.usefixtures("hall")
def test_a_room_is_refused_with_a_reason(
    refusal: type[Exception], facts: RoomFacts, database: Database, actor: Actor
) -> None:
    with pytest.raises(refusal):
        database.perform(partial(add_room, facts=facts, actor=actor, key=uuid4()))


def test_a_day_shows_what_is_cancelled_and_no_sensitive_name(
    database: Database, actor: Actor, making: Making, hall: int
) -> None:
    sensitive = making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    for number, state in enumerate((OccurrenceState.PLANNED, OccurrenceState.CANCELLED)):
        making.add(
            Occurrence(
                activity_id=sensitive,
                room_id=hall,
                day=WEDNESDAY,
                starts=time(9),
                ends=time(10 + number),
                state=state,
                reason="Ziek" * number,
            )
        )
    with database.reading() as session:
        rows = room_day(session, room_id=None, day=WEDNESDAY, actor=actor)
    assert [(row.name, row.cancelled, row.reason, row.clash) for row in rows] == [
        ("Donderdaggroep", False, "", False),
        ("Donderdaggroep", True, "Ziek", False),
    ]


def test_what_was_planned_before_its_activity_had_a_room_stands_in_that_room(
    database: Database, actor: Actor, making: Making, hall: int
) -> None:
    activity = making.activity("Koor")
    early = making.occurrence(activity, day=WEDNESDAY, starts=time(15), ends=time(17))
    with database.transaction() as session:
        session.get_one(Activity, activity).room_id = hall
    with pytest.raises(ClashUnanswered, match=r"De Speelzaal.*Koor"):
        book(database, actor, WantedBooking(choir(hall)))
    book(database, actor, WantedBooking(choir(hall)), {WEDNESDAY: Keep("Zij zingen samen")})
    with database.reading() as session:
        (double,) = clashing_now(session, first_day=WEDNESDAY, last_day=WEDNESDAY, actor=actor)
        assert early in (double.first.occurrence_id, double.second.occurrence_id)
        closed = {"first_day": WEDNESDAY, "last_day": WEDNESDAY, "except_walk_in": False}
        (hit,) = plan_closure(session, **closed, actor=actor).occurrences  # type: ignore[arg-type]
        assert hit.room == "De Speelzaal"


@pytest.mark.parametrize("reach", list(Reach))
def test_what_has_the_room_of_its_activity_moves_into_no_taken_room(
    reach: Reach, database: Database, actor: Actor, making: Making, hall: int
) -> None:
    activity = making.activity("Koor")
    wanted = Wanted(Rule(), time(9), time(10), WEDNESDAY, WEDNESDAY + timedelta(weeks=2))
    planned = {"activity_id": activity, "wanted": wanted, "answers": {}, "actor": actor}
    made = database.perform(partial(save_series, key=uuid4(), **planned))  # type: ignore[arg-type]
    with database.transaction() as session:
        session.get_one(Activity, activity).room_id = hall
    book(database, actor, WantedBooking(choir(hall)))
    to = ChangeWanted(starts=time(16), ends=time(17))
    asked = {"occurrence_id": made.days[0].occurrence_id, "wanted": to, "reach": reach}
    with pytest.raises(ClashUnanswered, match="De Speelzaal"):
        database.perform(
            partial(save_change, seen=None, actor=actor, key=uuid4(), **asked)  # type: ignore[arg-type]
        )


def test_the_sweep_finds_what_comparing_everything_finds(
    database: Database, actor: Actor, making: Making, hall: int, kitchen: int
) -> None:
    for number in range(24):
        starts = time(9 + number * 5 % 9, number * 7 % 60)
        ends = time(starts.hour + 1 + number % 3, starts.minute)
        meeting(making, f"A{number}", (hall, kitchen)[number % 2], starts, ends)
    with database.reading() as session:
        found = clashing_now(session, first_day=TUESDAY, last_day=WEDNESDAY, actor=actor)
        expected = _compared(session)
    pairs = {
        frozenset((one.first.occurrence_id or 0, one.second.occurrence_id or 0)) for one in found
    }
    assert len(pairs) == len(found)
    assert pairs == expected


def _compared(session: Session) -> set[frozenset[int]]:
    rows = session.execute(
        select(Occurrence.id, Occurrence.room_id, Occurrence.starts, Occurrence.ends,
               Room.setup_minutes).join(Room)
    ).all()  # fmt: skip
    taken = [
        (id_, room, starts.hour * 60 + starts.minute - before, ends.hour * 60 + ends.minute)
        for id_, room, starts, ends, before in rows
    ]
    return {
        frozenset((one[0], other[0]))
        for one in taken
        for other in taken
        if one[0] != other[0] and one[1] == other[1] and one[2] < other[3] and other[2] < one[3]
    }
