"""Patterns make their shifts for a year ahead, and change what is still to come."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from atelier.domain import (
    AssignmentState,
    ChangedRow,
    Closure,
    Gone,
    Shift,
    ShiftPattern,
    ShiftState,
)
from atelier.roster.making import keep_up
from atelier.roster.patterns import PatternForm, end_pattern, pattern_rows, save_pattern
from atelier.roster.refusals import (
    ChangedMeanwhile,
    LastDayTooEarly,
    NoDays,
    NumbersWrong,
    TimesWrong,
)
from atelier.roster.shifts import (
    ShiftForm,
    add_shift,
    change_shift,
    remove_shift,
    set_shift_state,
)
from atelier.roster.telling import people_to_tell
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

WEEK = timedelta(weeks=1)
MORNINGS = "weekly;days=0.1.2.3.4"


@pytest.fixture
def role(house: Rostering) -> int:
    return house.role("Balie", at_desk=True)


def days(shifts: list[Shift], state: ShiftState = ShiftState.PLANNED) -> list[date]:
    return [one.day for one in shifts if one.state is state]


def form_of(house: Rostering, pattern: int) -> PatternForm:
    (form,) = [one.form for one in house.ask(pattern_rows, ended=True) if one.id == pattern]
    return form


def test_a_pattern_makes_a_year_of_shifts(house: Rostering, role: int) -> None:
    closed = Closure(
        site_id=house.actor.site_id,
        first_day=date(2026, 11, 25),
        last_day=date(2026, 11, 26),
        name="Verf",
    )
    house.making.add(closed)
    pattern = house.pattern(role, rule=MORNINGS, name="Balie ochtend", needed=2, wished=3)
    shifts = house.shifts(pattern)
    found = days(shifts)
    assert found[:2] == [TUESDAY, date(2026, 11, 27)]  # not while the house is painted
    assert found[-1] == date(2027, 11, 25)
    assert date(2026, 12, 25) not in found  # nor on a holiday
    assert {one.weekday() for one in found} == {0, 1, 2, 3, 4}
    first = shifts[0]
    assert (first.starts, first.ends) == (time(9), time(12))
    assert (first.needed, first.wished, first.at_desk) == (2, 3, True)
    (row,) = house.ask(pattern_rows)
    assert (row.id, row.name, row.role) == (pattern, "Balie ochtend", "Balie")


@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [
        ("weekly", date(2026, 11, 24), date(2026, 12, 1)),
        ("even", date(2026, 11, 24), date(2026, 12, 8)),
        ("weekly;every=3", date(2026, 11, 24), date(2026, 12, 15)),
        ("nth=1", date(2026, 12, 1), date(2027, 1, 5)),
    ],
)
def test_every_rule_of_the_calendar_is_one_of_the_roster(
    house: Rostering, role: int, rule: str, first: date, second: date
) -> None:
    assert days(house.shifts(house.pattern(role, rule=rule)))[:2] == [first, second]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"starts": time(12), "ends": time(9)}, TimesWrong),
        ({"starts": None}, TimesWrong),
        ({"needed": 2, "wished": 1}, NumbersWrong),
        ({"needed": 0}, NumbersWrong),
        ({"last_day": TUESDAY - WEEK}, LastDayTooEarly),
        ({"rule": "course=8"}, NoDays),
        ({"rule": "every now and then"}, NoDays),
        ({"first_day": date(2020, 1, 7), "last_day": date(2020, 2, 1)}, NoDays),
        ({"activity_id": 99}, Gone),
        ({"role_id": 99}, Gone),
    ],
)
def test_what_is_no_pattern_is_refused(
    house: Rostering, role: int, facts: dict[str, object], refusal: type[Exception]
) -> None:
    wanted = {"role_id": role, "first_day": TUESDAY, "starts": time(9), "ends": time(12)}
    with pytest.raises(refusal):
        house.do(save_pattern, form=PatternForm(**{**wanted, **facts}))  # type: ignore[arg-type]
    assert house.number(ShiftPattern) == 0


def test_the_same_key_is_one_pattern_and_undo_takes_it_all(house: Rostering, role: int) -> None:
    before = house.everything()
    form = PatternForm(role, TUESDAY, starts=time(9), ends=time(12))
    key = uuid4()
    done = house.do(save_pattern, form=form, key=key)
    again = house.do(save_pattern, form=form, key=key)
    assert (again.pattern_id, again.made, again.number) == (done.pattern_id, done.made, done.number)
    assert (house.number(ShiftPattern), house.number(Shift)) == (1, done.made)
    house.undo(done.change_id)
    assert house.everything() == before


def test_a_changed_pattern_changes_what_is_to_come(house: Rostering, role: int) -> None:
    pattern = house.pattern(role)
    today, next_week, by_hand, off = house.shifts(pattern)[:4]
    toos = house.volunteer("Toos", role)
    house.put(toos, next_week.id)
    moved = ShiftForm(role, by_hand.day, time(10), time(11))
    house.do(change_shift, shift_id=by_hand.id, form=moved)
    house.do(set_shift_state, shift_id=off.id, state=ShiftState.NOT_NEEDED)
    before = house.everything()
    form = PatternForm(role, TUESDAY, starts=time(8), ends=time(11), needed=2, wished=2)
    done = house.do(save_pattern, form=form, pattern_id=pattern)
    rows = {one.id: one for one in house.shifts(pattern)}
    assert rows[today.id].starts == time(9)  # it is ten to ten: this one has begun
    assert (rows[next_week.id].starts, rows[next_week.id].needed) == (time(8), 2)
    assert rows[by_hand.id].starts == time(10)
    assert (rows[off.id].starts, rows[off.id].state) == (time(8), ShiftState.NOT_NEEDED)
    assert house.states(next_week.id) == {toos: AssignmentState.ASKED_AGAIN}
    house.undo(done.change_id)
    assert house.everything() == before


def test_days_that_a_pattern_loses(house: Rostering, role: int) -> None:
    pattern = house.pattern(role, rule=MORNINGS)
    toos = house.volunteer("Toos", role)
    thursday = next(one for one in house.shifts(pattern) if one.day == date(2026, 11, 26))
    house.put(toos, thursday.id)
    before = house.everything()
    form = PatternForm(role, TUESDAY, rule="weekly;days=1", starts=time(9), ends=time(12))
    done = house.do(save_pattern, form=form, pattern_id=pattern)
    shifts = house.shifts(pattern)
    assert {one.weekday() for one in days(shifts)} == {1}
    assert days(shifts, ShiftState.NOT_NEEDED) == [date(2026, 11, 26)]
    assert [one.person_id for one in house.ask(people_to_tell)] == [toos]
    house.undo(done.change_id)
    assert house.everything() == before


def test_a_pattern_ends(house: Rostering, role: int) -> None:
    pattern = house.pattern(role)
    done = house.do(end_pattern, pattern_id=pattern, last_day=TUESDAY + WEEK)
    assert days(house.shifts(pattern)) == [TUESDAY, TUESDAY + WEEK]
    assert done.number == 50
    with pytest.raises(LastDayTooEarly):
        house.do(end_pattern, pattern_id=pattern, last_day=TUESDAY - WEEK)
    house.undo(done.change_id)
    assert len(house.shifts(pattern)) == 52


def test_two_desks_change_one_pattern(house: Rostering, role: int) -> None:
    pattern = house.pattern(role)
    (row,) = house.ask(pattern_rows)
    facts = {"pattern_id": pattern, "version": row.version}
    form = PatternForm(role, TUESDAY, starts=time(8), ends=time(11))
    house.do(save_pattern, form=form, **facts)
    with pytest.raises(ChangedMeanwhile):
        house.do(save_pattern, form=form, **facts)
    assert form_of(house, pattern) == form


def test_the_roster_catches_up_with_time_and_closing_days(
    house: Rostering, role: int, hands: object
) -> None:
    pattern = house.pattern(role)
    toos = house.volunteer("Toos", role)
    shift = house.shifts(pattern)[1]
    house.put(toos, shift.id)
    catch_up = {"actor": house.actor}

    def caught_up() -> tuple[int, int, int]:
        with house.database.transaction() as session:
            done = keep_up(session, **catch_up)
        return done.made, done.closed, done.opened

    assert caught_up() == (0, 0, 0)
    closure = house.making.add(
        Closure(site_id=house.actor.site_id, first_day=shift.day, last_day=shift.day, name="Verf")
    )
    assert caught_up() == (0, 1, 0)
    assert house.row(shift.id).state is ShiftState.CLOSED
    assert [one.person_id for one in house.ask(people_to_tell)] == [toos]
    assert caught_up() == (0, 0, 0)
    with house.database.transaction() as session:
        session.delete(session.get_one(Closure, closure))
    assert caught_up() == (0, 0, 1)
    assert house.states(shift.id) == {toos: AssignmentState.AGREED}
    hands.move(days=21)  # type: ignore[attr-defined]
    assert caught_up() == (3, 0, 0)


def test_single_shifts(house: Rostering, role: int) -> None:
    toos = house.volunteer("Toos", role)
    form = ShiftForm(role, TUESDAY, time(19), time(21), needed=1, wished=2)
    key = uuid4()
    added = house.do(add_shift, form=form, key=key)
    assert house.do(add_shift, form=form, key=key).shift_id == added.shift_id
    shift = added.shift_id
    house.put(toos, shift)
    later = ShiftForm(role, TUESDAY, time(20), time(22), needed=2, wished=2)
    changed = house.do(change_shift, shift_id=shift, form=later)
    assert changed.asked_again == 1
    assert house.states(shift) == {toos: AssignmentState.ASKED_AGAIN}
    assert (house.row(shift).changed, house.row(shift).open) == (True, 1)
    house.undo(changed.change_id)
    assert house.states(shift) == {toos: AssignmentState.AGREED}
    for wrong, refusal in (
        (ShiftForm(role, TUESDAY, time(20), time(20)), TimesWrong),
        (ShiftForm(role, TUESDAY, time(20), time(21), needed=3), NumbersWrong),
        (ShiftForm(role, TUESDAY, time(20), time(21), occurrence_id=99), Gone),
    ):
        with pytest.raises(refusal):
            house.do(add_shift, form=wrong)


def test_what_nobody_is_in_can_be_taken_away(house: Rostering, role: int) -> None:
    single = house.making.shift(role)
    of_pattern = house.shifts(house.pattern(role))[1].id
    before = house.everything()
    gone = house.do(remove_shift, shift_id=single)
    kept = house.do(remove_shift, shift_id=of_pattern)
    assert house.row(of_pattern).state is ShiftState.NOT_NEEDED
    with pytest.raises(Gone):
        house.do(remove_shift, shift_id=single)
    house.undo(kept.change_id)
    house.undo(gone.change_id)
    assert house.everything() == before


def test_the_journal_names_the_rows_once(house: Rostering, role: int) -> None:
    pattern = house.pattern(role)
    with house.database.reading() as session:
        kinds = [row.kind for row in session.query(ChangedRow).all()]
    assert kinds.count("shift_pattern") == 1
    assert kinds.count("shift") == len(house.shifts(pattern))
