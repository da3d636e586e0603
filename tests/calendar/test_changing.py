"""Changing a series: what was looked at is what happens, and the past stays (scenarios 12, 15)."""

from datetime import date, time
from functools import partial
from uuid import uuid4

import pytest

from atelier.calendar.change_refusals import ChangedMeanwhile, NothingChanges, NotOfTheRule
from atelier.calendar.diff import ChangeWanted, Fate, Reach
from atelier.calendar.plan_refusals import ClashUnanswered, ClockSkips, EndsTooEarly
from atelier.calendar.plans import Answer, Keep, OtherRoom, Skip
from atelier.calendar.recurrence import Kind, Rule
from atelier.database import Database
from atelier.domain import Actor, ChangeKind, Closure, OccurrenceState, Series, Shift
from atelier.journal.changes import undo_change
from tests.calendar.changing import House, everything
from tests.making import TUESDAY, Making

YEAR_END = date(2026, 12, 31)


@pytest.fixture
def house(database: Database, making: Making, actor: Actor) -> House:
    return House(database, making, actor)


def undo(house: House, change_id: int) -> None:
    house.database.perform(partial(undo_change, change_id=change_id, actor=house.actor))


def weeks(first: date, number: int, every: int = 1) -> list[date]:
    return [date.fromordinal(first.toordinal() + 7 * every * week) for week in range(number)]


def test_even_weeks_become_every_second_week(house: House) -> None:
    christmas = {date(2026, 12, 25): "Eerste feastdag", date(2027, 1, 1): "Nieuwjaarsdag"}
    first, last = date(2026, 12, 11), date(2027, 1, 31)
    series = house.series("Spel", "even", first, last, closed=christmas.get)
    assert house.held(series) == [first, date(2027, 1, 15), date(2027, 1, 29)]
    identities = {row.day: row.id for row in house.rows(series)}
    diff = house.plan(house.on(series, first), Reach.FOLLOWING, rule=Rule(every=2))
    assert diff.sentence == "2 dates move"
    done = house.change(
        house.on(series, first), Reach.FOLLOWING, rule=Rule(every=2), seen=diff.stamp
    )
    assert house.held(series) == [first, date(2027, 1, 8), date(2027, 1, 22)]
    assert list(house.off(series)) == [date(2026, 12, 25)]
    assert {row.id for row in house.rows(series)} == set(identities.values())
    undo(house, done.change_id)
    assert {row.day: row.id for row in house.rows(series)} == identities


def test_a_new_time_from_february_leaves_what_was(house: House) -> None:
    first = date(2026, 11, 3)
    series = house.series("Schilderen", "weekly", first, date(2027, 3, 30), starts=time(13, 30))
    toos, ali = house.making.person("Toos van den Berg"), house.making.person("Ali Kaya")
    house.making.enrolment(toos, series=series)
    house.making.enrolment(ali, series=series, waiting=1)
    past = house.on(series, date(2026, 11, 17))
    house.making.participation(toos, past, date(2026, 11, 17), house.actor.now())
    before = everything(house.database)
    february = house.on(series, date(2027, 2, 2))
    diff = house.plan(february, Reach.FOLLOWING, starts=time(14))
    assert diff.sentence == "9 dates move, 2 sign-ups to call"
    told = house.change(february, Reach.FOLLOWING, starts=time(14), seen=diff.stamp)
    assert (told.number, told.people, told.kind) == (9, 2, ChangeKind.SERIES_CHANGED)
    for row in house.rows(series):
        late = row.day >= date(2027, 2, 1)
        times = (time(14), time(16, 30)) if late else (time(13, 30), time(16))
        assert (row.starts, row.ends, row.changed) == (*times, False), row.day
    undo(house, told.change_id)
    assert everything(house.database) == before


