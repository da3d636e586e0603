"""One occurrence that goes to another day, time or room, or that goes ahead after all."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.change_refusals import NotCancelled
from atelier.calendar.changing import (
    Answers,
    again_or_target,
    checked_diff,
    save_change,
    write_single,
)
from atelier.calendar.diff import ChangeWanted, Diff, Reach
from atelier.calendar.diff_single import single_diff
from atelier.domain import Actor, ChangeKind, OccurrenceState
from atelier.domain.rights import Right


@needs(Right.EDIT_PROGRAMME)
def move_occurrence(
    session: Session,
    *,
    occurrence_id: int,
    wanted: ChangeWanted,
    answers: Answers | None = None,
    seen: str | None = None,
    actor: Actor,
    key: UUID,
) -> ChangeSaved:
    """Move one occurrence and no other; a skipped or cancelled one goes ahead in its new place.

    Enrolments and shifts go along. Raises what ``save_change`` raises.
    """
    return save_change(
        session,
        occurrence_id=occurrence_id,
        reach=Reach.THIS,
        wanted=wanted,
        answers=answers,
        seen=seen,
        actor=actor,
        key=key,
    )


@needs(Right.EDIT_PROGRAMME)
def reinstate_occurrence(
    session: Session,
    *,
    occurrence_id: int,
    answers: Answers | None = None,
    actor: Actor,
    key: UUID,
) -> ChangeSaved:
    """Let a cancelled or skipped occurrence go ahead after all, where it stood.

    The same key again is the same save. Raises NotCancelled, ClashUnanswered when its room was
    given away in the meantime, InThePast, HasAttendance and Gone.
    """
    target = again_or_target(session, occurrence_id=occurrence_id, actor=actor, key=key)
    if isinstance(target, ChangeSaved):
        return target
    if target.occurrence.state is OccurrenceState.PLANNED:
        raise NotCancelled

    def plan() -> Diff:
        return single_diff(
            session, target, wanted=ChangeWanted(), answers=answers or {}, actor=actor
        )

    diff = checked_diff(session, plan, seen=None, actor=actor)
    return write_single(session, target, diff, ChangeKind.REINSTATED, actor, key)
