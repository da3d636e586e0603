"""What happens in which room: a day for the door and the day plan, and what stands double."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import public
from atelier.calendar.standing import occurrences_in_rooms
from atelier.domain import (
    Actor,
    BookingKind,
    Function,
    Occurrence,
    OccurrenceState,
    Room,
    RoomBooking,
)
from atelier.domain.rights import Right

_DAY = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class RoomDayRow:
    """One thing in a room on a day, as everybody may read it: no name of a visitor ever.

    ``begins`` and ``ready`` are the minutes since midnight from setting up until cleared away.
    ``cancelled`` with the ``reason``; ``skipped``: it never was in the programme. ``clash``: the
    room is needed by something else at that time. ``booking`` says what kind of hire it is.
    """

    day: date
    room_id: int | None
    room: str
    starts: time
    ends: time
    name: str
    begins: int
    ready: int
    occurrence_id: int | None = None
    booking_id: int | None = None
    function: Function | None = None
    booking: BookingKind | None = None
    cancelled: bool = False
    skipped: bool = False
    reason: str = ""
    clash: bool = False


@dataclass(frozen=True, slots=True)
class Double:
    """Two things that need one room at the same time, the earlier first."""

    first: RoomDayRow
    second: RoomDayRow


@needs(Right.SEE_PROGRAMME)
def room_day(session: Session, *, room_id: int | None, day: date, actor: Actor) -> list[RoomDayRow]:
    """List a day of one room, or of all: by room, then by time; last what has no room."""
    rows = list(_rows(session, day, day, actor))
    marked = {id(one) for pair in _doubles(rows) for one in (pair.first, pair.second)}
    found = [replace(row, clash=True) if id(row) in marked else row for row in rows]
    wanted = [row for row in found if room_id is None or row.room_id == room_id]
    return sorted(wanted, key=_by_room)


@needs(Right.SEE_PROGRAMME)
def clashing_now(
    session: Session, *, first_day: date, last_day: date, actor: Actor
) -> list[Double]:
    """List everything that really stands double in these days, whatever was said about it.

    One question for the occurrences and one for the bookings, then a sweep over each room and
    day. A clash that was allowed with a reason stays in the list: it stays red.
    """
    return _doubles(list(_rows(session, first_day, last_day, actor)))


def _rows(session: Session, first_day: date, last_day: date, actor: Actor) -> Iterator[RoomDayRow]:
    for row in session.execute(
        occurrences_in_rooms(actor).where(Occurrence.day.between(first_day, last_day))
    ):
        yield RoomDayRow(
            row.day,
            row.room_id,
            row.room or "",
            row.starts,
            row.ends,
            public(row.activity, row.public_name, sensitive=row.sensitive),
            max(0, _minute(row.starts) - row.setup),
            min(_DAY, _minute(row.ends) + row.clearing),
            occurrence_id=row.id,
            function=row.function,
            cancelled=row.state is OccurrenceState.CANCELLED,
            skipped=row.skipped,
            reason=row.reason,
        )
    for row in session.execute(_bookings(actor, first_day, last_day)):
        yield RoomDayRow(
            row.day,
            row.room_id,
            row.room,
            row.starts,
            row.ends,
            row.name,
            max(0, _minute(row.starts) - row.setup_minutes),
            min(_DAY, _minute(row.ends) + row.clearing_minutes),
            booking_id=row.id,
            booking=row.kind,
        )


def _bookings(actor: Actor, first_day: date, last_day: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            RoomBooking.id,
            RoomBooking.day,
            RoomBooking.starts,
            RoomBooking.ends,
            RoomBooking.name,
            RoomBooking.kind,
            RoomBooking.room_id,
            Room.name.label("room"),
            Room.setup_minutes,
            Room.clearing_minutes,
        )
        .join(Room, Room.id == RoomBooking.room_id)
        .where(RoomBooking.site_id == actor.site_id, RoomBooking.day.between(first_day, last_day))
    )


def _doubles(rows: Iterable[RoomDayRow]) -> list[Double]:
    standing = [row for row in rows if row.room_id is not None and not row.cancelled]
    standing.sort(key=attrgetter("day", "room_id", "begins", "ready", "name"))
    found: list[Double] = []
    for _place, group in groupby(standing, key=attrgetter("day", "room_id")):
        still: list[RoomDayRow] = []
        for row in group:
            still = [one for one in still if one.ready > row.begins]
            found += [Double(one, row) for one in still]
            still.append(row)
    return found


def _by_room(row: RoomDayRow) -> tuple[bool, int, time, time, str]:
    return row.room_id is None, row.room_id or 0, row.starts, row.ends, row.name


def _minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute
