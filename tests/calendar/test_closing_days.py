from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest

from atelier.calendar.closing_days import (
    closing_days,
    days_between,
    march_week,
    public_holidays,
    school_holidays,
)
from atelier.calendar.school import (
    SchoolDays,
    SchoolTable,
    UnknownRegion,
    choose_region,
    remove_school_holiday,
    save_school_holiday,
    school_days,
    school_table,
)
from atelier.database import Database
from atelier.domain import Actor, Closure, Gone, Policy
from atelier.journal.changes import undo_change
from tests.making import Making

ZUID = (
    ("2026-10-17", "2026-10-25"),
    ("2026-12-19", "2027-01-03"),
    ("2027-02-13", "2027-02-21"),
    ("2027-04-24", "2027-05-02"),
    ("2027-07-24", "2027-09-05"),
    ("2027-10-23", "2027-10-31"),
    ("2027-12-25", "2028-01-09"),
    ("2028-02-26", "2028-03-05"),
    ("2028-04-29", "2028-05-07"),
    ("2028-07-22", "2028-09-03"),
)


def test_the_school_holidays_of_two_years_are_those_of_the_ministry() -> None:
    first, last = date(2026, 10, 1), date(2028, 9, 30)
    school = school_holidays("Zuid", first, last)
    free = {day for day in days_between(first, last) if school(day)}
    expected = {
        day
        for begin, end in ZUID
        for day in days_between(date.fromisoformat(begin), date.fromisoformat(end))
    }
    assert free == expected


def test_good_friday_is_open_and_liberation_day_is_asked() -> None:
    for year in range(2024, 2036):
        found = {h.day: h.policy for h in public_holidays(date(year, 1, 1), date(year, 12, 31))}
        assert [d for d, p in found.items() if p is Policy.ASK] == [date(year, 5, 5)]
        (good_friday,) = [d for d, p in found.items() if p is Policy.OPEN]
        assert found[good_friday + timedelta(days=3)] is Policy.CLOSED  # Easter Monday
    assert good_friday == date(2035, 3, 23)


@pytest.mark.parametrize(
    "day", ["2026-05-14", "2026-12-25", "2027-01-01", "2027-03-29", "2027-04-27", "2028-06-05"]
)
def test_the_house_is_closed_on_public_holidays(day: str, database: Database) -> None:
    first = date.fromisoformat(day)
    with database.reading() as session:
        closed = closing_days(
            session, site_id=1, first_day=first, last_day=first + timedelta(days=1)
        )
    assert closed(first)


def test_own_closures_are_of_one_house_and_both_ends_count(
    database: Database, making: Making
) -> None:
    first, last = date(2026, 8, 3), date(2026, 8, 14)
    making.add(
        Closure(site_id=making.site_id, first_day=first, last_day=last, name="Zomersluiting")
    )
    with database.reading() as session:
        ours = closing_days(session, site_id=making.site_id, first_day=first, last_day=last)
        theirs = closing_days(session, site_id=making.site_id + 1, first_day=first, last_day=last)
    assert (ours(first), ours(last), theirs(first)) == ("Zomersluiting", "Zomersluiting", None)
    assert ours(last + timedelta(days=1)) is None


def test_the_four_days_begin_on_the_third_tuesday_of_july() -> None:
    assert [march_week(year)[0].isoformat() for year in (2026, 2027, 2028)] == [
        "2026-07-21",
        "2027-07-20",
        "2028-07-18",
    ]


def test_a_school_table_begins_as_a_copy_and_undo_gives_the_ministry_back(
    database: Database, actor: Actor
) -> None:
    first, last = date(2026, 8, 1), date(2027, 7, 31)

    def table(region: str = "") -> SchoolTable:
        with database.reading() as session:
            return school_table(session, actor=actor, region=region, first_day=first, last_day=last)

    before = table()
    assert (before.region, before.own, len(before.rows)) == ("Zuid", False, 6)
    carnival = next(one for one in before.rows if one.first_day == date(2027, 2, 13))
    change = database.perform(
        partial(
            save_school_holiday,
            region="Zuid",
            name="Carnavalsvakantie",
            first_day=date(2027, 2, 6),
            last_day=date(2027, 2, 14),
            was=carnival,
            actor=actor,
            key=uuid4(),
        )
    )
    after = table()
    assert after.own
    assert [(one.name, one.first_day) for one in after.rows if one.first_day.month == 2] == [
        ("Carnavalsvakantie", date(2027, 2, 6))
    ]
    assert [one.first_day for one in after.rows if one.first_day.month != 2] == [
        one.first_day for one in before.rows if one != carnival
    ]
    assert not table("Noord").own
    with database.reading() as session:
        school = school_days(session, site_id=actor.site_id, first_day=first, last_day=last)
        assert (school(date(2027, 2, 6)), school(date(2027, 2, 20))) == ("Carnavalsvakantie", None)
    database.perform(partial(undo_change, change_id=change, actor=actor))
    assert table() == before


def test_nothing_is_known_of_the_schools_after_the_summer_of_2030_and_that_is_said(
    database: Database, actor: Actor
) -> None:
    with database.reading() as session:
        far = school_table(
            session, actor=actor, first_day=date(2031, 7, 1), last_day=date(2031, 8, 31)
        )
    assert (far.rows, far.known_until) == ((), date(2030, 8, 18))


def test_what_another_desk_changed_in_the_table_is_gone(database: Database, actor: Actor) -> None:
    was = SchoolDays(None, "Vrij", date(2027, 1, 1), date(2027, 1, 2))
    with pytest.raises(Gone):
        database.perform(
            partial(remove_school_holiday, region="Zuid", was=was, actor=actor, key=uuid4())
        )
    with pytest.raises(UnknownRegion):
        database.perform(partial(choose_region, region="Oost", actor=actor))
    database.perform(partial(choose_region, region="Noord", actor=actor))
    with database.reading() as session:
        days = {"first_day": date(2027, 7, 10), "last_day": date(2027, 7, 10)}
        assert school_days(session, site_id=actor.site_id, **days)(date(2027, 7, 10))
