"""Who may do what: what is refused, what wants a reason, what is only told."""

from datetime import date, time, timedelta

import pytest

from atelier.domain import (
    Assignment,
    AssignmentState,
    Availability,
    Can,
    DayAnswer,
    DayAvailability,
    DayPart,
    Function,
    Occurrence,
    OccurrenceState,
    Pairing,
    PairKind,
    Shift,
    ShiftState,
    VogNeed,
    VolunteerAway,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.roster.assigning import assign
from atelier.roster.diary import Work, union_minutes
from atelier.roster.refusals import NotAllowed, ReasonNeeded
from atelier.roster.rules import HindranceKind, Weight, hindrances_of
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

DAY = timedelta(days=1)
KIND = HindranceKind
HARD, SOFT, MILD = Weight.HARD, Weight.SOFT, Weight.MILD


def found(house: Rostering, person: int, shift: int) -> list[tuple[HindranceKind, Weight]]:
    got = house.ask(hindrances_of, person_id=person, shift_id=shift)
    assert all(one.sentence.endswith(".") and "{" not in one.sentence for one in got)
    return [(one.kind, one.weight) for one in got]


def test_scenario_17_without_a_vog_not_beside_children(house: Rostering) -> None:
    children, repair = house.role("Begeleider Kinderclub"), house.role("Klusser")
    nieuw = house.volunteer("Nieuw Hier", children, repair)
    club = house.making.shift(
        children, occurrence=house.children(), starts=time(13), ends=time(16), needed=3
    )
    cafe = house.making.shift(repair, starts=time(9, 30), ends=time(12))
    for reason in ("", "Er is niemand anders"):
        with pytest.raises(NotAllowed, match="nobody works with children without one"):
            house.put(nieuw, club, reason=reason)
    assert house.states(club) == {}
    house.put(nieuw, cafe)
    assert house.states(cafe) == {nieuw: AssignmentState.AGREED}


def test_scenario_18_two_shifts_at_once_count_once(house: Rostering) -> None:
    desk, kitchen = house.role("Balie"), house.role("Kok")
    riet = house.volunteer("Riet Smit", desk, kitchen)
    morning = house.making.shift(desk, starts=time(8, 45), ends=time(12, 45))
    cook = house.making.shift(kitchen, starts=time(9, 30), ends=time(13))
    house.put(riet, morning)
    with pytest.raises(ReasonNeeded, match="another shift at the same time") as refused:
        house.put(riet, cook)
    assert [one.kind for one in refused.value.hindrances] == [KIND.OVERLAP]
    told = house.do(assign, shift_id=cook, person_id=riet, reason="Zij wil het zelf")
    assert [one.kind for one in told.hindrances] == [KIND.OVERLAP]
    assert house.row(cook).places[0].overruled
    works = [
        Work(morning, TUESDAY, time(8, 45), time(12, 45)),
        Work(cook, TUESDAY, time(9, 30), time(13)),
    ]
    assert union_minutes(works) == 4 * 60 + 15


def test_hours_count_once_whatever_lies_in_what() -> None:
    long = Work(1, TUESDAY, time(9), time(17))
    inside, after = Work(2, TUESDAY, time(10), time(11)), Work(3, TUESDAY, time(17), time(18))
    next_day = Work(4, TUESDAY + DAY, time(9), time(10))
    assert union_minutes([inside, long]) == 8 * 60
    assert union_minutes([after, inside, next_day, long]) == 10 * 60
    assert not long.overlaps(after)
    assert not long.overlaps(next_day)


@pytest.mark.parametrize(
    ("vog", "function", "weight"),
    [
        (VogNeed.NONE, Function.DAY_ACTIVITY, None),
        (VogNeed.WITH_CARE, Function.MEETING, None),
        (VogNeed.WITH_CARE, Function.DAY_ACTIVITY, SOFT),
        (VogNeed.WARN, Function.MEETING, SOFT),
        (VogNeed.STRICT, Function.MEETING, HARD),
    ],
)
def test_a_role_asks_for_a_vog_where_it_says_so(
    house: Rostering, vog: VogNeed, function: Function, weight: Weight | None
) -> None:
    role = house.role(vog=vog)
    toos = house.volunteer("Toos", role)
    occurrence = house.making.occurrence(house.making.activity(function=function))
    shift = house.making.shift(role, occurrence=occurrence)
    assert found(house, toos, shift) == ([] if weight is None else [(KIND.NO_VOG, weight)])


def test_beside_children_every_role_asks_for_a_vog(house: Rostering) -> None:
    role = house.role()
    shift = house.making.shift(role, occurrence=house.children())
    assert found(house, house.volunteer("Toos", role), shift) == [(KIND.NO_VOG, HARD)]
    with_one = house.volunteer("Ria", role, vog=date(2026, 1, 5))
    assert found(house, with_one, shift) == []


def test_an_old_vog_can_be_overruled(house: Rostering) -> None:
    role = house.role(vog=VogNeed.STRICT)
    toos = house.volunteer("Toos", role, vog=date(2020, 1, 5))
    shift = house.making.shift(role)
    assert found(house, toos, shift) == []  # nobody said when to ask again
    with house.database.transaction() as session:
        (held,) = session.query(VolunteerRole).all()
        held.vog_ask_again_on = TUESDAY
    assert found(house, toos, shift) == [(KIND.OLD_VOG, SOFT)]


@pytest.mark.parametrize(
    ("status", "until", "kinds"),
    [
        (VolunteerStatus.ACTIVE, None, []),
        (VolunteerStatus.ACTIVE, TUESDAY - DAY, [(KIND.NOT_ACTIVE, HARD)]),
        (VolunteerStatus.APPLYING, None, [(KIND.NOT_ACTIVE, HARD)]),
        (VolunteerStatus.LEAVING, TUESDAY, [(KIND.LEAVING, MILD)]),
        (VolunteerStatus.LEAVING, TUESDAY - DAY, [(KIND.NOT_ACTIVE, HARD)]),
        (VolunteerStatus.LEFT, TUESDAY - DAY, [(KIND.NOT_ACTIVE, HARD)]),
        (VolunteerStatus.LEFT, TUESDAY, []),  # hours of the last day
    ],
)
def test_only_volunteers_of_that_day(
    house: Rostering,
    status: VolunteerStatus,
    until: date | None,
    kinds: list[tuple[HindranceKind, Weight]],
) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role, status=status, until=until)
    assert found(house, toos, house.making.shift(role)) == kinds


