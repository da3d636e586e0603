"""Beginning something at the desk, once."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import Action, ActionKind, Actor


def earlier(session: Session, *, key: UUID) -> Action | None:
    """Give what was already done with this key: the same save repeated is the same save."""
    return session.scalar(select(Action).where(Action.key == key))


def begin(session: Session, *, kind: ActionKind, actor: Actor, key: UUID) -> Action:
    """Write the entry that everything of this action will point to."""
    action = Action(
        key=key,
        site_id=actor.site_id,
        kind=kind,
        day=actor.today(),
        at=actor.now(),
        by=actor.name,
    )
    session.add(action)
    session.flush()  # for action.id
    return action
