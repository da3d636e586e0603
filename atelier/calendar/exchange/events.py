"""One event of a calendar file, turned into the dates that it has at the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple

from atelier.calendar.exchange.event_texts import (
    function_of,
    is_cancelled,
    name_of,
    room_of,
    sequence_of,
    uid_of,
)
from atelier.calendar.exchange.ical_out import NEVER, RULE, SKIPPED, YES
from atelier.calendar.exchange.lines import Property, RawEvent
from atelier.calendar.exchange.moments import (
    Moment,
    Reading,
    day_of,
    is_day,
    length_of,
    moment_of,
    until_of,
)
from atelier.calendar.exchange.refusals import Unusable
from atelier.calendar.exchange.repeat_text import parse_repeat
from atelier.calendar.exchange.repeats import MOST_DAYS, days_of
from atelier.discreet import Discreet
from atelier.domain import Function
from atelier.language import tr

_NAME = 120  # letters
_UID = 255


class Span(NamedTuple):
    """From when until when, by the clock of the house."""

    day: date
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class ReadDate:
    """One date of an event. ``rule_day`` is the day of its rule; None beside another on it.

    ``skipped``: the file leaves it out. ``changed``: the file gives it a place of its own.
    """

    rule_day: date | None
    span: Span
    room: str
    cancelled: bool = False
    skipped: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class ReadEvent(Discreet):
    """An event that can be taken over. ``line`` is where it begins in the file.

    ``rule`` is what our own export said of it, a hint and no more. ``repeats``: it is a series,
    even if it has one date. ``cut``: it goes on after the horizon. ``span`` is the usual one.
    ``never`` are days of its rule on which nothing was ever planned.
    """

    line: int
    uid: str
    name: str
    room: str
    function: Function
    rule: str
    repeats: bool
    cut: bool
    span: Span
    dates: tuple[ReadDate, ...]
    never: frozenset[date] = frozenset()

    @property
    def id(self) -> int:
        """The line, by which a table knows the event."""
        return self.line


def read_event(master: RawEvent, others: Iterable[RawEvent], reading: Reading) -> ReadEvent:
    """Give an event with all its dates; ``others`` are the dates that depart from its rule.

    Raises Unusable with the reason. It is taken over as a whole or not at all.
    """
    begins = _begins(master, reading)
    span = _span(master, begins, reading)
    room, name = room_of(master), name_of(master)
    days, cut = _moments(master, begins, reading)
    left_out, never = _left_out(master, begins, reading)
    days = [wall for wall in days if wall not in never and wall.date() not in never]
    plain = _dates(master, days, begins, left_out, reading)
    dates = _with_others(plain, others, reading)
    if not dates:
        raise Unusable(tr("This event has no date."))
    rule = master.first(RULE)
    return ReadEvent(
        line=master.line,
        uid=uid_of(master),
        name=name,
        room=room,
        function=function_of(master),
        rule="" if rule is None else rule.value.strip()[:60],
        repeats=master.first("RRULE") is not None or master.first("RDATE") is not None,
        cut=cut,
        span=span,
        dates=tuple(dates),
        never=frozenset(wall.date() if isinstance(wall, datetime) else wall for wall in never),
    )


def _begins(raw: RawEvent, reading: Reading) -> Moment:
    starts = raw.first("DTSTART")
    if starts is None:
        raise Unusable(tr("This event does not say when it begins."))
    if is_day(starts):
        raise Unusable(
            tr("This is for whole days. Days on which the house is closed go under closing days.")
        )
    begins = moment_of(starts.value, starts.facts, reading.zones)
    if begins.elsewhere(reading.zones.house).date() > reading.horizon:
        raise Unusable(tr("This event is more than two years ahead."))
    return begins


def _span(raw: RawEvent, begins: Moment, reading: Reading) -> Span:
    return _at_house(begins, begins.wall, _length(raw, begins, reading), reading)


def _length(raw: RawEvent, begins: Moment, reading: Reading) -> timedelta:
    ends, lasts = raw.first("DTEND"), raw.first("DURATION")
    if ends is not None:
        end = moment_of(ends.value, ends.facts, reading.zones)
        length = end.elsewhere(begins.zone) - begins.wall
    elif lasts is not None:
        length = length_of(lasts.value)
    else:
        raise Unusable(tr("This event does not say when it ends."))
    if length <= timedelta():
        raise Unusable(tr("This event would end before it begins."))
    if length > timedelta(days=1):
        raise Unusable(tr("This event lasts longer than one day."))
    return length


def _at_house(begins: Moment, wall: datetime, length: timedelta, reading: Reading) -> Span:
    """Give when an instance is at the house. Raises Unusable over midnight."""
    house = reading.zones.house
    first = Moment(wall, begins.zone).elsewhere(house)
    last = Moment(wall + length, begins.zone).elsewhere(house)
    if first.date() != last.date():
        raise Unusable(tr("This event goes on after midnight."))
    span = Span(first.date(), _minute(first), _minute(last))
    if span.ends <= span.starts:
        raise Unusable(tr("This event would end before it begins."))
    return span


def _minute(wall: datetime) -> time:
    return time(wall.hour, wall.minute)


def _moments(raw: RawEvent, begins: Moment, reading: Reading) -> tuple[list[datetime], bool]:
    """Give the beginning of every instance, by the clock of the event's own zone."""
    rules = raw.all("RRULE")
    if len(rules) > 1 or raw.first("EXRULE") is not None:
        raise Unusable(tr("This event has more than one rule."))
    found, cut = {begins.wall}, False
    if rules:
        repeat = parse_repeat(rules[0].value, partial(until_of, zone=begins.zone))
        reading.look(begins.wall.date())
        days, cut = days_of(repeat, begins.wall, horizon=reading.horizon)
        found |= {datetime.combine(day, begins.wall.time()) for day in days}
    for one in _listed(raw, "RDATE"):
        if is_day(one):
            found.add(datetime.combine(day_of(one.value), begins.wall.time()))
        else:
            found.add(moment_of(one.value, one.facts, reading.zones).elsewhere(begins.zone))
    near = sorted(wall for wall in found if wall.date() <= reading.horizon)
    if len(near) > MOST_DAYS:
        raise _too_many()
    return near, cut or len(near) < len(found)


