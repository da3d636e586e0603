"""Moving a volunteer from one shift to another, as one change that one undo takes back."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import HOLDING, Actor, AssignmentState, ChangeKind, Gone
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording
from atelier.roster.assigning import Seated, receipt, seat, vacate
from atelier.roster.holding import hold
from atelier.roster.reading import read_shifts, read_volunteers
from atelier.roster.refusals import NotInShift, SameShift
from atelier.roster.rules import Hindrance, hindrances


@needs(Right.EDIT_ROSTER)
def move_place(
    session: Session,
    *,
    shift_id: int,
    person_id: int,
    to_shift_id: int,
    actor: Actor,
    key: UUID,
    reason: str = "",
) -> Seated:
    """Take a volunteer out of one shift and put them into another, for this once.

    What they leave does not stand in the way of what they go to. The same key again is the same
    save. Raises SameShift, NotInShift, HoursConfirmed, and what ``assign`` raises.
    """
    if shift_id == to_shift_id:
        raise SameShift
    held = hold(session, shift_ids=[shift_id, to_shift_id], person_ids=[person_id], actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return receipt(done, held, to_shift_id, person_id)
    row = held.row(shift_id, person_id)
    if row is None or row.state not in HOLDING:
        raise NotInShift
    with recording(session, kind=ChangeKind.SWAPPED, actor=actor, key=key) as change:
        vacate(session, held, row)
        session.flush()  # whoever is judged next is not in it any more
        found = seat(session, held, to_shift_id, person_id, AssignmentState.AGREED, reason, actor)
        change.number = 1
    return receipt(change, held, to_shift_id, person_id, found)


@needs(Right.SEE_ROSTER)
def hindrances_of_move(
    session: Session, *, shift_id: int, person_id: int, to_shift_id: int, actor: Actor
) -> tuple[Hindrance, ...]:
    """List what stands in the way of somebody in another shift, once they left theirs.

    Raises Gone.
    """
    shift = read_shifts(session, shift_ids=[to_shift_id], actor=actor).get(to_shift_id)
    if shift is None:
        raise Gone
    people = read_volunteers(
        session, first_day=shift.day, last_day=shift.day, person_ids=[person_id], actor=actor
    )
    if person_id not in people:
        raise Gone
    one = people[person_id]
    return hindrances(replace(one, work=one.work.without([shift_id])), shift)


@needs(Right.SEE_ROSTER)
def hindrances_of_swap(
    session: Session,
    *,
    shift_id: int,
    person_id: int,
    other_shift_id: int,
    other_person_id: int,
    actor: Actor,
) -> tuple[tuple[Hindrance, ...], tuple[Hindrance, ...]]:
    """List what stands in the way of two who trade places: of ``person_id``, then of the other.

    What each leaves does not stand in the way, nor does the one who leaves the shift that they
    go to. Raises Gone.
    """
    shifts = read_shifts(session, shift_ids=[shift_id, other_shift_id], actor=actor)
    days = [shift.day for shift in shifts.values()]
    if len(shifts) < len({shift_id, other_shift_id}):
        raise Gone
    people = read_volunteers(
        session,
        first_day=min(days),
        last_day=max(days),
        person_ids=[person_id, other_person_id],
        actor=actor,
    )

    def judge(who: int, leaves: int, to: int, instead_of: int) -> tuple[Hindrance, ...]:
        if who not in people:
            raise Gone
        free = replace(people[who], work=people[who].work.without([leaves]))
        return hindrances(free, replace(shifts[to], team=shifts[to].team - {instead_of}))

    return (
        judge(person_id, shift_id, other_shift_id, other_person_id),
        judge(other_person_id, other_shift_id, shift_id, person_id),
    )
