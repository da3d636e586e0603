"""Week and month on the wall: everything once, what is closed, on the right size."""

from datetime import date, time, timedelta

import pytest

from atelier.calendar.paper.month import month_poster
from atelier.calendar.paper.sizes import Size
from atelier.calendar.paper.week import week_poster, week_programme
from atelier.database import Database
from atelier.domain import Closure, Occurrence
from atelier.paper.sheet import Sheet
from tests.calendar.papers import MONDAY, House, millimetres, printed, words_of
from tests.making import Making
from tests.paper.reading import letters_of, text_of


@pytest.fixture
def house(making: Making) -> House:
    return House(making)


def test_everything_of_the_week_stands_on_it_once(database: Database, house: House) -> None:
    words = words_of(printed(database, house, week_programme))
    for name in ("Yoga", "Schilderen", "Zingen", "Koffie"):
        assert words.count(name) == 1, name
    for part in (
        "Monday to Friday", "9:00–10:00", "10:00–11:30", "€4.50", "Full", "8 places left",
        "sign up at the desk", "14:00–15:00", "Cancelled: Zaal is bezet", "Tuesday 24 November",
        "Speelzaal", "week 48 · 23–29 November 2026", "page 1 of 1", "24/11/2026 9:50",
        "Nothing is planned on this day.",
    ):  # fmt: skip
        assert part in words, part
    assert words.count("Dinsdaggroep") == 2
    assert "Muziekschool" not in words
    with_hire = printed(database, house, week_programme, tenants=True)
    assert "Muziekschool" in words_of(with_hire)


def test_sizes_are_real_and_letters_grow_with_the_paper(database: Database, house: House) -> None:
    def tallest(sheet: Sheet) -> float:
        return max(letter.size for letter in letters_of(sheet.pdf))

    for layout, lying in ((week_programme, True), (week_poster, False), (month_poster, False)):
        small = printed(database, house, layout, size=Size.A4)
        big = printed(database, house, layout, size=Size.A3)
        assert millimetres(small) == ((297, 210) if lying else (210, 297))
        assert millimetres(big) == ((420, 297) if lying else (297, 420))
        assert tallest(big) > 1.3 * tallest(small)


def test_a_closed_day_is_named_once_and_not_per_activity(database: Database, house: House) -> None:
    friday = MONDAY + timedelta(days=4)
    house.making.add(
        Closure(site_id=house.making.site_id, first_day=friday, last_day=friday, name="Lekkage")
    )
    for hour in (12, 13, 14):
        house.on(house.painting, day=friday, starts=time(hour), off="Lekkage", skipped=True)
    for layout in (week_programme, week_poster, month_poster):
        words = words_of(printed(database, house, layout))
        assert words.count("Lekkage") == 1, layout
    day = date(2026, 12, 25)
    house.on(house.painting, day=day, off="Eerste kerstdag", skipped=True)  # printed in English
    assert "Schilderen" not in words_of(printed(database, house, week_poster, day=day))
    christmas = words_of(printed(database, house, month_poster, day=date(2026, 12, 1)))
    assert "Closed: Christmas Day" in christmas


def test_what_was_moved_says_so(database: Database, house: House) -> None:
    with database.transaction() as session:
        session.get_one(Occurrence, house.first).rule_day = MONDAY
    assert "instead of Mon 23 November" in words_of(printed(database, house, week_poster))


def test_the_month_says_once_what_is_on_every_week(database: Database, house: House) -> None:
    tai = house.activity("Tai chi")
    even = house.activity("Bridge")
    days = [date(2026, 10, 1) + timedelta(weeks=week) for week in range(5)]
    for number, day in enumerate(days):
        house.on(tai, day=day, off="Docent met vakantie" if number == 1 else "")
        if number % 2:
            house.on(even, day=day)
    words = words_of(printed(database, house, month_poster, day=date(2026, 10, 20)))
    assert "October 2026" in words
    assert words.count("Tai chi") == 1
    assert "not on 8 October" in words
    assert words.count("Bridge") == 2
    assert "Thursday 8 October" in words
    assert "Thursday 22 October" in words


# six weeks, four weeks, a leap day
@pytest.mark.parametrize("day", [date(2026, 8, 15), date(2027, 2, 1), date(2028, 2, 29)])
def test_a_month_without_anything_prints_a_page(
    database: Database, house: House, day: date
) -> None:
    sheet = printed(database, house, month_poster, day=day)
    assert sheet.pages == 1
    assert "Nothing else is planned in this month." in words_of(sheet)


def test_the_last_day_of_a_long_month_stands_on_it(database: Database, house: House) -> None:
    for day in (date(2026, 8, 1), date(2026, 8, 31)):  # a Saturday, and a Monday: six weeks
        house.on(house.painting, day=day)
    words = words_of(printed(database, house, month_poster, day=date(2026, 8, 15)))
    assert "Saturday 1 August" in words
    assert "Monday 31 August" in words
    assert words.count("Schilderen") == 2


def test_week_53_and_an_empty_week(database: Database, house: House) -> None:
    sheet = printed(database, house, week_programme, day=date(2027, 1, 2))
    words = words_of(sheet)
    assert "week 53 · 28 December 2026 – 3 January 2027" in words
    assert "Closed: New Year's Day" in words
    assert words.count("Nothing is planned on this day.") == 4
    assert sheet.pages == 1


def test_fifteen_activities_a_day_stay_on_the_page(database: Database, house: House) -> None:
    names = [f"Activiteit {number:02d} met een gewone naam" for number in range(75)]
    for number, name in enumerate(names):
        day = MONDAY + timedelta(days=number % 5)
        house.on(house.activity(name), day=day, starts=time(8 + number // 8))
    for layout in (week_programme, week_poster):
        sheet = printed(database, house, layout)
        words = words_of(sheet)
        assert [name for name in names if words.count(name) != 1] == []
        assert sheet.pages == 1
    crowded = [house.on(house.yoga, starts=time(8)) for _ in range(80)]
    sheet = printed(database, house, week_programme)
    assert len(crowded) + 1 == words_of(sheet).count("Yoga")
    assert sheet.pages > 1
    assert all("Tuesday 24 November" in text_of(sheet.pdf, page) for page in range(sheet.pages))
    assert f"page {sheet.pages} of {sheet.pages}" in text_of(sheet.pdf, sheet.pages - 1)
