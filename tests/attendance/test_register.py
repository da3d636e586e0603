"""The register: marks, who was added, what is counted, and taking it all back."""

from collections.abc import Callable
from datetime import time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import select

from atelier.attendance.marking import (
    add_to_register,
    add_unnamed,
    mark_rest_present,
    set_mark,
)
from atelier.attendance.marks import Mark
from atelier.attendance.register_refusals import MarkedSince
from atelier.attendance.reporting import set_done
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.undoing import undo
from atelier.domain import (
    CitizenNumber,
    DayPart,
    Enrolment,
    EnrolmentState,
    MarkChange,
    Person,
    Visit,
)
from atelier.people.errors import NameMissing
from tests.attendance.registers import Group, group_of
from tests.conftest import Hands
from tests.making import TUESDAY, Making

YESTERDAY = TUESDAY - timedelta(days=1)


@pytest.fixture
def group(database: Database, making: Making, hands: Hands) -> Group:
    hands.move(hours=4)  # ten to two
    return group_of(database, making)


def perform(group: Group, action: Callable[..., object], **facts: object) -> object:
    task = partial(
        action, occurrence_id=group.occurrence, actor=group.actor, **({"key": uuid4()} | facts)
    )
    return group.database.perform(task)


def take_back(group: Group, action_id: int) -> None:
    group.database.perform(partial(undo, action_id=action_id, actor=group.actor))


def test_who_was_expected_and_who_was_checked_in_stand_in_one_list(group: Group) -> None:
    here = partial(check_in, occurrence_ids=[group.occurrence], actor=group.actor)
    group.database.perform(partial(here, person_id=group.people[2], key=uuid4()))
    with group.database.transaction() as session:
        session.scalars(
            select(Enrolment).where(Enrolment.person_id == group.people[4])
        ).one().state = EnrolmentState.WITHDRAWN  # left the series
    register = group.register()
    assert [row.name for row in register.rows][:3] == [
        "el Amrani, Fatiha",
        "van den Berg, Sjaak",
        "Hendriks, Wim",
    ]
    assert group.marks() == "--A-------"
    assert register.rows[2].at == group.actor.now()
    assert [row.number for row in register.rows] == list(range(1, 11))


def test_twelve_people_take_two_actions_and_the_exceptions(group: Group) -> None:
    excused, absent = group.mark(5, Mark.EXCUSED), group.mark(8, Mark.ABSENT)
    assert excused
    assert absent
    perform(group, mark_rest_present)
    perform(group, set_done)
    register = group.register()
    assert group.marks() == "AAAAMAANAAA"
    assert (register.total, register.number(Mark.NONE)) == (9, 0)
    assert register.done_at == group.actor.now()
    assert register.done_by == "Balie"
    assert group.counts() == (9, 9, 0)


def test_every_mark_can_be_changed_and_counts_follow(group: Group) -> None:
    group.mark(1, Mark.PRESENT)
    assert group.counts() == (1, 1, 0)
    group.mark(1, Mark.PRESENT)
    assert group.counts() == (1, 1, 0)
    group.mark(1, Mark.ABSENT)
    assert group.counts() == (0, 0, 0)
    group.mark(1, Mark.EXCUSED)
    group.mark(1, Mark.NONE)
    assert group.marks() == "-----------"


def test_whoever_was_seen_at_the_desk_keeps_the_visit(group: Group) -> None:
    person = group.people[0]
    here = partial(check_in, person_id=person, occurrence_ids=[group.occurrence])
    group.database.perform(partial(here, actor=group.actor, key=uuid4()))
    absent = group.mark(1, Mark.ABSENT)
    assert group.counts() == (1, 0, 0)
    take_back(group, absent)
    assert group.counts() == (1, 1, 0)
    assert group.register().rows[0].at == group.actor.now()


def test_undo_gives_back_what_stood_there(group: Group) -> None:
    group.mark(1, Mark.PRESENT)
    group.mark(2, Mark.EXCUSED)
    third = group.mark(1, Mark.ABSENT)
    fourth = group.mark(2, Mark.PRESENT)
    assert group.counts() == (1, 1, 0)
    take_back(group, fourth)
    take_back(group, third)
    assert group.marks() == "AM---------"
    assert group.counts() == (1, 1, 0)
    take_back(group, third)  # taken back twice is taken back once
    assert group.marks() == "AM---------"
    with group.database.reading() as session:
        assert len(session.scalars(select(MarkChange)).all()) == 2  # of what still stands


