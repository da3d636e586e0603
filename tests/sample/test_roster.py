"""The roster of the sample house: who works, who stands in, and where somebody is needed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from atelier.domain import Actor, Clock
from atelier.roster.cards import volunteer_card
from atelier.roster.lists import volunteer_rows
from atelier.roster.making import KeptUp, keep_up
from atelier.roster.queries import gaps, roster_shifts
from atelier.roster.reading import read_shifts, read_volunteers
from atelier.roster.roles import role_rows
from atelier.roster.rules import Weight, hindrances
from tests.sample.conftest import TODAY, Filled

NUMBER = 20261124  # today, as it is stored
HELD = "('agreed', 'asked_again', 'stood_in', 'worked')"
FILLED = f"""(SELECT s.*, (SELECT count(*) FROM assignment a
    WHERE a.shift_id = s.id AND a.state IN {HELD}) AS people FROM shift s
    LEFT JOIN occurrence o ON o.id = s.occurrence_id
    WHERE o.id IS NULL OR o.state = 'planned') AS f"""
GAPS = "sum(CASE WHEN people < needed THEN 1.0 ELSE 0.0 END) / count(*)"
FOUR_WEEKS = TODAY + timedelta(weeks=4)


@pytest.fixture
def me(house: Filled) -> Actor:
    """Give the desk of that morning."""
    moment = datetime(2026, 11, 24, 8, 50, tzinfo=UTC)
    return replace(house.actor, clock=Clock(now=lambda: moment))


def test_plain_sql_counts_the_same_roster(house: Filled) -> None:
    totals, number = house.totals, house.number
    state = "SELECT count(*) FROM assignment WHERE"
    assert totals.assignments == number("SELECT count(*) FROM assignment")
    assert totals.absent == number(f"{state} state = 'cannot'")
    assert totals.replaced == number(f"{state} replaces_id IS NOT NULL")
    missing = "sum(CASE WHEN people < needed THEN needed - people ELSE 0 END)"
    last = FOUR_WEEKS.year * 10000 + FOUR_WEEKS.month * 100 + FOUR_WEEKS.day
    assert totals.open_places == number(
        f"SELECT {missing} FROM {FILLED} WHERE day BETWEEN {NUMBER} AND {last}"
    )
    rows = house.rows("""SELECT s.day / 100, sum(a.worked_ends - a.worked_starts),
        count(DISTINCT a.person_id) FROM assignment a JOIN shift s ON s.id = a.shift_id
        WHERE a.confirmed_at IS NOT NULL GROUP BY 1""")
    counted = {f"{key // 100}-{key % 100:02d}": (minutes, people) for key, minutes, people in rows}
    for name, month in house.totals.months.items():
        assert (month.worked_minutes, month.working_volunteers) == counted[name], name


def test_gaps_are_few_today_and_more_the_further_ahead(house: Filled, me: Actor) -> None:
    past = house.number(f"SELECT {GAPS} FROM {FILLED} WHERE day < {NUMBER}")
    soon = house.number(f"SELECT {GAPS} FROM {FILLED} WHERE day BETWEEN {NUMBER} AND 20261201")
    later = house.number(f"SELECT {GAPS} FROM {FILLED} WHERE day BETWEEN 20261208 AND 20261222")
    assert past < 0.08
    assert 0.0 < soon < 0.14
    assert 0.07 < later < 0.2
    with house.database.reading() as session:
        found = gaps(session, actor=me)
        today = roster_shifts(session, first_day=TODAY, last_day=TODAY, actor=me)
    assert sum(one.open for one in found) == house.totals.open_places
    assert any(one.open for one in today)
    assert sum(one.at_desk for one in today) == 2


def test_of_the_absent_two_thirds_are_replaced(house: Filled) -> None:
    totals = house.totals
    past = "JOIN shift s ON s.id = a.shift_id WHERE s.day < 20261124"
    absent = house.number(f"SELECT count(*) FROM assignment a {past} AND a.state = 'cannot'")
    places = house.number(f"SELECT count(*) FROM assignment a {past} AND a.replaces_id IS NULL")
    assert 0.05 < absent / places < 0.07
    assert 0.58 < totals.replaced / totals.absent < 0.75


def test_the_roster_has_nothing_to_catch_up_with(house: Filled, me: Actor) -> None:
    with house.database.reading() as session:
        assert keep_up(session, actor=me) == KeptUp()
    coming = house.rows("SELECT min(day), max(day) FROM shift WHERE occurrence_id IS NULL")
    assert coming == [(20250106, 20271125)] or coming[0][1] == 20271124


def test_no_rule_is_broken_in_the_weeks_to_come(house: Filled, me: Actor) -> None:
    with house.database.reading() as session:
        shifts = read_shifts(session, first_day=TODAY, last_day=FOUR_WEEKS, actor=me)
        people = read_volunteers(session, first_day=TODAY, last_day=FOUR_WEEKS, actor=me)
    found = [
        one
        for shift in shifts.values()
        for person in shift.team
        for one in hindrances(people[person], shift)
    ]
    assert [one.kind for one in found if one.weight is Weight.HARD] == []
    assert len(found) < 0.25 * sum(len(shift.team) for shift in shifts.values())


def test_volunteers_have_all_that_may_be_kept(house: Filled, me: Actor) -> None:
    with house.database.reading() as session:
        roles = {one.name: one for one in role_rows(session, actor=me)}
        rows = volunteer_rows(session, actor=me, left=True)
        cards = [volunteer_card(session, person_id=one.person_id, actor=me) for one in rows[:20]]
    assert len(roles) == 18
    assert roles["Begeleider Kinderclub"].form.vog == "strict"
    assert min(one.volunteers for one in roles.values()) > 0
    assert len(rows) == 75
    assert any(one.vog_due for one in rows)
    assert any(one.over for one in rows)
    assert all(one is not None and one.form.emergency_phone for one in cards)
    assert any(one is not None and one.fixed_places and one.week for one in cards)
    fixed = house.number("SELECT count(*) FROM assignment WHERE fixed")
    assert 0.3 < fixed / house.totals.assignments < 0.6
    assert house.number("SELECT count(*) FROM assignment WHERE state = 'asked'") > 0


def test_hours_are_confirmed_until_last_week(house: Filled) -> None:
    rows = house.rows("""SELECT max(s.day) FROM assignment a JOIN shift s ON s.id = a.shift_id
        WHERE a.confirmed_at IS NOT NULL""")
    assert rows == [(20261121,)] or rows == [(20261120,)]
    waiting = house.number(f"""SELECT count(*) FROM assignment a JOIN shift s ON s.id = a.shift_id
        WHERE s.day < {NUMBER} AND a.state IN ('agreed', 'stood_in')""")
    assert waiting > 10
    assert date(2026, 11, 23).weekday() == 0
