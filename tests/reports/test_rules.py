"""What differs from contract to contract, and parts that come to their whole."""

from datetime import time

import pytest

from atelier.database import Database
from atelier.domain import (
    Function,
    Occurrence,
    OccurrenceReport,
)
from atelier.reports.figures import By, Code
from atelier.reports.rules import Rules
from atelier.reports.sessions import units_of
from atelier.settings.actions import set_setting
from tests.making import TUESDAY, Making
from tests.reports.counting import counted, tallied, took_part, visited


@pytest.mark.parametrize(
    ("starts", "ends", "hours", "units"),
    [
        ((10, 0), (15, 30), (3, 2), 2),  # the day programme of DOMAIN.md
        ((10, 0), (15, 30), (3, 3), 1),
        ((10, 0), (15, 30), (6, 2), 0),
        ((9, 30), (12, 30), (3, 2), 1),
        ((9, 30), (12, 30), (4, 2), 0),  # elsewhere a unit is four hours
        ((9, 30), (12, 29), (3, 2), 0),
        ((9, 30), (13, 0), (3, 2), 1),
        ((11, 0), (14, 0), (3, 2), 1),  # no part for two hours, and long enough
        ((10, 0), (20, 0), (3, 2), 3),
        ((17, 0), (20, 0), (3, 2), 1),
    ],
)
def test_units_of_care_go_by_the_contract(
    starts: tuple[int, int], ends: tuple[int, int], hours: tuple[float, float], units: int
) -> None:
    minimum, touched = (round(each * 60) for each in hours)
    rules = Rules(care_minimum=minimum, care_touched=touched)
    minutes = [hour * 60 + minute for hour, minute in (starts, ends)]
    assert units_of(minutes[0], minutes[1], rules) == units


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((2, 1), (2, 1, 0)),
        ((1, 1), (1, 1, 1)),
        ((2, None), (2, 0, 1)),
        ((3, 1), (0, 0, 3)),  # more than there were: they say nothing
        ((None, None), (0, 0, 3)),
    ],
)
def test_indications_come_to_the_attendance(
    database: Database,
    making: Making,
    told: tuple[int | None, int | None],
    expected: tuple[int, int, int],
) -> None:
    one = making.occurrence(making.activity(function=Function.DAY_ACTIVITY))
    took_part(making, one, making.person())
    tallied(making, TUESDAY, 2, one)
    making.add(OccurrenceReport(occurrence_id=one, indicated=told[0], not_indicated=told[1]))
    figures = counted(database, making.actor)
    codes = (Code.INDICATED, Code.NOT_INDICATED, Code.INDICATION_UNKNOWN)
    assert tuple(figures.total(code) for code in codes) == expected


def test_a_house_may_have_its_own_groups_and_its_own_city(
    database: Database, making: Making
) -> None:
    for born, postcode in ((2010, "6546"), (1950, "5900"), (None, None)):
        visited(making, making.person("Toos Berg", born=born, postcode=postcode), TUESDAY)
    before = counted(database, making.actor)
    assert before.split(Code.UNIQUE, By.AGE) == {"13–17": 1, "75–84": 1, "": 1}
    assert before.split(Code.UNIQUE, By.AREA) == {"other": 1, "outside": 1, "unknown": 1}
    with database.transaction() as session:
        for name, value in (("age_groups", "0, 18, 65"), ("city_postcodes", "5900-5999, 6546")):
            set_setting(session, site_id=making.site_id, name=name, value=value)
    after = counted(database, making.actor)
    assert after.split(Code.UNIQUE, By.AGE) == {"0–17": 1, "65+": 1, "": 1}
    assert after.split(Code.UNIQUE, By.AREA) == {"other": 2, "unknown": 1}


@pytest.mark.parametrize("value", ["", "x", "a-z", "-1", "nan", "1e999", "6500-x"])
def test_a_setting_that_cannot_be_read_is_as_if_it_were_not_there(
    database: Database, making: Making, value: str
) -> None:
    group = making.activity(function=Function.DAY_ACTIVITY)
    day = making.occurrence(group, starts=time(10), ends=time(15, 30))
    took_part(making, day, making.person(born=1950, postcode="6546"))
    before = counted(database, making.actor)
    assert before.total(Code.CARE_UNITS) == 2
    names = ("age_groups", "care_unit_minimum_hours", "care_unit_touched_hours", "city_postcodes")
    with database.transaction() as session:
        for name in names:
            set_setting(session, site_id=making.site_id, name=name, value=value)
    assert counted(database, making.actor) == before


def test_places_are_those_of_the_day(database: Database, making: Making) -> None:
    """The number of places of one day goes before that of the activity; none is no occupancy."""
    for capacity, own in ((10, None), (10, 4), (None, None)):
        one = making.occurrence(making.activity(capacity=capacity), starts=time(8), ends=time(9))
        with database.transaction() as session:
            session.get_one(Occurrence, one).capacity = own
        took_part(making, one, making.person())
    figures = counted(database, making.actor)
    assert (figures.total(Code.PLACES), figures.total(Code.PLACES_USED)) == (14, 2)
