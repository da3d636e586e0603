"""What a booking would become: every date, and what stands in the room already."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.clashes import Clash, Slot, clashes_of
from atelier.calendar.closing_days import closing_days
from atelier.calendar.plan_refusals import EndsTooEarly, LastDayTooEarly, NoDates, TooFarAhead
from atelier.calendar.plans import HORIZON, Answer, OtherRoom, PlannedDay, Skip
from atelier.calendar.recurrence import Planned, Rule, dates_of
from atelier.calendar.school import looking_in
from atelier.domain import Actor, BookingKind, Gone, Room
from atelier.domain.rights import Right
from atelier.language import tr


@dataclass(frozen=True, slots=True)
class BookingFacts:
    """One booking. ``name`` is what everybody may read; never the name of a visitor.

    ``price_cents`` None: nothing was agreed. ``tenant_id`` where a tenant of the house booked.
    """

    room_id: int
    name: str
    day: date
    starts: time
    ends: time
    kind: BookingKind = BookingKind.HIRE
    tenant_id: int | None = None
    price_cents: int | None = None


@dataclass(frozen=True, slots=True)
class WantedBooking:
    """A booking as somebody asks for it, repeated until ``last_day`` where there is a ``rule``.

    ``skip_closed``: not on days on which the house is closed; a tenant with a key may want them.
    """

    facts: BookingFacts
    rule: Rule | None = None
    last_day: date | None = None
    skip_closed: bool = True


@needs(Right.EDIT_PROGRAMME)
def plan_booking(
    session: Session,
    *,
    wanted: WantedBooking,
    actor: Actor,
    answers: Mapping[date, Answer] | None = None,
) -> tuple[PlannedDay, ...]:
    """Give every date of a booking with what it clashes with, as with a series.

    Raises EndsTooEarly, LastDayTooEarly, TooFarAhead, NoDates and Gone.
    """
    _check(wanted, actor)
    planned = _dates(session, wanted, actor)
    answers = answers or {}
    given = [answers.get(one.day) for one in planned]
    slots = [
        slot_of(wanted.facts, one.day, answer) for one, answer in zip(planned, given, strict=True)
    ]
    return answered(session, planned, with_minutes(session, slots, actor), given, actor)


def slot_of(facts: BookingFacts, day: date, answer: Answer | None) -> Slot:
    """Give the room that a booking takes on a day."""
    room_id = answer.room_id if isinstance(answer, OtherRoom) else facts.room_id
    return Slot(day, facts.starts, facts.ends, room_id)


@needs(Right.PART)
def with_minutes(session: Session, slots: Sequence[Slot], actor: Actor) -> list[Slot]:
    """Give slots the minutes of their rooms. Raises Gone."""
    minutes = _minutes(session, [slot.room_id for slot in slots], actor)
    return [
        replace(slot, setup_minutes=minutes[slot.room_id][0],
                clearing_minutes=minutes[slot.room_id][1])
        for slot in slots
    ]  # fmt: skip


@needs(Right.PART)
def answered(
    session: Session,
    planned: Sequence[Planned],
    slots: Sequence[Slot],
    answers: Sequence[Answer | None],
    actor: Actor,
) -> tuple[PlannedDay, ...]:
    """Put the clashes and the answers to dates; each has its slot and its answer, or None."""
    found = clashes_of(session, actor=actor, slots=slots)
    return tuple(
        _day(one, slot, clashes, answer)
        for one, slot, clashes, answer in zip(planned, slots, found, answers, strict=True)
    )


def _dates(session: Session, wanted: WantedBooking, actor: Actor) -> Sequence[Planned]:
    facts = wanted.facts
    if wanted.rule is None or wanted.last_day is None:
        return [Planned(facts.day)]
    closed = closing_days(
        session, site_id=actor.site_id, first_day=facts.day, last_day=wanted.last_day
    )
    planned = dates_of(
        wanted.rule,
        weekday=facts.day.weekday(),
        first_day=facts.day,
        last_day=wanted.last_day,
        closed=closed if wanted.skip_closed else looking_in({}),
    )
    if not planned:
        raise NoDates
    return planned


def _check(wanted: WantedBooking, actor: Actor) -> None:
    if wanted.facts.ends <= wanted.facts.starts:
        raise EndsTooEarly
    until = actor.today() + HORIZON
    last = wanted.facts.day if wanted.last_day is None else wanted.last_day
    if last < wanted.facts.day:
        raise LastDayTooEarly
    if last > until:
        raise TooFarAhead(until)


def _day(one: Planned, slot: Slot, clashes: tuple[Clash, ...], answer: Answer | None) -> PlannedDay:
    skipped = one.skipped_reason
    if skipped is None and isinstance(answer, Skip):
        skipped = answer.reason or tr("The room is taken")
    return PlannedDay(
        one.day,
        slot.starts,
        slot.ends,
        slot.room_id,
        skipped,
        clashes if one.skipped_reason is None else (),
        answer,
    )


def _minutes(
    session: Session, room_ids: Iterable[int | None], actor: Actor
) -> dict[int | None, tuple[int, int]]:
    """Give what each room needs before and after. Raises Gone where one is not of the house."""
    wanted = set(room_ids)
    rows = session.execute(
        select(Room.id, Room.setup_minutes, Room.clearing_minutes).where(
            Room.id.in_(wanted), Room.site_id == actor.site_id
        )
    )
    found: dict[int | None, tuple[int, int]] = {
        id_: (setup, clearing) for id_, setup, clearing in rows
    }
    if found.keys() != wanted:
        raise Gone
    return found
