"""What leaves the house of a period, beside what was published before it."""

from datetime import date

import pytest

from atelier.database import Database
from atelier.domain import Activity, Actor, Function, Organisation
from atelier.reports.external import External
from atelier.reports.figures import By, Code, Key
from atelier.reports.outside import Outside, outside, outside_hosts, year_to_date
from atelier.reports.periods import Period, Span
from tests.making import Making

JANUARY, FEBRUARY, MARCH = (Period.of(Span.MONTH, date(2026, month, 1)) for month in (1, 2, 3))
QUARTER = Period.of(Span.QUARTER, date(2026, 1, 1))


@pytest.fixture
def people(making: Making) -> list[int]:
    return [making.person(f"Mens {number}", born=1940 + number) for number in range(30)]


class Program:
    """Lets people take part, and asks what may leave the house."""

    def __init__(self, database: Database, making: Making, people: list[int]) -> None:
        self.database, self.making, self.people = database, making, people

    @property
    def actor(self) -> Actor:
        return self.making.actor

    def meets(self, activity: int, day: date, people: int, first: int = 0) -> None:
        occurrence = self.making.occurrence(activity, day=day)
        for person in self.people[first : first + people]:
            self.making.participation(person, occurrence, day, self.actor.now())

    def outside(self, period: Period) -> External:
        with self.database.reading() as session:
            return outside(session, period=period, actor=self.actor)


@pytest.fixture
def program(database: Database, making: Making, people: list[int]) -> Program:
    return Program(database, making, people)


def _of(activity: int, code: Code = Code.PARTICIPATIONS) -> Key:
    return Key(code, By.ACTIVITY, str(activity))


def test_a_quarter_does_not_tell_what_a_month_of_it_hides(program: Program, making: Making) -> None:
    """3 in January stays hidden: 26 in the quarter, 9 and 14 in its other months would tell."""
    choir, gym = making.activity("Zing mee!"), making.activity("Stoelgym")
    for month, singers, sporters in ((1, 3, 12), (2, 9, 11), (3, 14, 13)):
        program.meets(choir, date(2026, month, 6), singers)
        program.meets(gym, date(2026, month, 7), sporters)
    months = [program.outside(month) for month in (JANUARY, FEBRUARY, MARCH)]
    assert [month.cell(_of(choir)).text for month in months] == ["<5", "9", "14"]
    quarter = program.outside(QUARTER)
    assert quarter.cell(_of(choir)).text == "x"
    assert quarter.cell(Key(Code.PARTICIPATIONS)).value == 62
    again = [program.outside(month) for month in (JANUARY, FEBRUARY, MARCH)]
    assert [month.signs for month in again] == [month.signs for month in months]


def test_the_year_to_date_does_not_tell_of_two_who_came_first_in_march(
    program: Program, making: Making
) -> None:
    choir = making.activity("Zing mee!")
    for month, singers in ((1, 12), (2, 12), (3, 14)):
        program.meets(choir, date(2026, month, 6), singers)
    with program.database.reading() as session:
        shown = [
            year_to_date(session, period=month, actor=program.actor).cell(Key(Code.UNIQUE)).text
            for month in (JANUARY, FEBRUARY, MARCH)
        ]
    assert shown == ["12", "12", "x"]  # 14 - 12: two people


def test_of_the_year_to_date_no_split_leaves_the_house(program: Program, making: Making) -> None:
    program.meets(making.activity("Zing mee!"), date(2026, 1, 6), 12)
    with program.database.reading() as session:
        report = year_to_date(session, period=JANUARY, actor=program.actor)
    shown = report.cell(Key(Code.UNIQUE, By.AGE, "75–84"))
    assert (shown.text, shown.value, shown.suppressed) == ("–", None, True)


def test_a_week_does_not_tell_of_the_rest_of_its_month(program: Program, making: Making) -> None:
    choir = making.activity("Zing mee!")
    program.meets(choir, date(2026, 1, 6), 12)
    program.meets(choir, date(2026, 1, 27), 3)
    assert program.outside(JANUARY).cell(_of(choir)).value == 15
    week = Period.of(Span.WEEK, date(2026, 1, 6))
    assert program.outside(week).cell(_of(choir)).suppressed  # 15 - 12: three