def test_this_one_only_is_an_exception_that_stays(house: House) -> None:
    series = house.series("Schilderen", "weekly", TUESDAY, date(2027, 1, 5))
    chosen = house.on(series, date(2026, 12, 8))
    house.change(chosen, Reach.THIS, starts=time(15))
    assert (house.row(chosen).starts, house.row(chosen).ends) == (time(15), time(17))
    assert (house.row(chosen).changed, house.row(chosen).rule_day) == (True, date(2026, 12, 8))
    other = house.on(series, date(2026, 12, 15))
    diff = house.plan(other, Reach.ALL_FUTURE, starts=time(10))
    assert diff.sentence == "6 dates move, 1 exception kept"
    house.change(other, Reach.ALL_FUTURE, starts=time(10))
    starts = [row.starts.hour for row in house.rows(series)]
    assert starts == [10, 10, 15, 10, 10, 10, 10]


def test_the_exception_that_is_pointed_at_goes_along(house: House) -> None:
    series = house.series("Schilderen", "weekly", date(2026, 12, 1), date(2026, 12, 22))
    chosen = house.on(series, date(2026, 12, 8))
    house.change(chosen, Reach.THIS, day=date(2026, 12, 9))
    diff = house.plan(chosen, Reach.FOLLOWING, starts=time(10))
    assert diff.sentence == "3 dates move"
    house.change(chosen, Reach.FOLLOWING, starts=time(10))
    assert [(row.day.day, row.starts.hour, row.changed) for row in house.rows(series)] == [
        (1, 14, False),
        (9, 10, True),
        (15, 10, False),
        (22, 10, False),
    ]


def test_another_weekday_takes_the_same_week(house: House) -> None:
    closed = Closure(
        site_id=house.actor.site_id,
        first_day=date(2026, 12, 10),
        last_day=date(2026, 12, 10),
        name="Verf",
    )
    house.making.add(closed)
    feast = {date(2026, 12, 15): "Feest"}  # in no calendar: somebody left that week out
    series = house.series("Yoga", "weekly", TUESDAY, date(2026, 12, 29), closed=feast.get)
    identities = [row.id for row in house.rows(series)]
    house.making.enrolment(house.making.person("Toos van den Berg"), series=series)
    shift = house.making.shift(
        "begeleider",
        day=date(2026, 12, 1),
        starts=time(13, 45),
        ends=time(16, 15),
        occurrence=house.on(series, date(2026, 12, 1)),
    )
    thursday = TUESDAY.replace(day=26)
    diff = house.plan(identities[0], Reach.FOLLOWING, day=thursday, starts=time(13))
    assert diff.sentence == "4 dates move, 1 date falls out, 1 sign-up to call"
    before = everything(house.database)
    done = house.change(identities[0], Reach.FOLLOWING, day=thursday, starts=time(13))
    assert [row.id for row in house.rows(series)] == identities
    assert house.held(series) == [
        date(2026, 11, 26),
        date(2026, 12, 3),
        date(2026, 12, 24),
        date(2026, 12, 31),
    ]
    assert house.off(series) == {date(2026, 12, 10): "Verf", date(2026, 12, 17): "Feest"}
    with house.database.reading() as session:
        moved = session.get_one(Shift, shift)
        assert (moved.day, moved.starts, moved.ends) == (
            date(2026, 12, 3),
            time(12, 45),
            time(15, 15),
        )
        row = session.get_one(Series, series)
        assert (row.weekday, row.rule_from, row.starts) == (3, thursday, time(13))
    undo(house, done.change_id)
    assert everything(house.database) == before


