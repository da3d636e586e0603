"""Putting volunteers into shifts, asking them, and taking note of their answers.

Every save locks the volunteer and the shift first: two desks never give the same last place
away, and never put the same person twice. What stands in the way is looked at under the lock.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    AssignmentState,
    CalendarChange,
    ChangeKind,
    Gone,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.roster.holding import Held, hold, judged_by
from atelier.roster.refusals import (
    HoursConfirmed,
    InShiftAlready,
    NotAllowed,
    NotInShift,
    ReasonNeeded,
    ShiftFull,
)
from atelier.roster.rules import Hindrance, Weight, hindrances, with_weight

REASON_LETTERS = 200
_AGREED = AssignmentState.AGREED
_WAITING = (AssignmentState.ASKED, AssignmentState.ASKED_AGAIN)


@dataclass(frozen=True, slots=True, repr=False)
class Seated(Discreet):
    """What became of somebody in a shift. ``state`` None: they are not in it any more.

    ``hindrances`` are those that were overruled, or only told. ``open`` is how many places of
    the minimum nobody has.
    """

    change_id: int
    shift_id: int
    person_id: int
    state: AssignmentState | None
    open: int
    hindrances: tuple[Hindrance, ...] = ()


@needs(Right.EDIT_ROSTER)
def assign(
    session: Session, *, shift_id: int, person_id: int, actor: Actor, key: UUID, reason: str = ""
) -> Seated:
    """Put a volunteer into a shift, for this once. The same key again is the same save.

    ``reason``: why, where something stands in the way that may be overruled. Raises Gone,
    InShiftAlready, ShiftFull, NotAllowed, ReasonNeeded or an UnreadableText.
    """

    def write(held: Held) -> tuple[Hindrance, ...]:
        return seat(session, held, shift_id, person_id, _AGREED, reason, actor)

    return _save(session, shift_id, person_id, actor, key, ChangeKind.ASSIGNED, write)


@needs(Right.EDIT_ROSTER)
def ask(
    session: Session, *, shift_id: int, person_id: int, actor: Actor, key: UUID, reason: str = ""
) -> Seated:
    """Note that a volunteer was asked for a shift, and has not answered: they hold no place yet.

    What may be overruled with a reason does not stand in the way of asking. Raises Gone,
    InShiftAlready, NotAllowed or an UnreadableText.
    """

    def write(held: Held) -> tuple[Hindrance, ...]:
        return seat(session, held, shift_id, person_id, AssignmentState.ASKED, reason, actor)

    return _save(session, shift_id, person_id, actor, key, ChangeKind.ASKED, write)


@needs(Right.EDIT_ROSTER)
def agree(
    session: Session, *, shift_id: int, person_id: int, actor: Actor, key: UUID, reason: str = ""
) -> Seated:
    """Note that somebody who was asked, or asked again, comes. Raises as ``assign``; NotInShift."""

    def write(held: Held) -> tuple[Hindrance, ...]:
        row = _row(held, shift_id, person_id)
        if row.state is AssignmentState.ASKED_AGAIN or row.told_at is not None:
            row.state, row.told_at = AssignmentState.AGREED, None
            return ()
        typed = reason or row.overruled
        return seat(session, held, shift_id, person_id, _AGREED, typed, actor)

    return _save(session, shift_id, person_id, actor, key, ChangeKind.ASSIGNED, write)


@needs(Right.EDIT_ROSTER)
def decline(session: Session, *, shift_id: int, person_id: int, actor: Actor, key: UUID) -> Seated:
    """Note that somebody who was asked, or asked again, does not come. Raises Gone, NotInShift."""

    def write(held: Held) -> tuple[Hindrance, ...]:
        row = _row(held, shift_id, person_id)
        if row.state not in _WAITING:
            raise NotInShift
        row.state = AssignmentState.DECLINED
        return ()

    return _save(session, shift_id, person_id, actor, key, ChangeKind.ASKED, write)


@needs(Right.STAND_IN)
def cannot_come(
    session: Session, *, shift_id: int, person_id: int, actor: Actor, key: UUID
) -> Seated:
    """Note that somebody who was to come cannot; no reason is asked (scenario 16).

    The place is open again. Raises Gone, NotInShift and HoursConfirmed.
    """

    def write(held: Held) -> tuple[Hindrance, ...]:
        leave(held, shift_id, person_id)
        return ()

    return _save(session, shift_id, person_id, actor, key, ChangeKind.ABSENT, write)


@needs(Right.EDIT_ROSTER)
def unassign(session: Session, *, shift_id: int, person_id: int, actor: Actor, key: UUID) -> Seated:
    """Take somebody out of a shift; a fixed place stays theirs, but for this once.

    Raises Gone, NotInShift and HoursConfirmed.
    """

    def write(held: Held) -> tuple[Hindrance, ...]:
        vacate(session, held, _row(held, shift_id, person_id))
        return ()

    return _save(session, shift_id, person_id, actor, key, ChangeKind.UNASSIGNED, write)


def leave(held: Held, shift_id: int, person_id: int) -> Assignment:
    """Give up a place that somebody holds, in held rows, and give how they stand then."""
    row = _row(held, shift_id, person_id)
    if row.state not in HOLDING:
        raise NotInShift
    if row.confirmed_at is not None:
        raise HoursConfirmed
    row.state = AssignmentState.CANNOT
    return row


def vacate(session: Session, held: Held, row: Assignment) -> None:
    """Take a held row out of its shift. Raises HoursConfirmed."""
    if row.confirmed_at is not None:
        raise HoursConfirmed
    if row.fixed:
        row.state = AssignmentState.TAKEN_OFF
        return
    for other in held.rows.values():
        if other.replaces_id == row.id:
            other.replaces_id = None
    del held.rows[row.shift_id, row.person_id]
    session.flush()
    session.delete(row)


def refuse_hindered(
    found: Iterable[Hindrance], reason: str, *, asking: bool = False
) -> tuple[Hindrance, ...]:
    """Give what was found, where nothing refuses. Raises NotAllowed and ReasonNeeded."""
    found = tuple(found)
    hard, soft = with_weight(found, Weight.HARD), with_weight(found, Weight.SOFT)
    if hard:
        raise NotAllowed(hard)
    if soft and not reason and not asking:
        raise ReasonNeeded(soft)
    return found


@needs(Right.PART)
def seat(
    session: Session,
    held: Held,
    shift_id: int,
    person_id: int,
    state: AssignmentState,
    reason: str,
    actor: Actor,
) -> tuple[Hindrance, ...]:
    """Give somebody a place in a held shift, or ask them, and give what was overruled.

    Raises Gone, InShiftAlready, ShiftFull, NotAllowed, ReasonNeeded or an UnreadableText.
    """
    reason = clean(reason, limit=REASON_LETTERS)
    row, shift = held.row(shift_id, person_id), held.shifts[shift_id]
    if row is not None and row.state in HOLDING:
        raise InShiftAlready
    asking = state is AssignmentState.ASKED
    shifts, people = judged_by(session, held=held, person_ids=[person_id], actor=actor)
    if person_id not in people:
        raise Gone
    judged = hindrances(people[person_id], shifts[shift_id])
    found = refuse_hindered(judged, reason, asking=asking)
    if not asking and len(held.holders(shift_id)) >= shift.wished:
        raise ShiftFull
    if row is None:
        row = Assignment(shift_id=shift_id, person_id=person_id)
        session.add(row)
        held.rows[shift_id, person_id] = row
    row.state, row.told_at, row.replaces_id, row.reached = state, None, None, None
    row.overruled = reason if with_weight(found, Weight.SOFT) else ""
    if asking:
        row.asked_at = actor.now()
    session.flush()  # whoever is judged next sees this one
    return found


def receipt(
    change: CalendarChange,
    held: Held,
    shift_id: int,
    person_id: int,
    found: tuple[Hindrance, ...] = (),
) -> Seated:
    """Tell how somebody stands in a shift after a change."""
    row = held.row(shift_id, person_id)
    missing = held.shifts[shift_id].needed - len(held.holders(shift_id))
    state = None if row is None else row.state
    return Seated(change.id, shift_id, person_id, state, max(0, missing), found)


def _row(held: Held, shift_id: int, person_id: int) -> Assignment:
    row = held.row(shift_id, person_id)
    if row is None:
        raise NotInShift
    return row


def _save(
    session: Session,
    shift_id: int,
    person_id: int,
    actor: Actor,
    key: UUID,
    kind: ChangeKind,
    write: Callable[[Held], tuple[Hindrance, ...]],
) -> Seated:
    """Hold the shift and the volunteer, and write within one change, or tell what was saved."""
    held = hold(session, shift_ids=[shift_id], person_ids=[person_id], actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return receipt(done, held, shift_id, person_id)
    with recording(session, kind=kind, actor=actor, key=key) as change:
        found = write(held)
        change.number = 1
    return receipt(change, held, shift_id, person_id, found)
