"""Rules of iCalendar, as far as they are taken: what they say, and their days.

The rules of a file are never given to a library. Some of them let it search for ever, and an
end date does not help. Here a rule is looked at day by day, with a limit to the days, and only
what is known to be harmless is read at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import reduce
from math import gcd

from atelier.calendar.exchange.refusals import Unusable
from atelier.language import tr

MOST_DAYS = 800
"""Dates of one event."""
MOST_INTERVAL = 99
_STEPS = 5_000  # days: more than thirteen years
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK = 7


class Frequency(StrEnum):
    """How often a rule comes round."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class Repeat:
    """One rule. ``until`` is a wall time of the event's own zone, and counts still.

    ``weekdays`` are pairs: which one of the month (0: each, -1: the last), and 0 for Monday.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0

    def parts(self) -> dict[str, list[str]]:
        """Give what a file says of it, without its end."""
        said = {"FREQ": [self.frequency.value]}
        if self.interval > 1:
            said["INTERVAL"] = [str(self.interval)]
        if self.weekdays:
            said["BYDAY"] = [f"{nth or ''}{DAYS[day]}" for nth, day in self.weekdays]
        return said


def days_of(repeat: Repeat, first: datetime, *, horizon: date) -> tuple[list[date], bool]:
    """Give the days of a rule from ``first`` on, which always counts, and whether it went on.

    It goes on when there may be days after the ``horizon``. Raises Unusable for more than
    ``MOST_DAYS``, and for a rule that reaches over more than some thirteen years.
    """
    found: list[date] = []
    fits = _matcher(repeat, first.date())
    day = first.date()
    for _ in range(_STEPS):
        if repeat.until is not None and datetime.combine(day, first.time()) > repeat.until:
            return found, False
        if day > horizon:
            return found, True
        if not found or fits(day):
            found.append(day)
        if len(found) == repeat.count:
            return found, False
        if len(found) > MOST_DAYS:
            raise Unusable(tr("This event has more than {count} dates.", count=MOST_DAYS))
        day += timedelta(days=1)
    raise Unusable(tr("The rule of this event reaches over too many years."))


def repeat_for(days: list[date]) -> Repeat | None:
    """Find the rule that says most of ``days`` (in order); none where a list is shorter."""
    if len(days) < 2:
        return None
    best, least = None, len(days) - 1
    for one in _likely(days):
        try:
            said, _ = days_of(one, datetime.combine(days[0], time.min), horizon=days[-1])
        except Unusable:
            continue  # so long that a list is better
        cost = len(set(said).symmetric_difference(days))
        if cost < least:
            best, least = one, cost
    return best


def _likely(days: list[date]) -> list[Repeat]:
    monday = days[0] - timedelta(days=days[0].weekday())
    weeks = reduce(gcd, ((day - monday).days // _WEEK for day in days))
    weekdays = sorted({day.weekday() for day in days})
    likely = []
    if weeks <= MOST_INTERVAL:
        every = tuple((0, day) for day in weekdays)
        likely.append(Repeat(Frequency.WEEKLY, max(1, weeks), weekdays=every))
    months = reduce(gcd, (_months_between(days[0], day) for day in days))
    if len(weekdays) == 1 and 1 <= months <= MOST_INTERVAL:
        places = {_nth(day) for day in days}
        if len(places) == 1:
            likely.append(_monthly(months, places.pop(), weekdays[0]))
        if all(_is_last(day) for day in days):
            likely.append(_monthly(months, -1, weekdays[0]))
    return likely


def _monthly(interval: int, nth: int, weekday: int) -> Repeat:
    return Repeat(Frequency.MONTHLY, interval, weekdays=((nth, weekday),))


def _matcher(repeat: Repeat, first: date) -> Callable[[date], bool]:
    """Give the question whether a day belongs to a rule."""
    match repeat.frequency:
        case Frequency.DAILY:
            return lambda day: (day - first).days % repeat.interval == 0 and _allowed(repeat, day)
        case Frequency.WEEKLY:
            begin = first - timedelta(days=(first.weekday() - repeat.week_start) % _WEEK)
            wanted = {day for _, day in repeat.weekdays} or {first.weekday()}
            return lambda day: (
                (day - begin).days // _WEEK % repeat.interval == 0
                and day.weekday() in wanted
                and _is_month(repeat, day)
            )
        case _:
            return _Months(repeat, first).fits


class _Months:
    """The days of a rule by month or by year, one month at a time."""

    def __init__(self, repeat: Repeat, first: date) -> None:
        self._repeat, self._first = repeat, first
        self._month: tuple[int, int] | None = None
        self._days: frozenset[date] = frozenset()

    def fits(self, day: date) -> bool:
        """Say whether a day belongs to the rule."""
        if self._month != (day.year, day.month):
            self._month = (day.year, day.month)
            self._days = self._of_month(day.replace(day=1))
        return day in self._days

    def _of_month(self, start: date) -> frozenset[date]:
        repeat, first = self._repeat, self._first
        if not self._is_turn(start):
            return frozenset()
        found = [start + timedelta(days=number) for number in range(_length(start))]
        if repeat.month_days:
            found = [day for day in found if _is_month_day(repeat, day)]
        if repeat.weekdays:
            found = [day for day in found if _is_weekday(repeat, day)]
        if not repeat.month_days and not repeat.weekdays:
            found = [day for day in found if day.day == first.day]
        if repeat.positions:
            places = {place - 1 if place > 0 else len(found) + place for place in repeat.positions}
            found = [day for place, day in enumerate(found) if place in places]
        return frozenset(found)

    def _is_turn(self, start: date) -> bool:
        repeat, first = self._repeat, self._first
        if repeat.frequency is Frequency.MONTHLY:
            turn = _months_between(first, start) % repeat.interval == 0
            return turn and _is_month(repeat, start)
        months = repeat.months or (first.month,)
        return (start.year - first.year) % repeat.interval == 0 and start.month in months


def _allowed(repeat: Repeat, day: date) -> bool:
    return (
        _is_month(repeat, day)
        and (not repeat.weekdays or day.weekday() in {one for _, one in repeat.weekdays})
        and (not repeat.month_days or _is_month_day(repeat, day))
    )


def _is_month(repeat: Repeat, day: date) -> bool:
    return not repeat.months or day.month in repeat.months


def _is_month_day(repeat: Repeat, day: date) -> bool:
    return day.day in repeat.month_days or day.day - _length(day) - 1 in repeat.month_days


def _is_weekday(repeat: Repeat, day: date) -> bool:
    from_end = -((_length(day) - day.day) // _WEEK + 1)
    return any(
        weekday == day.weekday() and nth in (0, _nth(day), from_end)
        for nth, weekday in repeat.weekdays
    )


def _nth(day: date) -> int:
    return (day.day - 1) // _WEEK + 1


def _is_last(day: date) -> bool:
    return (day + timedelta(days=_WEEK)).month != day.month


def _length(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - day.replace(day=1)).days


def _months_between(first: date, day: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month