@pytest.mark.parametrize(
    ("rule", "first", "to", "new", "days"),
    [
        ("even", (12, 9), (12, 16), "odd", [(12, 16), (12, 30), (1, 6), (1, 20)]),
        ("even", (12, 23), (12, 30), "odd", [(12, 30), (1, 6), (1, 20)]),  # week 53, and then 1
        ("odd", (12, 30), (1, 6), "odd", [(1, 6), (1, 20)]),
        ("nth=4", (11, 25), (12, 1), "nth=1", [(12, 1), (1, 5), (2, 2)]),
        ("nth=4", (12, 23), (12, 29), "last", [(12, 29), (1, 26), (2, 23)]),
    ],
)
def test_the_rule_goes_to_the_week_of_the_day_that_moved(
    house: House,
    rule: str,
    first: tuple[int, int],
    to: tuple[int, int],
    new: str,
    days: list[tuple[int, int]],
) -> None:
    """Nothing may get lost silently: the day that was asked for is there, and the rule is told."""

    def day(of: tuple[int, int]) -> date:
        return date(2026 if of[0] > 10 else 2027, *of)

    series = house.series("Koor", rule, day(first), date(2027, 2, 4))
    chosen = house.on(series, day(first))
    diff = house.plan(chosen, Reach.FOLLOWING, day=day(to))
    assert ("from now on" in diff.sentence) is (new != rule)
    before = everything(house.database)
    done = house.change(chosen, Reach.FOLLOWING, day=day(to), seen=diff.stamp)
    held = house.held(series)
    assert held[: len(days)] == [day(one) for one in days][: len(held)]
    assert house.row(chosen).day == day(to)
    with house.database.reading() as session:
        assert session.get_one(Series, series).rule == new
    undo(house, done.change_id)
    assert everything(house.database) == before


def test_a_day_that_the_rule_cannot_give_is_refused(house: House) -> None:
    last = house.series("Bingo", "last", date(2026, 12, 30), date(2027, 3, 31))
    season = house.series("Tuin", "weekly;months=3-12", date(2026, 12, 23), date(2027, 3, 31))
    both = house.series("Koor", "even;days=1.3", date(2026, 12, 8), date(2027, 1, 31))
    before = everything(house.database)
    for series, first, to in (
        (last, date(2026, 12, 30), date(2027, 1, 5)),
        (season, date(2026, 12, 30), date(2027, 1, 5)),
        (both, date(2026, 12, 8), date(2026, 12, 15)),
    ):
        with pytest.raises(NotOfTheRule, match=f"{to.day} "):
            house.change(house.on(series, first), Reach.FOLLOWING, day=to)
    assert everything(house.database) == before


def test_clashes_are_answered_one_by_one(house: House) -> None:
    hall, other = house.room("Speelzaal", setup=15), house.room("Leskamer")
    series = house.series("Yoga", "weekly", TUESDAY, date(2026, 12, 15), room=hall)
    blocked = [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)]
    choir = house.series(
        "Koor", "weekly", blocked[0], blocked[2], room=hall, starts=time(10), ends=time(11)
    )
    first = house.on(series, TUESDAY)
    wanted = ChangeWanted(starts=time(11), ends=time(12))  # the hall is set up from 10:45 on
    diff = house.plan(first, Reach.FOLLOWING, wanted)
    assert [row.day for row in diff.clashing] == blocked
    assert diff.clashing[0].clashes[0].name == "Koor"
    assert diff.sentence == "4 dates move, clash on 3 dates"
    with pytest.raises(ClashUnanswered):
        house.change(first, Reach.FOLLOWING, wanted)
    answers: dict[date, Answer] = {
        blocked[0]: Skip(),
        blocked[1]: OtherRoom(other),
        blocked[2]: Keep("Kan samen"),
    }
    house.change(first, Reach.FOLLOWING, wanted, answers=answers)
    rows = house.rows(series)
    assert [row.state for row in rows] == [
        OccurrenceState.PLANNED,
        OccurrenceState.CANCELLED,
        OccurrenceState.PLANNED,
        OccurrenceState.PLANNED,
    ]
    assert [row.room_id for row in rows] == [hall, hall, other, hall]
    assert [row.clash_reason for row in rows] == ["", "", "", "Kan samen"]
    assert (rows[1].skipped, rows[1].reason) == (True, "The room is taken")
    assert len(house.rows(choir)) == 3


