"""What a closing day would hit: what is planned, who has a place, who works, what is hired."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.clashes import Slot, clashes_of
from atelier.calendar.course_lessons import Course, courses_of
from atelier.calendar.holding import HOLDS
from atelier.calendar.naming import public
from atelier.calendar.standing import occurrences_in_rooms
from atelier.domain import (
    HOLDING,
    Activity,
    Actor,
    Assignment,
    Enrolment,
    EnrolmentState,
    Occurrence,
    OccurrenceState,
    Participation,
    Room,
    RoomBooking,
    Shift,
    ShiftState,
    Tally,
)
from atelier.domain.rights import Right

_ENROLLED = EnrolmentState.ENROLLED


@dataclass(frozen=True, slots=True)
class HitOccurrence:
    """Something that was to happen. ``people`` have a place; ``working`` do a shift of it.

    Where it would go ahead again, ``slot`` is the room that it wants, and ``taken`` what stands
    there by now. ``course`` is that of which it is a lesson.
    """

    id: int
    day: date
    starts: time
    ends: time
    name: str
    room: str
    people: int = 0
    waiting: int = 0
    shifts: int = 0
    working: int = 0
    walk_in: bool = False
    taken: str = ""
    slot: Slot | None = None
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class HitBooking:
    """A room that is hired on one of the days; ``name`` is what everybody may read."""

    id: int
    day: date
    starts: time
    ends: time
    name: str
    room: str


@dataclass(frozen=True, slots=True)
class ClosureHits:
    """What closing would hit, in the order of the calendar.

    ``people`` and ``working`` count everybody once. ``other_shifts`` belong to no occurrence (the
    desk, coffee) and are left to the roster. ``untouched`` stays as it is: it is over, or
    somebody has come already. ``back`` was cancelled for this reason and is so no longer.
    """

    occurrences: tuple[HitOccurrence, ...] = ()
    bookings: tuple[HitBooking, ...] = ()
    people: int = 0
    working: int = 0
    other_shifts: int = 0
    untouched: int = 0
    back: tuple[HitOccurrence, ...] = ()


@needs(Right.PART)
def hits_of(
    session: Session, *, first_day: date, last_day: date, except_walk_in: bool, actor: Actor
) -> ClosureHits:
    """List what closing these days would hit; nothing of the past, and nothing that has begun."""
    first = max(first_day, actor.today())
    planned = _planned(first, last_day, actor, except_walk_in=except_walk_in)
    found = session.execute(planned.where(~_is_over(actor)).where(~_has_come())).all()
    everything = _planned(first_day, last_day, actor, except_walk_in=except_walk_in)
    number = session.scalar(select(func.count()).select_from(everything.subquery())) or 0
    ids = [row.id for row in found]
    held, at_work = _held(session, ids), _at_work(session, ids)
    courses = courses_of(session, ids)
    return ClosureHits(
        tuple(
            replace(
                _hit(row, held.get(row.id, {}), at_work.get(row.id, [])),
                course=courses.get(row.id),
            )
            for row in found
        ),
        _bookings(session, first, last_day, actor),
        len(set(chain.from_iterable(one.get(_ENROLLED, ()) for one in held.values()))),
        len({person for work in at_work.values() for _, person in work if person is not None}),
        _other_shifts(session, first, last_day, actor),
        number - len(found),
    )


@needs(Right.PART)
def cancelled_for(
    session: Session, *, reasons: Sequence[str], first_day: date, last_day: date, actor: Actor
) -> list[HitOccurrence]:
    """List what does not go ahead for one of these reasons, from today on."""
    rows = session.execute(
        _columns(actor)
        .where(
            Occurrence.day.between(max(first_day, actor.today()), last_day),
            Occurrence.state == OccurrenceState.CANCELLED,
            Occurrence.reason.in_(reasons),
        )
        .where(~_is_over(actor))
    ).all()
    held = _held(session, [row.id for row in rows])
    slots = [
        Slot(row.day, row.starts, row.ends, row.room_id, row.setup, row.clearing, row.id)
        for row in rows
    ]
    clashes = clashes_of(session, actor=actor, slots=slots)
    return [
        replace(
            _hit(row, held.get(row.id, {}), []),
            slot=slot,
            taken=", ".join(clash.name for clash in taken),
        )
        for row, slot, taken in zip(rows, slots, clashes, strict=True)
    ]


def people_in(session: Session, ids: list[int]) -> dict[int, int]:
    """Give how many people have a place in each of these occurrences, where anybody has."""
    held = _held(session, ids)
    found = {one: len(states.get(_ENROLLED, ())) for one, states in held.items()}
    return {one: number for one, number in found.items() if number}


def _columns(actor: Actor) -> Select[*tuple[Any, ...]]:
    return occurrences_in_rooms(actor).order_by(Occurrence.day, Occurrence.starts, Occurrence.id)


def _planned(
    first_day: date, last_day: date, actor: Actor, *, except_walk_in: bool
) -> Select[*tuple[Any, ...]]:
    planned = _columns(actor).where(
        Occurrence.day.between(first_day, last_day),
        Occurrence.state == OccurrenceState.PLANNED,
    )
    return planned.where(~Activity.walk_in) if except_walk_in else planned


def _is_over(actor: Actor) -> ColumnElement[bool]:
    now = actor.clock.wall(actor.now())
    return or_(
        Occurrence.day < now.date(),
        and_(Occurrence.day == now.date(), Occurrence.ends <= now.time()),
    )


def _has_come() -> ColumnElement[bool]:
    return or_(
        *(exists().where(table.occurrence_id == Occurrence.id) for table in (Participation, Tally))
    )


def _held(session: Session, ids: list[int]) -> dict[int, dict[EnrolmentState, set[int]]]:
    """Give who has a place in each occurrence, and who waits for one."""
    found: dict[int, dict[EnrolmentState, set[int]]] = {}
    if not ids:
        return found
    rows = session.execute(
        select(Occurrence.id, Enrolment.state, Enrolment.person_id)
        .join(Enrolment, HOLDS)
        .where(Occurrence.id.in_(ids))
    )
    for occurrence_id, state, person_id in rows:
        found.setdefault(occurrence_id, {}).setdefault(state, set()).add(person_id)
    return found


def _at_work(session: Session, ids: list[int]) -> dict[int, list[tuple[int, int | None]]]:
    """Give the shifts of each occurrence, each with whoever does it, or with nobody."""
    found: dict[int, list[tuple[int, int | None]]] = {}
    if not ids:
        return found
    rows = session.execute(
        select(Shift.occurrence_id, Shift.id, Assignment.person_id)
        .outerjoin(Assignment, (Assignment.shift_id == Shift.id) & Assignment.state.in_(HOLDING))
        .where(Shift.occurrence_id.in_(ids), Shift.state == ShiftState.PLANNED)
    )
    for occurrence_id, shift_id, person_id in rows:
        assert occurrence_id is not None  # it was asked for
        found.setdefault(occurrence_id, []).append((shift_id, person_id))
    return found


def _other_shifts(session: Session, first_day: date, last_day: date, actor: Actor) -> int:
    rows = select(func.count()).where(
        Shift.site_id == actor.site_id,
        Shift.day.between(first_day, last_day),
        Shift.occurrence_id.is_(None),
        Shift.state == ShiftState.PLANNED,
    )
    return session.scalar(rows) or 0


def _bookings(
    session: Session, first_day: date, last_day: date, actor: Actor
) -> tuple[HitBooking, ...]:
    rows = session.execute(
        select(
            RoomBooking.id,
            RoomBooking.day,
            RoomBooking.starts,
            RoomBooking.ends,
            RoomBooking.name,
            Room.name,
        )
        .join(Room, Room.id == RoomBooking.room_id)
        .where(RoomBooking.site_id == actor.site_id, RoomBooking.day.between(first_day, last_day))
        .order_by(RoomBooking.day, RoomBooking.starts, RoomBooking.id)
    )
    return tuple(HitBooking(*row) for row in rows)


def _hit(
    row: Row[Any],
    held: dict[EnrolmentState, set[int]],
    work: list[tuple[int, int | None]],
) -> HitOccurrence:
    return HitOccurrence(
        id=row.id,
        day=row.day,
        starts=row.starts,
        ends=row.ends,
        name=public(row.activity, row.public_name, sensitive=row.sensitive),
        room=row.room or "",
        people=len(held.get(_ENROLLED, ())),
        waiting=len(held.get(EnrolmentState.WAITING, ())),
        shifts=len({shift for shift, _ in work}),
        working=len({person for _, person in work if person is not None}),
        walk_in=row.walk_in,
    )
