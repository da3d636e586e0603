"""Two desks at once around a closing day: nothing is done on what was seen too early."""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from atelier.calendar.booking_plan import BookingFacts, WantedBooking
from atelier.calendar.bookings import save_booking
from atelier.calendar.closing import (
    Choice,
    ClosureChanged,
    HitsChanged,
    RoomTaken,
    SavedClosing,
    held_plan,
    take_back,
)
from atelier.calendar.closure_hits import ClosureHits
from atelier.calendar.closures import (
    closures_of,
    plan_closure,
    plan_removal,
    remove_closure,
    save_closure,
)
from atelier.calendar.diff import ChangeWanted
from atelier.calendar.moving import move_occurrence
from atelier.calendar.room_day import clashing_now
from atelier.database import Database
from atelier.domain import Actor, Occurrence, OccurrenceState, Refusal, Room, RoomBooking
from tests.calendar.test_change_races import at_once
from tests.making import Making

DAY = date(2026, 12, 2)
OTHER_DAY = DAY + timedelta(days=5)
ROUNDS = 20  # at full length


@pytest.fixture
def hall(making: Making) -> int:
    return making.add(Room(site_id=making.site_id, code="zaal", name="Zaal"))


def meeting(making: Making, name: str, hall: int, **facts: object) -> int:
    wanted = {"starts": time(10), "ends": time(12), "room_id": hall} | facts
    return making.add(Occurrence(activity_id=making.activity(name), day=DAY, **wanted))  # type: ignore[arg-type]


def closing(actor: Actor, going: list[int], **facts: object) -> Callable[[Session], SavedClosing]:
    wanted = {"name": "Dicht", "last_day": DAY, "except_walk_in": False} | facts
    return partial(
        save_closure,
        first_day=DAY,
        choices=dict.fromkeys(going, Choice.CANCEL),
        actor=actor,
        key=uuid4(),
        **wanted,  # type: ignore[arg-type]
    )


def then(
    look: Callable[[], ClosureHits], meanwhile: Callable[[], None]
) -> Callable[[], ClosureHits]:
    """Look as usual, but let another desk do something right after the first look."""
    waiting = [meanwhile]

    def looked() -> ClosureHits:
        plan = look()
        while waiting:
            waiting.pop()()
        return plan

    return looked


def test_what_moves_away_before_it_is_held_is_not_cancelled_on_its_new_day(
    database: Database, actor: Actor, making: Making, hall: int
) -> None:
    choir = meeting(making, "Koor", hall)
    with database.transaction() as session:

        def move() -> None:
            session.get_one(Occurrence, choir).day = OTHER_DAY
            session.flush()

        look = partial(
            plan_closure, session, first_day=DAY, last_day=DAY, except_walk_in=False, actor=actor
        )
        with pytest.raises(HitsChanged):
            held_plan(session, then(look, move), back=(), actor=actor, key=uuid4())


def test_a_room_that_is_hired_before_it_is_held_is_seen(
    database: Database, actor: Actor, making: Making, hall: int
) -> None:
    choir = meeting(making, "Koor", hall)
    saved = database.perform(closing(actor, [choir]))
    with database.transaction() as session:

        def hire() -> None:
            facts = {"name": "Feest", "day": DAY, "starts": time(11), "ends": time(13)}
            session.add(RoomBooking(site_id=actor.site_id, room_id=hall, **facts))  # type: ignore[arg-type]
            session.flush()

        look = partial(plan_removal, session, closure_id=saved.closure_id or 0, actor=actor)
        plan = held_plan(session, then(look, hire), back=[choir], actor=actor, key=uuid4())
        assert isinstance(plan, ClosureHits)
        with pytest.raises(RoomTaken, match="Feest"):
            take_back(session, plan, [choir])


def test_two_that_want_one_room_do_not_both_come_back(
    database: Database, actor: Actor, making: Making, hall: int
) -> None:
    both = [meeting(making, "Koor", hall)]
    saved = database.perform(closing(actor, both))
    second = {"state": OccurrenceState.CANCELLED, "reason": "Dicht", "starts": time(11)}
    both.append(meeting(making, "Yoga", hall, **second))
    remove = partial(remove_closure, closure_id=saved.closure_id or 0, actor=actor)
    with pytest.raises(RoomTaken, match=r"Yoga.*Koor"):
        database.perform(partial(remove, back=both, key=uuid4()))
    assert database.perform(partial(remove, back=both[1:], key=uuid4())).back == 1


def test_the_second_desk_that_edits_one_closure_is_refused(
    database: Database, actor: Actor
) -> None:
    saved = database.perform(closing(actor, []))
    with database.reading() as session:
        (was,) = closures_of(session, first_day=DAY, actor=actor)
    edit = partial(closing, actor, [], closure_id=saved.closure_id, was=was)
    told = at_once(
        *(partial(database.perform, edit(name=name)) for name in ("Verbouwing", "Feestdag"))
    )
    assert told.count(ClosureChanged) == 1, told
    remove = partial(remove_closure, closure_id=was.id, back=(), actor=actor)
    with pytest.raises(ClosureChanged):
        database.perform(partial(remove, was=was, key=uuid4()))
    with database.reading() as session:
        (now,) = closures_of(session, first_day=DAY, actor=actor)
    database.perform(partial(remove, was=now, key=uuid4()))


@pytest.mark.reliability
def test_a_room_goes_to_one_of_two_desks(
    database: Database, actor: Actor, making: Making, rounds: float
) -> None:
    choirs: list[int] = []
    for number in range(round(ROUNDS * rounds)):
        room = making.add(Room(site_id=making.site_id, code=f"z{number}", name=f"Zaal {number}"))
        choir = meeting(making, f"Koor {number}", room)
        choirs.append(choir)  # one of before may have come back
        saved = database.perform(closing(actor, choirs))
        remove = partial(
            remove_closure, closure_id=saved.closure_id or 0, back=[choir], actor=actor, key=uuid4()
        )
        hire = WantedBooking(BookingFacts(room, "Feest", DAY, time(11), time(13)))
        book = partial(save_booking, wanted=hire, actor=actor, key=uuid4())
        told = at_once(*(partial(database.perform, save) for save in (remove, book)))
        refused = [one for one in told if isinstance(one, type) and issubclass(one, Refusal)]
        assert len(refused) == 1, told
        with database.reading() as session:
            assert clashing_now(session, first_day=DAY, last_day=DAY, actor=actor) == []


@pytest.mark.reliability
def test_what_is_moved_off_the_closed_day_stays_planned(
    database: Database, actor: Actor, making: Making, hall: int, rounds: float
) -> None:
    for number in range(round(ROUNDS * rounds)):
        choir = meeting(making, f"Koor {number}", hall, starts=time(10), room_id=None)
        move = partial(
            move_occurrence,
            occurrence_id=choir,
            wanted=ChangeWanted(day=OTHER_DAY),
            actor=actor,
            key=uuid4(),
        )
        at_once(*(partial(database.perform, one) for one in (closing(actor, [choir]), move)))
        with database.reading() as session:
            row = session.get_one(Occurrence, choir)
            if row.day == OTHER_DAY and row.state is OccurrenceState.CANCELLED:
                raise AssertionError("cancelled on a day that is open")