def test_what_does_not_go_ahead_wants_nobody(house: Rostering) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    off = house.making.occurrence("Yoga", cancelled=True)
    assert found(house, toos, house.making.shift(role, occurrence=off)) == [
        (KIND.NOT_GOING_AHEAD, HARD)
    ]
    for state in (ShiftState.NOT_NEEDED, ShiftState.OUTSIDE, ShiftState.CLOSED):
        shift = house.making.shift(role)
        with house.database.transaction() as session:
            session.get_one(Shift, shift).state = state
        assert found(house, toos, shift) == [(KIND.NOT_GOING_AHEAD, HARD)]


def test_what_somebody_was_not_shown(house: Rostering) -> None:
    role = house.role(trainings=2, bhv=True)
    shift = house.making.shift(role)
    nobody = house.volunteer("Toos")
    assert found(house, nobody, shift) == [(KIND.NO_ROLE, SOFT), (KIND.NO_BHV, SOFT)]
    once = house.volunteer("Ria", role, trained=1, bhv_until=TUESDAY)
    assert found(house, once, shift) == [(KIND.NOT_TRAINED, SOFT)]
    late = house.volunteer("Wim", role, trained=2, bhv_until=TUESDAY - DAY)
    assert found(house, late, shift) == [(KIND.NO_BHV, SOFT)]


