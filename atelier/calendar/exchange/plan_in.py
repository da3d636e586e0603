"""What an import of a calendar would do, event by event, before anything is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.clashes import Slot, clashes_of, need_minutes
from atelier.calendar.exchange.events import ReadEvent, Span
from atelier.calendar.exchange.ical_in import ReadCalendar
from atelier.calendar.exchange.known import (
    Places,
    alike,
    folded,
    is_as_in_file,
    known_events,
    places_of,
    planned_between,
)
from atelier.discreet import Discreet
from atelier.domain import Activity, Actor, Room
from atelier.domain.rights import Right
from atelier.language import tr, tr_count
from atelier.months.gate import MonthClosed
from atelier.months.states import closed_months, number_of

_NEAREST = 10  # events in one room at one time; in a crowd nobody reads more


class Verdict(StrEnum):
    """What will happen to an event of the file."""

    NEW = "new"
    DOUBTFUL = "doubtful"  # something like it is there; somebody must decide
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileClash:
    """A date of an event whose room is taken: by what stands there, or by another event."""

    day: date
    starts: time
    ends: time
    room: str
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class PlannedEvent(Discreet):
    """One event of the file and its fate. ``event`` is None for one that is refused."""

    line: int
    verdict: Verdict
    event: ReadEvent | None = None
    reason: str = ""
    name: str = ""
    new_activity: bool = False
    new_room: bool = False
    clashes: tuple[FileClash, ...] = ()

    @property
    def id(self) -> int:
        """The line, by which a table knows the event."""
        return self.line


@dataclass(frozen=True, slots=True, repr=False)
class CalendarPlan(Discreet):
    """Every event of a file, in the order of the file."""

    events: tuple[PlannedEvent, ...] = ()

    def with_verdict(self, verdict: Verdict) -> list[PlannedEvent]:
        """Give the events with one fate."""
        return [one for one in self.events if one.verdict is verdict]

    def chosen(self, adding: Collection[int], leaving: Collection[int]) -> list[PlannedEvent]:
        """Give what is taken over: what is new, and of the doubtful what was decided."""
        return [
            one
            for one in self.events
            if (one.verdict is Verdict.NEW and one.line not in leaving)
            or (one.verdict is Verdict.DOUBTFUL and one.line in adding)
        ]


@needs(Right.EDIT_PROGRAMME)
def plan_calendar(session: Session, *, calendar: ReadCalendar, actor: Actor) -> CalendarPlan:
    """Say what would happen to every event; nothing is written."""
    places = places_of(session, actor)
    known = known_events(session, calendar.events, actor)
    closed = closed_months(session, actor=actor)
    doubles = _Doubles(session, calendar.events, actor)
    clashing = _clashes(session, calendar.events, places, actor)
    found = [
        PlannedEvent(one.line, Verdict.REFUSED, None, one.reason, one.name)
        for one in calendar.refused
    ]
    for event in calendar.events:
        stretch = known.get(event.uid)
        if stretch is not None:
            reason = _already(same=is_as_in_file(event, stretch))
            found.append(PlannedEvent(event.line, Verdict.SAME, event, reason, event.name))
        elif refused := _in_closed_month(event, closed):
            found.append(PlannedEvent(event.line, Verdict.REFUSED, None, refused, event.name))
        else:
            reason = doubles.reason(event, places.activities.get(folded(event.name)))
            found.append(_new(event, reason, places, clashing.get(event.line, ())))
    return CalendarPlan(tuple(sorted(found, key=lambda one: one.line)))


def _new(
    event: ReadEvent, reason: str, places: Places, clashes: tuple[FileClash, ...]
) -> PlannedEvent:
    """Give the fate of an event that is not there yet; with a ``reason`` it is doubtful."""
    return PlannedEvent(
        event.line,
        Verdict.DOUBTFUL if reason else Verdict.NEW,
        event,
        reason,
        event.name,
        new_activity=folded(event.name) not in places.activities,
        new_room=any(folded(name) not in places.rooms for name in rooms_of(event)),
        clashes=clashes,
    )


def _in_closed_month(event: ReadEvent, closed: Mapping[int, int]) -> str:
    """Say which closed month an event has dates in; nothing where there is none."""
    months = {number_of(one.span.day) for one in event.dates} & closed.keys()
    return str(MonthClosed(min(months), closed[min(months)])) if months else ""


def comes_back(event: ReadEvent) -> bool:
    """Say whether an event becomes a series, and not a single occurrence."""
    return event.repeats or len(event.dates) > 1


def rooms_of(event: ReadEvent) -> list[str]:
    """Name the rooms that an event is in, the usual one first."""
    names = dict.fromkeys((event.room, *(one.room for one in event.dates)))
    return [name for name in names if name]


def _already(*, same: bool) -> str:
    if same:
        return tr("This is already there.")
    return tr("This is already there, with other dates. Change it in the calendar.")


class _Doubles:
    """Finds what looks like an event: alike by name, and at the same time."""

    def __init__(self, session: Session, events: Iterable[ReadEvent], actor: Actor) -> None:
        days = [one.span.day for event in events for one in event.dates]
        first, last = min(days, default=actor.today()), max(days, default=actor.today())
        self._planned = planned_between(session, first, last, actor)
        self._alike: dict[tuple[str, str], bool] = {}

    def reason(self, event: ReadEvent, activity: Activity | None) -> str:
        """Say what an event looks like; nothing where it looks like nothing."""
        found: list[str] = []
        for one in event.dates:
            if one.cancelled:
                continue
            for there in self._planned.get(one.span.day, ()):
                mine = activity is not None and there.activity_id == activity.id
                if _overlap(one.span, there.span) and (mine or self._are(event.name, there.name)):
                    found.append(event.name if mine else there.shown)
                    break
        if not found:
            return ""
        return tr_count(
            "Something like it is there already on one date: {name}.",
            "Something like it is there already on {count} dates: {name}.",
            len(found),
            name=found[0],
        )

    def _are(self, one: str, other: str) -> bool:
        if (one, other) not in self._alike:
            self._alike[one, other] = alike(one, other)
        return self._alike[one, other]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A date of the file that wants a room."""

    line: int
    name: str
    room: str
    slot: Slot


