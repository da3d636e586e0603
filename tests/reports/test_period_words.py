"""Periods as people say them."""

from datetime import date

from atelier.language import use
from atelier.reports.period_words import days_in_words, period_name, short_name
from atelier.reports.periods import Period, Span

OCTOBER = Period.of(Span.MONTH, date(2026, 10, 1))


def names(day: date) -> list[str]:
    spans = [span for span in Span if span is not Span.OWN]
    return [period_name(Period.of(span, day)) for span in spans]


def test_periods_have_names_in_both_languages() -> None:
    use("nl")
    assert names(date(2026, 12, 31)) == [
        "donderdag 31 december 2026",
        "week 53 van 2026",
        "december 2026",
        "4e kwartaal 2026",
        "2026",
    ]
    use("en")
    assert names(date(2027, 1, 1)) == [
        "Friday 1 January 2027",
        "week 53 of 2026",
        "January 2027",
        "1st quarter 2027",
        "2027",
    ]


def test_a_period_beside_another_is_named_in_fewer_words() -> None:
    use("nl")
    own = Period(Span.OWN, date(2026, 10, 5), date(2026, 10, 11))
    assert short_name(OCTOBER.moved(-1), OCTOBER) == "september"
    assert short_name(OCTOBER.year_before(), OCTOBER) == "oktober 2025"
    assert short_name(own.moved(-1), own) == "de 7 dagen ervoor"
    for span, found in (
        (Span.DAY, "woensdag 30 september"),
        (Span.WEEK, "week 39"),
        (Span.QUARTER, "3e kwartaal"),
        (Span.YEAR, "2025"),
    ):
        period = Period.of(span, date(2026, 10, 1))
        assert short_name(period.moved(-1), period) == found


def test_days_are_named_from_one_to_another() -> None:
    use("nl")
    first = date(2026, 12, 28)
    assert days_in_words(first, first) == "maandag 28 december 2026"
    assert days_in_words(first, date(2026, 12, 31)) == "28–31 december 2026"
    assert days_in_words(first, date(2027, 1, 3)) == "28 december 2026 – 3 januari 2027"
    assert days_in_words(date(2026, 9, 28), date(2026, 10, 4)) == "28 september – 4 oktober 2026"
