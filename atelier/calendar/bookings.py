"""Rooms that are hired or rented: once or again and again, checked for clashes on every day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.booking_changes import facts_of, moved_bookings, moving_bookings
from atelier.calendar.booking_plan import BookingFacts, WantedBooking, plan_booking
from atelier.calendar.locking import lock_rooms
from atelier.calendar.plan_refusals import (
    ClashUnanswered,
    EndsTooEarly,
    ReasonMissing,
)
from atelier.calendar.plans import Answer, Keep, OtherRoom, PlannedDay
from atelier.calendar.room_refusals import PriceWrong, RoomChangedElsewhere
from atelier.calendar.school import NameMissing
from atelier.domain import Actor, ChangeKind, Gone, Room, RoomBooking, Tenant
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording

NAME_LIMIT, REASON_LIMIT = 120, 200  # letters
_MOST_CENTS = 1_000_000


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A booking in a list. ``repeated``: others were made together with it."""

    id: int
    version: int
    facts: BookingFacts
    room: str
    tenant: str
    repeated: bool
    clash_reason: str


@dataclass(frozen=True, slots=True)
class SavedBookings:
    """What was saved: the id of the change, and how many bookings it touched."""

    change_id: int
    number: int


@needs(Right.SEE_PROGRAMME)
def bookings_of(
    session: Session,
    *,
    first_day: date,
    last_day: date,
    actor: Actor,
    room_id: int | None = None,
) -> list[BookingRow]:
    """List the bookings of these days, of one room or of all, in the order of the calendar."""
    rows = (
        select(RoomBooking, Room.name, Tenant.name)
        .join(Room, Room.id == RoomBooking.room_id)
        .outerjoin(Tenant, Tenant.id == RoomBooking.tenant_id)
        .where(RoomBooking.site_id == actor.site_id, RoomBooking.day.between(first_day, last_day))
        .order_by(RoomBooking.day, RoomBooking.starts, RoomBooking.id)
    )
    if room_id is not None:
        rows = rows.where(RoomBooking.room_id == room_id)
    return [
        BookingRow(
            booking.id,
            booking.version,
            facts_of(booking),
            room,
            tenant or "",
            booking.repeat_key is not None,
            booking.clash_reason,
        )
        for booking, room, tenant in session.execute(rows)
    ]


@needs(Right.EDIT_PROGRAMME)
def save_booking(
    session: Session,
    *,
    wanted: WantedBooking,
    actor: Actor,
    key: UUID,
    answers: Mapping[date, Answer] | None = None,
) -> SavedBookings:
    """Book a room, once or repeated, as one change.

    Raises what ``plan_booking`` raises, NameMissing, PriceWrong, ClashUnanswered, ReasonMissing.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return SavedBookings(done.id, done.number)
    facts = _checked(session, wanted.facts, actor)
    _lock(session, facts, answers, actor)
    days = plan_booking(session, wanted=replace(wanted, facts=facts), actor=actor, answers=answers)
    _refuse_open(days)
    with recording(session, kind=ChangeKind.BOOKING, actor=actor, key=key) as change:
        held = [one for one in days if one.held]
        for one in held:
            booking = _new(facts, one, actor)
            booking.repeat_key = key if wanted.rule is not None else None
            session.add(booking)
        change.number = len(held)
    return SavedBookings(change.id, change.number)


@needs(Right.EDIT_PROGRAMME)
def plan_changed_booking(
    session: Session,
    *,
    booking_id: int,
    facts: BookingFacts,
    following: bool,
    actor: Actor,
    answers: Mapping[date, Answer] | None = None,
) -> tuple[PlannedDay, ...]:
    """Give where a booking, or it and the following ones, would go and what they clash with.

    Raises EndsTooEarly and Gone.
    """
    if facts.ends <= facts.starts:
        raise EndsTooEarly
    moving = moving_bookings(session, booking_id, actor, following=following)
    return tuple(
        one.planned for one in moved_bookings(session, moving, facts, answers or {}, actor)
    )


@needs(Right.EDIT_PROGRAMME)
def change_booking(
    session: Session,
    *,
    booking_id: int,
    version: int,
    facts: BookingFacts,
    following: bool,
    actor: Actor,
    key: UUID,
    answers: Mapping[date, Answer] | None = None,
) -> SavedBookings:
    """Change a booking that was read with ``version``, or it and the following ones.

    What is not changed in the first stays in the others as it is. A day answered with Skip goes
    away. Raises Gone, RoomChangedElsewhere, and what
    ``save_booking`` raises.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return SavedBookings(done.id, done.number)
    facts = _checked(session, facts, actor)
    if facts.ends <= facts.starts:
        raise EndsTooEarly
    moving = moving_bookings(session, booking_id, actor, following=following)
    if moving[0].version != version:
        raise RoomChangedElsewhere
    _lock(session, facts, answers, actor, also=[one.room_id for one in moving])
    moved = moved_bookings(session, moving, facts, answers or {}, actor)
    _refuse_open([one.planned for one in moved])
    with recording(session, kind=ChangeKind.BOOKING, actor=actor, key=key) as change:
        for one in moved:
            if one.planned.held:
                _fill(one.booking, one.facts, one.planned)
            else:
                session.delete(one.booking)
        change.number = len(moved)
    return SavedBookings(change.id, change.number)


