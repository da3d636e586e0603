"""The words of ``calendar add``: weekdays, rules, rooms and partners by their names."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

import click
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from atelier.calendar.recurrence import WORKING_DAYS, Kind, Rule
from atelier.calendar.wanted import Wanted
from atelier.commands.frame import NotFound
from atelier.domain import Actor, Organisation, Room
from atelier.language import tr

_WEEKDAYS = (("mo", "ma"), ("tu", "di"), ("we", "wo"), ("th", "do"), ("fr", "vr"), ("sa", "za"))
_WEEKDAY = {word: n for n, words in enumerate((*_WEEKDAYS, ("su", "zo"))) for word in words}

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)

DATE = click.DateTime(["%Y-%m-%d"])


class Weekdays(click.ParamType[tuple[int, ...]]):
    """One or more weekdays: "mo,we", or "ma,wo"."""

    name = "days"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Give the numbers, Monday 0, in order."""
        if isinstance(value, tuple):
            return value
        words = str(value).casefold().replace(" ", "").split(",")
        if not all(word in _WEEKDAY for word in words):
            self.fail(f"{value!r} is no day: use mo,tu,we,th,fr,sa,su.", param, ctx)
        return tuple(sorted({_WEEKDAY[word] for word in words}))


class NthWeekday(click.ParamType[tuple[int, int]]):
    """The n-th weekday of the month: "2tu"."""

    name = "nth"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Give the place in the month and the weekday."""
        if isinstance(value, tuple):
            return value
        text = str(value).casefold()
        if text[:1] not in set("12345") or text[1:] not in _WEEKDAY:
            self.fail(f"{value!r} is no day of the month: use for example 2tu.", param, ctx)
        return int(text[0]), _WEEKDAY[text[1:]]


class WallTime(click.ParamType[time]):
    """What the clock says: "13:30"."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> time:
        """Give the time."""
        if isinstance(value, time):
            return value
        match = _TIME.fullmatch(str(value))
        if match is None:
            self.fail(f"{value!r} is no time: use for example 13:30.", param, ctx)
        return time(int(match[1]), int(match[2]))


@dataclass(frozen=True)
class Repeat:
    """How ``calendar add`` was told to repeat; exactly one of the ways is given."""

    days: tuple[date, ...] = ()
    weekly: tuple[int, ...] | None = None
    working_days: bool = False
    even: tuple[int, ...] | None = None
    odd: tuple[int, ...] | None = None
    nth: tuple[int, int] | None = None
    last: tuple[int, ...] | None = None
    every: int = 1
    lessons: int | None = None
    months: tuple[int, int] | None = None
    not_school: bool = False

    def rule(self) -> Rule:
        """Give the rule. Raises a UsageError where the words do not go together."""
        ways = (self.weekly, self.even, self.odd, self.nth, self.last)
        given = sum(way is not None for way in ways) + bool(self.days) + self.working_days
        if given != 1:
            raise click.UsageError(
                "Name one of --day, --weekly, --working-days, --even-weeks, --odd-weeks, "
                "--nth and --last."
            )
        kind, days, nth = self._head()
        if self.lessons and kind is not Kind.WEEKLY:
            raise click.UsageError("--lessons goes with --weekly or --working-days.")
        if self.every > 1 and (kind is not Kind.WEEKLY or self.lessons):
            raise click.UsageError("--every goes with --weekly, without --lessons.")
        kind = Kind.COURSE if self.lessons else kind
        return Rule(kind, self.every, nth, self.lessons or 0, self.months, self.not_school, days)

    def _head(self) -> tuple[Kind, tuple[int, ...], int]:
        if self.days:
            return Kind.DATES, (), 0
        if self.nth is not None:
            return Kind.NTH, (self.nth[1],), self.nth[0]
        for kind, days in ((Kind.EVEN, self.even), (Kind.ODD, self.odd), (Kind.LAST, self.last)):
            if days is not None:
                return kind, days, 0
        return Kind.WEEKLY, self.weekly or WORKING_DAYS, 0


def wanted_of(
    repeat: Repeat,
    *,
    starts: time,
    ends: time,
    first_day: date,
    until: date | None,
    weeks: int | None,
    leave_out: tuple[date, ...],
) -> Wanted:
    """Give what is wanted. Raises a UsageError where nothing says when it ends."""
    rule = repeat.rule()
    ways = sum(way is not None for way in (until, weeks, repeat.lessons))
    if repeat.days:
        first_day = min(repeat.days)
    elif ways != 1:
        raise click.UsageError("Name one of --until, --weeks and --lessons.")
    last_day = first_day + timedelta(weeks=weeks, days=-1) if weeks else until
    return Wanted(
        rule,
        starts,
        ends,
        first_day,
        last_day,
        weekday=rule.days[0] if rule.days else None,
        dates=repeat.days,
        leave_out=leave_out,
    )


def room_named(session: Session, name: str, actor: Actor) -> Room:
    """Find a room by its code or its name. Raises NotFound."""
    words = name.strip().casefold()
    room = session.scalar(
        select(Room)
        .where(
            Room.site_id == actor.site_id,
            or_(func.lower(Room.code) == words, func.lower(Room.name) == words),
        )
        .order_by(Room.id)
        .limit(1)
    )
    if room is None:
        raise NotFound(tr("There is no room with this code or name."))
    return room


def host_named(session: Session, name: str, actor: Actor) -> int:
    """Find a partner by its name. Raises NotFound."""
    host = session.scalar(
        select(Organisation.id).where(
            Organisation.site_id == actor.site_id,
            func.lower(Organisation.name) == name.strip().casefold(),
        )
    )
    if host is None:
        raise NotFound(tr("There is no organisation with this name."))
    return host
