"""One fact of what is known of somebody, and days told in few words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from atelier.discreet import Discreet
from atelier.words import month_name


@dataclass(frozen=True, slots=True, repr=False)
class Fact(Discreet):
    """What it is, and what is known of it."""

    what: str
    told: str


def days_by_year(days: Iterable[date]) -> list[Fact]:
    """Tell days a year at a time, the newest first: "2026", "november 3, 5; oktober 20"."""
    return [Fact(str(year), _in_months(some)) for year, some in groupby(_newest_first(days), _year)]


def days_in_words(days: Iterable[date]) -> str:
    """Tell days in one line: "2026 november 3, 5; 2025 mei 1"."""
    return "; ".join(f"{fact.what} {fact.told}" for fact in days_by_year(days))


def _in_months(days: Iterable[date]) -> str:
    months = [
        f"{month_name(month)} {', '.join(str(day.day) for day in sorted(some))}"
        for month, some in groupby(days, _month)
    ]
    return "; ".join(months)


def _newest_first(days: Iterable[date]) -> list[date]:
    return sorted(days, reverse=True)


def _year(day: date) -> int:
    return day.year


def _month(day: date) -> int:
    return day.month
