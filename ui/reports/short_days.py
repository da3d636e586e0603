"""Days in few letters, for a pill and for a narrow column: "di 17 nov", "3 nov 2025"."""

from datetime import date

from atelier.language import current
from atelier.words import month_name, weekday_name


def short_date(day: date, today: date) -> str:
    """Give a day without its year where that is this one: "3 nov", "3 nov 2025"."""
    words = f"{day.day} {_month(day.month)}"
    return words if day.year == today.year else f"{words} {day.year}"


def short_weekday(day: date) -> str:
    """Give the first letters of the day of the week: "di", "Tue"."""
    return weekday_name(day)[: 2 if current() == "nl" else 3]


def short_day(day: date) -> str:
    """Give a day with its day of the week: "di 17 nov"."""
    return f"{short_weekday(day)} {day.day} {_month(day.month)}"


def _month(month: int) -> str:
    return "mrt" if current() == "nl" and month == 3 else month_name(month)[:3]
