"""Rooms that are wanted twice: overlap, with the minutes for setting up and clearing away."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from atelier.access.asking import needs
from atelier.calendar.naming import public
from atelier.domain import Activity, Actor, Occurrence, OccurrenceState, Room, RoomBooking
from atelier.domain.rights import Right

_DAY = 24 * 60  # minutes
_AT_ONCE = 500  # days in one question


@dataclass(frozen=True, slots=True)
class Slot:
    """A room that is wanted on a day. The minutes go before ``starts`` and after ``ends``.

    ``occurrence_id`` and ``booking_id`` say what it is now, which never clashes with itself.
    """

    day: date
    starts: time
    ends: time
    room_id: int | None
    setup_minutes: int = 0
    clearing_minutes: int = 0
    occurrence_id: int | None = None
    booking_id: int | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Give the minutes since midnight in which the room is taken."""
        return _span(self.starts, self.ends, self.setup_minutes, self.clearing_minutes)


@dataclass(frozen=True, slots=True)
class Clash:
    """What stands in a room already: ``name`` from ``starts`` to ``ends``, as people see it."""

    day: date
    starts: time
    ends: time
    room_id: int
    room: str
    name: str
    occurrence_id: int | None = None
    booking_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    clash: Clash
    span: tuple[int, int]


@needs(Right.SEE_PROGRAMME)
def clashes_of(
    session: Session, *, actor: Actor, slots: Sequence[Slot], ignore: Collection[int] = ()
) -> list[tuple[Clash, ...]]:
    """Give what each slot clashes with, in the order of the slots.

    ``ignore`` are occurrences that will not stay where they are. Slots are not compared with
    each other. Something without a room never clashes.
    """
    rooms = {slot.room_id for slot in slots if slot.room_id is not None}
    days = sorted({slot.day for slot in slots if slot.room_id is not None})
    if not rooms:
        return [() for _ in slots]
    taken = _taken(session, actor.site_id, sorted(rooms), days)
    ignored = set(ignore)
    return [_clashes(slot, taken, ignored) for slot in slots]


def overlap(one: Slot, other: Slot) -> bool:
    """Whether two slots want the same room at the same time."""
    if one.room_id is None or (one.room_id, one.day) != (other.room_id, other.day):
        return False
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def need_minutes(activity: Activity, room: Room | None) -> tuple[int, int]:
    """Give the minutes before and after: those of the activity, else those of the room."""
    setup = activity.setup_minutes
    clearing = activity.clearing_minutes
    if setup is None:
        setup = 0 if room is None else room.setup_minutes
    if clearing is None:
        clearing = 0 if room is None else room.clearing_minutes
    return setup, clearing


_SETUP: ColumnElement[int] = func.coalesce(Activity.setup_minutes, Room.setup_minutes)
_CLEARING: ColumnElement[int] = func.coalesce(Activity.clearing_minutes, Room.clearing_minutes)


def _standing(
    room: InstrumentedAttribute[int | None], *where: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Occurrence.id,
            Occurrence.day,
            Occurrence.starts,
            Occurrence.ends,
            Room.id,
            Room.name,
            Activity.sensitive,
            Activity.public_name,
            Activity.name,
            _SETUP,
            _CLEARING,
        )
        .join(Activity, Activity.id == Occurrence.activity_id)
        .join(Room, Room.id == room)
        .where(
            Activity.site_id == bindparam("site"),
            room.in_(bindparam("rooms", expanding=True)),
            Occurrence.day.in_(bindparam("days", expanding=True)),
            Occurrence.state == OccurrenceState.PLANNED,
            *where,
        )
    )


# Two questions in one, so that each finds its rows by the index of rooms and days: what was
# planned before its activity got a room stands in the room of the activity.
_OCCURRENCES = union_all(
    _standing(Occurrence.room_id), _standing(Activity.room_id, Occurrence.room_id.is_(None))
)
_BOOKINGS = (
    select(
        RoomBooking.id,
        RoomBooking.day,
        RoomBooking.starts,
        RoomBooking.ends,
        RoomBooking.room_id,
        Room.name,
        RoomBooking.name,
        Room.setup_minutes,
        Room.clearing_minutes,
    )
    .join(Room, Room.id == RoomBooking.room_id)
    .where(
        RoomBooking.site_id == bindparam("site"),
        RoomBooking.room_id.in_(bindparam("rooms", expanding=True)),
        RoomBooking.day.in_(bindparam("days", expanding=True)),
    )
)


def _taken(
    session: Session, site_id: int, rooms: list[int], days: list[date]
) -> dict[tuple[int, date], list[_Taken]]:
    found: dict[tuple[int, date], list[_Taken]] = {}
    for start in range(0, len(days), _AT_ONCE):
        facts = {"site": site_id, "rooms": rooms, "days": days[start : start + _AT_ONCE]}
        for one in (*_occurrences(session, facts), *_bookings(session, facts)):
            found.setdefault((one.clash.room_id, one.clash.day), []).append(one)
    return found


def _occurrences(session: Session, facts: dict[str, object]) -> Iterable[_Taken]:
    for row in session.execute(_OCCURRENCES, facts):
        id_, day, starts, ends, room_id, room, sensitive, neutral, name, setup, clearing = row
        shown = public(name, neutral, sensitive=sensitive)
        clash = Clash(day, starts, ends, room_id, room, shown, occurrence_id=id_)
        yield _Taken(clash, _span(starts, ends, setup, clearing))


def _bookings(session: Session, facts: dict[str, object]) -> Iterable[_Taken]:
    for row in session.execute(_BOOKINGS, facts):
        id_, day, starts, ends, room_id, room, name, setup, clearing = row
        clash = Clash(day, starts, ends, room_id, room, name, booking_id=id_)
        yield _Taken(clash, _span(starts, ends, setup, clearing))


def _clashes(
    slot: Slot, taken: dict[tuple[int, date], list[_Taken]], ignored: set[int]
) -> tuple[Clash, ...]:
    if slot.room_id is None:
        return ()
    first, last = slot.span
    return tuple(
        one.clash
        for one in taken.get((slot.room_id, slot.day), ())
        if one.span[0] < last
        and first < one.span[1]
        and (one.clash.occurrence_id is None or one.clash.occurrence_id not in ignored)
        and (slot.occurrence_id is None or one.clash.occurrence_id != slot.occurrence_id)
        and (slot.booking_id is None or one.clash.booking_id != slot.booking_id)
    )


def _span(starts: time, ends: time, setup: int, clearing: int) -> tuple[int, int]:
    first = starts.hour * 60 + starts.minute - setup
    last = ends.hour * 60 + ends.minute + clearing
    return max(0, first), min(_DAY, last)
