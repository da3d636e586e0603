"""What is somebody's own: the activities that they lead, or that their organisation hosts."""

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Select, bindparam, false, or_, select, true
from sqlalchemy.orm import Session

from atelier.domain import (
    AccountActivity,
    AccountOrganisation,
    AccountRole,
    Activity,
    Actor,
    Occurrence,
    Right,
    Series,
)
from atelier.domain.rights import HOLDERS

_LOOKUPS: dict[str, Select[int] | None] = {
    "activity_id": None,
    "series_id": select(Series.activity_id).where(Series.id == bindparam("number")),
    "occurrence_id": select(Occurrence.activity_id).where(Occurrence.id == bindparam("number")),
}


def holds(session: Session, *, actor: Actor, right: Right, activity_id: int) -> bool:
    """Whether the actor has a right at one activity: everywhere, or because it is their own."""
    if right in actor.rights:
        return True
    return right in actor.own_rights and {activity_id} <= _own(session, actor, right, [activity_id])


def names_hidden(session: Session, *, activity: Activity, actor: Actor) -> bool:
    """Whether nobody may be named at an activity, because that says something of them (P9).

    At a sensitive one only the organisation that hosts it keeps a list, and sees it.
    """
    if not activity.sensitive:
        return False
    right = Right.NAME_SENSITIVE
    return not holds(session, actor=actor, right=right, activity_id=activity.id)


def holds_for(session: Session, actor: Actor, right: Right, facts: Mapping[str, object]) -> bool:
    """Whether all that a service was asked about is the actor's own.

    ``facts`` are its arguments. What names no activity, series or occurrence is nobody's own.
    """
    named: set[int] = set()
    for word, lookup in _LOOKUPS.items():
        number = facts.get(word)
        if isinstance(number, int):
            found = number if lookup is None else session.scalar(lookup, {"number": number})
            named.add(found or 0)  # what is not there is nobody's own
    return bool(named) and named <= _own(session, actor, right, named)


def _own(session: Session, actor: Actor, right: Right, ids: Iterable[int]) -> set[int]:
    """Give those of the activities that are the actor's own."""
    return set(
        session.scalars(
            select(Activity.id).where(
                Activity.id.in_(ids), Activity.site_id == actor.site_id, _is_own(actor, right)
            )
        )
    )


def only_own(actor: Actor, right: Right) -> ColumnElement[bool]:
    """Give the condition on ``Activity`` that leaves whoever has a right at their own with those.

    For lists that name nobody, and so are open to more people than the right is given to.
    """
    return _is_own(actor, right) if right in actor.own_rights else true()


def _is_own(actor: Actor, right: Right) -> ColumnElement[bool]:
    roles = actor.roles & HOLDERS[right].own
    led = select(AccountActivity.activity_id).where(AccountActivity.account_id == actor.account_id)
    hosts = select(AccountOrganisation.organisation_id).where(
        AccountOrganisation.account_id == actor.account_id
    )
    ways: list[ColumnElement[bool]] = []
    if AccountRole.LEADER in roles:
        ways.append(Activity.id.in_(led))
    if AccountRole.HOST in roles:
        ways.append(Activity.host_id.in_(hosts))
    return or_(false(), *ways)
