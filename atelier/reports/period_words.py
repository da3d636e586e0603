"""Periods in words, for the page and for the paper: "oktober 2026", "4e kwartaal 2026"."""

from datetime import date

from atelier.language import tr, tr_count
from atelier.reports.periods import Period, Span
from atelier.words import day_in_words, month_in_words, month_name, week_number


def period_name(period: Period) -> str:
    """Name a period: "oktober 2026", "week 41 van 2026", "4e kwartaal 2026", "2026"."""
    first = period.first
    match period.span:
        case Span.DAY:
            return day_in_words(first, year=True)
        case Span.WEEK:
            year = first.isocalendar().year
            return tr("week {number} of {year}", number=week_number(first), year=year)
        case Span.MONTH:
            return month_in_words(first)
        case Span.QUARTER:
            return f"{_quarter(first)} {first.year}"
        case Span.YEAR:
            return str(first.year)
        case Span.OWN:
            return days_in_words(first, period.last)


def short_name(period: Period, beside: Period) -> str:
    """Name a period beside another one: without the year where both lie in the same year."""
    first = period.first
    if first.year != beside.first.year or period.span is Span.YEAR:
        return period_name(period)
    match period.span:
        case Span.DAY:
            return day_in_words(first)
        case Span.WEEK:
            return tr("week {number}", number=week_number(first))
        case Span.MONTH:
            return month_name(first.month)
        case Span.QUARTER:
            return _quarter(first)
        case _:
            days = (period.last - first).days + 1
            return tr_count("the day before", "the {count} days before", days)


def days_in_words(first: date, last: date) -> str:
    """Name days from one to another: "5–11 oktober 2026", "28 september – 4 oktober 2026"."""
    if first == last:
        return day_in_words(first, year=True)
    end = f"{last.day} {month_name(last.month)} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {month_name(first.month)}{year} – {end}"


def _quarter(first: date) -> str:
    return (
        tr("1st quarter"),
        tr("2nd quarter"),
        tr("3rd quarter"),
        tr("4th quarter"),
    )[(first.month - 1) // 3]
