"""Who must be told that a shift does not go ahead, and who must be asked again.

An occurrence that is cancelled keeps its shifts and who was in them, so that nothing is lost when
it goes ahead after all: then whoever was told must be asked again. The same holds for a shift
that is not needed any more, and for one that moved with its occurrence.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    AssignmentState,
    ChangeKind,
    Gone,
    Occurrence,
    OccurrenceState,
    Person,
    Role,
    Shift,
    ShiftState,
)
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording
from atelier.people.names import name_of
from atelier.roster.holding import lock_volunteers


class News(StrEnum):
    """What somebody has not heard yet."""

    OFF = "off"  # the shift does not go ahead
    ASK_AGAIN = "ask_again"  # it is at another time, or goes ahead after all


@dataclass(frozen=True, slots=True, repr=False)
class ToTell(Discreet):
    """Somebody who must hear something about a shift of theirs. ``phone`` as it is kept."""

    assignment_id: int
    shift_id: int
    person_id: int
    name: str
    phone: str | None
    role: str
    day: date
    starts: time
    ends: time
    news: News


@needs(Right.EDIT_ROSTER)
def people_to_tell(session: Session, *, actor: Actor) -> tuple[ToTell, ...]:
    """List who must be told or asked again about a coming shift, the first shift first."""
    rows = session.execute(_coming(actor)).all()
    found = ((row, _news(row)) for row in rows)
    return tuple(_to_tell(row, news) for row, news in found if news is not None)


@needs(Right.EDIT_ROSTER)
def mark_told(session: Session, *, assignment_ids: Collection[int], actor: Actor, key: UUID) -> int:
    """Note that people were told that their shift does not go ahead, and give how many.

    The same key again is the same save. Raises Gone for what is not of this house.
    """
    wanted = Assignment.id.in_(assignment_ids)
    mine = (
        select(Assignment)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(wanted, Shift.site_id == actor.site_id)
    )
    people = set(session.scalars(select(Assignment.person_id).where(wanted)))
    lock_volunteers(session, person_ids=people, actor=actor)
    locked = mine.order_by(Assignment.id).with_for_update(of=Assignment)
    rows = session.scalars(locked.execution_options(populate_existing=True)).all()
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.number
    if {row.id for row in rows} != set(assignment_ids):
        raise Gone
    with recording(session, kind=ChangeKind.ASKED, actor=actor, key=key) as change:
        for row in rows:
            row.told_at = actor.now()
        change.number = len(rows)
    return change.number


def _coming(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(Assignment, Shift, Role.name, Person, Occurrence.state)
        .join(Shift, Shift.id == Assignment.shift_id)
        .join(Role, Role.id == Shift.role_id)
        .join(Person, Person.id == Assignment.person_id)
        .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
        .where(
            Shift.site_id == actor.site_id,
            Shift.day >= actor.today(),
            Assignment.state.in_(HOLDING),
            or_(
                Shift.state != ShiftState.PLANNED,
                Occurrence.state == OccurrenceState.CANCELLED,
                Assignment.state == AssignmentState.ASKED_AGAIN,
                Assignment.told_at.is_not(None),
            ),
        )
        .order_by(Shift.day, Shift.starts, Shift.id, Assignment.id)
    )


def _news(row: Row[*tuple[Any, ...]]) -> News | None:
    assignment, shift, _role, _person, occurrence = row
    off = shift.state is not ShiftState.PLANNED or occurrence is OccurrenceState.CANCELLED
    if off:
        return News.OFF if assignment.told_at is None else None
    again = assignment.state is AssignmentState.ASKED_AGAIN or assignment.told_at is not None
    return News.ASK_AGAIN if again else None


def _to_tell(row: Row[*tuple[Any, ...]], news: News) -> ToTell:
    assignment, shift, role, person, _occurrence = row
    return ToTell(
        assignment_id=assignment.id,
        shift_id=shift.id,
        person_id=person.id,
        name=name_of(person).full_name,
        phone=person.phone,
        role=role,
        day=shift.day,
        starts=shift.starts,
        ends=shift.ends,
        news=news,
    )