def test_what_hangs_on_a_lost_date_is_called_off_and_not_lost(house: House) -> None:
    series = house.series("Yoga", "weekly", TUESDAY, date(2026, 12, 22))
    toos = house.making.person("Toos van den Berg")
    used = house.on(series, date(2026, 12, 15))
    house.making.enrolment(toos, occurrence=used)
    before = everything(house.database)
    diff = house.plan(used, Reach.ALL_FUTURE, last_day=date(2026, 12, 8))
    assert [row.fate for row in diff.rows if row.day > date(2026, 12, 8)] == [
        Fate.CANCELLED,
        Fate.REMOVED,
    ]
    done = house.change(used, Reach.ALL_FUTURE, last_day=date(2026, 12, 8), seen=diff.stamp)
    assert (done.kind, done.people) == (ChangeKind.SERIES_ENDED, 1)
    assert house.held(series) == [TUESDAY, date(2026, 12, 1), date(2026, 12, 8)]
    assert house.off(series) == {date(2026, 12, 15): "The series has changed"}
    undo(house, done.change_id)
    assert everything(house.database) == before


def test_a_series_that_goes_on_keeps_its_step(house: House) -> None:
    series = house.series("Yoga", "weekly;every=2", TUESDAY, date(2026, 12, 22))
    last = house.rows(series)[-1]
    house.change(last.id, Reach.ALL_FUTURE, last_day=date(2027, 1, 31))
    assert house.held(series) == [*weeks(TUESDAY, 5, 2)]
    with house.database.reading() as session:
        row = session.get_one(Series, series)
        assert (row.rule_from, row.last_day) == (None, date(2027, 1, 31))


def test_a_course_keeps_its_lessons(house: House) -> None:
    first = date(2026, 11, 10)
    series = house.series("Cursus", "course=6", first, YEAR_END)
    chosen = house.on(series, date(2026, 12, 1))
    house.making.add(
        Closure(
            site_id=house.actor.site_id,
            first_day=date(2026, 12, 9),
            last_day=date(2026, 12, 9),
            name="Verf",
        )
    )
    house.change(chosen, Reach.FOLLOWING, day=date(2026, 12, 2))
    assert house.held(series) == [
        *weeks(first, 3),
        date(2026, 12, 2),
        date(2026, 12, 16),
        date(2026, 12, 23),
    ]


def test_the_second_desk_is_told_that_something_changed(house: House) -> None:
    series = house.series("Yoga", "weekly", TUESDAY, date(2026, 12, 22))
    first = house.on(series, TUESDAY)
    seen = house.plan(first, Reach.FOLLOWING, starts=time(15)).stamp
    house.change(first, Reach.ALL_FUTURE, starts=time(9), seen=None)
    before = everything(house.database)
    with pytest.raises(ChangedMeanwhile):
        house.change(first, Reach.FOLLOWING, starts=time(15), seen=seen)
    assert everything(house.database) == before


def test_the_same_key_is_the_same_change(house: House) -> None:
    series = house.series("Yoga", "weekly", TUESDAY, date(2026, 12, 22))
    house.making.enrolment(house.making.person("Ali Kaya"), series=series)
    first, key = house.on(series, TUESDAY), uuid4()
    told = house.change(first, Reach.FOLLOWING, starts=time(15), key=key)
    before = everything(house.database)
    again = house.change(first, Reach.FOLLOWING, starts=time(15), key=key)
    assert everything(house.database) == before
    assert (again.change_id, again.number, again.people) == (told.change_id, 5, 1)


def test_what_cannot_be_is_refused(house: House) -> None:
    series = house.series("Nacht", "weekly", date(2028, 3, 19), date(2028, 4, 2))
    night = house.on(series, date(2028, 3, 26))  # the clock goes forward
    with pytest.raises(ClockSkips):
        house.change(night, Reach.THIS, starts=time(2, 30))
    with pytest.raises(ClockSkips):
        house.change(night, Reach.ALL_FUTURE, starts=time(2, 30))
    with pytest.raises(EndsTooEarly):
        house.change(night, Reach.THIS, ends=time(13))
    with pytest.raises(NothingChanges):
        house.change(night, Reach.FOLLOWING, rule=Rule(Kind.WEEKLY))