def _clashes(
    session: Session, events: Iterable[ReadEvent], places: Places, actor: Actor
) -> dict[int, tuple[FileClash, ...]]:
    """Give the clashes of each event, with what stands there and with the rest of the file."""
    wanted = [one for event in events for one in _wanted(event, places)]
    found: dict[int, list[FileClash]] = {}
    told = clashes_of(session, actor=actor, slots=[one.slot for one in wanted])
    for one, clashes in zip(wanted, told, strict=True):
        for clash in clashes:
            found.setdefault(one.line, []).append(
                FileClash(clash.day, clash.starts, clash.ends, clash.room, clash.name)
            )
    by_room: dict[tuple[str, date], list[_Wanted]] = {}
    for one in wanted:
        by_room.setdefault((folded(one.room), one.slot.day), []).append(one)
    for group in by_room.values():
        for one, other in _overlapping(group):
            for line, there in ((one.line, other), (other.line, one)):
                slot = there.slot
                found.setdefault(line, []).append(
                    FileClash(slot.day, slot.starts, slot.ends, there.room, there.name)
                )
    return {line: tuple(sorted(set(some), key=_when)) for line, some in found.items()}


def _overlapping(group: list[_Wanted]) -> Iterator[tuple[_Wanted, _Wanted]]:
    """Give the pairs that want one room at the same time; of a crowd only the nearest."""
    ordered = sorted(group, key=lambda one: one.slot.span)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 : number + 1 + _NEAREST]:
            if other.slot.span[0] >= one.slot.span[1]:
                break
            if other.line != one.line:
                yield one, other


def _wanted(event: ReadEvent, places: Places) -> list[_Wanted]:
    activity = places.activities.get(folded(event.name))
    found = []
    for one in event.dates:
        if one.cancelled or not one.room:
            continue
        room = places.rooms.get(folded(one.room))
        setup, clearing = _minutes(activity, room)
        slot = Slot(*one.span, None if room is None else room.id, setup, clearing)
        found.append(_Wanted(event.line, event.name, one.room, slot))
    return found


def _minutes(activity: Activity | None, room: Room | None) -> tuple[int, int]:
    if activity is not None:
        return need_minutes(activity, room)
    return (0, 0) if room is None else (room.setup_minutes, room.clearing_minutes)


def _overlap(one: Span, other: Span) -> bool:
    return one.starts < other.ends and other.starts < one.ends


def _when(clash: FileClash) -> tuple[date, time, str]:
    return clash.day, clash.starts, clash.name