def test_a_host_and_the_house_hide_the_same(program: Program, making: Making) -> None:
    hosts = [
        making.add(Organisation(site_id=making.site_id, name=name)) for name in ("Een", "Twee")
    ]
    activities = [making.activity(f"Activiteit {number}") for number in range(4)]
    _hosted(program, dict(zip(activities, [*hosts, *hosts], strict=True)))
    for activity, number in zip(activities, (3, 7, 12, 20), strict=True):
        program.meets(activity, date(2026, 1, 6), number)
    house = program.outside(JANUARY)
    with program.database.reading() as session:
        reports = outside_hosts(session, period=JANUARY, actor=program.actor)
        one = outside(session, period=JANUARY, actor=program.actor, host_id=hosts[0])
    assert one.signs == reports[str(hosts[0])].signs
    assert one.cell(Key(Code.PARTICIPATIONS)).text == house.cell(
        Key(Code.PARTICIPATIONS, By.HOST, str(hosts[0]))
    ).text  # fmt: skip
    for activity in activities:
        host = str(hosts[activities.index(activity) % 2])
        assert reports[host].cell(_of(activity)).text == house.cell(_of(activity)).text


def test_a_host_without_anything_has_an_empty_report(program: Program, making: Making) -> None:
    host = making.add(Organisation(site_id=making.site_id, name="Een"))
    with program.database.reading() as session:
        report = outside(session, period=JANUARY, actor=program.actor, host_id=host)
    assert not report.figures
    assert report.cell(Key(Code.PARTICIPATIONS)).text == "0"


def test_small_is_under_ten_where_taking_part_tells_of_health(
    program: Program, making: Making
) -> None:
    sensitive = making.activity("Herstel", sensitive=True, public_name="Donderdaggroep")
    care = making.activity("Dagbesteding", function=Function.DAY_ACTIVITY)
    for activity, number in ((sensitive, 7), (care, 8), (making.activity("Koor"), 7)):
        program.meets(activity, date(2026, 1, 6), number)
    report = program.outside(JANUARY)
    assert report.cell(_of(sensitive)).text == "<10"
    assert report.cell(_of(care)).text == "<10"
    assert report.figures.labels[By.ACTIVITY, str(sensitive)] == "Donderdaggroep"


def test_small_age_groups_are_put_together_before_they_are_hidden(
    program: Program, making: Making
) -> None:
    """Born from 1940 on: two of 85 or more, ten of 75 to 84."""
    program.meets(making.activity("Koor"), date(2026, 1, 6), 12)
    report = program.outside(JANUARY)
    ages = {
        key.item: report.cell(key).text
        for key in report.figures
        if (key.code, key.by) == (Code.UNIQUE, By.AGE)
    }
    assert ages == {"75+": "12"}
    assert report.cell(Key(Code.UNIQUE, By.AGE, "85+")).text == "–"


def test_a_whole_year_has_its_quarters_and_months_before_it(
    program: Program, making: Making
) -> None:
    choir, gym = making.activity("Zing mee!"), making.activity("Stoelgym")
    for month in range(1, 13):
        program.meets(choir, date(2026, month, 6), 3 if month == 5 else 9)
        program.meets(gym, date(2026, month, 7), 12)
    year = program.outside(Period.of(Span.YEAR, date(2026, 1, 1)))
    assert year.cell(Key(Code.PARTICIPATIONS)).value == 11 * 9 + 3 + 12 * 12
    assert year.cell(_of(choir)).suppressed
    assert year.cell(Key(Code.UNIQUE)).value == 12


def test_what_is_asked_twice_is_made_once(program: Program, making: Making) -> None:
    program.meets(making.activity("Koor"), date(2026, 1, 6), 12)
    with program.database.reading() as session:
        desk = Outside(session, program.actor)
        assert desk.house(JANUARY) is desk.house(JANUARY)
        assert desk.hosts(JANUARY) is desk.hosts(JANUARY)


def _hosted(program: Program, hosts: dict[int, int]) -> None:
    with program.database.transaction() as session:
        for activity, host in hosts.items():
            session.get_one(Activity, activity).host_id = host
