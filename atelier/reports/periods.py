"""Periods: a day, a week, a month, a quarter, a year, or any days; and those beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"


_MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    span: Span
    first: date
    last: date

    @classmethod
    def of(cls, span: Span, day: date) -> Period:
        """Give the period of that length in which ``day`` lies (weeks begin on Monday)."""
        if span is Span.WEEK:
            first = day - timedelta(days=day.weekday())
            return cls(span, first, first + timedelta(days=6))
        months = _MONTHS.get(span)
        if months is None:
            return cls(span, day, day)
        first = date(day.year, (day.month - 1) // months * months + 1, 1)
        return cls(span, first, _plus_months(first, months) - timedelta(days=1))

    @property
    def key(self) -> str:
        """Give the period's name in files: "2026-10", "2026-Q4", "2026", "2026-W41"."""
        year, week, _ = self.first.isocalendar()
        return {
            Span.DAY: self.first.isoformat(),
            Span.WEEK: f"{year}-W{week:02d}",
            Span.MONTH: f"{self.first.year}-{self.first.month:02d}",
            Span.QUARTER: f"{self.first.year}-Q{(self.first.month + 2) // 3}",
            Span.YEAR: str(self.first.year),
            Span.OWN: f"{self.first.isoformat()}/{self.last.isoformat()}",
        }[self.span]

    @property
    def month(self) -> int:
        """Give the number yyyymm of the month in which it begins."""
        return self.first.year * 100 + self.first.month

    def moved(self, by: int) -> Period:
        """Give the period of the same length ``by`` steps later; earlier where negative."""
        months = _MONTHS.get(self.span)
        if months is not None:
            return Period.of(self.span, _plus_months(self.first, months * by))
        days = (self.last - self.first).days + 1
        step = timedelta(days=days * by)
        return Period(self.span, self.first + step, self.last + step)

    def year_before(self) -> Period:
        """Give the same period one year earlier; of weeks and days the same weekdays."""
        if self.span in (Span.DAY, Span.WEEK, Span.OWN):
            step = timedelta(weeks=52)
            return Period(self.span, self.first - step, self.last - step)
        return Period.of(self.span, self.first.replace(year=self.first.year - 1))

    def months(self) -> Iterator[Period]:
        """Give the months that it touches, the first first."""
        month = Period.of(Span.MONTH, self.first)
        while month.first <= self.last:
            yield month
            month = month.moved(1)

    def to_date(self) -> Period:
        """Give the days from the first of January to its last day."""
        return Period(Span.OWN, date(self.last.year, 1, 1), self.last)


def month_of(number: int) -> Period:
    """Give the month of a number yyyymm."""
    return Period.of(Span.MONTH, date(number // 100, number % 100, 1))


def _plus_months(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
