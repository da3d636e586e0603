"""When something happens again and again: the rules of a series, in days and nothing finer.

A rule is kept as a short neutral text: a kind, and what narrows it down, parted by ";":

    weekly                      every week
    weekly;every=2              every second week, counted from the first time
    weekly;not_school           every week, but not in the school holidays
    weekly;months=3-10          every week from March to October
    even, odd                   in weeks with an even or odd ISO number
    nth=2, last                 the second, or the last, such weekday of the month
    course=12                   every week until twelve lessons were given
    weekly;days=0.1.2.3.4       on several weekdays, Monday 0: here every working day
    dates                       on the dates that were given, and after no rule

The weekday and the time on the wall stand beside it, in the series: days are only ever added to
days, so that half past ten stays half past ten when summer time begins. Weeks begin on Monday;
every second week counts from the week of the first time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

Calendar = Callable[[date], str | None]
"""Says of a day why nothing happens on it; None when nothing stands in the way."""


class Reasons(dict[date, str]):
    """A calendar that is a table: why nothing happens, by day. It is looked in quickest."""

    def __call__(self, day: date) -> str | None:
        """Say why nothing happens on a day."""
        return self.get(day)


_NEVER = Reasons()
_WEEK = 7  # days
_LONGEST = 10 * 366  # days; no series is planned further ahead
MOST_LESSONS = 99
MOST_WEEKS = 52
WORKING_DAYS = (0, 1, 2, 3, 4)
_LAST_OF_MONTH = 5  # in no month does a weekday come a sixth time
_TABLE_YEARS = 4  # whatever is planned fits into these, and is cut from one table


class UnknownRule(ValueError):
    """A text that is no rule: a bug, or a damaged row."""


class Kind(StrEnum):
    """In which weeks it happens."""

    WEEKLY = "weekly"
    EVEN = "even"
    ODD = "odd"
    NTH = "nth"
    LAST = "last"
    COURSE = "course"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``every`` in weeks; ``months`` the first and last, both included.

    ``days`` are the weekdays, Monday 0, in order; without any it is the weekday of the series.
    """

    kind: Kind = Kind.WEEKLY
    every: int = 1
    nth: int = 0
    lessons: int = 0
    months: tuple[int, int] | None = None
    not_school: bool = False
    days: tuple[int, ...] = ()

    def __str__(self) -> str:
        head = {Kind.NTH: f"nth={self.nth}", Kind.COURSE: f"course={self.lessons}"}
        words = [head.get(self.kind, self.kind.value)]
        if self.every > 1:
            words.append(f"every={self.every}")
        if self.days:
            words.append("days=" + ".".join(map(str, self.days)))
        if self.months is not None:
            words.append(f"months={self.months[0]}-{self.months[1]}")
        if self.not_school:
            words.append("not_school")
        return ";".join(words)


