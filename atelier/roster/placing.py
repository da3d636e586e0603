"""Putting many volunteers into many shifts at once: an accepted proposal, as one change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    AssignmentState,
    ChangeKind,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.roster.assigning import REASON_LETTERS
from atelier.roster.facts import ShiftFacts, VolunteerFacts
from atelier.roster.holding import Held, hold, judged_by
from atelier.roster.rules import Hindrance, Weight, hindrances, with_weight

Pick = tuple[int, int]
"""A shift and a person, by their numbers."""


@dataclass(frozen=True, slots=True, repr=False)
class Placed(Discreet):
    """What was written of a proposal. ``left`` could not be written any more, and why."""

    change_id: int
    placed: tuple[Pick, ...]
    left: tuple[tuple[Pick, tuple[Hindrance, ...]], ...] = ()


@needs(Right.EDIT_ROSTER)
def place_all(
    session: Session, *, picks: Sequence[Pick], actor: Actor, key: UUID, reason: str = ""
) -> Placed:
    """Put volunteers into shifts, in the order given, as one change that one undo takes back.

    What is not possible any more is left out and told: a full shift, somebody who is in it
    already (both without hindrances), what a rule refuses, and without a ``reason`` whatever
    wants one. The same key again is the same save. Raises Gone for shifts of another house.
    """
    reason = clean(reason, limit=REASON_LETTERS)
    held = hold(
        session,
        shift_ids={shift_id for shift_id, _ in picks},
        person_ids={person_id for _, person_id in picks},
        actor=actor,
    )
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        there = {pick for pick in picks if _holds(held.rows.get(pick))}
        return Placed(done.id, tuple(pick for pick in picks if pick in there))
    placed: list[Pick] = []
    left: list[tuple[Pick, tuple[Hindrance, ...]]] = []
    with recording(session, kind=ChangeKind.PROPOSAL, actor=actor, key=key) as change:
        if picks:
            people = {person_id for _, person_id in picks}
            shifts, volunteers = judged_by(session, held=held, person_ids=people, actor=actor)
            for pick in picks:
                refused = _place(session, held, pick, shifts, volunteers, reason)
                if refused is None:
                    placed.append(pick)
                else:
                    left.append((pick, refused))
        change.number = len(placed)
    return Placed(change.id, tuple(placed), tuple(left))


def _place(
    session: Session,
    held: Held,
    pick: Pick,
    shifts: dict[int, ShiftFacts],
    volunteers: dict[int, VolunteerFacts],
    reason: str,
) -> tuple[Hindrance, ...] | None:
    """Write one place; give what stands in the way where it cannot be written, else None."""
    shift_id, person_id = pick
    shift, volunteer, row = shifts[shift_id], volunteers.get(person_id), held.rows.get(pick)
    if volunteer is None or _holds(row) or len(shift.team) >= shift.wished:
        return ()
    found = hindrances(volunteer, shift)
    hard, soft = with_weight(found, Weight.HARD), with_weight(found, Weight.SOFT)
    if hard or (soft and not reason):
        return hard or soft
    if row is None:
        row = held.rows[pick] = Assignment(shift_id=shift_id, person_id=person_id)
        session.add(row)
    row.state, row.told_at, row.replaces_id = AssignmentState.AGREED, None, None
    row.overruled = reason if soft else ""
    volunteer.work.add(shift.work)
    shifts[shift_id] = replace(shift, team=shift.team | {person_id})
    return None


def _holds(row: Assignment | None) -> bool:
    return row is not None and row.state in HOLDING
