"""Which days the calendar shows."""

from dataclasses import dataclass
from datetime import date, timedelta

from atelier.language import current, tr
from atelier.words import day_in_words, month_name, week_number
from ui.calendar.view_layout import Mode

_WEEK = timedelta(weeks=1)
_LONGEST = 8  # letters of a month that the head has room for


@dataclass(frozen=True, slots=True)
class Period:
    """A week, a day or a month around ``day``."""

    mode: Mode
    day: date

    @property
    def monday(self) -> date:
        """Give the Monday of the week of the day."""
        return self.day - timedelta(days=self.day.weekday())

    @property
    def first_day(self) -> date:
        """Give the first day that is shown: a month begins with the Monday before it."""
        if self.mode is Mode.DAY:
            return self.day
        if self.mode is Mode.WEEK:
            return self.monday
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())

    @property
    def last_day(self) -> date:
        """Give the last day that is shown; a month ends with the Sunday after it."""
        if self.mode is Mode.DAY:
            return self.day
        if self.mode is Mode.WEEK:
            return self.monday + timedelta(days=6)
        last = _next_month(self.day) - timedelta(days=1)
        return last + timedelta(days=6 - last.weekday())

    def leafed(self, step: int) -> "Period":
        """Give the days before or after these; the day of the week stays, as far as it can."""
        if self.mode is Mode.WEEK:
            return Period(self.mode, self.day + step * _WEEK)
        if self.mode is Mode.DAY:
            return Period(self.mode, self.day + timedelta(days=step))
        first = _next_month(self.day) if step > 0 else _month_before(self.day)
        return Period(self.mode, first)

    def words(self) -> tuple[str, str]:
        """Name the days: "week 48" and "23–29 november 2026"."""
        if self.mode is Mode.DAY:
            return day_in_words(self.day, year=True), ""
        if self.mode is Mode.MONTH:
            return f"{month_name(self.day.month)} {self.day.year}", ""
        week = tr("week {number}", number=week_number(self.monday))
        return week, _days(self.monday, self.last_day)


def month_short(month: int) -> str:
    """Give the month in three letters: "nov", "mrt"."""
    return "mrt" if current() == "nl" and month == 3 else month_name(month)[:3]


def _days(first: date, last: date) -> str:
    if first.month == last.month:
        name = month_name(last.month)
        if len(name) > _LONGEST:
            name = month_short(last.month)
        return f"{first.day}–{last.day} {name} {last.year}"
    begin = f"{first.day} {month_short(first.month)}"
    return f"{begin} – {last.day} {month_short(last.month)} {last.year}"


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _month_before(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)
