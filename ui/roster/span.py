"""For which days a proposal is asked: the weeks that are shown, a month, a season."""

from datetime import date, timedelta
from enum import StrEnum

from atelier.roster.diary import month_of
from atelier.words import month_in_words, month_name
from ui.roster.period import Period

_DAY = timedelta(days=1)
_MONTHS = 3  # of a season


class Span(StrEnum):
    """How much is asked at once."""

    SHOWN = "shown"
    MONTH = "month"
    SEASON = "season"


def days_of(span: Span, period: Period) -> tuple[date, date]:
    """Give the first and the last day; a month and a season begin with the month shown."""
    if span is Span.SHOWN:
        return period.first_day, period.last_day
    first, last = month_of(period.day)
    if span is Span.SEASON:
        for _ in range(_MONTHS - 1):
            _, last = month_of(last + _DAY)
    return first, last


def span_words(span: Span, period: Period, today: date) -> str:
    """Name the days: "week 48 · 23-29 nov", "november 2026", "november – januari"."""
    if span is Span.SHOWN:
        return " · ".join(period.words(today))
    first, last = days_of(span, period)
    if span is Span.MONTH:
        return month_in_words(first)
    return f"{month_name(first.month)} – {month_name(last.month)}"
