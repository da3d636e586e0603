"""Fixed places fill the coming shifts, but for the days on which somebody cannot."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from atelier.domain import (
    Assignment,
    AssignmentState,
    FixedPlace,
    Gone,
    VogNeed,
    VolunteerAway,
    Weeks,
)
from atelier.roster.assigning import agree, unassign
from atelier.roster.fixed_places import FixedPlaceForm, end_fixed_place, give_fixed_place
from atelier.roster.making import KeptUp, keep_up
from atelier.roster.refusals import (
    LastDayTooEarly,
    NotAllowed,
    PlaceFixedAlready,
    ReasonNeeded,
)
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

WEEK = timedelta(weeks=1)
NEXT = TUESDAY + WEEK


@pytest.fixture
def role(house: Rostering) -> int:
    return house.role("Balie")


@pytest.fixture
def toos(house: Rostering, role: int) -> int:
    return house.volunteer("Toos", role)


@pytest.fixture
def pattern(house: Rostering, role: int) -> int:
    """Give a pattern on every working day, with one place."""
    return house.pattern(role, rule="weekly;days=0.1.2.3.4")


def held(house: Rostering, person: int) -> list[date]:
    """Give the days on which somebody has a place, and see that it is a fixed one."""
    with house.database.reading() as session:
        rows = session.query(Assignment).filter_by(person_id=person).all()
        assert all(row.fixed for row in rows)
        shifts = {row.shift_id for row in rows if row.state is AssignmentState.AGREED}
    (pattern,) = {row.pattern_id for row in _places(house)}
    return [one.day for one in house.shifts(pattern) if one.id in shifts]


def _places(house: Rostering) -> list[FixedPlace]:
    with house.database.reading() as session:
        return session.query(FixedPlace).all()


def catch_up(house: Rostering) -> KeptUp:
    with house.database.transaction() as session:
        return keep_up(session, actor=house.actor)


def test_a_fixed_place_is_filled_for_the_year(house: Rostering, toos: int, pattern: int) -> None:
    before = house.everything()
    form = FixedPlaceForm(pattern, toos, TUESDAY, weekday=1)
    key = uuid4()
    done = house.do(give_fixed_place, form=form, key=key)
    again = house.do(give_fixed_place, form=form, key=key)
    assert (again.fixed_place_id, again.number) == (done.fixed_place_id, done.number)
    days = held(house, toos)
    assert days[0] == NEXT  # today's has begun
    assert {one.weekday() for one in days} == {1}
    assert len(days) == done.number > 50
    assert catch_up(house) == KeptUp()
    house.undo(done.change_id)
    assert house.everything() == before


@pytest.mark.parametrize(
    ("weeks", "first"),
    [(Weeks.EVERY, NEXT), (Weeks.ODD, NEXT), (Weeks.EVEN, NEXT + WEEK)],
)
def test_even_and_odd_weeks(
    house: Rostering, toos: int, pattern: int, weeks: Weeks, first: date
) -> None:
    form = FixedPlaceForm(pattern, toos, TUESDAY, weekday=1, weeks=weeks)
    house.do(give_fixed_place, form=form)
    days = held(house, toos)
    assert days[0] == first
    if weeks is not Weeks.EVERY:
        rest = int(weeks is Weeks.ODD)
        assert all(one.isocalendar().week % 2 == rest for one in days)
        assert date(2027, 1, 5) in days or weeks is Weeks.EVEN  # 2026 has a week 53


def test_days_on_which_somebody_cannot_stay_open(house: Rostering, toos: int, pattern: int) -> None:
    away = VolunteerAway(person_id=toos, first_day=NEXT, last_day=NEXT + WEEK)
    row = house.making.add(away)
    house.do(give_fixed_place, form=FixedPlaceForm(pattern, toos, TUESDAY, weekday=1))
    assert held(house, toos)[0] == NEXT + 2 * WEEK
    with house.database.transaction() as session:
        session.delete(session.get_one(VolunteerAway, row))
    assert catch_up(house).filled == 2
    assert held(house, toos)[:2] == [NEXT, NEXT + WEEK]


def test_taken_off_for_once_stays_so(house: Rostering, toos: int, pattern: int) -> None:
    house.do(give_fixed_place, form=FixedPlaceForm(pattern, toos, TUESDAY, weekday=1))
    shift = next(one.id for one in house.shifts(pattern) if one.day == NEXT)
    off = house.do(unassign, shift_id=shift, person_id=toos)
    assert house.states(shift) == {toos: AssignmentState.TAKEN_OFF}
    assert catch_up(house) == KeptUp()
    house.undo(off.change_id)
    house.do(unassign, shift_id=shift, person_id=toos)
    house.do(agree, shift_id=shift, person_id=toos)
    assert house.states(shift) == {toos: AssignmentState.AGREED}


def test_a_full_shift_is_not_filled(house: Rostering, role: int, toos: int, pattern: int) -> None:
    ria = house.volunteer("Ria", role)
    house.put(ria, next(one.id for one in house.shifts(pattern) if one.day == NEXT))
    house.do(give_fixed_place, form=FixedPlaceForm(pattern, toos, TUESDAY, weekday=1))
    assert held(house, toos)[0] == NEXT + WEEK


def test_what_stands_in_the_way_every_week(house: Rostering, toos: int, pattern: int) -> None:
    house.role("Balie", vog=VogNeed.WARN)
    form = FixedPlaceForm(pattern, toos, TUESDAY, weekday=1)
    with pytest.raises(ReasonNeeded):
        house.do(give_fixed_place, form=form)
    done = house.do(give_fixed_place, form=form, reason="Is aangevraagd")
    with house.database.reading() as session:
        assert {one.overruled for one in session.query(Assignment)} == {"Is aangevraagd"}
    house.undo(done.change_id)
    house.role("Balie", vog=VogNeed.STRICT)
    with pytest.raises(NotAllowed):
        house.do(give_fixed_place, form=form, reason="Is aangevraagd")


def test_the_same_place_is_not_given_twice(house: Rostering, toos: int, pattern: int) -> None:
    def give(**facts: object) -> None:
        form = FixedPlaceForm(pattern, toos, **{"first_day": TUESDAY, **facts})  # type: ignore[arg-type]
        house.do(give_fixed_place, form=form)

    give(weekday=1, weeks=Weeks.EVEN, last_day=date(2026, 12, 31))
    give(weekday=1, weeks=Weeks.ODD)
    give(weekday=3)
    give(weekday=1, weeks=Weeks.EVEN, first_day=date(2027, 1, 1))
    for facts in ({"weekday": 1}, {"weekday": None}, {"weekday": 1, "weeks": Weeks.ODD}):
        with pytest.raises(PlaceFixedAlready):
            give(**facts)
    with pytest.raises(LastDayTooEarly):
        give(weekday=4, last_day=TUESDAY - WEEK)
    with pytest.raises(Gone):
        house.do(give_fixed_place, form=FixedPlaceForm(99, toos, TUESDAY))


def test_a_fixed_place_ends(house: Rostering, toos: int, pattern: int) -> None:
    place = house.do(
        give_fixed_place, form=FixedPlaceForm(pattern, toos, TUESDAY, weekday=1)
    ).fixed_place_id
    before = house.everything()
    ended = house.do(end_fixed_place, fixed_place_id=place, last_day=NEXT)
    assert held(house, toos) == [NEXT]
    assert ended.number == 50
    assert catch_up(house) == KeptUp()
    house.undo(ended.change_id)
    assert house.everything() == before
    house.do(end_fixed_place, fixed_place_id=place, last_day=TUESDAY - WEEK)
    assert (house.number(FixedPlace), house.number(Assignment)) == (0, 0)
    with pytest.raises(Gone):
        house.do(end_fixed_place, fixed_place_id=place, last_day=NEXT)
