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
from atelier.database import Database
from atelier.domain import Actor, Refusal
from tests.calendar.changing import House
from tests.making import Making

FIRST = date(2026, 12, 1)  # nothing of today, which may be over
ROUNDS = 40  # at full length


@pytest.fixture
def house(database: Database, making: Making, actor: Actor) -> House:
    return House(database, making, actor)


def at_once(*saves: Callable[[], object]) -> list[object]:
    """Let each desk save on a thread and a connection of its own, all at one moment."""
    barrier = Barrier(len(saves))

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
