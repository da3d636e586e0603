"""Regulars who have not been seen: off at first, for a reason, never about a sensitive group."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import event, select

from atelier.attendance.regulars_missed import (
    BEFORE,
    HABIT,
    WEEKS,
    MissedRow,
    ReasonTooShort,
    WeeksWrong,
    missed_setting,
    regulars_missed,
    switch_missed_off,
    switch_missed_on,
)
from atelier.database import Database
from atelier.domain import (
    Actor,
    Assignment,
    CitizenNumber,
    Function,
    Person,
    Refusal,
    Setting,
    TextTooLong,
)
from tests.making import TUESDAY, Making

REASON = "Wij bellen wie we missen, afgesproken met de bezoekers"


def weeks_ago(number: int) -> date:
    """Give the Tuesday so many weeks ago; 0 is today."""
    return TUESDAY - timedelta(weeks=number)


def visits(making: Making, person: int, weeks: Iterable[int]) -> None:
    for number in weeks:
        day = weeks_ago(number)
        making.visit(person, day, datetime.combine(day, time(9), UTC))


@pytest.fixture
def toos(making: Making) -> int:
    """Give somebody who came every week until four weeks ago; the house has been open since."""
    visits(making, making.person("Ali Kaya"), range(12))
    person = making.person("Toos van den Berg", phone="0612345678")
    visits(making, person, range(4, 12))
    return person


def on(database: Database, actor: Actor, reason: str = REASON, weeks: int = WEEKS) -> None:
    switch = partial(switch_missed_on, reason=reason, weeks=weeks, actor=actor)
    assert database.perform(switch).on


def missed(database: Database, actor: Actor) -> tuple[MissedRow, ...]:
    with database.reading() as session:
        return regulars_missed(session, actor=actor)


def names(database: Database, actor: Actor) -> list[str]:
    return [row.name for row in missed(database, actor)]


def test_off_nobody_is_looked_up(database: Database, actor: Actor, toos: int) -> None:
    assert toos
    asked: list[str] = []

    def note(*facts: object) -> None:
        asked.append(str(facts[2]))

    with database.reading() as session:
        engine = session.get_bind()
        event.listen(engine, "before_cursor_execute", note)
        assert regulars_missed(session, actor=actor) == ()
        event.remove(engine, "before_cursor_execute", note)
        assert not missed_setting(session, actor=actor).on
    tables = ("person", "visit", "participation", "assignment")
    questions = [sql for sql in asked if sql.startswith("SELECT")]
    assert len(questions) == 1
    assert not any(f"FROM {table}" in sql for sql in questions for table in tables)


def test_on_it_says_who_and_since_when(database: Database, actor: Actor, toos: int) -> None:
    on(database, actor)
    (row,) = missed(database, actor)
    assert (row.id, row.name, row.came) == (toos, "van den Berg, Toos", 8)
    assert (row.last_seen, row.weeks) == (weeks_ago(4), 4)


def test_the_reason_is_kept_and_goes_with_the_list(
    database: Database, actor: Actor, toos: int
) -> None:
    assert toos
    for _ in range(2):  # twice is once
        on(database, actor, f"  {REASON}  ", weeks=3)
    with database.reading() as session:
        kept = missed_setting(session, actor=actor)
    assert (kept.reason, kept.weeks, kept.since, kept.by) == (REASON, 3, TUESDAY, "Balie")
    for _ in range(2):
        database.perform(partial(switch_missed_off, actor=actor))
    assert missed(database, actor) == ()
    with database.reading() as session:
        assert session.scalars(select(Setting.name)).all() == []


@pytest.mark.parametrize(
    ("reason", "weeks", "refusal"),
    [
        ("", 4, ReasonTooShort),
        ("   omdat het kan   ", 4, ReasonTooShort),
        ("x" * 201, 4, TextTooLong),
        ("voor mevrouw met nummer 111222333", 4, CitizenNumber),
        (REASON, 1, WeeksWrong),
        (REASON, 13, WeeksWrong),
    ],
)
def test_it_is_not_switched_on_without_a_reason(
    database: Database, actor: Actor, reason: str, weeks: int, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        on(database, actor, reason, weeks)
    with database.reading() as session:
        assert not missed_setting(session, actor=actor).on


@pytest.mark.parametrize(("may", "phone"), [(True, "06 12345678"), (False, ""), (None, "")])
def test_a_number_is_shown_where_that_is_allowed(
    database: Database, actor: Actor, toos: int, may: bool | None, phone: str
) -> None:
    with database.transaction() as session:
        session.get_one(Person, toos).may_contact = may
    on(database, actor)
    assert [row.phone for row in missed(database, actor)] == [phone]


@pytest.mark.parametrize(
    ("weeks", "found"),
    [
        (range(4, 4 + HABIT), True),
        (range(4, 4 + HABIT - 1), False),  # no habit
        ((3, *range(4, 12)), False),  # seen since
        ((0, *range(4, 12)), False),
        (range(4 + BEFORE, 4 + BEFORE + 6), False),  # too long ago
    ],
)
def test_a_regular_came_often_and_then_not(
    database: Database, making: Making, actor: Actor, weeks: Iterable[int], found: bool
) -> None:
    visits(making, making.person("Ali Kaya"), range(18))
    visits(making, making.person("Toos Bos"), weeks)
    on(database, actor)
    assert names(database, actor) == (["Bos, Toos"] if found else [])


def test_weeks_in_which_the_house_was_closed_are_no_weeks(
    database: Database, making: Making, actor: Actor
) -> None:
    visits(making, making.person("Ali Kaya"), (0, 1, *range(4, 16)))  # two weeks were closed
    visits(making, making.person("Toos Bos"), range(4, 12))
    on(database, actor)
    assert names(database, actor) == []  # missed in two open weeks only
    on(database, actor, weeks=2)
    assert names(database, actor) == ["Bos, Toos"]


@pytest.mark.parametrize("seen", ["sensitive", "internal", "worked"])
def test_seen_elsewhere_is_not_missed(
    database: Database, making: Making, actor: Actor, toos: int, seen: str
) -> None:
    on(database, actor)
    assert names(database, actor) == ["van den Berg, Toos"]
    day = weeks_ago(1)
    if seen == "worked":
        making.add(Assignment(shift_id=making.shift(day=day), person_id=toos))
    else:
        function = Function.INTERNAL if seen == "internal" else Function.DAY_ACTIVITY
        activity = making.activity(function=function, sensitive=seen == "sensitive")
        once = making.occurrence(activity, day=day)
        making.participation(toos, once, day, datetime.combine(day, time(9), UTC))
    assert names(database, actor) == []


@pytest.mark.parametrize("sensitive", [True, False])
def test_a_sensitive_activity_makes_nobody_a_regular(
    database: Database, making: Making, actor: Actor, sensitive: bool
) -> None:
    visits(making, making.person("Ali Kaya"), range(12))
    activity = making.activity("Rouwgroep", sensitive=sensitive)
    person = making.person("Toos Bos")
    visits(making, person, range(4, 12))  # the desk saw her come in
    for number in range(4, 12):
        day = weeks_ago(number)
        once = making.occurrence(activity, day=day)
        making.participation(person, once, day, datetime.combine(day, time(9), UTC))
    on(database, actor)
    assert names(database, actor) == ([] if sensitive else ["Bos, Toos"])


def test_a_house_that_just_opened_misses_nobody(
    database: Database, making: Making, actor: Actor
) -> None:
    visits(making, making.person("Ali Kaya"), range(3))
    on(database, actor)
    assert names(database, actor) == []


def test_a_setting_that_cannot_be_read_is_the_usual_one(
    database: Database, actor: Actor, toos: int
) -> None:
    assert toos
    on(database, actor)
    with database.transaction() as session:
        row = session.scalars(select(Setting).where(Setting.name == "regulars_missed_weeks")).one()
        row.value = "veel"
    with database.reading() as session:
        assert missed_setting(session, actor=actor).weeks == WEEKS