def test_what_was_changed_since_is_not_overwritten(group: Group) -> None:
    first = group.mark(1, Mark.PRESENT)
    group.mark(1, Mark.ABSENT)
    with pytest.raises(MarkedSince):
        take_back(group, first)
    assert group.marks() == "N----------"


def test_a_desk_check_in_that_was_undone_does_not_come_back(group: Group) -> None:
    person = group.people[0]
    here = partial(check_in, person_id=person, occurrence_ids=[group.occurrence])
    done = group.database.perform(partial(here, actor=group.actor, key=uuid4()))
    absent = group.mark(1, Mark.ABSENT)
    take_back(group, done.action_id)
    take_back(group, absent)
    assert group.counts() == (0, 0, 0)


def test_the_same_key_is_the_same_save(group: Group) -> None:
    key = uuid4()
    for _ in range(2):
        perform(group, mark_rest_present, key=key)
    assert group.counts() == (11, 11, 0)
    key = uuid4()
    for _ in range(2):
        perform(group, add_unnamed, key=key)
    assert group.counts() == (11, 11, 1)
    key = uuid4()
    for _ in range(2):
        perform(group, add_to_register, name="bea de wit", key=key)
    assert group.counts() == (12, 12, 1)
    assert group.register().rows[-1].name == "de Wit, Bea"


def test_one_visit_a_day_however_many_registers(group: Group, making: Making) -> None:
    other = making.occurrence("Zing mee!", starts=time(11, 0), ends=time(12, 0))
    other_group = Group(
        group.database, group.actor, group.activity, group.series, other, group.people
    )
    group.mark(1, Mark.PRESENT)
    first = other_group.mark(1, Mark.PRESENT)
    assert group.counts() == (1, 2, 0)
    group.mark(1, Mark.ABSENT)  # the visit is needed by the other register now
    assert group.counts()[1] == 1
    assert group.counts()[0] == 1
    take_back(group, first)
    assert group.counts()[1] == 0


def test_who_is_entered_later_belongs_to_that_part_of_that_day(
    database: Database, making: Making, hands: Hands
) -> None:
    group = group_of(database, making, day=YESTERDAY, starts=time(19, 0))
    making.visit(group.people[1], YESTERDAY, hands.at - timedelta(days=1))
    group.mark(1, Mark.PRESENT)
    group.mark(2, Mark.PRESENT)  # was in the house that day already
    with database.reading() as session:
        visits = session.scalars(select(Visit).order_by(Visit.id)).all()
        assert [visit.person_id for visit in visits] == [group.people[1], group.people[0]]
        assert {visit.day for visit in visits} == {YESTERDAY}
        assert visits[1].day_part is DayPart.EVENING
    assert [row.later for row in group.register().rows[:3]] == [True, True, False]


def test_a_place_given_back_for_the_day_is_excused(group: Group, making: Making) -> None:
    making.add(
        Enrolment(
            person_id=group.people[3],
            occurrence_id=group.occurrence,
            state=EnrolmentState.WITHDRAWN,
            first_day=TUESDAY,
            created_at=group.actor.now(),
        )
    )
    perform(group, mark_rest_present)
    assert group.marks() == "AAAMAAAAAAA"
    group.mark(4, Mark.PRESENT)  # came all the same
    assert group.marks() == "AAAAAAAAAAA"
    group.mark(4, Mark.NONE)
    assert group.marks() == "AAAMAAAAAAA"


def test_somebody_new_goes_with_the_undo_and_somebody_known_stays(
    group: Group, making: Making
) -> None:
    known = making.person("Riet Bakker")
    perform(group, set_mark, person_id=known, mark=Mark.PRESENT)
    new = group.database.perform(
        partial(
            add_to_register,
            occurrence_id=group.occurrence,
            name="Bea de Wit",
            actor=group.actor,
            key=uuid4(),
        )
    )
    assert [row.number for row in group.register().rows[-2:]] == [12, 13]
    take_back(group, new.action_id)
    with group.database.reading() as session:
        assert session.get(Person, new.person_id) is None
        assert session.get(Person, known) is not None
    assert group.counts() == (1, 1, 0)


@pytest.mark.parametrize(("name", "why"), [("111222333", CitizenNumber), ("  ", NameMissing)])
def test_what_is_no_name_is_not_entered(group: Group, name: str, why: type[Exception]) -> None:
    with pytest.raises(why):
        perform(group, add_to_register, name=name)
    assert group.counts() == (0, 0, 0)
