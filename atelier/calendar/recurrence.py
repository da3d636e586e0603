"""When something happens again and again: the rules of a series, in days and nothing finer.

A rule is kept as a short neutral text: a kind, and what narrows it down, parted by ";":

    weekly                      every week
    weekly;every=2              every second week, counted from the first time
    weekly;not_school           every week, but not in the school holidays
    weekly;months=3-10          every week from March to October
    even, odd                   in weeks with an even or odd ISO number
    nth=2, last                 the second, or the last, such weekday of the month
    course=12                   every week until twelve lessons were given

The weekday and the time on the wall stand beside it, in the series: days are only ever added to
days, so that half past ten stays half past ten when summer time begins.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

Calendar = Callable[[date], str | None]
"""Says of a day why nothing happens on it; None when nothing stands in the way."""

_WEEK = 7  # days
_LONGEST = 10 * 366  # days; no series is planned further ahead
_MOST_LESSONS = 99
_MOST_WEEKS = 52
_LAST_OF_MONTH = 5  # in no month does a weekday come a sixth time


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


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``every`` in weeks; ``months`` the first and last, both included."""

    kind: Kind = Kind.WEEKLY
    every: int = 1
    nth: int = 0
    lessons: int = 0
    months: tuple[int, int] | None = None
    not_school: bool = False

    def __str__(self) -> str:
        head = {Kind.NTH: f"nth={self.nth}", Kind.COURSE: f"course={self.lessons}"}
        words = [head.get(self.kind, self.kind.value)]
        if self.every > 1:
            words.append(f"every={self.every}")
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


def parse_rule(text: str) -> Rule:
    """Read the text of a rule. Raises UnknownRule."""
    head, *rest = text.split(";")
    rule = _head(head)
    facts = dict(word.partition("=")[::2] for word in rest)
    try:
        every = int(facts.pop("every", "1"))
        first, _, last = facts.pop("months", "").partition("-")
        months = (int(first), int(last)) if first else None
    except ValueError:
        raise UnknownRule(text) from None
    not_school = facts.pop("not_school", None) == ""
    if facts or not 1 <= every <= _MOST_WEEKS or (every > 1 and rule.kind is not Kind.WEEKLY):
        raise UnknownRule(text)
    if months is not None and not all(1 <= month <= 12 for month in months):
        raise UnknownRule(text)
    return Rule(rule.kind, every, rule.nth, rule.lessons, months, not_school)


def dates_of(
    rule: str | Rule,
    *,
    weekday: int,
    first_day: date,
    last_day: date | None,
    closed: Calendar,
    school: Calendar = lambda _day: None,
) -> list[Planned]:
    """Give every day of a rule, in order, also those that are skipped and why.

    ``weekday`` is 0 for Monday. Both ends are included; only a course may leave ``last_day``
    open: it skips a closed day and gives that lesson at the end. Raises UnknownRule.
    """
    rule = parse_rule(rule) if isinstance(rule, str) else rule
    if last_day is None and rule.kind is not Kind.COURSE:
        raise UnknownRule(f"{rule} has no end")
    end = first_day + timedelta(days=_LONGEST) if last_day is None else last_day
    planned: list[Planned] = []
    given = 0
    for day in _days(rule, weekday, first_day, end):
        if rule.kind is Kind.COURSE and given == rule.lessons:
            break
        reason = closed(day)
        if reason is None and rule.not_school:
            reason = school(day)
        planned.append(Planned(day, reason))
        given += reason is None
    return planned


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
    if name in {Kind.WEEKLY, Kind.EVEN, Kind.ODD, Kind.LAST} and not number:
        return Rule(Kind(name))
    if name == Kind.NTH and number.isdecimal() and 1 <= int(number) <= _LAST_OF_MONTH:
        return Rule(Kind.NTH, nth=int(number))
    if name == Kind.COURSE and number.isdecimal() and 1 <= int(number) <= _MOST_LESSONS:
        return Rule(Kind.COURSE, lessons=int(number))
    raise UnknownRule(word)


def _days(rule: Rule, weekday: int, first_day: date, last_day: date) -> list[date]:
    first = first_day.toordinal() + (weekday - first_day.weekday()) % _WEEK
    step = _WEEK * rule.every
    found = [date.fromordinal(day) for day in range(first, last_day.toordinal() + 1, step)]
    if rule.months is not None:
        found = [day for day in found if _is_in(rule.months, day.month)]
    match rule.kind:
        case Kind.EVEN | Kind.ODD:
            rest = int(rule.kind is Kind.ODD)
            return [day for day in found if day.isocalendar().week % 2 == rest]
        case Kind.NTH:
            return [day for day in found if (day.day - 1) // _WEEK + 1 == rule.nth]
        case Kind.LAST:
            return [day for day in found if (day + timedelta(days=_WEEK)).month != day.month]
        case _:
            return found


def _is_in(months: tuple[int, int], month: int) -> bool:
    first, last = months
    if first <= last:
        return first <= month <= last
    return month >= first or month <= last  # October to March
