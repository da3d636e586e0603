"""Single shifts: added by hand, moved, not needed this time, done by help from outside."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.shift_following import ask_again
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Activity,
    Actor,
    Assignment,
    ChangeKind,
    Gone,
    Occurrence,
    Shift,
    ShiftState,
)
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording
from atelier.roster.holding import Held, hold
from atelier.roster.noting import noted, one_at_a_time
from atelier.roster.refusals import NumbersWrong, ShiftHasPeople, TimesWrong
from atelier.roster.roles import role_of

_MOST = 60  # volunteers in one shift


@dataclass(frozen=True, slots=True, repr=False)
class ShiftForm(Discreet):
    """A single shift as it is filled in. See ``Shift`` for what each field means."""

    role_id: int
    day: date
    starts: time
    ends: time
    needed: int = 1
    wished: int = 1
    occurrence_id: int | None = None


@dataclass(frozen=True, slots=True)
class ShiftSaved:
    """What was saved; ``asked_again`` people must be asked, or told that it is off."""

    change_id: int
    shift_id: int
    asked_again: int = 0


@needs(Right.EDIT_ROSTER)
def add_shift(session: Session, *, form: ShiftForm, actor: Actor, key: UUID) -> ShiftSaved:
    """Add a single shift. The same key again is the same save.

    Raises Gone, TimesWrong and NumbersWrong.
    """
    one_at_a_time(session, actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return ShiftSaved(done.id, next(iter(noted(session, done, Shift)), 0))
    values = _values(session, form, actor)
    role = role_of(session, form.role_id, actor)
    with recording(session, kind=ChangeKind.SHIFT, actor=actor, key=key) as change:
        row = Shift(
            site_id=actor.site_id,
            occurrence_id=form.occurrence_id,
            at_desk=role.at_desk,
            **values,
        )
        session.add(row)
        change.number = 1
    return ShiftSaved(change.id, row.id)


@needs(Right.EDIT_ROSTER)
def change_shift(
    session: Session, *, shift_id: int, form: ShiftForm, actor: Actor, key: UUID
) -> ShiftSaved:
    """Give a shift another time, day, role or number; a change of its pattern leaves it alone.

    It stays with its occurrence, whatever the form says. Whoever is in it must be asked again
    where it moved. The same key again is the same save. Raises Gone, TimesWrong, NumbersWrong.
    """
    held = _held(session, shift_id, actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return ShiftSaved(done.id, shift_id, done.number)
    values = _values(session, form, actor)
    role = role_of(session, form.role_id, actor)
    row = held.shifts[shift_id]
    moves = (row.day, row.starts, row.ends) != (form.day, form.starts, form.ends)
    with recording(session, kind=ChangeKind.SHIFT, actor=actor, key=key) as change:
        if row.role_id != role.id:
            row.at_desk = role.at_desk
        for name, value in values.items():
            setattr(row, name, value)
        row.changed = True
        if moves:
            ask_again(session, shift_ids=[shift_id])
        change.number = len(held.holders(shift_id)) if moves else 0
    return ShiftSaved(change.id, shift_id, change.number)


@needs(Right.EDIT_ROSTER)
def set_shift_state(
    session: Session, *, shift_id: int, state: ShiftState, actor: Actor, key: UUID
) -> ShiftSaved:
    """Say that a shift is not needed this time, done by help from outside, or needed after all.

    Who is in it stays in it and is to be told (``people_to_tell``). The same key again is the
    same save. Raises Gone.
    """
    held = _held(session, shift_id, actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return ShiftSaved(done.id, shift_id, done.number)
    with recording(session, kind=ChangeKind.SHIFT, actor=actor, key=key) as change:
        held.shifts[shift_id].state = state
        change.number = len(held.holders(shift_id))
    return ShiftSaved(change.id, shift_id, change.number)


@needs(Right.EDIT_ROSTER)
def remove_shift(session: Session, *, shift_id: int, actor: Actor, key: UUID) -> ShiftSaved:
    """Take a shift away that was added by hand and that nobody is in; others are not needed.

    One of a pattern would come back, so it becomes NOT_NEEDED. The same key again is the same
    save. Raises Gone and ShiftHasPeople.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return ShiftSaved(done.id, shift_id)
    held = _held(session, shift_id, actor)
    if held.rows:
        raise ShiftHasPeople
    row = held.shifts[shift_id]
    with recording(session, kind=ChangeKind.SHIFT, actor=actor, key=key) as change:
        if row.pattern_id is None:
            session.delete(row)
        else:
            row.state = ShiftState.NOT_NEEDED
    return ShiftSaved(change.id, shift_id)


def _held(session: Session, shift_id: int, actor: Actor) -> Held:
    """Hold a shift, and before it the volunteers who are in it: everybody locks in this order."""
    people = select(Assignment.person_id).where(
        Assignment.shift_id == shift_id, Assignment.state.in_(HOLDING)
    )
    return hold(
        session, shift_ids=[shift_id], person_ids=session.scalars(people).all(), actor=actor
    )


def _values(session: Session, form: ShiftForm, actor: Actor) -> dict[str, Any]:
    if form.ends <= form.starts:
        raise TimesWrong
    if not 1 <= form.needed <= form.wished <= _MOST:
        raise NumbersWrong
    if form.occurrence_id is not None:
        ours = (
            select(Occurrence.id)
            .join(Activity, Activity.id == Occurrence.activity_id)
            .where(Occurrence.id == form.occurrence_id, Activity.site_id == actor.site_id)
        )
        if session.scalar(ours) is None:
            raise Gone
    return {
        "role_id": form.role_id,
        "day": form.day,
        "starts": form.starts,
        "ends": form.ends,
        "needed": form.needed,
        "wished": form.wished,
    }
