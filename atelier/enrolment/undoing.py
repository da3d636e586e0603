"""Taking changes back without giving a place away twice.

A place that somebody gave back may be another's by now. The journal of changes does not know
places; here they are counted again after a change was taken back, before anything is committed.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.undoing import take_back_change, take_back_last_change
from atelier.domain import (
    Actor,
    ChangedRow,
    Enrolment,
    EnrolmentState,
    Occurrence,
    OccurrenceState,
    Refusal,
)
from atelier.enrolment.standing import standings
from atelier.journal.changes import ChangeUndone
from atelier.language import tr


class PlaceGoneSince(Refusal):
    """Taking it back would put more people into a room than there are places."""

    def __init__(self) -> None:
        super().__init__(tr("The place that was given back is somebody else's by now."))


def take_back(session: Session, *, change_id: int, actor: Actor) -> ChangeUndone:
    """Take a change back as ``take_back_change`` does; raises also PlaceGoneSince."""
    undone = take_back_change(session, change_id=change_id, actor=actor)
    _refuse_oversold(session, undone, actor)
    return undone


def take_back_last(session: Session, *, keys: Sequence[UUID], actor: Actor) -> ChangeUndone:
    """Take back the last change of this desk, with its rooms and its places; PlaceGoneSince."""
    undone = take_back_last_change(session, keys=keys, actor=actor)
    _refuse_oversold(session, undone, actor)
    return undone


def _refuse_oversold(session: Session, undone: ChangeUndone, actor: Actor) -> None:
    """Look at each coming day on which somebody has a place again."""
    session.flush()
    again = session.execute(
        select(Enrolment.series_id, Enrolment.occurrence_id)
        .join(ChangedRow, ChangedRow.row_id == Enrolment.id)
        .where(
            ChangedRow.change_id == undone.id,
            ChangedRow.kind == Enrolment.__tablename__,
            Enrolment.state == EnrolmentState.ENROLLED,
        )
    ).all()
    series = {row.series_id for row in again if row.series_id is not None}
    days = {row.occurrence_id for row in again if row.occurrence_id is not None}
    if not again:
        return
    coming = session.scalars(
        select(Occurrence)
        .where(
            Occurrence.series_id.in_(series) | Occurrence.id.in_(days),
            Occurrence.day >= actor.today(),
            Occurrence.state == OccurrenceState.PLANNED,
        )
        .order_by(Occurrence.id)
        .with_for_update(of=Occurrence)
    ).all()
    full = standings(session, occurrences=coming, today=actor.today()).values()
    if any(day.capacity is not None and len(day.places) > day.capacity for day in full):
        raise PlaceGoneSince