def _dates(
    raw: RawEvent,
    walls: list[datetime],
    begins: Moment,
    left_out: set[date | datetime],
    reading: Reading,
) -> list[ReadDate]:
    """Give the dates that the rule gives, those that are left out among them."""
    length, room = _length(raw, begins, reading), room_of(raw)
    usual = _at_house(begins, begins.wall, length, reading)
    cancelled = is_cancelled(raw)
    skipped = raw.first(SKIPPED) is not None and cancelled
    found: list[ReadDate] = []
    taken: set[date] = set()
    for wall in walls:
        span = _at_house(begins, wall, length, reading)
        out = wall in left_out or wall.date() in left_out
        one = ReadDate(
            None if span.day in taken else span.day,
            span,
            room,
            cancelled=out or cancelled,
            skipped=out or skipped,
            changed=(span.starts, span.ends) != (usual.starts, usual.ends),
        )
        taken.add(span.day)
        found.append(one)
    return found


def _left_out(
    raw: RawEvent, begins: Moment, reading: Reading
) -> tuple[set[date | datetime], set[date | datetime]]:
    """Give what is left out, and what our own export says that never was: moments or days."""
    left_out: set[date | datetime] = set()
    never: set[date | datetime] = set()
    for one in _listed(raw, "EXDATE"):
        target = never if one.facts.get(NEVER) == YES else left_out
        if is_day(one):
            target.add(day_of(one.value))
        else:
            target.add(moment_of(one.value, one.facts, reading.zones).elsewhere(begins.zone))
    return left_out, never


def _listed(raw: RawEvent, name: str) -> list[Property]:
    """Give every date of the lists of a name as a line of its own."""
    found: list[Property] = []
    for one in raw.all(name):
        if one.facts.get("VALUE", "").upper() == "PERIOD":
            raise Unusable(tr("The day or the time of this event is not understood."))
        if len(found) + one.value.count(",") >= MOST_DAYS:
            raise _too_many()
        found += [replace(one, value=text) for text in one.value.split(",") if text.strip()]
    return found


def _too_many() -> Unusable:
    return Unusable(tr("This event has more than {count} dates.", count=MOST_DAYS))


def _with_others(
    dates: list[ReadDate], others: Iterable[RawEvent], reading: Reading
) -> list[ReadDate]:
    """Put the dates that depart from the rule in the place of those that it gives."""
    by_day = {one.rule_day: one for one in dates if one.rule_day is not None}
    extra = [one for one in dates if one.rule_day is None]
    for raw in sorted(others, key=sequence_of):
        day = _day_of_rule(raw, reading)
        begins = _begins(raw, reading)
        cancelled = is_cancelled(raw)
        by_day[day] = ReadDate(
            day,
            _span(raw, begins, reading),
            room_of(raw),
            cancelled=cancelled,
            skipped=cancelled and raw.first(SKIPPED) is not None,
            changed=True,
        )
    return sorted([*by_day.values(), *extra], key=lambda one: (one.span, one.rule_day is None))


def _day_of_rule(raw: RawEvent, reading: Reading) -> date:
    one = raw.first("RECURRENCE-ID")
    assert one is not None  # it is what makes it one of the others
    if one.facts.get("RANGE"):
        raise Unusable(tr("One of its dates changes all that follow, which is not taken over."))
    if is_day(one):
        return day_of(one.value)
    return moment_of(one.value, one.facts, reading.zones).elsewhere(reading.zones.house).date()
