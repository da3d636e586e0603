"""The programme as iCalendar: what may hang in the window of the house, and nothing else.

Every series is one event with its rule; what does not go ahead, moved or changed stands beside
it with its RECURRENCE-ID. Whatever the rule of iCalendar cannot say (even weeks, a course, a
season, loose dates) is said by exceptions or by a list of dates, so that any other program reads
exactly the dates that are kept here. A series that was changed from a day on is two events.

No reasons and no people stand in it: a reason may name who is ill.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.exchange.ical_frame import begin_calendar, clean_text
from atelier.calendar.exchange.repeats import Repeat, days_of, repeat_for
from atelier.calendar.exchange.stretches import (
    Shape,
    Stretch,
    Told,
    house_of,
    in_room,
    stretches_of,
)
from atelier.domain import Activity, Actor, Function, Gone, Occurrence, Room
from atelier.domain.functions import function_name
from atelier.domain.rights import Right

if TYPE_CHECKING:
    from icalendar import Calendar, Event

RULE = "X-ATELIER-RULE"
FUNCTION = "X-ATELIER-FUNCTION"
SKIPPED = "X-ATELIER-SKIPPED"
NEVER = "X-ATELIER-NEVER"
"""Of an EXDATE: the rule gives this day, and nothing was ever planned on it."""
YES = "TRUE"


@needs(Right.EXPORT, told=True)
def programme_calendar(
    session: Session,
    *,
    actor: Actor,
    activity_id: int | None = None,
    room_id: int | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
    internal: bool = False,
) -> bytes:
    """Give the whole programme, or that of one activity or room, as an iCalendar file.

    Both days are included; without them it is everything. A sensitive activity stands in it
    under its neutral name (rule P9). Meetings of the house itself are left out, unless
    ``internal`` or the activity itself was asked for. Raises Gone for what another house has.
    """
    _own(session, actor, activity_id, room_id)
    narrowed: list[ColumnElement[bool]] = []
    if activity_id is not None:
        narrowed.append(Activity.id == activity_id)
    elif not internal:
        narrowed.append(Activity.function != Function.INTERNAL)
    if room_id is not None:
        narrowed.append(in_room == room_id)
    if first_day is not None:
        narrowed.append(Occurrence.day >= first_day)
    if last_day is not None:
        narrowed.append(Occurrence.day <= last_day)
    stretches = stretches_of(session, actor=actor, narrowed=narrowed)
    return _written(stretches, house_of(session, actor), actor)


def events_in(data: bytes) -> int:
    """Count the events of a file that was made here."""
    return data.count(b"BEGIN:VEVENT\r\n")


def _own(session: Session, actor: Actor, activity_id: int | None, room_id: int | None) -> None:
    activity = None if activity_id is None else session.get(Activity, activity_id)
    room = None if room_id is None else session.get(Room, room_id)
    for number, row in ((activity_id, activity), (room_id, room)):
        if number is not None and (row is None or row.site_id != actor.site_id):
            raise Gone


def _written(stretches: list[Stretch], house: str, actor: Actor) -> bytes:
    days = [day for one in stretches for row in one.rows for day in (row.key, row.day)]
    today = actor.today()
    first, last = min(days, default=today), max(days, default=today)
    calendar = begin_calendar(house, first_day=first, last_day=last, actor=actor)
    writer = _Writer(calendar, actor)
    for stretch in stretches:
        writer.write(stretch)
    return bytes(calendar.to_ical())


class _Writer:
    """Puts stretches into a calendar."""

    def __init__(self, calendar: Calendar, actor: Actor) -> None:
        self._calendar = calendar
        self._zone: ZoneInfo = actor.clock.zone
        self._stamp = actor.now().astimezone(UTC).replace(microsecond=0)

    def write(self, stretch: Stretch) -> None:
        """Add the event of a stretch, and those of what departs from it."""
        if len(stretch.rows) == 1:
            self._write_alone(stretch, stretch.rows[0])
            return
        event = self._event(stretch, stretch.days[0], stretch.shape, stretch.version)
        self._add_dates(event, stretch)
        if stretch.rule:
            event.add(RULE, stretch.rule)
        for row in stretch.departing:
            self._write_departing(stretch, row)

    def _write_alone(self, stretch: Stretch, row: Told) -> None:
        event = self._event(stretch, row.day, row.shape, row.version)
        self._add_state(event, row)

    def _write_departing(self, stretch: Stretch, row: Told) -> None:
        event = self._event(stretch, row.day, row.shape, row.version)
        event.add("RECURRENCE-ID", self._at(row.key, stretch.shape.starts))
        self._add_state(event, row)

    def _add_state(self, event: Event, row: Told) -> None:
        if row.cancelled:
            event.add("STATUS", "CANCELLED")
        if row.skipped:
            event.add(SKIPPED, YES)

    def _event(self, stretch: Stretch, day: date, shape: Shape, version: int) -> Event:
        from icalendar import Event

        event = Event()
        event.add("UID", clean_text(stretch.uid))
        event.add("DTSTAMP", self._stamp)
        event.add("SEQUENCE", version)
        event.add("DTSTART", self._at(day, shape.starts))
        event.add("DTEND", self._at(day, shape.ends))
        event.add("SUMMARY", clean_text(stretch.name))
        if shape.room:
            event.add("LOCATION", clean_text(shape.room))
        event.add("CATEGORIES", [function_name(stretch.function)])
        event.add(FUNCTION, stretch.function.value)
        self._calendar.add_component(event)
        return event

    def _add_dates(self, event: Event, stretch: Stretch) -> None:
        """Add the rule, and the dates that it does not say or says too much."""
        days, starts = stretch.days, stretch.shape.starts
        at = partial(self._at, wall=starts)
        repeat = repeat_for(days)
        said = set(days[:1]) if repeat is None else _days(repeat, days)
        if repeat is not None:
            until = self._at(days[-1], starts).astimezone(UTC)
            event.add("RRULE", {**repeat.parts(), "UNTIL": [until]})
        if more := [day for day in days if day not in said]:
            event.add("RDATE", [at(day) for day in more])
        if stretch.left_out:
            event.add("EXDATE", [at(day) for day in stretch.left_out])
        if never := sorted(said.difference(days)):
            event.add("EXDATE", [at(day) for day in never], parameters={NEVER: YES})

    def _at(self, day: date, wall: time) -> datetime:
        return datetime.combine(day, wall, self._zone)


def _days(repeat: Repeat, days: list[date]) -> set[date]:
    said, _ = days_of(repeat, datetime.combine(days[0], time.min), horizon=days[-1])
    return set(said)
