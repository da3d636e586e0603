"""The days of the sample house: when it is shut, when it is half open, how busy it is."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from atelier.calendar.closing_days import (
    days_between,
    march_week,
    public_holidays,
    school_holidays,
)
from atelier.domain import Policy
from atelier.sample.files import texts

_SEASON = (1.12, 1.05, 1.06, 1.05, 1.04, 1.03, 0.90, 0.95, 1.16, 1.08, 1.06, 0.90)  # by month
_BAD_WEATHER = 0.07  # of the days
_COFFEE = frozenset({"INL-O", "INL-M"})
_CARE = frozenset({"DBA", "DAG65"})
_CLOSED_WEEK = 10  # the ISO week in which it once had to stay shut
_LUSTRUM = 5  # years


@dataclass(frozen=True, slots=True)
class Shut:
    """A time in which the house is shut, but for a few activities.

    ``holiday``: no closure of its own, but a public holiday that the house decided to keep.
    """

    first_day: date
    last_day: date
    name: str
    open_for: frozenset[str] = frozenset()
    holiday: bool = False


class HouseDays:
    """What one may know of the days between two dates."""

    def __init__(self, chance: random.Random, first_day: date, last_day: date, today: date) -> None:
        years = range(first_day.year, last_day.year + 1)
        self.shut = [
            one
            for year in years
            for one in _shut_in(year, closed_week=year == today.year)
            if one.first_day <= last_day and one.last_day >= first_day
        ]
        self._holidays = {
            holiday.day: holiday.name
            for holiday in public_holidays(first_day, last_day + timedelta(days=366))
            if holiday.policy is Policy.CLOSED
        }
        self._shut = {
            day: one for one in self.shut for day in days_between(one.first_day, one.last_day)
        }
        self.school = school_holidays("Zuid", first_day, last_day)
        self._weather = {day: _weather(chance) for day in days_between(first_day, last_day)}

    def closed(self, code: str, day: date) -> str | None:
        """Say why an activity cannot be on a day."""
        shut = self._shut.get(day)
        reason = self._holidays.get(day)
        if reason is None and shut is not None and code not in shut.open_for:
            reason = shut.name
        return reason

    def busy(self, day: date) -> float:
        """Give how busy a day is; an ordinary one is 1."""
        return _SEASON[day.month - 1] * self._weather[day]


def _shut_in(year: int, *, closed_week: bool) -> list[Shut]:
    (christmas,), (coffee,), (march,), (summer,) = (
        texts(kind) for kind in ("kerst", "kerst_inloop", "vierdaagse", "zomer")
    )
    monday = date(year, 8, 1) + timedelta(days=(0 - date(year, 8, 1).weekday()) % 7)
    shut = [
        Shut(date(year, 1, 1), date(year, 1, 3), christmas),
        Shut(*march_week(year), march, _COFFEE | _CARE),
        Shut(monday, monday + timedelta(days=11), summer),
        Shut(date(year, 12, 24), date(year, 12, 27), christmas),
        Shut(date(year, 12, 28), date(year, 12, 30), coffee, _COFFEE),
        Shut(date(year, 12, 31), date(year, 12, 31), christmas),
    ]
    if year % _LUSTRUM == 0:
        day = date(year, 5, 5)
        shut.append(Shut(day, day, texts("bevrijdingsdag")[0], holiday=True))
    if closed_week:
        first = date.fromisocalendar(year, _CLOSED_WEEK, 1)
        shut.append(Shut(first, first + timedelta(days=5), texts("week")[0]))
    return sorted(shut, key=lambda one: one.first_day)


def _weather(chance: random.Random) -> float:
    """Give what a day's weather does to the number of visitors."""
    if chance.random() < _BAD_WEATHER:
        return chance.uniform(0.6, 0.85)
    return chance.uniform(0.94, 1.07)
