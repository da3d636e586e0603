"""Desks that plan the same room in the same moment: one has it, the others are told."""

from collections import Counter
from datetime import date, time
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from atelier.calendar.plan_refusals import ClashUnanswered
from atelier.calendar.planning import save_series
from atelier.calendar.recurrence import Rule
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.domain import Occurrence, Room
from tests.making import Making
from tests.reliability.test_last_place import DESKS, at_once, desks, engine_name, level

__all__ = ["desks", "engine_name", "level"]  # fixtures

ROUNDS = 100

pytestmark = [pytest.mark.reliability, pytest.mark.timeout(600)]


def test_two_desks_never_book_one_room_silently(
    desks: list[Database],
    database: Database,
    making: Making,
    rounds: float,
) -> None:
    number = round(ROUNDS * rounds)
    activities = [making.activity(f"Groep {letter}") for letter in "ABCD"]
    wanted = Wanted(Rule(), time(10), time(12), date(2027, 2, 1), date(2027, 2, 22))
    ended: Counter[str] = Counter()
    for turn in range(number):
        room = making.add(Room(site_id=making.site_id, code=f"r{turn}", name=f"Zaal {turn}"))
        there = Wanted(
            wanted.rule,
            wanted.starts,
            wanted.ends,
            wanted.first_day,
            wanted.last_day,
            room_id=room,
        )
        ends = at_once(
            [
                partial(
                    desk.perform,
                    partial(
                        save_series,
                        activity_id=activity,
                        wanted=there,
                        answers={},
                        actor=making.actor,
                        key=uuid4(),
                    ),
                )
                for desk, activity in zip(desks, activities, strict=True)
            ]
        )
        told = [end for end in ends if isinstance(end, ClashUnanswered)]
        assert len(told) == DESKS - 1, ends
        assert {len(one.days) for one in told} == {4}
        ended.update(type(end).__name__ for end in ends)
    assert ended == {"SavedSeries": number, "ClashUnanswered": number * (DESKS - 1)}
    with database.reading() as session:
        doubled = session.execute(
            select(Occurrence.room_id, Occurrence.day)
            .group_by(Occurrence.room_id, Occurrence.day)
            .having(func.count() > 1)
        ).all()
    assert doubled == []
