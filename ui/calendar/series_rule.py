"""The rules of a series as plain choices, and the dates that were typed."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from atelier.calendar.recurrence import MOST_LESSONS, MOST_WEEKS, WORKING_DAYS, Kind, Rule
from atelier.calendar.typed import read_day
from atelier.domain import Refusal
from atelier.language import tr
from atelier.words import month_name

_PARTS = re.compile(r"[,;\n]+")
_WHOLE_YEAR = 0


class Repeat(StrEnum):
    """How something comes back, as people say it."""

    WEEKLY = "weekly"
    OTHER = "other"
    EVERY = "every"
    EVEN = "even"
    ODD = "odd"
    NTH = "nth"
    LAST = "last"
    WORKING = "working"
    COURSE = "course"
    DATES = "dates"


_KINDS = {
    Repeat.EVEN: Kind.EVEN,
    Repeat.ODD: Kind.ODD,
    Repeat.NTH: Kind.NTH,
    Repeat.LAST: Kind.LAST,
    Repeat.COURSE: Kind.COURSE,
    Repeat.DATES: Kind.DATES,
}


class NumberNeeded(Refusal):
    """A number of weeks or lessons that cannot be."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(tr("Fill in a number from {least} to {most}.", least=least, most=most))


def repeat_choices() -> list[tuple[object, str]]:
    """Give the ways in which something comes back, the usual one first."""
    return [
        (Repeat.WEEKLY, tr("every week")),
        (Repeat.OTHER, tr("every other week")),
        (Repeat.EVERY, tr("every so many weeks")),
        (Repeat.EVEN, tr("even weeks")),
        (Repeat.ODD, tr("odd weeks")),
        (Repeat.NTH, tr("on a set week of the month")),
        (Repeat.LAST, tr("the last of the month")),
        (Repeat.WORKING, tr("every working day")),
        (Repeat.COURSE, tr("a course of some lessons")),
        (Repeat.DATES, tr("loose dates")),
    ]


def nth_choices() -> list[tuple[object, str]]:
    """Give the places that a weekday can have in a month."""
    words = (tr("the first"), tr("the second"), tr("the third"), tr("the fourth"), tr("the fifth"))
    return list(enumerate(words, start=1))


def month_choices(*, none: str) -> list[tuple[object, str]]:
    """Give the months, after ``none`` for no season at all."""
    return [(_WHOLE_YEAR, none), *((month, month_name(month)) for month in range(1, 13))]


def read_count(text: str, least: int, most: int) -> int:
    """Read a number. Raises NumberNeeded."""
    if not (text.isascii() and text.isdecimal() and least <= int(text[:4]) <= most):
        raise NumberNeeded(least, most)
    return int(text)


def read_weeks(text: str) -> int:
    """Read every how many weeks. Raises NumberNeeded."""
    return read_count(text, 2, MOST_WEEKS)


def read_lessons(text: str) -> int:
    """Read how many lessons a course has. Raises NumberNeeded."""
    return read_count(text, 1, MOST_LESSONS)


def read_dates(text: str, today: date) -> tuple[date, ...]:
    """Read dates with commas or on lines of their own. Raises DayNotUnderstood."""
    return tuple(sorted({read_day(part, today) for part in _PARTS.split(text) if part.strip()}))


def rule_of(
    repeat: Repeat,
    *,
    days: Sequence[int],
    weeks: int = 1,
    nth: int = 1,
    lessons: int = 0,
    months: tuple[int, int] | None = None,
    not_school: bool = False,
) -> Rule:
    """Give the rule of what was chosen; ``days`` are the weekdays, Monday 0."""
    kind = _KINDS.get(repeat, Kind.WEEKLY)
    if kind is Kind.DATES:
        return Rule(Kind.DATES)
    every = {Repeat.OTHER: 2, Repeat.EVERY: weeks}.get(repeat, 1)
    chosen = WORKING_DAYS if repeat is Repeat.WORKING else tuple(sorted(days))
    return Rule(
        kind,
        every,
        nth if kind is Kind.NTH else 0,
        lessons if kind is Kind.COURSE else 0,
        months,
        not_school,
        chosen if len(chosen) > 1 else (),
    )
