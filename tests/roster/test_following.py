"""Shifts follow the calendar: planned with it, moved with it, cancelled with it, and back."""

from datetime import date, time, timedelta

import pytest

from atelier.calendar.cancelling import cancel_occurrence
from atelier.calendar.changing import save_change
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.calendar.moving import move_occurrence, reinstate_occurrence
from atelier.calendar.planning import SavedSeries, save_series
from atelier.calendar.plans import Wanted
from atelier.calendar.recurrence import Rule
from atelier.calendar.undoing import take_back_change
from atelier.domain import AssignmentState, Occurrence, Shift
from atelier.roster.fixed_places import FixedPlaceForm, give_fixed_place
from atelier.roster.making import keep_up
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

WEEK = timedelta(weeks=1)
NEXT = TUESDAY + WEEK


@pytest.fixture
def role(house: Rostering) -> int:
    return house.role("Kok")


@pytest.fixture
def lunch(house: Rostering) -> int:
    """Give an activity without any date yet."""
    return house.making.activity("Wijklunch")


def plan(house: Rostering, activity: int, weeks: int = 4) -> SavedSeries:
    wanted = Wanted(Rule(), time(12), time(13, 30), NEXT, NEXT + (weeks - 1) * WEEK)
    return house.do(save_series, activity_id=activity, wanted=wanted, answers={})


def cooking(house: Rostering, role: int, activity: int, series: int | None = None) -> int:
    """Make the pattern of the cooks: from half past nine to a quarter to two."""
    return house.pattern(
        role,
        activity_id=activity,
        series_id=series,
        starts_before=150,
        ends_after=15,
        needed=2,
        wished=3,
    )


def places(house: Rostering, pattern: int) -> list[tuple[date, time, time]]:
    return [(one.day, one.starts, one.ends) for one in house.shifts(pattern)]


def undo(house: Rostering, change_id: int) -> None:
    with house.database.transaction() as session:
        take_back_change(session, change_id=change_id, actor=house.actor)


def test_a_pattern_finds_what_is_planned_already(house: Rostering, role: int, lunch: int) -> None:
    plan(house, lunch)
    pattern = cooking(house, role, lunch)
    assert places(house, pattern) == [
        (NEXT + number * WEEK, time(9, 30), time(13, 45)) for number in range(4)
    ]
    assert house.row(house.shifts(pattern)[0].id).name == "Wijklunch"


def test_what_is_planned_later_has_its_shifts_at_once(
    house: Rostering, role: int, lunch: int
) -> None:
    pattern = cooking(house, role, lunch)
    assert places(house, pattern) == []
    before = house.everything()
    saved = plan(house, lunch)
    assert len(places(house, pattern)) == 4
    undo(house, saved.change_id)
    assert house.everything() == before


def test_a_pattern_of_one_series_leaves_the_others(house: Rostering, role: int, lunch: int) -> None:
    first, second = plan(house, lunch), plan(house, lunch, weeks=2)
    pattern = cooking(house, role, lunch, second.series_id)
    assert len(places(house, pattern)) == 2
    assert {one.occurrence_id for one in house.shifts(pattern)}.isdisjoint(
        one.occurrence_id for one in first.days
    )


def test_a_moved_occurrence_takes_its_people_along(house: Rostering, role: int, lunch: int) -> None:
    saved = plan(house, lunch)
    pattern = cooking(house, role, lunch)
    shift = house.shifts(pattern)[0].id
    toos = house.volunteer("Toos", role)
    ria = house.volunteer("Ria", role)
    house.put(toos, shift)
    house.put(ria, shift)
    before = house.everything()
    wanted = ChangeWanted(day=NEXT + timedelta(days=1), starts=time(13))
    moved = house.do(move_occurrence, occurrence_id=saved.days[0].occurrence_id, wanted=wanted)
    row = house.row(shift)
    assert (row.day, row.starts, row.ends) == (NEXT + timedelta(days=1), time(10, 30), time(14, 45))
    assert set(house.states(shift).values()) == {AssignmentState.ASKED_AGAIN}
    assert all(one.ask_again and one.holds for one in row.places)
    undo(house, moved.change_id)
    assert house.everything() == before


