"""One volunteer instead of another: standing in for somebody who cannot come, and swapping."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    AssignmentState,
    ChangeKind,
)
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording
from atelier.roster.assigning import Seated, leave, receipt, seat, vacate
from atelier.roster.holding import Held, hold
from atelier.roster.refusals import NotAbsent, NotInShift, SameShift
from atelier.roster.rules import Hindrance

_AGREED = AssignmentState.AGREED


@needs(Right.STAND_IN)
def stand_in(
    session: Session,
    *,
    shift_id: int,
    person_id: int,
    absent_id: int,
    actor: Actor,
    key: UUID,
    reason: str = "",
) -> Seated:
    """Let a volunteer stand in for ``absent_id``, who cannot come, known already or only now.

    The same key again is the same save. Raises NotAbsent, HoursConfirmed, and what ``assign``
    raises.
    """
    held = hold(session, shift_ids=[shift_id], person_ids=[person_id, absent_id], actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return receipt(done, held, shift_id, person_id)
    absent = _absent(held, shift_id, absent_id)
    with recording(session, kind=ChangeKind.STOOD_IN, actor=actor, key=key) as change:
        if absent.state in HOLDING:
            leave(held, shift_id, absent_id)
        found = seat(session, held, shift_id, person_id, AssignmentState.STOOD_IN, reason, actor)
        held.rows[shift_id, person_id].replaces_id = absent.id
        change.number = 1
    return receipt(change, held, shift_id, person_id, found)


@needs(Right.EDIT_ROSTER)
def swap(
    session: Session,
    *,
    shift_id: int,
    person_id: int,
    other_shift_id: int,
    other_person_id: int,
    actor: Actor,
    key: UUID,
    reason: str = "",
) -> tuple[Seated, Seated]:
    """Let two volunteers trade their places in two shifts, each for this once ("ruilen").

    Gives how each stands in the shift that was the other's: first ``person_id``. The same key
    again is the same save. Raises SameShift, NotInShift, HoursConfirmed, and what ``assign``
    raises.
    """
    if shift_id == other_shift_id or person_id == other_person_id:
        raise SameShift
    held = hold(
        session,
        shift_ids=[shift_id, other_shift_id],
        person_ids=[person_id, other_person_id],
        actor=actor,
    )
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return (
            receipt(done, held, other_shift_id, person_id),
            receipt(done, held, shift_id, other_person_id),
        )
    mine, theirs = (
        _holder(held, shift_id, person_id),
        _holder(held, other_shift_id, other_person_id),
    )
    with recording(session, kind=ChangeKind.SWAPPED, actor=actor, key=key) as change:
        vacate(session, held, mine)
        vacate(session, held, theirs)
        session.flush()
        found: list[tuple[Hindrance, ...]] = [
            seat(session, held, other_shift_id, person_id, _AGREED, reason, actor),
            seat(session, held, shift_id, other_person_id, _AGREED, reason, actor),
        ]
        change.number = 2
    return (
        receipt(change, held, other_shift_id, person_id, found[0]),
        receipt(change, held, shift_id, other_person_id, found[1]),
    )


def _absent(held: Held, shift_id: int, person_id: int) -> Assignment:
    row = held.row(shift_id, person_id)
    if row is None or not (row.state in HOLDING or row.state is AssignmentState.CANNOT):
        raise NotAbsent
    return row


def _holder(held: Held, shift_id: int, person_id: int) -> Assignment:
    row = held.row(shift_id, person_id)
    if row is None or row.state not in HOLDING:
        raise NotInShift
    return row
