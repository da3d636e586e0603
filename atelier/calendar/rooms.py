"""Rooms: what they hold, what they have, and the minutes that they need before and after."""

import re
import unicodedata
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.room_refusals import (
    CapacityWrong,
    MinutesWrong,
    RoomChangedElsewhere,
    RoomInUse,
    RoomNameMissing,
    RoomNameTaken,
)
from atelier.domain import (
    Activity,
    Actor,
    ChangedRow,
    ChangeKind,
    Gone,
    Occurrence,
    Room,
    RoomBooking,
    Series,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording

NAME_LIMIT, TEXT_LIMIT = 120, 200  # letters
MOST_PEOPLE, MOST_MINUTES = 2000, 240
_CODE = 30  # letters


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What is kept of a room. ``capacity`` in persons, None for no limit; ``features`` in words."""

    name: str
    capacity: int | None = None
    features: str = ""
    setup_minutes: int = 0
    clearing_minutes: int = 0
    description: str = ""


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room in the list. ``used``: something is or was planned in it, so it cannot go."""

    id: int
    version: int
    facts: RoomFacts
    used: bool


@needs(Right.SEE_PROGRAMME)
def rooms_of(session: Session, *, actor: Actor) -> list[RoomRow]:
    """List the rooms of the house in the order in which they were added."""
    rows = session.execute(
        select(Room, _is_used()).where(Room.site_id == actor.site_id).order_by(Room.id)
    )
    return [RoomRow(room.id, room.version, _facts(room), used) for room, used in rows]


@needs(Right.EDIT_PROGRAMME)
def add_room(session: Session, *, facts: RoomFacts, actor: Actor, key: UUID) -> int:
    """Add a room and give its id.

    Raises RoomNameMissing, RoomNameTaken, CapacityWrong, MinutesWrong or an UnreadableText.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _room_of(session, done.id)
    facts = _checked(session, facts, actor, own=None)
    room = Room(site_id=actor.site_id, code=_new_code(session, facts.name, actor), name=facts.name)
    with recording(session, kind=ChangeKind.ROOM, actor=actor, key=key) as change:
        _fill(room, facts)
        session.add(room)
        change.number = 1
    return room.id


@needs(Right.EDIT_PROGRAMME)
def change_room(
    session: Session, *, room_id: int, version: int, facts: RoomFacts, actor: Actor, key: UUID
) -> int:
    """Change a room that was read with ``version``; give the id of the change.

    Raises Gone, RoomChangedElsewhere and what ``add_room`` raises.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    room = _room(session, room_id, actor)
    if room.version != version:
        raise RoomChangedElsewhere
    facts = _checked(session, facts, actor, own=room_id)
    with recording(session, kind=ChangeKind.ROOM, actor=actor, key=key) as change:
        _fill(room, facts)
        change.number = 1
    return change.id


@needs(Right.EDIT_PROGRAMME)
def remove_room(session: Session, *, room_id: int, actor: Actor, key: UUID) -> int:
    """Remove a room in which nothing ever was planned; give the id of the change.

    Raises Gone, and RoomInUse saying what it is used for.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    room = _room(session, room_id, actor)
    uses = [
        session.scalar(select(func.count()).where(kind.room_id == room_id)) or 0
        for kind in (Activity, Occurrence, RoomBooking)
    ]
    series = session.scalar(select(func.count()).where(Series.room_id == room_id)) or 0
    if any(uses) or series:
        raise RoomInUse(uses[0] or series, *uses[1:])
    with recording(session, kind=ChangeKind.ROOM, actor=actor, key=key) as change:
        session.delete(room)
        change.number = 1
    return change.id


def _is_used() -> ColumnElement[bool]:
    return or_(
        *(
            exists().where(kind.room_id == Room.id)
            for kind in (Activity, Series, Occurrence, RoomBooking)
        )
    )


def _room(session: Session, room_id: int, actor: Actor) -> Room:
    room = session.scalar(
        select(Room)
        .where(Room.id == room_id, Room.site_id == actor.site_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if room is None:
        raise Gone
    return room


def _room_of(session: Session, change_id: int) -> int:
    return session.scalars(select(ChangedRow.row_id).where(ChangedRow.change_id == change_id)).one()


def _facts(room: Room) -> RoomFacts:
    return RoomFacts(
        room.name,
        room.capacity,
        room.features,
        room.setup_minutes,
        room.clearing_minutes,
        room.description,
    )


def _fill(room: Room, facts: RoomFacts) -> None:
    room.name, room.capacity, room.features = facts.name, facts.capacity, facts.features
    room.setup_minutes, room.clearing_minutes = facts.setup_minutes, facts.clearing_minutes
    room.description = facts.description


def _checked(session: Session, facts: RoomFacts, actor: Actor, own: int | None) -> RoomFacts:
    name = clean(facts.name, limit=NAME_LIMIT)
    if not name:
        raise RoomNameMissing
    others = session.execute(select(Room.id, Room.name).where(Room.site_id == actor.site_id))
    if any(other.casefold() == name.casefold() and id_ != own for id_, other in others):
        raise RoomNameTaken(name)
    if facts.capacity is not None and not 1 <= facts.capacity <= MOST_PEOPLE:
        raise CapacityWrong
    minutes = (facts.setup_minutes, facts.clearing_minutes)
    if not all(0 <= each <= MOST_MINUTES for each in minutes):
        raise MinutesWrong
    return RoomFacts(
        name,
        facts.capacity,
        clean(facts.features, limit=TEXT_LIMIT),
        *minutes,
        clean(facts.description, limit=TEXT_LIMIT),
    )


def _new_code(session: Session, name: str, actor: Actor) -> str:
    """Give the short name for files: the letters and figures of the name, and a number if taken."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    code = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: _CODE - 4] or "ruimte"
    taken = set(session.scalars(select(Room.code).where(Room.site_id == actor.site_id)))
    number, found = 1, code
    while found in taken:
        number += 1
        found = f"{code}-{number}"
    return found