def test_when_somebody_can(house: Rostering) -> None:
    role = house.role()
    toos, making = house.volunteer("Toos", role), house.making
    shift = making.shift(role, starts=time(12, 30), ends=time(16, 30))
    part = DayPart.AFTERNOON
    weekly = Availability(person_id=toos, weekday=1, day_part=part, can=Can.RATHER_NOT)
    row = making.add(weekly)
    assert found(house, toos, shift) == [(KIND.RATHER_NOT, MILD)]
    with house.database.transaction() as session:
        session.get_one(Availability, row).can = Can.NO
    assert found(house, toos, shift) == [(KIND.UNAVAILABLE, SOFT)]
    assert found(house, toos, making.shift(role, starts=time(9), ends=time(12))) == []
    day = making.add(
        DayAvailability(person_id=toos, day=TUESDAY, day_part=part, answer=DayAnswer.YES)
    )
    assert found(house, toos, shift) == []  # this day goes before every week
    for answer, expected in (
        (DayAnswer.MAYBE, (KIND.MAYBE_THAT_DAY, MILD)),
        (DayAnswer.NO, (KIND.NOT_THAT_DAY, SOFT)),
    ):
        with house.database.transaction() as session:
            session.get_one(DayAvailability, day).answer = answer
        assert found(house, toos, shift) == [expected]


def test_who_is_away(house: Rostering) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    house.making.add(VolunteerAway(person_id=toos, first_day=TUESDAY - DAY, last_day=TUESDAY))
    assert found(house, toos, house.making.shift(role)) == [(KIND.AWAY, SOFT)]
    assert found(house, toos, house.making.shift(role, day=TUESDAY + DAY)) == []


@pytest.mark.parametrize(
    ("ends", "starts", "hindered"),
    [
        (time(22), time(8, 59), True),
        (time(22), time(9), False),  # eleven hours exactly
        (time(23, 30), time(9), True),
    ],
)
def test_rest_between_an_evening_and_the_next_morning(
    house: Rostering, ends: time, starts: time, hindered: bool
) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    evening = house.making.shift(role, starts=time(19), ends=ends)
    morning = house.making.shift(role, day=TUESDAY + DAY, starts=starts, ends=time(12))
    house.put(toos, evening)
    expected = [(KIND.NO_REST, SOFT)] if hindered else []
    assert found(house, toos, morning) == expected
    with house.database.transaction() as session:
        (row,) = session.query(Assignment).all()
        row.shift_id = morning
    assert found(house, toos, evening) == expected


def test_more_than_was_wished(house: Rostering) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role, max_shifts=2)
    hours = house.volunteer("Ria", role, max_hours=6)
    shifts = [house.making.shift(role, day=TUESDAY + number * DAY, needed=2) for number in range(3)]
    for shift in shifts[:2]:
        house.put(toos, shift)
        house.put(hours, shift)
    assert found(house, toos, shifts[2]) == [(KIND.MOST_SHIFTS, SOFT)]
    assert found(house, hours, shifts[2]) == [(KIND.MOST_HOURS, SOFT)]
    december = house.making.shift(role, day=date(2026, 12, 15))
    assert found(house, toos, december) == []
    assert found(house, toos, shifts[0]) == []  # their own shift does not count twice


def test_who_is_not_put_together(house: Rostering) -> None:
    role = house.role()
    toos, ria, wim = (house.volunteer(name, role) for name in ("Toos", "Ria", "Wim"))
    shift = house.making.shift(role, needed=3)
    house.making.add(Pairing(person_id=toos, other_id=ria, kind=PairKind.APART))
    house.making.add(Pairing(person_id=toos, other_id=wim, kind=PairKind.WITH))
    assert found(house, toos, shift) == []
    house.put(ria, shift)
    assert found(house, toos, shift) == [(KIND.APART, SOFT), (KIND.WITHOUT_PARTNER, MILD)]
    house.put(wim, shift)
    assert found(house, toos, shift) == [(KIND.APART, SOFT)]
    assert found(house, ria, shift) == []  # she alone: nobody else of the pair is in it


def test_absent_and_cancelled_work_is_no_work(house: Rostering) -> None:
    role = house.role()
    toos = house.volunteer("Toos", role)
    yoga = house.making.occurrence("Yoga")
    there = house.making.shift(role, occurrence=yoga)
    shift = house.making.shift(role)
    house.put(toos, there)
    assert found(house, toos, shift) == [(KIND.OVERLAP, SOFT)]
    with house.database.transaction() as session:
        session.get_one(Occurrence, yoga).state = OccurrenceState.CANCELLED
    assert found(house, toos, shift) == []
    with house.database.transaction() as session:
        session.get_one(Occurrence, yoga).state = OccurrenceState.PLANNED
        session.query(Assignment).one().state = AssignmentState.CANNOT
    assert found(house, toos, shift) == []
