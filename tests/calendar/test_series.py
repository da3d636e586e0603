"""Planning a series: every date is shown before it is saved, and that is what is saved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from atelier.calendar.plan_refusals import (
    ClashUnanswered,
    ClockSkips,
    EndsTooEarly,
    LastDayTooEarly,
    NoDates,
    NothingGoesAhead,
    ReasonMissing,
    TooFarAhead,
    TooLongAgo,
)
from atelier.calendar.planning import SavedSeries, save_series
from atelier.calendar.plans import Answer, Keep, OtherRoom, Plan, Skip, Wanted, plan_series
from atelier.calendar.recurrence import WORKING_DAYS, Kind, Rule
from atelier.database import Database
from atelier.domain import (
    Actor,
    Closure,
    Gone,
    HolidayPolicy,
    Occurrence,
    OccurrenceState,
    Policy,
    Refusal,
    Room,
    Series,
)
from atelier.journal.changes import undo_change
from atelier.language import current, use
from tests.making import Making

MONDAY, WEDNESDAY, FRIDAY = 0, 2, 4
TEN_THIRTY, QUARTER_PAST = time(10, 30), time(11, 15)


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    before = current()
    use("nl")
    yield
    use(before)


class Desk:
    """Plans and saves in one house."""

    def __init__(self, database: Database, making: Making) -> None:
        self.database, self.making, self.actor = database, making, making.actor
        self.hall = making.add(
            Room(site_id=making.site_id, code="zaal", name="De Speelzaal", setup_minutes=15)
        )
        self.kitchen = making.add(Room(site_id=making.site_id, code="keuken", name="De Keuken"))

    def plan(
        self, activity: int, wanted: Wanted, answers: dict[date, Answer] | None = None
    ) -> Plan:
        with self.database.reading() as session:
            return plan_series(
                session, activity_id=activity, wanted=wanted, actor=self.actor, answers=answers
            )

    def save(
        self,
        activity: int,
        wanted: Wanted,
        answers: dict[date, Answer] | None = None,
        key: UUID | None = None,
    ) -> SavedSeries:
        return self.database.perform(
            partial(
                save_series,
                activity_id=activity,
                wanted=wanted,
                answers=answers or {},
                actor=self.actor,
                key=key or uuid4(),
            )
        )

    def rows(self, kind: Any = Occurrence) -> list[Any]:  # noqa: ANN401 - either table
        with self.database.reading() as session:
            found = session.scalars(select(kind).order_by(kind.id)).all()
            session.expunge_all()
            return list(found)


@pytest.fixture
def desk(database: Database, making: Making) -> Desk:
    return Desk(database, making)


def weekly(weekday: int, first: date, weeks: int, **other: Any) -> Wanted:  # noqa: ANN401
    last = first + timedelta(weeks=weeks, days=-1)
    times = {"starts": TEN_THIRTY, "ends": QUARTER_PAST} | other
    return Wanted(first_day=first, last_day=last, weekday=weekday, **{"rule": Rule(), **times})


def shown(plan: Plan) -> list[tuple[str, str | None]]:
    return [(one.day.isoformat(), one.skipped_reason) for one in plan.days]


def test_eight_weeks_over_easter_and_the_clock(desk: Desk) -> None:
    """Scenario 11."""
    gym = desk.making.activity("Stoelgym")
    saved = desk.save(gym, weekly(MONDAY, date(2027, 3, 8), 8))
    days = [date(2027, 3, 8) + timedelta(weeks=n) for n in range(8)]
    assert [one.day for one in saved.days] == days
    assert days[-1] == date(2027, 4, 26)
    assert [(one.day, one.reason) for one in saved.skipped] == [
        (date(2027, 3, 29), "Tweede paasdag")
    ]
    stored = desk.rows()
    assert {(row.starts, row.ends) for row in stored} == {(TEN_THIRTY, QUARTER_PAST)}
    easter = next(row for row in stored if row.day == date(2027, 3, 29))
    assert (easter.state, easter.skipped) == (OccurrenceState.CANCELLED, True)
    assert [row.rule_day for row in stored] == days
    zone = desk.actor.clock.zone
    moments = [desk.actor.clock.moment(day, TEN_THIRTY).astimezone(zone) for day in days]
    assert {one.time() for one in moments} == {TEN_THIRTY}


def test_a_course_of_eight_lessons_gives_the_lost_one_at_the_end(desk: Desk) -> None:
    """Scenario 11, the other way to ask for it."""
    gym = desk.making.activity("Stoelgym")
    course = Wanted(Rule(Kind.COURSE, lessons=8), TEN_THIRTY, QUARTER_PAST, date(2027, 3, 8))
    plan = desk.plan(gym, course)
    assert (len(plan.held), plan.last_held) == (8, date(2027, 5, 3))
    saved = desk.save(gym, course)
    assert (len(saved.held), saved.held[-1].day) == (8, date(2027, 5, 3))
    series = desk.rows(Series)[0]
    assert (series.first_day, series.last_day) == (date(2027, 3, 8), date(2027, 5, 3))


def test_even_weeks_around_new_year_leave_a_gap_that_is_told(desk: Desk) -> None:
    """Scenario 12."""
    games = desk.making.activity("Spelletjesmiddag")
    wanted = weekly(FRIDAY, date(2026, 12, 11), 7, rule=Rule(Kind.EVEN))
    plan = desk.plan(games, wanted)
    assert shown(plan) == [
        ("2026-12-11", None),
        ("2026-12-25", "Eerste kerstdag"),
        ("2027-01-15", None),
    ]
    assert [gap.weeks for gap in plan.gaps] == [5]
    other = desk.plan(games, replace(wanted, rule=Rule(every=2)))
    assert shown(other) == [
        ("2026-12-11", None),
        ("2026-12-25", "Eerste kerstdag"),
        ("2027-01-08", None),
        ("2027-01-22", None),
    ]
    assert [gap.weeks for gap in other.gaps] == []


def test_a_last_friday_that_is_christmas_stays_there_to_be_moved(desk: Desk) -> None:
    """Scenario 13 begins here: the date is stored as skipped, and not forgotten."""
    bingo = desk.making.activity("Bingo")
    wanted = weekly(FRIDAY, date(2026, 11, 27), 9, rule=Rule(Kind.LAST))
    saved = desk.save(bingo, wanted)
    assert [(one.day.isoformat(), one.reason) for one in saved.days] == [
        ("2026-11-27", ""),
        ("2026-12-25", "Eerste kerstdag"),
    ]
    christmas = desk.rows()[1]
    assert (christmas.skipped, christmas.rule_day) == (True, date(2026, 12, 25))


def children_and_choir(desk: Desk) -> tuple[int, Wanted]:
    children = desk.making.activity("Kinderclub")
    club = weekly(WEDNESDAY, date(2026, 12, 2), 3, starts=time(13, 30), ends=time(15, 30))
    desk.save(children, replace(club, room_id=desk.hall))
    choir = weekly(WEDNESDAY, date(2026, 11, 25), 3, starts=time(15, 0), ends=time(16, 30))
    return desk.making.activity("Koor"), replace(choir, room_id=desk.hall)


def test_a_taken_room_is_told_with_name_and_time_on_every_date(desk: Desk) -> None:
    """Scenario 14: the clash counts on all dates, and standing over it asks for a reason."""
    choir, wanted = children_and_choir(desk)
    plan = desk.plan(choir, wanted)
    assert [one.day.isoformat() for one in plan.unanswered] == ["2026-12-02", "2026-12-09"]
    clash = plan.unanswered[0].clashes[0]
    assert (clash.name, clash.starts, clash.ends) == ("Kinderclub", time(13, 30), time(15, 30))
    with pytest.raises(ClashUnanswered) as told:
        desk.save(choir, wanted)
    assert "De Speelzaal is bezet van 13:30 tot 15:30: Kinderclub" in str(told.value)
    both: dict[date, Answer] = {one.day: Keep(" ") for one in plan.unanswered}
    with pytest.raises(ReasonMissing):
        desk.save(choir, wanted, both)
    assert len(desk.rows()) == 3  # nothing of the choir
    kept: dict[date, Answer] = {day: Keep("Kerstconcert") for day in both}
    saved = desk.save(choir, wanted, kept)
    assert [one.clash_reason for one in saved.held] == ["", "Kerstconcert", "Kerstconcert"]


@pytest.mark.parametrize(("starts", "free"), [(time(15, 44), False), (time(15, 45), True)])
def test_the_minutes_for_setting_up_count(desk: Desk, starts: time, free: bool) -> None:
    """Scenario 14: the hall needs a quarter of an hour before the choir."""
    choir, wanted = children_and_choir(desk)
    plan = desk.plan(choir, replace(wanted, starts=starts))
    assert (plan.unanswered == ()) is free


def test_every_clash_has_its_own_answer(desk: Desk) -> None:
    choir, wanted = children_and_choir(desk)
    answers: dict[date, Answer] = {
        date(2026, 12, 2): Skip(),
        date(2026, 12, 9): OtherRoom(desk.kitchen),
    }
    saved = desk.save(choir, wanted, answers)
    assert [(one.day.day, one.skipped, one.room_id, one.reason) for one in saved.days] == [
        (25, False, desk.hall, ""),
        (2, True, desk.hall, "De ruimte is bezet"),
        (9, False, desk.kitchen, ""),
    ]


def test_the_other_room_may_be_taken_too(desk: Desk) -> None:
    choir, wanted = children_and_choir(desk)
    lunch = desk.making.activity("Lunch")
    lunching = weekly(WEDNESDAY, date(2026, 12, 9), 1, starts=time(12), ends=time(16))
    desk.save(lunch, replace(lunching, room_id=desk.kitchen))
    answers: dict[date, Answer] = {
        date(2026, 12, 2): Skip(),
        date(2026, 12, 9): OtherRoom(desk.kitchen),
    }
    with pytest.raises(ClashUnanswered) as told:
        desk.save(choir, wanted, answers)
    assert [clash.name for one in told.value.days for clash in one.clashes] == ["Lunch"]


def test_a_course_that_skips_a_clash_still_gives_all_its_lessons(desk: Desk) -> None:
    choir, wanted = children_and_choir(desk)
    course = replace(wanted, rule=Rule(Kind.COURSE, lessons=3), last_day=None)
    skipping: dict[date, Answer] = dict.fromkeys((date(2026, 12, 2), date(2026, 12, 9)), Skip())
    plan = desk.plan(choir, course, skipping)
    held = [one.day.isoformat() for one in plan.held]
    assert held == ["2026-11-25", "2026-12-16", "2026-12-23"]
    assert [one.day for one in plan.unanswered] == [date(2026, 12, 16)]  # the club is there too


def test_the_open_door_goes_on_where_the_closure_says_so(desk: Desk) -> None:
    making = desk.making
    days = date(2026, 12, 28), date(2026, 12, 30)
    making.add(
        Closure(
            site_id=making.site_id,
            first_day=days[0],
            last_day=days[1],
            name="Tussen kerst en nieuwjaar",
            except_walk_in=True,
        )
    )
    daily = Wanted(Rule(days=WORKING_DAYS), time(9), time(10), date(2026, 12, 24), days[1])
    skipped = {
        name: [one.day.day for one in desk.plan(activity, daily).skipped]
        for name, activity in (
            ("door", making.activity(walk_in=True)),
            ("other", making.activity()),
        )
    }
    assert skipped == {"door": [25], "other": [25, 28, 29, 30]}


def test_a_holiday_that_is_not_decided_is_held_and_noted(desk: Desk) -> None:
    yoga = desk.making.activity()
    may = weekly(WEDNESDAY, date(2027, 5, 5), 1)
    assert [(one.held, one.note) for one in desk.plan(yoga, may).days] == [(True, "Bevrijdingsdag")]
    desk.making.add(
        HolidayPolicy(site_id=desk.making.site_id, day=date(2027, 5, 5), policy=Policy.CLOSED)
    )
    assert shown(desk.plan(yoga, may)) == [("2027-05-05", "Bevrijdingsdag")]


def test_school_holidays_are_those_of_the_region_and_end_somewhere(desk: Desk) -> None:
    club = desk.making.activity()
    autumn = weekly(WEDNESDAY, date(2027, 10, 13), 4, rule=Rule(not_school=True))
    assert [day for day, reason in shown(desk.plan(club, autumn)) if reason] == ["2027-10-27"]
    assert desk.plan(club, autumn).school_unknown_after is None


def test_nobody_knows_the_school_holidays_after_2030(desk: Desk, hands: Any) -> None:  # noqa: ANN401
    hands.move(days=4 * 365)
    club = desk.making.activity()
    far = weekly(WEDNESDAY, date(2030, 12, 4), 20, rule=Rule(not_school=True))
    unknown = desk.plan(club, far).school_unknown_after
    assert unknown is not None
    assert date(2030, 8, 1) < unknown < date(2031, 1, 31)


def test_own_days_and_loose_dates(desk: Desk) -> None:
    yoga = desk.making.activity()
    left = weekly(MONDAY, date(2027, 3, 8), 2, leave_out=(date(2027, 3, 15),))
    assert [reason for _day, reason in shown(desk.plan(yoga, left))] == [None, "Deze dag niet"]
    dates = (date(2027, 3, 9), date(2027, 3, 3), date(2027, 3, 29))
    loose = Wanted(Rule(Kind.DATES), TEN_THIRTY, QUARTER_PAST, date(2027, 3, 1), dates=dates)
    assert shown(desk.plan(yoga, loose)) == [
        ("2027-03-03", None),
        ("2027-03-09", None),
        ("2027-03-29", "Tweede paasdag"),
    ]
    saved = desk.save(yoga, loose)
    assert (desk.rows(Series)[0].rule, saved.series_id is None) == ("dates", False)


def test_a_single_date_makes_no_series(desk: Desk) -> None:
    yoga = desk.making.activity()
    day = date(2027, 3, 9)
    once = Wanted(Rule(Kind.DATES), TEN_THIRTY, QUARTER_PAST, day, dates=(day,))
    saved = desk.save(yoga, once)
    assert (saved.series_id, len(saved.days), desk.rows(Series)) == (None, 1, [])


def test_half_past_two_does_not_exist_when_the_clock_goes_forward(desk: Desk) -> None:
    """Fault F53: 28 March 2027."""
    night = desk.making.activity()
    wanted = weekly(6, date(2027, 3, 7), 8, starts=time(1, 30), ends=time(2, 30))
    assert len(desk.plan(night, wanted).skipped) == 1  # it is Easter, so nothing happens anyway
    policy = HolidayPolicy(site_id=desk.making.site_id, day=date(2027, 3, 28), policy=Policy.OPEN)
    desk.making.add(policy)
    with pytest.raises(ClockSkips) as told:
        desk.plan(night, wanted)
    assert "zondag 28 maart 2027" in str(told.value)
    assert len(desk.plan(night, replace(wanted, ends=time(3, 30))).held) == 8


def test_what_cannot_be_is_refused_with_a_sentence(desk: Desk) -> None:
    yoga = desk.making.activity()
    good = weekly(MONDAY, date(2027, 3, 8), 8)
    refused: list[tuple[Wanted, type[Refusal]]] = [
        (replace(good, ends=good.starts), EndsTooEarly),
        (replace(good, last_day=date(2027, 3, 1)), LastDayTooEarly),
        (replace(good, last_day=date(2029, 6, 1)), TooFarAhead),
        (replace(good, first_day=date(2036, 11, 3), last_day=date(2036, 12, 1)), TooFarAhead),
        (replace(good, first_day=date(2006, 11, 3), last_day=date(2006, 12, 1)), TooLongAgo),
        (replace(good, last_day=date(2027, 3, 9), weekday=FRIDAY), NoDates),
        (replace(good, rule=Rule(Kind.DATES)), NoDates),
    ]
    for wanted, kind in refused:
        with pytest.raises(kind) as told:
            desk.plan(yoga, wanted)
        assert str(told.value).endswith(".")
    easter = weekly(MONDAY, date(2027, 3, 29), 1)
    with pytest.raises(NothingGoesAhead, match="Tweede paasdag"):
        desk.save(yoga, easter)
    with pytest.raises(Gone):
        desk.plan(yoga, replace(good, room_id=999))
    assert desk.rows() == desk.rows(Series) == []


def test_the_same_key_is_the_same_series_and_one_undo_takes_all_back(
    desk: Desk, actor: Actor
) -> None:
    gym, key = desk.making.activity("Stoelgym"), uuid4()
    wanted = weekly(MONDAY, date(2027, 3, 8), 8, rule=Rule(days=(MONDAY, FRIDAY)))
    once, again = desk.save(gym, wanted, key=key), desk.save(gym, wanted, key=key)
    assert once == again
    assert (len(desk.rows()), len(desk.rows(Series))) == (16, 1)
    desk.database.perform(partial(undo_change, change_id=once.change_id, actor=actor))
    assert desk.rows() == desk.rows(Series) == []


def test_dates_stay_on_the_wall_for_two_years(desk: Desk) -> None:
    """Fault F54: 104 times at the same time on the wall, over four changes of the clock."""
    gym = desk.making.activity("Stoelgym")
    saved = desk.save(gym, weekly(6, date(2026, 11, 29), 104))
    assert len(saved.days) == 104
    with desk.database.reading() as session:
        times = session.execute(
            select(Occurrence.starts, func.count()).group_by(Occurrence.starts)
        ).all()
    assert times == [(TEN_THIRTY, 104)]
