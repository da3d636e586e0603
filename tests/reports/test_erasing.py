"""Figures stay what they are when somebody is taken off the rows: scenario 26 in the engine."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import func, select, update

from atelier.database import Database
from atelier.domain import (
    Activity,
    Function,
    Gone,
    Organisation,
    Participation,
    Person,
    UniqueAdjustment,
    Visit,
)
from atelier.reports.closing import open_correction
from atelier.reports.comparing import months_that_differ
from atelier.reports.erasing import keep_counted
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.periods import Period, Span
from tests.acting import at_desk
from tests.conftest import Hands
from tests.making import Making
from tests.reports.october import October

ERASED = datetime(2027, 3, 22, 10, 0, tzinfo=UTC)
JANUARY, FEBRUARY, MARCH = (Period.of(Span.MONTH, date(2027, month, 1)) for month in (1, 2, 3))
QUARTER, YEAR = (Period.of(span, date(2027, 1, 1)) for span in (Span.QUARTER, Span.YEAR))
TO_MARCH = Period(Span.OWN, date(2027, 1, 1), date(2027, 3, 31))
TO_JUNE = Period(Span.OWN, date(2027, 1, 1), date(2027, 6, 30))
OPEN = (MARCH, QUARTER, YEAR, TO_MARCH, TO_JUNE)
PEOPLE = {Code.UNIQUE, Code.UNIQUE_NEW, Code.UNIQUE_PARTICIPANTS}


@pytest.fixture
def house(database: Database, making: Making, hands: Hands) -> October:
    """Toos came twelve times in three months, Ali in March alone; two months are closed."""
    hands.at = ERASED
    house = October(
        database,
        making,
        at_desk(site_id=making.site_id, name="Coördinator", clock=making.actor.clock),
    )
    host = making.add(Organisation(site_id=making.site_id, name="Ons Huis"))
    toos = making.person("Toos van den Berg", born=1949, postcode="6546")
    ali = making.person("Ali Kaya", born=1981, postcode="6545")
    house.people = [toos, ali]
    yoga = making.activity("Yoga", function=Function.HEALTH)
    meet = making.activity("Zing mee!")
    with database.transaction() as session:
        session.get_one(Activity, yoga).host_id = host
    for month in (1, 2, 3):
        for day in (1, 8, 15, 18):
            when = date(2027, month, day)
            house.came(toos, when)
            once = making.occurrence(yoga if day == 8 else meet, day=when, starts=time(9))
            making.participation(toos, once, when, house.moment(when))
    house.came(ali, date(2027, 3, 15))
    house.close(JANUARY)
    house.close(FEBRUARY)
    return house


def erase(house: October, person: int) -> None:
    """Take somebody off the rows, as an erasure does."""
    with house.database.transaction() as session:
        keep_counted(session, person_id=person, actor=house.actor)
        for kind in (Visit, Participation):
            session.execute(update(kind).where(kind.person_id == person).values(person_id=None))


def told(house: October) -> dict[str, Figures]:
    return {period.key: house.told(period).figures for period in (JANUARY, FEBRUARY, *OPEN)}


def of_people(figures: Figures) -> dict[Key, int]:
    return {key: number for key, number in figures.items() if key.code in PEOPLE}


def test_no_figure_changes(house: October) -> None:
    before = told(house)
    erase(house, house.people[0])
    after = told(house)
    for period in (JANUARY, FEBRUARY):
        assert after[period.key] == before[period.key]
    for period in OPEN:
        then, now = before[period.key], after[period.key]
        assert of_people(now) == of_people(then), period
        for code in (Code.VISITS, Code.VISITS_NAMED, Code.PARTICIPATIONS, Code.HELD):
            assert now.total(code) == then.total(code)
        assert now.total(Code.UNIQUE_ERASED) == 1
    assert after["2027-03"].total(Code.UNIQUE) == 2
    assert after["2027-03"].total(Code.UNIQUE_NEW) == 1
    assert after["2027-Q1"].split(Code.UNIQUE, By.AGE) == {"75–84": 1, "45–64": 1}
    assert after["2027"].split(Code.UNIQUE_PARTICIPANTS, By.FUNCTION) == {"health": 1, "meeting": 1}


def test_visits_without_their_person_are_of_nobody_any_more(house: October) -> None:
    erase(house, house.people[0])
    visits = house.told(MARCH).figures.split(Code.VISITS, By.AGE)
    assert visits == {"": 4, "45–64": 1}


def test_who_comes_back_counts_twice_in_the_year(house: October, hands: Hands) -> None:
    """And the footnote says how many were erased."""
    erase(house, house.people[0])
    hands.at = datetime(2027, 4, 12, 9, 0, tzinfo=UTC)
    house.came(house.making.person("Toos van den Berg", born=1949), date(2027, 4, 12))
    year = house.told(YEAR).figures
    assert (year.total(Code.UNIQUE), year.total(Code.UNIQUE_ERASED)) == (3, 1)
    april = house.told(MARCH.moved(1)).figures
    assert (april.total(Code.UNIQUE), april.total(Code.UNIQUE_ERASED)) == (1, 0)
    assert house.told(QUARTER).figures.total(Code.UNIQUE) == 2


def test_two_erased_people_are_two(house: October) -> None:
    before = told(house)
    for person in house.people:
        erase(house, person)
    after = told(house)
    assert of_people(after["2027"]) == of_people(before["2027"])
    assert after["2027"].total(Code.UNIQUE_ERASED) == 2
    assert of_people(after["2027-03"]) == of_people(before["2027-03"])


def test_a_closed_month_that_is_corrected_later_keeps_them(house: October) -> None:
    erase(house, house.people[0])
    house.do(open_correction, month=FEBRUARY, reason="Een bezoek vergeten")
    house.came(house.people[1], date(2027, 2, 3))
    assert house.close(FEBRUARY).version == 2
    february = house.told(FEBRUARY)
    assert february.figures.total(Code.UNIQUE) == 2
    assert february.versions[-1].unlinked


def test_closed_months_still_equal_their_rows(house: October) -> None:
    erase(house, house.people[0])
    with house.database.reading() as session:
        found = list(months_that_differ(session, actor=house.actor))
    assert [(month.key, version, differing) for month, version, differing in found] == [
        ("2027-01", 1, ()),
        ("2027-02", 1, ()),
    ]


def test_nothing_but_numbers_stays(house: October) -> None:
    """Neither a name nor the number of the person."""
    erase(house, house.people[0])
    with house.database.reading() as session:
        for kind in (Visit, Participation):
            left = select(func.count()).where(kind.person_id == house.people[0])
            assert session.scalar(left) == 0
        rows = session.scalars(select(UniqueAdjustment)).all()
        assert {row.period for row in rows} > {"2027-01", "2027-Q1", "2027", "2027-to-12"}
        assert {row.number for row in rows} == {1}
        assert not any("Toos" in row.item for row in rows)


def test_who_never_came_changes_nothing(house: October) -> None:
    nobody = house.making.person("Nooit Geweest")
    with house.database.transaction() as session:
        assert keep_counted(session, person_id=nobody, actor=house.actor) == 0
        assert session.get(Person, nobody) is not None
    with pytest.raises(Gone), house.database.transaction() as session:
        keep_counted(session, person_id=9999, actor=house.actor)
