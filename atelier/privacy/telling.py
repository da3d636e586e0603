"""One fact of what is known of somebody, and days told in few words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from atelier.discreet import Discreet
from atelier.words import month_in_words


@dataclass(frozen=True, slots=True, repr=False)
class Fact(Discreet):
    """What it is, and what is known of it."""

    what: str
    told: str


def days_by_month(days: Iterable[date]) -> list[tuple[str, list[date]]]:
    """Group days by their month, in words; the newest month first, its days from the first on."""
    found = [
        (month_in_words(date(year, month, 1)), list(some))
        for (year, month), some in groupby(sorted(days), _month)
    ]
    return found[::-1]


def days_in_row(days: Iterable[date]) -> str:
    """Write the days of one month: "3, 10, 17"."""
    return ", ".join(str(day.day) for day in sorted(days))


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