def test_another_room_asks_nobody_again(house: Rostering, role: int, lunch: int) -> None:
    saved = plan(house, lunch)
    shift = house.shifts(cooking(house, role, lunch))[0].id
    toos = house.volunteer("Toos", role)
    house.put(toos, shift)
    wanted = ChangeWanted(capacity=12)
    house.do(move_occurrence, occurrence_id=saved.days[0].occurrence_id, wanted=wanted)
    assert house.states(shift) == {toos: AssignmentState.AGREED}


def test_a_cancelled_occurrence_needs_nobody(house: Rostering, role: int, lunch: int) -> None:
    occurrence = plan(house, lunch).days[0].occurrence_id
    shift = house.shifts(cooking(house, role, lunch))[0].id
    assert house.row(shift).open == 2
    house.do(cancel_occurrence, occurrence_id=occurrence, reason="Lekkage")
    assert (house.row(shift).cancelled, house.row(shift).open) == (True, 0)
    house.do(reinstate_occurrence, occurrence_id=occurrence)
    assert (house.row(shift).cancelled, house.row(shift).open) == (False, 2)


def test_a_series_that_changes_keeps_who_agreed(house: Rostering, role: int, lunch: int) -> None:
    saved = plan(house, lunch)
    pattern = cooking(house, role, lunch)
    shifts = house.shifts(pattern)
    toos = house.volunteer("Toos", role)
    house.put(toos, shifts[3].id)
    before = house.everything()
    done = house.do(
        save_change,
        occurrence_id=saved.days[0].occurrence_id,
        reach=Reach.ALL_FUTURE,
        wanted=ChangeWanted(last_day=NEXT + WEEK),
        seen=None,
    )
    left = house.shifts(pattern)
    assert [one.day for one in left] == [NEXT, NEXT + WEEK, NEXT + 3 * WEEK]
    assert house.row(shifts[3].id).cancelled  # somebody is in it, so it stays to be told
    with house.database.reading() as session:
        assert session.get(Occurrence, saved.days[2].occurrence_id) is None
    undo(house, done.change_id)
    assert house.everything() == before


def test_what_a_fixed_place_filled_does_not_hold_an_undo_back(
    house: Rostering, role: int, lunch: int
) -> None:
    pattern = cooking(house, role, lunch)
    toos = house.volunteer("Toos", role)
    form = FixedPlaceForm(pattern, toos, TUESDAY)
    house.do(give_fixed_place, form=form)
    before = house.everything()
    saved = plan(house, lunch)
    with house.database.transaction() as session:
        assert keep_up(session, actor=house.actor).filled == 4
    undo(house, saved.change_id)
    assert house.everything() == before


def test_catching_up_adds_what_is_missing(house: Rostering, role: int, lunch: int) -> None:
    saved = plan(house, lunch)
    pattern = cooking(house, role, lunch)
    with house.database.transaction() as session:
        for shift in session.query(Shift).filter_by(day=NEXT):
            session.delete(shift)
        skipped = session.get_one(Occurrence, saved.days[1].occurrence_id)
        session.query(Shift).filter_by(occurrence_id=skipped.id).delete()
        skipped.day = date(2026, 11, 3)  # long over
    with house.database.transaction() as session:
        assert keep_up(session, actor=house.actor).made == 1
    assert len(places(house, pattern)) == 3


def test_minutes_stay_within_the_day(house: Rostering, role: int) -> None:
    night = house.making.activity("Nachtwandeling")
    house.making.occurrence(night, day=NEXT, starts=time(22), ends=time(23, 30))
    early = house.making.activity("Ontbijt")
    house.making.occurrence(early, day=NEXT, starts=time(1), ends=time(2))
    late = house.pattern(role, activity_id=night, ends_after=90)
    first = house.pattern(role, activity_id=early, starts_before=120)
    nothing = house.pattern(role, activity_id=early, starts_before=-60, ends_after=-30)
    assert places(house, late) == [(NEXT, time(22), time(23, 59))]
    assert places(house, first) == [(NEXT, time(0), time(2))]
    assert places(house, nothing) == [(NEXT, time(1), time(2))]
