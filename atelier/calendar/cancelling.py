"""An occurrence that does not go ahead: "gaat niet door". It keeps its place in the figures."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.change_refusals import CancelledAlready, CancelReasonMissing
from atelier.calendar.changing import REASON_LETTERS, again_or_target, write_single
from atelier.calendar.diff import Diff
from atelier.calendar.diff_facts import target_of
from atelier.calendar.diff_single import off_diff
from atelier.domain import Actor, ChangeKind, OccurrenceState
from atelier.domain.rights import Right
from atelier.domain.text import clean


@needs(Right.EDIT_PROGRAMME)
def plan_cancel(session: Session, *, occurrence_id: int, actor: Actor) -> Diff:
    """Show whom it concerns when an occurrence does not go ahead.

    Raises CancelledAlready, InThePast, HasAttendance and Gone.
    """
    target = target_of(session, occurrence_id=occurrence_id, actor=actor)
    if target.occurrence.state is OccurrenceState.CANCELLED:
        raise CancelledAlready(target.occurrence.reason)
    return off_diff(session, target, reason="", actor=actor)


@needs(Right.EDIT_PROGRAMME)
def cancel_occurrence(
    session: Session, *, occurrence_id: int, reason: str, actor: Actor, key: UUID
) -> ChangeSaved:
    """Say that an occurrence does not go ahead, and why. The same key again is the same save.

    Raises CancelReasonMissing, an UnreadableText, and what ``plan_cancel`` raises.
    """
    target = again_or_target(session, occurrence_id=occurrence_id, actor=actor, key=key)
    if isinstance(target, ChangeSaved):
        return target
    reason = clean(reason, limit=REASON_LETTERS)
    if not reason:
        raise CancelReasonMissing
    if target.occurrence.state is OccurrenceState.CANCELLED:
        raise CancelledAlready(target.occurrence.reason)
    diff = off_diff(session, target, reason=reason, actor=actor)
    return write_single(session, target, diff, ChangeKind.CANCELLED, actor, key)
