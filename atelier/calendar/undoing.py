"""Taking changes back without taking a room away from somebody.

A room that was left may be another's by now. The journal of changes does not know rooms; here
they are looked at again after a change was taken back, before anything is committed.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.clashes import Clash, Slot, clashes_of, need_minutes
from atelier.calendar.locking import lock_rooms
from atelier.domain import (
    Actor,
    Batch,
    CalendarChange,
    ChangedRow,
    ChangeKind,
    Occurrence,
    OccurrenceState,
    Refusal,
    Room,
    RoomBooking,
)
from atelier.domain.rights import Right
from atelier.journal.changes import ChangeUndone, undo_change, undo_last_change
from atelier.language import tr
from atelier.words import clock_time, day_in_words


class RoomGivenAway(Refusal):
    """Taking it back would put two things into one room."""

    def __init__(self, clash: Clash) -> None:
        super().__init__(
            tr(
                "This cannot be taken back: on {day} {room} was given to {name}, "
                "from {starts} to {ends}.",
                day=day_in_words(clash.day, year=True),
                room=clash.room,
                name=clash.name,
                starts=clock_time(clash.starts),
                ends=clock_time(clash.ends),
            )
        )


@needs(Right.EDIT_PROGRAMME)
def take_back_change(session: Session, *, change_id: int, actor: Actor) -> ChangeUndone:
    """Take a change back as ``undo_change`` does; raises also RoomGivenAway."""
    undone = undo_change(session, change_id=change_id, actor=actor)
    _after(session, undone, actor)
    return undone


@needs(Right.TAKE_BACK)
def take_back_last_change(session: Session, *, keys: Sequence[UUID], actor: Actor) -> ChangeUndone:
    """Take back the last change of this desk, as ``undo_last_change``; also RoomGivenAway."""
    undone = undo_last_change(session, keys=keys, actor=actor)
    _after(session, undone, actor)
    return undone


def _after(session: Session, undone: ChangeUndone, actor: Actor) -> None:
    session.flush()
    _refuse_taken(session, undone, actor)
    if undone.kind is ChangeKind.IMPORTED:
        _close_import(session, undone)


def _close_import(session: Session, undone: ChangeUndone) -> None:
    """Note the import as taken back too, so that the list of imports says so."""
    batch = session.scalar(
        select(Batch)
        .join(
            CalendarChange,
            (CalendarChange.key == Batch.key) & (CalendarChange.site_id == Batch.site_id),
        )
        .where(CalendarChange.id == undone.id, Batch.undone_at.is_(None))
    )
    if batch is not None:
        batch.undone_at, batch.undone_by = undone.at, undone.by
        session.flush()


def _refuse_taken(session: Session, undone: ChangeUndone, actor: Actor) -> None:
    """Look at each coming date and booking that stands again where it stood before."""
    occurrences = _dates(session, undone, actor)
    bookings = _bookings(session, undone, actor)
    slots = [_slot(row) for row in occurrences]
    wanted = [slot.room_id for slot in slots] + [row.room_id for row in bookings]
    rooms = lock_rooms(session, room_ids=wanted, actor=actor)
    slots += [_slot_of_booking(row, rooms[row.room_id]) for row in bookings]
    found = clashes_of(session, actor=actor, slots=slots)
    for clash in (clash for clashes in found for clash in clashes):
        if not _is_accepted(session, clash):
            raise RoomGivenAway(clash)


def _dates(session: Session, undone: ChangeUndone, actor: Actor) -> Sequence[Occurrence]:
    return session.scalars(
        select(Occurrence)
        .join(ChangedRow, ChangedRow.row_id == Occurrence.id)
        .where(
            ChangedRow.change_id == undone.id,
            ChangedRow.kind == Occurrence.__tablename__,
            ChangedRow.before.is_not(None),
            Occurrence.state == OccurrenceState.PLANNED,
            Occurrence.day >= actor.today(),
            Occurrence.clash_reason == "",
        )
        .order_by(Occurrence.id)
    ).all()


def _bookings(session: Session, undone: ChangeUndone, actor: Actor) -> Sequence[RoomBooking]:
    return session.scalars(
        select(RoomBooking)
        .join(ChangedRow, ChangedRow.row_id == RoomBooking.id)
        .where(
            ChangedRow.change_id == undone.id,
            ChangedRow.kind == RoomBooking.__tablename__,
            ChangedRow.before.is_not(None),
            RoomBooking.day >= actor.today(),
            RoomBooking.clash_reason == "",
        )
        .order_by(RoomBooking.id)
    ).all()


def _slot(row: Occurrence) -> Slot:
    room = row.room or row.activity.room
    setup, clearing = need_minutes(row.activity, room)
    room_id = None if room is None else room.id
    return Slot(row.day, row.starts, row.ends, room_id, setup, clearing, occurrence_id=row.id)


def _slot_of_booking(row: RoomBooking, room: Room) -> Slot:
    setup, clearing = room.setup_minutes, room.clearing_minutes
    return Slot(row.day, row.starts, row.ends, room.id, setup, clearing, booking_id=row.id)


def _is_accepted(session: Session, clash: Clash) -> bool:
    """Whether somebody said why the other one stands there over this one."""
    if clash.occurrence_id is not None:
        return bool(session.get_one(Occurrence, clash.occurrence_id).clash_reason)
    return bool(session.get_one(RoomBooking, clash.booking_id).clash_reason)