@needs(Right.EDIT_PROGRAMME)
def remove_booking(
    session: Session, *, booking_id: int, following: bool, actor: Actor, key: UUID
) -> SavedBookings:
    """Take a booking away, or it and the following ones. Raises Gone."""
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return SavedBookings(done.id, done.number)
    going = moving_bookings(session, booking_id, actor, following=following)
    with recording(session, kind=ChangeKind.BOOKING, actor=actor, key=key) as change:
        for booking in going:
            session.delete(booking)
        change.number = len(going)
    return SavedBookings(change.id, change.number)


def _refuse_open(days: Sequence[PlannedDay]) -> None:
    if any(isinstance(one.answer, Keep) and one.clashes and one.open for one in days):
        raise ReasonMissing
    unanswered = [one for one in days if one.open]
    if unanswered:
        raise ClashUnanswered(unanswered)


def _checked(session: Session, facts: BookingFacts, actor: Actor) -> BookingFacts:
    name = clean(facts.name, limit=NAME_LIMIT)
    if not name:
        raise NameMissing
    if facts.price_cents is not None and not 0 <= facts.price_cents <= _MOST_CENTS:
        raise PriceWrong
    if facts.tenant_id is not None:
        tenant = session.get(Tenant, facts.tenant_id)
        if tenant is None or tenant.site_id != actor.site_id:
            raise Gone
    return replace(facts, name=name)


def _lock(
    session: Session,
    facts: BookingFacts,
    answers: Mapping[date, Answer] | None,
    actor: Actor,
    also: Sequence[int] = (),
) -> None:
    others = [one.room_id for one in (answers or {}).values() if isinstance(one, OtherRoom)]
    lock_rooms(session, room_ids=[facts.room_id, *others, *also], actor=actor)


def _new(facts: BookingFacts, one: PlannedDay, actor: Actor) -> RoomBooking:
    booking = RoomBooking(
        site_id=actor.site_id,
        room_id=facts.room_id,
        name=facts.name,
        day=one.day,
        starts=facts.starts,
        ends=facts.ends,
    )
    _fill(booking, facts, one)
    return booking


def _fill(booking: RoomBooking, facts: BookingFacts, one: PlannedDay) -> None:
    assert one.room_id is not None  # a booking without a room is none
    booking.day, booking.starts, booking.ends = one.day, facts.starts, facts.ends
    booking.room_id, booking.name, booking.kind = one.room_id, facts.name, facts.kind
    booking.tenant_id, booking.price_cents = facts.tenant_id, facts.price_cents
    why = one.answer.reason if isinstance(one.answer, Keep) and one.clashes else ""
    booking.clash_reason = clean(why, limit=REASON_LIMIT)
