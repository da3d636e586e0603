"""The roster as iCalendar: of one volunteer for their own telephone, or of everybody.

Every shift is one event whose name never changes, so that a file that is read again replaces
what was read before. What does not go ahead, and what somebody was in and is no longer, stands
in it as cancelled: otherwise it would stay in the telephone. In the file of one volunteer stands
nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.exchange.ical_frame import begin_calendar, clean_text, host_of
from atelier.calendar.exchange.stretches import house_of
from atelier.domain import (
    Actor,
    Assignment,
    AssignmentState,
    CalendarChange,
    ChangedRow,
    Gone,
    Person,
    ShiftState,
    Volunteer,
)
from atelier.domain.rights import Right
from atelier.journal.row_text import from_text
from atelier.language import tr, tr_count
from atelier.people.names import name_of
from atelier.roster.queries import roster_shifts
from atelier.roster.rows import PlaceRow, ShiftRow

if TYPE_CHECKING:
    from icalendar import Calendar

_CONFIRMED, _TENTATIVE, _CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"


@needs(Right.EXPORT, told=True)
def roster_calendar(
    session: Session,
    *,
    actor: Actor,
    person_id: int | None = None,
    first_day: date = date.min,
    last_day: date = date.max,
) -> bytes:
    """Give the roster of some days, both included, of one volunteer or of everybody.

    An activity stands in it under the name that may be seen (rule P9). Somebody who was asked
    and has not answered has the shift as "perhaps". Raises Gone for who is no volunteer here.
    """
    house = house_of(session, actor)
    shifts = roster_shifts(session, first_day=first_day, last_day=last_day, actor=actor)
    if person_id is None:
        writer = _Writer(tr("Roster of {house}", house=house), house, shifts, actor)
        for shift in shifts:
            writer.write_for_all(shift)
        return writer.done()
    name = _name_of(session, person_id, actor)
    was_in = _ever_in(session, person_id, actor)
    mine = [one for one in shifts if one.id in was_in or _place(one, person_id) is not None]
    writer = _Writer(tr("Roster of {name}", name=name), house, mine, actor)
    for shift in mine:
        writer.write_for_one(shift, person_id)
    return writer.done()


class _Writer:
    """Puts shifts into a calendar."""

    def __init__(self, name: str, house: str, shifts: Iterable[ShiftRow], actor: Actor) -> None:
        days = [one.day for one in shifts]
        first, last = min(days, default=actor.today()), max(days, default=actor.today())
        self._calendar: Calendar = begin_calendar(name, first_day=first, last_day=last, actor=actor)
        self._house, self._zone = house, actor.clock.zone
        self._stamp = actor.now().astimezone(UTC).replace(microsecond=0)

    def done(self) -> bytes:
        """Give the file."""
        return bytes(self._calendar.to_ical())

    def write_for_all(self, shift: ShiftRow) -> None:
        """Add a shift with the short names of the roster, and with what is open."""
        who = ", ".join(one.name for one in shift.team)
        if shift.state is ShiftState.OUTSIDE:
            who = tr("help from outside")
        summary = f"{shift.name}: {who}" if who else shift.name
        if shift.open:
            places = tr_count("{count} place open", "{count} places open", shift.open)
            summary = f"{summary} ({places})"
        gone = _is_off(shift) and shift.state is not ShiftState.OUTSIDE
        self._add(shift, f"shift-{shift.id}", summary, _CANCELLED if gone else _CONFIRMED)

    def write_for_one(self, shift: ShiftRow, person_id: int) -> None:
        """Add a shift as it is for one volunteer, without a word about anybody else."""
        place = _place(shift, person_id)
        status = _CANCELLED if _is_off(shift) or place is None else _status(place)
        self._add(shift, f"shift-{shift.id}-{person_id}", shift.name, status)

    def _add(self, shift: ShiftRow, uid: str, summary: str, status: str) -> None:
        from icalendar import Event

        event = Event()
        event.add("UID", f"{uid}@{host_of(self._house)}")
        event.add("DTSTAMP", self._stamp)
        event.add("SEQUENCE", int(self._stamp.timestamp()) // 60)  # the later file goes first
        event.add("DTSTART", self._at(shift.day, shift.starts))
        event.add("DTEND", self._at(shift.day, shift.ends))
        event.add("SUMMARY", clean_text(summary))
        event.add("LOCATION", clean_text(self._house))
        if not shift.sensitive:  # the role could tell what it is (rule P9)
            event.add("CATEGORIES", [clean_text(shift.role)])
        event.add("STATUS", status)
        self._calendar.add_component(event)

    def _at(self, day: date, wall: time) -> datetime:
        return datetime.combine(day, wall, self._zone)


def _is_off(shift: ShiftRow) -> bool:
    return shift.cancelled or shift.state is not ShiftState.PLANNED


def _place(shift: ShiftRow, person_id: int) -> PlaceRow | None:
    """Give how somebody stands in a shift; None for who is not in it."""
    return next((one for one in shift.places if one.person_id == person_id), None)


def _status(place: PlaceRow) -> str:
    if place.state is AssignmentState.ASKED:
        return _TENTATIVE
    return _CONFIRMED if place.holds else _CANCELLED


def _name_of(session: Session, person_id: int, actor: Actor) -> str:
    person = session.scalar(
        select(Person)
        .join(Volunteer, Volunteer.person_id == Person.id)
        .where(Person.id == person_id, Person.site_id == actor.site_id)
    )
    if person is None:
        raise Gone
    return name_of(person).full_name


def _ever_in(session: Session, person_id: int, actor: Actor) -> set[int]:
    """Give the shifts that somebody was in at any time, also where no trace of it is left.

    Only the journal knows: whoever was put in by mistake is taken out as if they never were.
    """
    said = f'%"person_id": {person_id}%'
    rows = session.execute(
        select(ChangedRow.before, ChangedRow.after)
        .join(CalendarChange, CalendarChange.id == ChangedRow.change_id)
        .where(
            CalendarChange.site_id == actor.site_id,
            ChangedRow.kind == Assignment.__tablename__,
            or_(ChangedRow.before.like(said), ChangedRow.after.like(said)),
        )
    )
    found = (from_text(Assignment, text) for row in rows for text in row if text)
    return {one["shift_id"] for one in found if one.get("person_id") == person_id}
