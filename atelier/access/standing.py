"""What an account may do at this moment."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from atelier.domain import Account, AccountHolds, AccountRole, Actor
from atelier.domain.rights import rights_of


def standing(session: Session, *, actor: Actor) -> Actor:
    """Give the actor with the rights that the account has now.

    A deactivated account, and one of another house, gives a locked desk. Whoever has no account
    stays what they are: the house itself, or nobody.
    """
    if actor.account_id is None:
        return actor
    rows: Sequence[Row[str, AccountRole | None]] = session.execute(
        select(Account.name, AccountHolds.role)
        .outerjoin(AccountHolds, AccountHolds.account_id == Account.id)
        .where(
            Account.id == actor.account_id,
            Account.site_id == actor.site_id,
            Account.deactivated_at.is_(None),
        )
    ).all()
    if not rows:
        return actor.locked()
    roles = frozenset(role for _name, role in rows if role is not None)
    if roles == actor.roles and rows[0].name == actor.name:
        return actor
    rights, own_rights = rights_of(roles)
    return replace(actor, name=rows[0].name, roles=roles, rights=rights, own_rights=own_rights)
