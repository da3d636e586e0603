"""Who has a place on a day: every part of the house gives the same answer."""

from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from atelier.attendance.listed import came_without_place, facts_of, listed_at
from atelier.attendance.places import enrolled_people, places_left, present_number
from atelier.attendance.refusals import OccurrenceFull
from atelier.database import Database
from atelier.desk.actions import check_in, give_name
from atelier.desk.counting import count_visitors
from atelier.desk.groups import candidates
from atelier.desk.queries import day_view
from atelier.desk.regulars import regulars_of
from atelier.domain import Actor, Enrolment, EnrolmentState, Occurrence
from tests.conftest import Hands
from tests.making import TUESDAY, Making

ENROLLED, WAITING, WITHDRAWN = EnrolmentState
NEXT = TUESDAY + timedelta(weeks=1)


class Course:
    """A course with all that can be said about somebody's place, for the series and for a day."""

    def __init__(self, making: Making) -> None:
        self._making = making
        activity = making.activity("Aquarel", enrolment=True, capacity=4)
        self.series = making.series(activity)
        self.today = making.occurrence(activity, series=self.series)
        self.later = making.occurrence(activity, series=self.series, day=NEXT)
        self.ada = self.person("Ada Aal", ENROLLED)
        self.ben = self.person("Ben Bos", ENROLLED, today=WITHDRAWN)
        self.cor = self.person("Cor Cas", WAITING, today=ENROLLED)
        self.dee = self.person("Dee Dam", ENROLLED, until=TUESDAY - timedelta(days=1))
        self.eva = self.person("Eva Eik", None, today=ENROLLED)
        self.fie = self.person("Fie Fop", ENROLLED, today=WAITING)
        self.gea = self.person("Gea Gol", WITHDRAWN)

    def person(
        self,
        name: str,
        series: EnrolmentState | None,
        *,
        today: EnrolmentState | None = None,
        until: date | None = None,
    ) -> int:
        person = self._making.person(name)
        if series is not None:
            self._place(person, series, series_id=self.series, last_day=until)
        if today is not None:
            self._place(person, today, occurrence_id=self.today, last_day=TUESDAY)
        return person

    def _place(self, person: int, state: EnrolmentState, **place: int | date | None) -> None:
        row = Enrolment(
            person_id=person,
            state=state,
            first_day=date(2026, 1, 1),
            created_at=self._making.actor.now(),
            waiting_position=1 if state is WAITING else None,
        )
        for column, value in place.items():
            setattr(row, column, value)
        self._making.add(row)


def everybodys_answer(
    session: Session, actor: Actor, occurrence_id: int
) -> tuple[set[int], set[int]]:
    """Ask the rule, the sheet, the list of today, the group and the search; they must agree."""
    occurrence = session.get_one(Occurrence, occurrence_id)
    enrolled = enrolled_people(session, occurrence_id=occurrence_id)
    listed, waiting = listed_at(session, occurrence=occurrence)
    row = day_view(session, actor=actor, day=occurrence.day).find(occurrence_id)
    group = candidates(session, occurrence_id=occurrence_id, actor=actor)
    expected = regulars_of(session, actor=actor, day=occurrence.day).enrolled
    assert row is not None
    assert {who.person_id for who in listed} == enrolled
    assert (row.enrolled, row.waiting) == (len(listed), len(waiting))
    assert {who.id for who in group if who.enrolled} == enrolled
    assert {who for who, places in expected.items() if occurrence_id in places} == enrolled
    return enrolled, {who.person_id for who in waiting}


def test_what_was_said_about_one_day_goes_before_the_series(
    database: Database, making: Making, actor: Actor
) -> None:
    course = Course(making)
    with database.reading() as session:
        assert everybodys_answer(session, actor, course.today) == (
            {course.ada, course.cor, course.eva},
            {course.fie},
        )
        assert everybodys_answer(session, actor, course.later) == (
            {course.ada, course.ben, course.fie},
            {course.cor},
        )


def test_a_place_given_back_for_a_day_is_held_for_who_waits(
    database: Database, making: Making, actor: Actor, hands: Hands
) -> None:
    course = Course(making)  # of four places, three are taken on this day, and one waits
    come = partial(check_in, occurrence_ids=[course.today], actor=actor)
    huub = making.person("Huub Hek")
    with pytest.raises(OccurrenceFull):
        database.perform(partial(come, person_id=huub, key=uuid4()))
    assert not database.perform(partial(come, person_id=course.fie, key=uuid4())).already
    assert not database.perform(partial(come, person_id=course.ada, key=uuid4())).already
    with pytest.raises(OccurrenceFull):
        database.perform(partial(come, person_id=huub, key=uuid4()))
    hands.move(minutes=25)  # a quarter of an hour after the start nothing is held any more
    assert not database.perform(partial(come, person_id=huub, key=uuid4())).already
    database.perform(partial(come, person_id=course.ben, key=uuid4()))
    with pytest.raises(OccurrenceFull):
        database.perform(partial(come, person_id=course.eva, key=uuid4()))


def test_who_is_present_is_counted_alike_everywhere(
    database: Database, making: Making, actor: Actor
) -> None:
    walk = making.occurrence("Ommetje", capacity=9)
    come = partial(check_in, person_id=making.person(), occurrence_ids=[walk], companions=2)
    told = database.perform(partial(come, actor=actor, key=uuid4()))
    count = partial(count_visitors, number=3, occurrence_id=walk, actor=actor)
    database.perform(partial(count, key=uuid4()))
    database.perform(partial(give_name, counted_action_id=told.action_id, name="Bea Bol",
                             actor=actor, key=uuid4()))  # fmt: skip
    with database.reading() as session:
        row = day_view(session, actor=actor).find(walk)
        facts = facts_of(session, occurrence_id=walk, actor=actor)
        named = came_without_place(session, occurrence=facts.occurrence, enrolled=[])
        assert row is not None
        assert (row.present, row.unnamed) == (6, 4)
        assert present_number(session, occurrence_id=walk) == row.present
        assert (len(named), facts.unnamed) == (2, row.unnamed)
        assert places_left(session, occurrence=facts.occurrence) == 9 - row.present
