"""What bookings that change would become: what was made otherwise by hand stays so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.booking_plan import BookingFacts, answered, slot_of, with_minutes
from atelier.calendar.clashes import Clash, Slot, overlap
from atelier.calendar.plans import Answer, PlannedDay
from atelier.calendar.recurrence import Planned
from atelier.domain import Actor, Gone, Room, RoomBooking
from atelier.domain.rights import Right


@dataclass(frozen=True, slots=True)
class Moved:
    """A booking with what it would be, and where it would stand."""

    booking: RoomBooking
    facts: BookingFacts
    planned: PlannedDay


@needs(Right.PART)
def moving_bookings(
    session: Session, booking_id: int, actor: Actor, *, following: bool
) -> list[RoomBooking]:
    """Give a booking first, and where it is wanted those made with it that come later; held.

    Raises Gone.
    """
    ours = (
        select(RoomBooking)
        .where(RoomBooking.site_id == actor.site_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    booking = session.scalar(ours.where(RoomBooking.id == booking_id))
    if booking is None:
        raise Gone
    if not following or booking.repeat_key is None:
        return [booking]
    later = session.scalars(
        ours.where(
            RoomBooking.repeat_key == booking.repeat_key, RoomBooking.day >= booking.day
        ).order_by(RoomBooking.day, RoomBooking.id)
    )
    return [booking, *(one for one in later if one is not booking)]


@needs(Right.PART)
def moved_bookings(
    session: Session,
    moving: Sequence[RoomBooking],
    facts: BookingFacts,
    answers: Mapping[date, Answer],
    actor: Actor,
) -> list[Moved]:
    """Give what each booking would be when the first of them becomes as ``facts`` say.

    What is not changed in the first is not changed in the others either. They are compared with
    each other in their new places, and not with where they stood. Raises Gone.
    """
    before = facts_of(moving[0])
    wanted = [_changed(facts_of(one), before, facts) for one in moving]
    plain = _planned(session, moving, wanted, [None for _ in moving], actor)
    if answers:
        often = Counter(one.day for one in wanted)
        given = [
            answers.get(one.day) if day.clashes or often[one.day] == 1 else None
            for one, day in zip(wanted, plain, strict=True)
        ]  # an answer is meant for what clashes, not for what else stands on that day
        plain = _planned(session, moving, wanted, given, actor)
    return [Moved(*one) for one in zip(moving, wanted, plain, strict=True)]


def facts_of(booking: RoomBooking) -> BookingFacts:
    """Give a booking as it is shown."""
    return BookingFacts(
        booking.room_id,
        booking.name,
        booking.day,
        booking.starts,
        booking.ends,
        booking.kind,
        booking.tenant_id,
        booking.price_cents,
    )


def _changed(own: BookingFacts, before: BookingFacts, after: BookingFacts) -> BookingFacts:
    own = replace(own, day=own.day + timedelta(days=(after.day - before.day).days))
    if (before.starts, before.ends) != (after.starts, after.ends):
        own = replace(own, starts=after.starts, ends=after.ends)
    if before.room_id != after.room_id:
        own = replace(own, room_id=after.room_id)
    if before.name != after.name:
        own = replace(own, name=after.name)
    if before.kind is not after.kind:
        own = replace(own, kind=after.kind)
    if before.tenant_id != after.tenant_id:
        own = replace(own, tenant_id=after.tenant_id)
    if before.price_cents != after.price_cents:
        own = replace(own, price_cents=after.price_cents)
    return own


def _planned(
    session: Session,
    moving: Sequence[RoomBooking],
    wanted: Sequence[BookingFacts],
    answers: Sequence[Answer | None],
    actor: Actor,
) -> list[PlannedDay]:
    slots = [
        replace(slot_of(one, one.day, answer), booking_id=booking.id)
        for booking, one, answer in zip(moving, wanted, answers, strict=True)
    ]
    slots = with_minutes(session, slots, actor)
    days = answered(session, [Planned(one.day) for one in wanted], slots, answers, actor)
    ours, found = {one.id for one in moving}, list[PlannedDay]()
    for number, (day, slot) in enumerate(zip(days, slots, strict=True)):
        others = tuple(one for one in day.clashes if one.booking_id not in ours)
        own = tuple(
            _clash(session, before, wanted[place])
            for place, before in enumerate(slots[:number])
            if day.held and found[place].held and overlap(before, slot)
        )
        found.append(replace(day, clashes=others + own))
    return found


def _clash(session: Session, slot: Slot, facts: BookingFacts) -> Clash:
    room = session.get_one(Room, slot.room_id)
    return Clash(
        slot.day, slot.starts, slot.ends, room.id, room.name, facts.name,
        booking_id=slot.booking_id,
    )  # fmt: skip
