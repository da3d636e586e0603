"""Reading a calendar file: the events that can be taken over, and why others are not.

Nothing is written here, and nothing of a rule is given to a library: see ``repeats``. Only the
name, the room, the times and the dates are looked at. Descriptions, guests and organisers are
never read, since they are about people.
"""

from dataclasses import dataclass
from datetime import timedelta

from atelier.calendar.exchange.event_texts import called, uid_of
from atelier.calendar.exchange.events import ReadEvent, read_event
from atelier.calendar.exchange.lines import Lines, RawEvent, lines_of
from atelier.calendar.exchange.moments import Reading, Zones
from atelier.calendar.exchange.refusals import (
    MOST_DATES,
    CalendarTooLarge,
    EmptyCalendar,
    Unusable,
)
from atelier.discreet import Discreet
from atelier.domain import Clock
from atelier.language import tr

__all__ = ["HORIZON", "ReadCalendar", "ReadEvent", "RefusedEvent", "read_calendar"]

HORIZON = timedelta(days=731)
"""Two years: what lies further ahead is not taken over."""


@dataclass(frozen=True, slots=True, repr=False)
class RefusedEvent(Discreet):
    """An event that is not taken over: the line on which it begins, why, and what it is called."""

    line: int
    reason: str
    name: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ReadCalendar(Discreet):
    """What a file holds, in the order of the file."""

    events: tuple[ReadEvent, ...] = ()
    refused: tuple[RefusedEvent, ...] = ()


def read_calendar(data: bytes, *, clock: Clock) -> ReadCalendar:
    """Read the events of a file, in the time of the house whose clock it is.

    What lies more than two years ahead is left out. Raises a NotACalendar for what is none.
    """
    lines = lines_of(data)
    if not lines.events and not lines.refused:
        raise EmptyCalendar
    reading = Reading(Zones(clock.zone, lines.zones), clock.today() + HORIZON)
    masters, others, refused = _sorted_out(lines)
    events = []
    dates = 0
    for master in masters:
        try:
            event = read_event(master, others.pop(uid_of(master), ()), reading)
        except Unusable as reason:
            refused.append(RefusedEvent(master.line, str(reason), called(master)))
            continue
        events.append(event)
        dates += len(event.dates)
        if dates > MOST_DATES:
            raise CalendarTooLarge
    away = tr("This date belongs to an event that is not in the file.")
    refused += [
        RefusedEvent(raw.line, away, called(raw)) for group in others.values() for raw in group
    ]
    return ReadCalendar(tuple(events), tuple(sorted(refused, key=lambda one: one.line)))


def _sorted_out(
    lines: Lines,
) -> tuple[list[RawEvent], dict[str, list[RawEvent]], list[RefusedEvent]]:
    """Part the events from the dates that depart from their rules, by the name that they share."""
    masters: dict[str, RawEvent] = {}
    others: dict[str, list[RawEvent]] = {}
    refused = [RefusedEvent(*one) for one in lines.refused]
    for raw in lines.events:
        uid = uid_of(raw)
        if raw.first("RECURRENCE-ID") is not None:
            others.setdefault(uid, []).append(raw)
        elif uid in masters:
            twice = tr("This event stands in the file twice.")
            refused.append(RefusedEvent(raw.line, twice, called(raw)))
        else:
            masters[uid] = raw
    return list(masters.values()), others, refused
