"""Taking back what a desk did last, whether at the door or in the roster of today."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.desk.undoing import Undone, undo_last
from atelier.domain import ROSTER_KINDS, Action, Actor, CalendarChange
from atelier.domain.rights import Right
from atelier.journal.changes import ChangeUndone
from atelier.roster.undoing import take_back_roster


@needs(Right.TAKE_BACK)
def undo_last_of_desk(
    session: Session, *, keys: Sequence[UUID], actor: Actor
) -> Undone | ChangeUndone:
    """Take back the last of the saves of this desk, known by their ``keys``, the oldest first.

    Raises what ``undo_last`` and ``take_back_roster`` raise.
    """
    changes = {
        key: id_
        for id_, key in session.execute(
            select(CalendarChange.id, CalendarChange.key).where(
                CalendarChange.site_id == actor.site_id,
                CalendarChange.key.in_(keys),
                CalendarChange.kind.in_(ROSTER_KINDS),
                CalendarChange.undone_at.is_(None),
            )
        )
    }
    actions = set(
        session.scalars(
            select(Action.key).where(
                Action.site_id == actor.site_id,
                Action.key.in_(keys),
                Action.undone_at.is_(None),
            )
        )
    )
    last = next((key for key in reversed(keys) if key in changes or key in actions), None)
    if last in changes:
        return take_back_roster(session, change_id=changes[last], actor=actor)
    return undo_last(session, keys=keys, actor=actor)
