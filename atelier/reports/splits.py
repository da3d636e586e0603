"""Splits: under which item a day, an activity or a shift is counted."""

from datetime import date
from functools import lru_cache

from atelier.reports.figures import By

TIMES = (By.DAY_PART, By.DAY, By.WEEK, By.WEEK_PART, By.WEEKDAY_PART)
PLACES = (By.FUNCTION, By.ACTIVITY, By.HOST)
PEOPLE = (By.AGE, By.AREA)


@lru_cache(maxsize=4096)
def as_date(number: int) -> date:
    """Give the day of a number yyyymmdd."""
    return date(number // 10000, number // 100 % 100, number % 100)


@lru_cache(maxsize=4096)
def time_items(day: int, part: str) -> tuple[str, ...]:
    """Give the item of each of TIMES; weeks are those of ISO 8601."""
    found = as_date(day)
    year, number, weekday = found.isocalendar()
    week = f"{year}-W{number:02d}"
    return part, found.isoformat(), week, f"{week} {part}", f"{weekday - 1} {part}"
