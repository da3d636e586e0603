"""Two desks change the same series at the same moment: one is told, and nothing is lost (F42)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest

from atelier.calendar.change_refusals import ChangedMeanwhile
from atelier.calendar.changing import save_change
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.plan_refusals import ClashUnanswered
from atelier.calendar.planning import save_series
from atelier.calendar.recurrence import Rule
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.domain import Actor, Occurrence, Refusal
from tests.calendar.changing import House
from tests.making import Making
from tests.queueing import is_server, second_of_two, until_one_waits

FIRST = date(2026, 12, 1)  # nothing of today, which may be over
ROUNDS = 40  # at full length


@pytest.fixture
def house(database: Database, making: Making, actor: Actor) -> House:
    return House(database, making, actor)


def at_once(*saves: Callable[[], object]) -> list[object]:
    """Let each desk save on a thread and a connection of its own, all at one moment."""
    barrier = Barrier(len(saves), timeout=60)

    def run(save: Callable[[], object]) -> object:
        barrier.wait()
        try:
            return save()
        except Refusal as refusal:
            return type(refusal)

    with ThreadPoolExecutor(len(saves)) as desks:
        return list(desks.map(run, saves))


def saving(
    house: House, occurrence: int, hour: int, seen: str | None, room: int
) -> Callable[[], object]:
    return partial(
        house.database.perform,
        partial(
            save_change,
            occurrence_id=occurrence,
            reach=Reach.FOLLOWING,
            wanted=ChangeWanted(starts=time(hour), room_id=room),
            seen=seen,
            actor=house.actor,
            key=uuid4(),
        ),
    )


@pytest.mark.reliability
def test_two_desks_change_one_series(house: House, rounds: float) -> None:
    room = house.room("Zaal")
    series = house.series("Yoga", "weekly", FIRST, date(2026, 12, 22), room=room)
    first = house.on(series, FIRST)
    for number in range(round(ROUNDS * rounds)):
        hours = (8, 18) if number % 2 else (9, 17)
        seen = [house.plan(first, Reach.FOLLOWING, starts=time(hour)).stamp for hour in hours]
        told = at_once(
            *(
                saving(house, first, hour, mark, room)
                for hour, mark in zip(hours, seen, strict=True)
            )
        )
        assert told.count(ChangedMeanwhile) == 1, told
        won = hours[1 - told.index(ChangedMeanwhile)]
        assert {row.starts.hour for row in house.rows(series)} == {won}


@pytest.mark.parametrize("with_room", [True, False])
def test_a_plan_that_is_sent_twice_at_once_is_saved_once(house: House, with_room: bool) -> None:
    room = house.room("Zaal") if with_room else None
    plan = partial(
        save_series,
        activity_id=house.making.activity("Koor"),
        wanted=Wanted(Rule(), time(10), time(12), FIRST, date(2026, 12, 22), room_id=room),
        answers={},
        actor=house.actor,
        key=uuid4(),
    )
    first, second = second_of_two(house.database, plan)
    assert second == first
    assert len(house.rows(first.series_id)) == len(first.days)


def test_a_change_of_a_series_takes_its_dates_in_order(house: House) -> None:
    """Whoever holds an earlier date may take a later one, and never waits in a circle."""
    if not is_server(house.database):
        pytest.skip("in a file one save at a time is under way")
    series = house.series("Yoga", "weekly", FIRST, date(2026, 12, 22))
    early, late = house.rows(series)[0].id, house.rows(series)[-1].id
    change = partial(house.change, late, Reach.ALL_FUTURE, starts=time(9))
    with ThreadPoolExecutor(1) as desk:
        with house.database.transaction() as session:
            session.get_one(Occurrence, early, with_for_update=True)
            told = desk.submit(change)
            until_one_waits(house.database)
            session.get_one(Occurrence, late, with_for_update={"nowait": True})
        assert told.result(timeout=20).number == 4


@pytest.mark.reliability
def test_two_desks_want_one_room(house: House, rounds: float) -> None:
    for number in range(round(ROUNDS * rounds)):
        room, old = house.room(f"Zaal {number}"), house.room(f"Oud {number}")
        series = [
            house.series(f"{name} {number}", "weekly", FIRST, date(2026, 12, 22), room=old)
            for name in ("Yoga", "Koor")
        ]
        told = at_once(*(saving(house, house.on(one, FIRST), 10, None, room) for one in series))
        assert told.count(ClashUnanswered) == 1, told
        assert sum(row.room_id == room for one in series for row in house.rows(one)) == 4
