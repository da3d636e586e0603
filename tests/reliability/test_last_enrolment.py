"""The last place of a series and of a day: given to one, whatever the server's own ideas are."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from atelier.attendance.refusals import OccurrenceFull
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.enrolling import enrol_at_desk
from atelier.domain import Enrolment, EnrolmentState, Occurrence, Participation
from atelier.enrolment.actions import enrol, withdraw
from atelier.enrolment.receipts import Enrolled
from atelier.enrolment.refusals import DayFull, SeriesFull
from atelier.enrolment.standing import standings
from tests.making import TUESDAY, Making
from tests.reliability.test_last_place import DESKS, ROUNDS, at_once, desks, engine_name, level

pytestmark = [pytest.mark.reliability, pytest.mark.timeout(900)]
__all__ = ["desks", "engine_name", "level"]
WEEKS = 3


class Class:
    """A class with one place left, on each of its days."""

    def __init__(self, making: Making, database: Database, capacity: int = 1) -> None:
        self._database, self.actor = database, making.actor
        activity = making.activity(enrolment=True, capacity=capacity)
        self.series = making.series(activity)
        self.days = [
            making.occurrence(activity, series=self.series, day=TUESDAY + timedelta(weeks=week))
            for week in range(WEEKS)
        ]

    def taken(self) -> list[int]:
        """Count who has a place or is there, day by day."""
        with self._database.reading() as session:
            days = session.scalars(select(Occurrence).where(Occurrence.id.in_(self.days))).all()
            full = standings(session, occurrences=days, today=self.actor.today())
            return [full[day].taken for day in self.days]


def asked(
    desk: Database, making: Making, person: int, *, series: int | None = None,
    day: int | None = None, waiting: bool = False,
) -> Callable[[], object]:  # fmt: skip
    return partial(
        desk.perform,
        partial(
            enrol_at_desk, person_id=person, series_id=series, occurrence_id=day,
            waiting_if_full=waiting, offered=True, actor=making.actor, key=uuid4(),
        ),
    )  # fmt: skip


@pytest.fixture
def people(making: Making) -> list[int]:
    return [making.person(f"Persoon {letter}") for letter in "ABCD"]


def test_the_last_place_in_a_series_is_given_to_one(
    desks: list[Database], database: Database, making: Making, people: list[int], rounds: float
) -> None:
    number = round(ROUNDS * rounds)
    ended: Counter[str] = Counter()
    for _ in range(number):
        course = Class(making, database)
        ends = at_once(
            [
                asked(desk, making, person, series=course.series)
                for desk, person in zip(desks, people, strict=True)
            ]
        )
        assert course.taken() == [1] * WEEKS, ends
        ended.update(type(end).__name__ for end in ends)
    assert ended == {"Enrolled": number, "SeriesFull": number * (DESKS - 1)}


def test_the_last_place_of_a_day_is_given_to_the_series_or_to_the_day(
    desks: list[Database], database: Database, making: Making, people: list[int], rounds: float
) -> None:
    """Two desks ask for the series and two for one of its days: scenario 9, both ways."""
    number = round(ROUNDS * rounds)
    ended: Counter[str] = Counter()
    for turn in range(number):
        course = Class(making, database)
        day = course.days[turn % WEEKS]
        wanted: list[dict[str, Any]] = [{"series": course.series}, {"day": day}] * (DESKS // 2)
        ends = at_once(
            [
                asked(desk, making, person, **place)
                for desk, person, place in zip(desks, people, wanted, strict=True)
            ]
        )
        assert max(course.taken()) == 1, ends
        assert sum(isinstance(end, Enrolled) for end in ends) == 1, ends
        ended.update(type(end).__name__ for end in ends)
    assert set(ended) <= {"Enrolled", SeriesFull.__name__, DayFull.__name__}
    assert ended["Enrolled"] == number


def test_an_enrolment_and_a_walk_in_do_not_share_the_last_place(
    desks: list[Database], database: Database, making: Making, people: list[int], rounds: float
) -> None:
    number = round(ROUNDS * rounds)
    ended: Counter[str] = Counter()
    for turn in range(number):
        course = Class(making, database)
        today = course.days[0]
        place: dict[str, Any] = {"series": course.series} if turn % 2 else {"day": today}
        come = partial(check_in, occurrence_ids=[today], actor=making.actor)
        ends = at_once(
            [
                *(
                    asked(desk, making, person, **place)
                    for desk, person in zip(desks[:2], people[:2], strict=True)
                ),
                *(
                    partial(desk.perform, partial(come, person_id=person, key=uuid4()))
                    for desk, person in zip(desks[2:], people[2:], strict=True)
                ),
            ]
        )
        assert course.taken()[0] == 1, ends
        ended.update(type(end).__name__ for end in ends)
    full = ("SeriesFull", "DayFull", OccurrenceFull.__name__)
    assert set(ended) <= {"Enrolled", "CheckedIn", *full}
    assert ended["Enrolled"] + ended["CheckedIn"] == number


def test_the_waiting_list_keeps_its_order(
    desks: list[Database], database: Database, making: Making, people: list[int], rounds: float
) -> None:
    """Four desks at once: one place and the positions 1, 2 and 3; no position twice."""
    number = round(ROUNDS * rounds)
    for _ in range(number):
        course = Class(making, database)
        ends = at_once(
            [
                asked(desk, making, person, series=course.series, waiting=True)
                for desk, person in zip(desks, people, strict=True)
            ]
        )
        told = [end for end in ends if isinstance(end, Enrolled)]
        assert sorted(end.waiting_position or 0 for end in told) == [0, 1, 2, 3], ends


def test_one_person_at_four_desks_has_one_place(
    desks: list[Database], database: Database, making: Making, rounds: float
) -> None:
    number = round(ROUNDS * rounds)
    for turn in range(number):
        course = Class(making, database, capacity=4)
        person = making.person(f"Persoon Nummer{turn}")
        ends = at_once([asked(desk, making, person, series=course.series) for desk in desks])
        assert sorted(type(end).__name__ for end in ends) == ["AlreadyListed"] * 3 + ["Enrolled"]
        assert course.taken() == [1] * WEEKS


def test_what_one_gives_back_another_takes_once(
    desks: list[Database], database: Database, making: Making, people: list[int], rounds: float
) -> None:
    """One desk withdraws while three want the place: it is given once at most, never twice."""
    number = round(ROUNDS * rounds)
    for _ in range(number):
        course = Class(making, database)
        database.perform(
            partial(enrol, person_id=people[0], series_id=course.series, actor=making.actor,
                    key=uuid4())
        )  # fmt: skip
        leave = partial(withdraw, person_id=people[0], series_id=course.series,
                        actor=making.actor, key=uuid4())  # fmt: skip
        ends = at_once(
            [
                partial(desks[0].perform, leave),
                *(
                    asked(desk, making, person, series=course.series)
                    for desk, person in zip(desks[1:], people[1:], strict=True)
                ),
            ]
        )
        names = Counter(type(end).__name__ for end in ends)
        assert set(names) <= {"Withdrawn", "Enrolled", "SeriesFull"}, ends
        assert names["Withdrawn"] == 1
        assert course.taken() == [names["Enrolled"]] * WEEKS
        assert names["Enrolled"] <= 1
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Participation)) == 0
        held = select(func.count()).where(Enrolment.state == EnrolmentState.ENROLLED)
        assert (session.scalar(held) or 0) <= number
