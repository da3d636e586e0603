"""Desks that want the same place, or the same volunteer, in the same moment."""

from datetime import time
from functools import partial
from uuid import uuid4

import pytest

from atelier.database import Database
from atelier.domain import Assignment, AssignmentState
from atelier.roster.assigning import agree, ask, assign, cannot_come, unassign
from atelier.roster.making import keep_up
from atelier.roster.refusals import (
    InShiftAlready,
    PlaceGivenSince,
    ReasonNeeded,
    ShiftFull,
)
from atelier.roster.undoing import take_back_roster
from tests.calendar.test_change_races import at_once
from tests.roster.rostering import Rostering

ROUNDS = 40  # at full length

pytestmark = [pytest.mark.reliability]


def test_the_last_place_is_given_to_one(
    house: Rostering, database: Database, rounds: float
) -> None:
    role = house.role()
    people = [house.volunteer(f"Persoon {letter}", role) for letter in "AB"]
    for number in range(max(3, round(ROUNDS * rounds))):
        shift = house.making.shift(role, starts=time(number % 20), ends=time(number % 20, 30))
        tasks = [
            partial(
                database.perform,
                partial(
                    assign,
                    shift_id=shift,
                    person_id=person,
                    actor=house.actor,
                    key=uuid4(),
                    reason="wedstrijd",
                ),
            )
            for person in people
        ]
        ends = at_once(*tasks)
        assert ends.count(ShiftFull) == 1, ends
        assert len(house.row(shift).team) == 1


def test_the_same_volunteer_is_put_once(house: Rostering, database: Database) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    for number in range(3):
        shift = house.making.shift(role, starts=time(number), ends=time(number, 30), needed=2)
        save = partial(assign, shift_id=shift, person_id=toos, actor=house.actor)
        ends = at_once(*[partial(database.perform, partial(save, key=uuid4())) for _ in range(2)])
        assert ends.count(InShiftAlready) == 1, ends
        assert len(house.row(shift).places) == 1


def test_one_key_at_two_desks_is_one_save(house: Rostering, database: Database) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    for number in range(3):
        shift = house.making.shift(role, starts=time(number), ends=time(number, 30))
        save = partial(assign, shift_id=shift, person_id=toos, actor=house.actor, key=uuid4())
        ends = at_once(*[partial(database.perform, save)] * 2)
        assert len({one.change_id for one in ends}) == 1, ends  # type: ignore[attr-defined]


def test_nobody_is_booked_double_by_two_desks(house: Rostering, database: Database) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    for number in range(3):
        shifts = [
            house.making.shift(role, starts=time(number), ends=time(number, 30)) for _ in range(2)
        ]
        save = partial(assign, person_id=toos, actor=house.actor)
        ends = at_once(
            *[
                partial(database.perform, partial(save, shift_id=shift, key=uuid4()))
                for shift in shifts
            ]
        )
        assert ends.count(ReasonNeeded) == 1, ends


def test_two_who_were_asked_say_yes_at_once(house: Rostering, database: Database) -> None:
    role = house.role()
    people = [house.volunteer(f"Persoon {letter}", role) for letter in "AB"]
    shift = house.making.shift(role)
    for person in people:
        house.do(ask, shift_id=shift, person_id=person)
    save = partial(agree, shift_id=shift, actor=house.actor)
    ends = at_once(
        *[partial(database.perform, partial(save, person_id=one, key=uuid4())) for one in people]
    )
    assert ends.count(ShiftFull) == 1, ends
    assert sorted(house.states(shift).values()) == [AssignmentState.AGREED, AssignmentState.ASKED]


def test_undo_and_a_new_volunteer_want_the_same_place(house: Rostering, database: Database) -> None:
    role = house.role()
    cor, ria = (house.volunteer(name, role) for name in ("Cor", "Ria"))
    for number in range(3):
        shift = house.making.shift(role, starts=time(number), ends=time(number, 30))
        house.put(cor, shift)
        action = unassign if number % 2 else cannot_come
        gone = house.do(action, shift_id=shift, person_id=cor)
        undo = partial(take_back_roster, change_id=gone.change_id, actor=house.actor)
        put = partial(assign, shift_id=shift, person_id=ria, actor=house.actor, key=uuid4())
        ends = at_once(partial(database.perform, undo), partial(database.perform, put))
        assert sum(one in (ShiftFull, PlaceGivenSince) for one in ends) == 1, ends
        assert len(house.row(shift).team) == 1


def test_two_desks_that_catch_up_make_every_shift_once(
    house: Rostering, database: Database
) -> None:
    pattern = house.pattern(house.role(), rule="weekly;days=0.1.2.3.4")
    made = len(house.shifts(pattern))
    with database.transaction() as session:
        session.query(Assignment).delete()
        for shift in house.shifts(pattern):
            session.delete(session.merge(shift))
    catch_up = partial(database.perform, partial(keep_up, actor=house.actor))
    ends = at_once(catch_up, catch_up)
    assert sorted(one.made for one in ends) == [0, made], ends  # type: ignore[attr-defined]
    assert len(house.shifts(pattern)) == made
