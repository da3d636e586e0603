"""Which days the roster shows, and by what."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from atelier.language import current, tr
from atelier.words import month_name, week_number

WEEK = timedelta(weeks=1)
FOUR = 4  # weeks in the long view


class By(StrEnum):
    """By what the lines are: the work, the people, the activities; or a list of the gaps."""

    ROLE = "role"
    VOLUNTEER = "volunteer"
    ACTIVITY = "activity"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True)
class Period:
    """One week, or four, from that of ``day`` on."""

    day: date
    weeks: int = 1

    @property
    def first_day(self) -> date:
        """Give the Monday with which it begins."""
        return self.day - timedelta(days=self.day.weekday())

    @property
    def last_day(self) -> date:
        """Give the Sunday with which it ends."""
        return self.first_day + self.weeks * WEEK - timedelta(days=1)

    @property
    def mondays(self) -> tuple[date, ...]:
        """Give the first day of each week."""
        return tuple(self.first_day + number * WEEK for number in range(self.weeks))

    def leafed(self, step: int) -> "Period":
        """Give the weeks before or after these."""
        return replace(self, day=self.day + step * self.weeks * WEEK)

    def words(self, today: date) -> tuple[str, str]:
        """Name the weeks: "week 48" and "23–29 nov", with the year where it is another one."""
        first, last = week_number(self.first_day), week_number(self.last_day)
        days = days_in_words(self.first_day, self.last_day)
        if self.last_day.year != today.year:
            days = f"{days} {self.last_day.year}"
        if self.weeks == 1:
            return tr("week {number}", number=first), days
        return tr("week {first} to {last}", first=first, last=last), days


def days_in_words(first: date, last: date) -> str:
    """Name a row of days: "23–29 nov", "30 nov – 6 dec"."""
    if first.month == last.month:
        return f"{first.day}–{last.day} {short_month(last.month)}"
    return f"{first.day} {short_month(first.month)} – {last.day} {short_month(last.month)}"


def short_month(month: int) -> str:
    """Name a month in three letters."""
    return "mrt" if current() == "nl" and month == 3 else month_name(month)[:3]