class Planned(NamedTuple):
    """A day that the rule gives. With a ``skipped_reason`` nothing happens on it."""

    day: date
    skipped_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A long time in which nothing happens, between two days on which something does."""

    after: date
    before: date

    @property
    def weeks(self) -> int:
        """Give the weeks from the one day to the other."""
        return (self.before - self.after).days // _WEEK


@lru_cache(maxsize=256)
def parse_rule(text: str) -> Rule:
    """Read the text of a rule. Raises UnknownRule."""
    head, *rest = text.split(";")
    rule = _head(head)
    facts = dict(word.partition("=")[::2] for word in rest)
    try:
        every = int(facts.pop("every", "1"))
        first, _, last = facts.pop("months", "").partition("-")
        months = (int(first), int(last)) if first else None
        days = tuple(int(day) for day in facts.pop("days", "").split(".") if day)
    except ValueError:
        raise UnknownRule(text) from None
    not_school = facts.pop("not_school", None) == ""
    if facts or not 1 <= every <= MOST_WEEKS or (every > 1 and rule.kind is not Kind.WEEKLY):
        raise UnknownRule(text)
    if months is not None and not all(1 <= month <= 12 for month in months):
        raise UnknownRule(text)
    if days != tuple(sorted(set(days))) or not all(0 <= day < _WEEK for day in days):
        raise UnknownRule(text)
    if rule.kind is Kind.DATES and rest:
        raise UnknownRule(text)
    return Rule(rule.kind, every, rule.nth, rule.lessons, months, not_school, days)


def dates_of(
    rule: str | Rule,
    *,
    weekday: int,
    first_day: date,
    last_day: date | None,
    closed: Calendar,
    school: Calendar = _NEVER,
    dates: Iterable[date] = (),
) -> list[Planned]:
    """Give every day of a rule, in order, also those that are skipped and why.

    ``weekday`` is 0 for Monday, and not looked at where the rule names its days. Both ends are
    included; only a course may leave ``last_day`` open: it skips a closed day and gives that
    lesson at the end. ``dates`` are those of a rule that computes none. Raises UnknownRule.
    """
    rule = parse_rule(rule) if isinstance(rule, str) else rule
    if rule.kind is Kind.DATES:
        return _skipping([Planned(day) for day in sorted(set(dates))], closed)
    if last_day is None and rule.kind is not Kind.COURSE:
        raise UnknownRule(f"{rule} has no end")
    end = first_day + timedelta(days=_LONGEST) if last_day is None else last_day
    if rule.kind is Kind.COURSE and last_day is None:
        end = min(end, _enough(rule, first_day))
    planned = _planned(rule, weekday, first_day, end, closed, school)
    if rule.kind is not Kind.COURSE:
        return planned
    if last_day is None and _given(planned) < rule.lessons:
        longest = first_day + timedelta(days=_LONGEST)
        planned = _planned(rule, weekday, first_day, longest, closed, school)
    return _lessons(planned, rule.lessons)


def gaps(planned: list[Planned], *, over_weeks: int = 4) -> list[Gap]:
    """Find where more than ``over_weeks`` weeks pass between two times that go ahead.

    Even weeks around a year of 53 weeks and Christmas leave such a hole: people must be told.
    """
    held = [one.day for one in planned if one.skipped_reason is None]
    return [
        Gap(one, next_) for one, next_ in pairwise(held) if (next_ - one).days > over_weeks * _WEEK
    ]


def _head(word: str) -> Rule:
    name, _, number = word.partition("=")
    if name in {Kind.WEEKLY, Kind.EVEN, Kind.ODD, Kind.LAST, Kind.DATES} and not number:
        return Rule(Kind(name))
    if name == Kind.NTH and number.isdecimal() and 1 <= int(number) <= _LAST_OF_MONTH:
        return Rule(Kind.NTH, nth=int(number))
    if name == Kind.COURSE and number.isdecimal() and 1 <= int(number) <= MOST_LESSONS:
        return Rule(Kind.COURSE, lessons=int(number))
    raise UnknownRule(word)


def _planned(
    rule: Rule, weekday: int, first_day: date, last_day: date, closed: Calendar, school: Calendar
) -> list[Planned]:
    planned = _skipping(_days(rule, weekday, first_day, last_day), closed)
    return _skipping(planned, school) if rule.not_school else planned


def _skipping(planned: list[Planned], calendar: Calendar) -> list[Planned]:
    """Say why of every day on which nothing happens; what was skipped before keeps its reason."""
    if isinstance(calendar, Reasons):
        return [
            one if one[0] not in calendar or one[1] else Planned(one[0], calendar[one[0]])
            for one in planned
        ]
    reasons = [one.skipped_reason or calendar(one.day) for one in planned]
    return [
        one if reason is None else Planned(one.day, reason)
        for one, reason in zip(planned, reasons, strict=True)
    ]


def _enough(rule: Rule, first_day: date) -> date:
    """Give a day before which the lessons of nearly every course are given."""
    return first_day + timedelta(days=_WEEK * (rule.lessons + 26))


def _given(planned: list[Planned]) -> int:
    return sum(one.skipped_reason is None for one in planned)


def _lessons(planned: list[Planned], lessons: int) -> list[Planned]:
    """Stop after the last lesson."""
    given = 0
    for number, one in enumerate(planned):
        given += one.skipped_reason is None
        if given == lessons:
            return planned[: number + 1]
    return planned


def _days(rule: Rule, weekday: int, first_day: date, last_day: date) -> list[Planned]:
    days = rule.days or (weekday,)
    begin = first_day.toordinal()
    firsts = [begin + (day - first_day.weekday()) % _WEEK for day in days]
    if rule.every > 1:
        firsts = _in_first_week(firsts, rule.every)
    found = _cut(firsts[0], last_day.toordinal(), _WEEK * rule.every)
    for first in firsts[1:]:
        found += _cut(first, last_day.toordinal(), _WEEK * rule.every)
    if len(firsts) > 1:
        found.sort()
    if rule.months is not None:
        found = [one for one in found if _is_in(rule.months, one.day.month)]
    match rule.kind:
        case Kind.EVEN | Kind.ODD:
            rest = int(rule.kind is Kind.ODD)
            return [one for one in found if one.day.isocalendar().week % 2 == rest]
        case Kind.NTH:
            return [one for one in found if (one.day.day - 1) // _WEEK + 1 == rule.nth]
        case Kind.LAST:
            week = timedelta(days=_WEEK)
            return [one for one in found if (one.day + week).month != one.day.month]
        case _:
            return found


def _in_first_week(firsts: list[int], every: int) -> list[int]:
    """Count the weeks from that of the first time: a day before it waits for the next turn."""
    week = (min(firsts) - 1) // _WEEK  # ordinal 1 was a Monday
    return [
        first if (first - 1) // _WEEK == week else first + _WEEK * (every - 1) for first in firsts
    ]


def _cut(first: int, last: int, step: int) -> list[Planned]:
    """Give every so many days from ``first`` to ``last``, as ordinals; all share one table."""
    if last < first:
        return []
    begin, table = _table(date.fromordinal(first).year)
    if last - begin < len(table):
        return table[first - begin : last - begin + 1 : step]
    return [Planned(date.fromordinal(day)) for day in range(first, last + 1, step)]


@lru_cache(maxsize=8)
def _table(year: int) -> tuple[int, list[Planned]]:
    begin = date(year, 1, 1).toordinal()
    end = date(min(year + _TABLE_YEARS, 9999), 1, 1).toordinal()
    return begin, [Planned(date.fromordinal(day)) for day in range(begin, end)]


def _is_in(months: tuple[int, int], month: int) -> bool:
    first, last = months
    if first <= last:
        return first <= month <= last
    return month >= first or month <= last  # October to March
