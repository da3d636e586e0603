from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from atelier.calendar.closing_days import public_holidays, school_holidays
from atelier.calendar.recurrence import (
    Kind,
    Planned,
    Rule,
    UnknownRule,
    dates_of,
    gaps,
    parse_rule,
)
from atelier.calendar.rule_words import UnknownWords, read_rule, weekday_of
from atelier.domain import Policy
from atelier.language import current, use

MONDAY, TUESDAY, FRIDAY, SATURDAY = 0, 1, 4, 5


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    before = current()
    use("nl")
    yield
    use(before)


def closed(day: date) -> str | None:
    for holiday in public_holidays(day, day):
        return holiday.name if holiday.policy is Policy.CLOSED else None
    return None


def days(rule: str, weekday: int, first: date, last: date | None) -> list[Planned]:
    return dates_of(rule, weekday=weekday, first_day=first, last_day=last, closed=closed)


def test_eight_weeks_over_easter_are_seven_times() -> None:
    first = date(2027, 3, 8)
    planned = days("weekly", MONDAY, first, first + timedelta(weeks=8, days=-1))
    assert [one.day for one in planned] == [first + timedelta(days=7 * n) for n in range(8)]
    assert planned[-1].day == date(2027, 4, 26)
    assert [(one.day, one.skipped_reason) for one in planned if one.skipped_reason] == [
        (date(2027, 3, 29), "Tweede paasdag")
    ]


def test_a_course_of_eight_lessons_gives_the_lost_lesson_at_the_end() -> None:
    planned = days("course=8", MONDAY, date(2027, 3, 8), None)
    assert planned[-1] == Planned(date(2027, 5, 3))
    assert sum(one.skipped_reason is None for one in planned) == 8


def test_even_weeks_jump_over_week_53_and_the_hole_is_told() -> None:
    planned = days("even", FRIDAY, date(2026, 12, 11), date(2027, 1, 31))
    assert [(one.day, one.skipped_reason) for one in planned] == [
        (date(2026, 12, 11), None),
        (date(2026, 12, 25), "Eerste kerstdag"),
        (date(2027, 1, 15), None),
        (date(2027, 1, 29), None),
    ]
    assert [gap.weeks for gap in gaps(planned)] == [5]


def test_every_other_week_counts_from_the_first_time() -> None:
    planned = days("weekly;every=2", FRIDAY, date(2026, 12, 11), date(2027, 1, 22))
    assert [(one.day.isoformat(), bool(one.skipped_reason)) for one in planned] == [
        ("2026-12-11", False),
        ("2026-12-25", True),
        ("2027-01-08", False),
        ("2027-01-22", False),
    ]


def test_odd_weeks_come_twice_in_a_row_around_week_53() -> None:
    planned = days("odd", MONDAY, date(2026, 12, 21), date(2027, 1, 10))
    assert [one.day for one in planned] == [date(2026, 12, 28), date(2027, 1, 4)]


def test_the_last_friday_of_december_is_christmas() -> None:
    planned = days("last", FRIDAY, date(2026, 10, 1), date(2026, 12, 31))
    assert [(one.day.isoformat(), one.skipped_reason) for one in planned] == [
        ("2026-10-30", None),
        ("2026-11-27", None),
        ("2026-12-25", "Eerste kerstdag"),
    ]


@pytest.mark.parametrize("nth", [1, 2, 3, 4, 5])
def test_the_nth_weekday_is_that_of_a_calendar_on_the_wall(nth: int) -> None:
    planned = days(f"nth={nth}", TUESDAY, date(2026, 1, 1), date(2027, 12, 31))
    expected = []
    for year, month in ((y, m) for y in (2026, 2027) for m in range(1, 13)):
        first = date(year, month, 1)
        tuesdays = [first + timedelta(days=n) for n in range(31)]
        tuesdays = [d for d in tuesdays if d.month == month and d.weekday() == TUESDAY]
        expected += tuesdays[nth - 1 : nth]
    assert [one.day for one in planned] == expected


def test_a_season_is_kept_also_over_new_year() -> None:
    garden = days("weekly;months=3-10", 2, date(2026, 1, 1), date(2026, 12, 31))
    assert {one.day.month for one in garden} == set(range(3, 11))
    winter = days("weekly;months=10-3", 2, date(2026, 1, 1), date(2026, 12, 31))
    assert {one.day.month for one in winter} == {1, 2, 3, 10, 11, 12}


def test_school_holidays_stop_only_the_series_that_want_it() -> None:
    school = school_holidays("Zuid", date(2026, 10, 1), date(2026, 11, 1))
    first, last = date(2026, 10, 6), date(2026, 10, 27)

    def skipped(rule: str) -> list[date]:
        found = dates_of(
            rule, weekday=TUESDAY, first_day=first, last_day=last, closed=closed, school=school
        )
        return [one.day for one in found if one.skipped_reason]

    assert skipped("weekly;not_school") == [date(2026, 10, 20)]
    assert skipped("weekly") == []


def test_days_never_shift_when_the_clock_does() -> None:
    planned = days("weekly", 6, date(2026, 10, 18), date(2027, 4, 4))
    assert {(b.day - a.day).days for a, b in pairwise(planned)} == {7}


WORDS = {
    "wekelijks": ("weekly", None),
    "Wekelijks,  niet in schoolvakantie": ("weekly;not_school", None),
    "wekelijks, maart t/m oktober": ("weekly;months=3-10", None),
    "om de week": ("weekly;every=2", None),
    "even weken": ("even", None),
    "oneven weken": ("odd", None),
    "2e dinsdag van de maand": ("nth=2", TUESDAY),
    "1e zaterdag van de maand": ("nth=1", SATURDAY),
    "laatste vrijdag van de maand": ("last", FRIDAY),
    "cursus van 12 lessen": ("course=12", None),
}


@pytest.mark.parametrize("words", WORDS)
def test_the_words_of_a_list_become_a_rule_and_the_rule_a_text(words: str) -> None:
    rule, weekday = read_rule(words)
    assert (str(rule), weekday) == WORDS[words]
    assert parse_rule(str(rule)) == rule


@pytest.mark.parametrize("words", ["", "soms", "wekelijks, soms niet", "6e dinsdag van de maand"])
def test_words_that_say_no_rule_are_refused(words: str) -> None:
    with pytest.raises(UnknownWords):
        read_rule(words)


@pytest.mark.parametrize(
    "text",
    ["", "often", "nth=6", "course=0", "weekly;every=0", "even;every=2", "weekly;months=0-3"],
)
def test_a_text_that_is_no_rule_is_a_bug(text: str) -> None:
    with pytest.raises(UnknownRule):
        parse_rule(text)


def test_only_a_course_may_have_no_end() -> None:
    with pytest.raises(UnknownRule):
        days("weekly", MONDAY, date(2026, 1, 1), None)


def test_a_weekday_is_known_by_two_letters_and_by_its_name() -> None:
    assert [weekday_of(word) for word in ("ma", "Woensdag", " zo ")] == [0, 2, 6]
    assert Rule(Kind.LAST) == parse_rule("last")
