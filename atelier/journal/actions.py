"""Beginning something at the desk, once."""

from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Action, ActionKind, Actor, Function
from atelier.domain.rights import Right

_WITH_KEY = select(Action).where(
    Action.key == bindparam("key"), Action.site_id == bindparam("site")
)


@needs(Right.PART)
def earlier(session: Session, *, key: UUID, actor: Actor) -> Action | None:
    """Give what was already done with this key: the same save repeated is the same save.

    Every house has keys of its own, so that no answer of another house is given here.
    """
    return session.scalar(_WITH_KEY, {"key": key, "site": actor.site_id})


@needs(Right.PART)
def begin(
    session: Session,
    *,
    kind: ActionKind,
    actor: Actor,
    key: UUID,
    person_id: int | None = None,
    occurrence_id: int | None = None,
    function: Function | None = None,
    number: int = 0,
    named: int = 0,
) -> Action:
    """Write the entry that everything of this action will point to.

    ``number`` are its visitors without a name, ``named`` those with one.
    """
    action = Action(
        key=key,
        site_id=actor.site_id,
        kind=kind,
        day=actor.today(),
        at=actor.now(),
        by=actor.name,
        person_id=person_id,
        occurrence_id=occurrence_id,
        function=function,
        number=number,
        named=named,
    )
    session.add(action)
    session.flush()  # for action.id
    return action
