"""When volunteers can, and with whom: week after week, on single days, and when they are away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    Availability,
    Can,
    ChangeKind,
    DayAnswer,
    DayAvailability,
    DayPart,
    Gone,
    Pairing,
    PairKind,
    Shift,
    VolunteerAway,
)
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording
from atelier.roster.holding import hold_volunteer, lock_volunteers
from atelier.roster.noting import noted
from atelier.roster.refusals import LastDayTooEarly

Week = Mapping[tuple[int, DayPart], Can]
"""By weekday (Monday 0) and part of the day; what is not in it, nobody said."""
Days = Mapping[tuple[date, DayPart], DayAnswer | None]
"""By day and part of it; None takes an answer back."""


@dataclass(frozen=True, slots=True, repr=False)
class AwaySaved(Discreet):
    """A planned absence; ``shift_ids`` are the shifts that the volunteer has in these days."""

    change_id: int
    away_id: int
    shift_ids: tuple[int, ...] = ()


@needs(Right.EDIT_ROSTER)
def set_week(session: Session, *, person_id: int, week: Week, actor: Actor, key: UUID) -> int:
    """Write down when a volunteer can in an ordinary week, as a whole; gives the change's number.

    The same key again is the same save. Raises Gone.
    """
    hold_volunteer(session, person_id=person_id, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    there = {
        (row.weekday, row.day_part): row
        for row in session.scalars(select(Availability).where(Availability.person_id == person_id))
    }
    with recording(session, kind=ChangeKind.AVAILABILITY, actor=actor, key=key) as change:
        for place, row in there.items():
            if place in week:
                row.can = week[place]
            else:
                session.delete(row)
        session.add_all(
            Availability(person_id=person_id, weekday=weekday, day_part=part, can=can)
            for (weekday, part), can in week.items()
            if (weekday, part) not in there
        )
        change.number = 1
    return change.id


@needs(Right.EDIT_ROSTER)
def answer_days(session: Session, *, person_id: int, days: Days, actor: Actor, key: UUID) -> int:
    """Write down what a volunteer answered about single days ("wanneer kunt u?").

    Gives the number of the change. Days that are not named stay as they were. The same key
    again is the same save. Raises Gone.
    """
    hold_volunteer(session, person_id=person_id, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    kind = DayAvailability
    asked = {day for day, _part in days}
    rows = session.scalars(select(kind).where(kind.person_id == person_id, kind.day.in_(asked)))
    there = {(row.day, row.day_part): row for row in rows}
    with recording(session, kind=ChangeKind.AVAILABILITY, actor=actor, key=key) as change:
        for (day, part), answer in days.items():
            row = there.get((day, part))
            if row is not None and answer is None:
                session.delete(row)
            elif row is not None and answer is not None:
                row.answer = answer
            elif answer is not None:
                session.add(kind(person_id=person_id, day=day, day_part=part, answer=answer))
        change.number = len(asked)
    return change.id


@needs(Right.EDIT_ROSTER)
def add_away(
    session: Session, *, person_id: int, first_day: date, last_day: date, actor: Actor, key: UUID
) -> AwaySaved:
    """Write down that a volunteer will be away, both days included; no reason is asked.

    Shifts that they have in these days stay theirs until somebody takes them out, and are
    given. The same key again is the same save. Raises Gone and LastDayTooEarly.
    """
    hold_volunteer(session, person_id=person_id, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if last_day < first_day:
        raise LastDayTooEarly
    shifts = _shifts_between(session, person_id, first_day, last_day)
    if done is not None:
        return AwaySaved(done.id, next(iter(noted(session, done, VolunteerAway)), 0), shifts)
    with recording(session, kind=ChangeKind.AVAILABILITY, actor=actor, key=key) as change:
        row = VolunteerAway(person_id=person_id, first_day=first_day, last_day=last_day)
        session.add(row)
        change.number = 1
    return AwaySaved(change.id, row.id, shifts)


@needs(Right.EDIT_ROSTER)
def remove_away(session: Session, *, away_id: int, actor: Actor, key: UUID) -> int:
    """Take a planned absence away; gives the number of the change.

    The same key again is the same save. Raises Gone.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    row = session.get(VolunteerAway, away_id)
    if row is None:
        raise Gone
    hold_volunteer(session, person_id=row.person_id, actor=actor)
    row = session.get(VolunteerAway, away_id, populate_existing=True)
    if row is None:
        raise Gone
    with recording(session, kind=ChangeKind.AVAILABILITY, actor=actor, key=key) as change:
        session.delete(row)
        change.number = 1
    return change.id


@needs(Right.EDIT_ROSTER)
def set_pair(
    session: Session,
    *,
    person_id: int,
    other_id: int,
    kind: PairKind | None,
    actor: Actor,
    key: UUID,
) -> int:
    """Say that two volunteers are put together gladly, or not at all; None: nothing special.

    Gives the number of the change. The same key again is the same save. Raises Gone.
    """
    low, high = sorted((person_id, other_id))
    if lock_volunteers(session, person_ids=[low, high], actor=actor).keys() != {low, high}:
        raise Gone
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    row = session.scalar(select(Pairing).where(Pairing.person_id == low, Pairing.other_id == high))
    with recording(session, kind=ChangeKind.AVAILABILITY, actor=actor, key=key) as change:
        if row is not None and kind is None:
            session.delete(row)
        elif row is not None and kind is not None:
            row.kind = kind
        elif kind is not None:
            session.add(Pairing(person_id=low, other_id=high, kind=kind))
        change.number = 1
    return change.id


def _shifts_between(
    session: Session, person_id: int, first_day: date, last_day: date
) -> tuple[int, ...]:
    return tuple(
        session.scalars(
            select(Shift.id)
            .join(Assignment, Assignment.shift_id == Shift.id)
            .where(
                Assignment.person_id == person_id,
                Assignment.state.in_(HOLDING),
                Shift.day.between(first_day, last_day),
            )
            .order_by(Shift.day, Shift.starts, Shift.id)
        )
    )
