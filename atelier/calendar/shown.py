"""The rows that the calendar shows. Times are minutes since midnight: what is drawn is measured."""

from datetime import date, time
from enum import StrEnum
from typing import NamedTuple

from atelier.domain import BookingKind, Function


class NoteKind(StrEnum):
    """What a day is besides itself; ``ask`` is a holiday about which nothing was decided."""

    CLOSED = "closed"
    OPEN = "open"
    ASK = "ask"
    REDUCED = "reduced"  # nothing but the open door
    SCHOOL = "school"


class Choice(NamedTuple):
    """Something to choose: a room, a host."""

    id: int
    name: str


class DayNote(NamedTuple):
    """Why some days are special: a holiday, a closure, a school holiday. Both ends included."""

    first_day: date
    last_day: date
    name: str
    kind: NoteKind

    def on(self, day: date) -> bool:
        """Say whether it is about a day."""
        return self.first_day <= day <= self.last_day


class ShownOccurrence(NamedTuple):
    """An occurrence; ``first`` and ``last`` in minutes, ``name`` as it may be seen (rule P9).

    ``open_shifts`` is how many volunteers it still wants; ``clash``: its room is needed by
    something else at that time; ``host_id`` is the newest of the line of its host, ``host`` the
    name that it has that day; ``capacity`` None where there is no limit; ``before`` and
    ``after`` are the minutes for which it needs its room as well.
    """

    id: int
    series_id: int | None
    activity_id: int
    name: str
    function: Function
    day: date
    first: int
    last: int
    room_id: int | None
    room: str
    host_id: int | None
    host: str
    cancelled: bool
    skipped: bool
    reason: str
    changed: bool
    moved: bool
    capacity: int | None
    enrolled: int
    waiting: int
    enrolment: bool
    walk_in: bool
    sensitive: bool
    open_shifts: int
    clash: bool
    clash_reason: str
    version: int
    before: int
    after: int

    @property
    def starts(self) -> time:
        """Give what the clock on the wall says when it begins."""
        return wall(self.first)

    @property
    def ends(self) -> time:
        """Give what the clock on the wall says when it ends."""
        return wall(self.last)

    @property
    def full(self) -> bool:
        """Whether every place is taken; never where nobody enrols."""
        return self.enrolment and self.capacity is not None and self.enrolled >= self.capacity


class ShownBooking(NamedTuple):
    """A room that is taken by something that is no activity of the house."""

    id: int
    name: str
    kind: BookingKind
    day: date
    first: int
    last: int
    room_id: int
    room: str
    clash: bool
    clash_reason: str
    before: int
    after: int

    @property
    def starts(self) -> time:
        """Give what the clock on the wall says when it begins."""
        return wall(self.first)

    @property
    def ends(self) -> time:
        """Give what the clock on the wall says when it ends."""
        return wall(self.last)


Row = ShownOccurrence | ShownBooking


class Shown(NamedTuple):
    """Some days of the calendar, in the order in which they happen."""

    first_day: date
    last_day: date
    occurrences: tuple[ShownOccurrence, ...]
    bookings: tuple[ShownBooking, ...]
    notes: tuple[DayNote, ...] = ()

    @property
    def rows(self) -> list[Row]:
        """Give all that stands in the calendar, occurrences first."""
        found: list[Row] = list(self.occurrences)
        found.extend(self.bookings)
        return found

    def find(self, occurrence_id: int | None) -> ShownOccurrence | None:
        """Give one occurrence of these days."""
        return next((row for row in self.occurrences if row.id == occurrence_id), None)

    def notes_on(self, day: date) -> tuple[DayNote, ...]:
        """Give what is special about a day; what closes the house comes first."""
        return tuple(note for note in self.notes if note.on(day))


def wall(minute: int) -> time:
    """Give the wall time of a minute of the day; the last one of the day for midnight."""
    return time(23, 59) if minute >= 24 * 60 else time(minute // 60, minute % 60)
