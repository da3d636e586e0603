"""What the sample house says of itself is what its rows say, and what a house is like."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from statistics import mean, median

from atelier.domain import Clock
from tests.sample.conftest import TODAY, Filled

NUMBER = 20261124  # today, as it is stored
THERE = """
    (SELECT occurrence_id, 1 AS number FROM participation
     UNION ALL SELECT occurrence_id, participations FROM tally) AS there
"""
COUNTED = """occurrence JOIN activity
    ON activity.id = occurrence.activity_id AND activity.function <> 'internal'"""


def test_plain_sql_counts_the_same_totals(house: Filled) -> None:
    totals, number = house.totals, house.number
    assert totals.people == number("SELECT count(*) FROM person") == 1200
    assert totals.activities == number("SELECT count(*) FROM activity") == 41
    assert totals.occurrences == number("SELECT count(*) FROM occurrence WHERE NOT skipped")
    assert totals.visits_named == number("SELECT count(*) FROM visit")
    assert totals.visits_unnamed == number("SELECT sum(visits) FROM tally")
    assert totals.participations == number(f"SELECT sum(number) FROM {THERE}")
    assert totals.questions == number("SELECT count(*) FROM question")
    assert totals.volunteers == number("SELECT count(*) FROM volunteer")
    assert totals.shifts == number("SELECT count(*) FROM shift")
    assert totals.enrolments == number("SELECT count(*) FROM enrolment")


def test_plain_sql_counts_the_same_months(house: Filled) -> None:
    counted: dict[str, dict[str, float]] = defaultdict(dict)
    statements = {
        "visits_named": "SELECT day / 100, count(*) FROM visit GROUP BY 1",
        "unique_visitors": "SELECT day / 100, count(DISTINCT person_id) FROM visit GROUP BY 1",
        "visits_unnamed": "SELECT day / 100, sum(visits) FROM tally GROUP BY 1",
        "participations_named": "SELECT day / 100, count(*) FROM participation GROUP BY 1",
        "participations": f"""SELECT day / 100, sum(number) FROM {THERE}
            JOIN occurrence ON occurrence.id = there.occurrence_id GROUP BY 1""",
        "occurrences": f"""SELECT day / 100, count(*) FROM {COUNTED}
            WHERE state = 'planned' AND day < {NUMBER} GROUP BY 1""",
        "cancelled": f"""SELECT day / 100, count(*) FROM {COUNTED}
            WHERE state = 'cancelled' AND NOT skipped AND day / 100 <= {NUMBER // 100}
            GROUP BY 1""",
        "questions": "SELECT day / 100, count(*) FROM question GROUP BY 1",
    }
    for name, statement in statements.items():
        for month, number in house.rows(statement):
            counted[f"{month // 100}-{month % 100:02d}"][name] = number
    assert set(counted) == set(house.totals.months)
    for name, month in house.totals.months.items():
        for column in statements:
            assert getattr(month, column) == counted[name].get(column, 0), (name, column)
    assert house.totals.months["2026-10"].visits_named > 1500


def test_it_is_as_busy_as_such_a_house(house: Filled) -> None:
    per_day = house.rows(f"""SELECT day, sum(number) FROM {THERE}
        JOIN occurrence ON occurrence.id = there.occurrence_id GROUP BY 1""")
    by_weekday = defaultdict(list)
    by_week: dict[tuple[int, int], float] = defaultdict(float)
    for number, people in per_day:
        day = as_day(number)
        by_weekday[day.weekday()].append(float(people))
        by_week[day.isocalendar()[:2]] += float(people)
    means = [mean(by_weekday[weekday]) for weekday in range(5)]
    for found, expected in zip(means, (111, 153, 146, 123, 131), strict=True):
        assert abs(found - expected) < expected * 0.09
    assert 620 < median(by_week.values()) < 730
    year = sum(people for number, people in per_day if number < 20260000)
    assert 30_500 < year < 35_500


def test_three_visits_in_ten_are_without_a_name(house: Filled) -> None:
    totals = house.totals
    share = totals.visits_unnamed / (totals.visits_unnamed + totals.visits_named)
    assert 0.28 < share < 0.32


def test_december_and_july_are_quiet_and_september_is_not(house: Filled) -> None:
    months = {name: month.participations for name, month in house.totals.months.items()}
    usual = median(months.values())
    assert max(months["2025-12"], months["2025-07"], months["2026-07"]) < 0.9 * usual
    assert min(months["2025-09"], months["2026-09"]) > 1.1 * usual


def test_most_people_come_shortly_before_ten(house: Filled) -> None:
    busiest: dict[int, list[int]] = defaultdict(list)
    at: dict[date, Counter[tuple[int, int]]] = defaultdict(Counter)
    clock = Clock()
    statement = """SELECT arrived_at, 1 FROM visit
        UNION ALL SELECT at, visits FROM tally"""
    for moment, number in house.rows(statement):
        naive = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
        wall = clock.wall(naive.replace(tzinfo=clock.now().tzinfo))
        at[wall.date()][(wall.hour, wall.minute // 10)] += number
    when: Counter[tuple[int, int]] = Counter()
    for day, tens in at.items():
        ten, number = tens.most_common(1)[0]
        busiest[day.weekday()].append(number)
        if day.weekday() in {1, 4}:
            when[ten] += 1
    assert when.most_common(1)[0][0] == (9, 5)
    for weekday in (1, 4):
        assert 17 <= median(busiest[weekday]) <= 27
        assert max(busiest[weekday]) <= 40


def test_ten_questions_are_asked_in_a_consulting_hour(house: Filled) -> None:
    days = house.number("SELECT count(DISTINCT day) FROM question")
    assert 9 < house.totals.questions / days < 11.5


def test_today_is_a_fresh_morning(house: Filled) -> None:
    for table in ("visit", "tally", "participation", "question"):
        assert house.number(f"SELECT max(day) FROM {table}") < NUMBER
    assert house.number("SELECT count(*) FROM action") == 0
    assert house.number(f"SELECT count(*) FROM occurrence WHERE day = {NUMBER}") == 10
    last = as_day(int(house.number("SELECT max(day) FROM occurrence")))
    assert last > TODAY + timedelta(days=80)


def test_closed_days_are_empty_and_between_the_years_there_is_coffee(house: Filled) -> None:
    closed = (20260302, 20260306, 20260514, 20260810, 20251225, 20270101, 20250505)
    listed = ", ".join(map(str, closed))
    held = f"SELECT count(*) FROM occurrence WHERE NOT skipped AND day IN ({listed})"
    assert house.number(held) == 0
    assert house.rows("""SELECT DISTINCT code FROM activity
        JOIN occurrence ON activity.id = activity_id
        WHERE NOT skipped AND day BETWEEN 20261224 AND 20270103 ORDER BY code""") == [
        ("INL-M",),
        ("INL-O",),
    ]
    assert house.number("SELECT count(*) FROM occurrence WHERE day = 20260403") > 5  # Good Friday


def test_two_in_a_hundred_are_cancelled_for_a_reason(house: Filled) -> None:
    share = house.totals.cancelled / house.totals.occurrences
    assert 0.01 < share < 0.03
    assert (
        house.number("""SELECT count(*) FROM occurrence
        WHERE (state = 'cancelled') <> (reason <> '')""")
        == 0
    )


def as_day(number: int) -> date:
    return date(number // 10000, number // 100 % 100, number % 100)
