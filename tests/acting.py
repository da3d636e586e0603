"""Who acts in a test: the house itself, or somebody with some roles and no more."""

from uuid import uuid4

from atelier.access.standing import standing
from atelier.accounts.managing import AccountFacts, add_account
from atelier.accounts.signing_in import actor_for
from atelier.database import Database
from atelier.domain import Account, AccountRole, Actor, Clock, house_actor


def at_desk(*, site_id: int, clock: Clock, name: str = "Balie") -> Actor:
    """Give the desk of a house without accounts, at which everything may be done."""
    return house_actor(site_id=site_id, name=name, clock=clock)


def as_role(
    database: Database,
    actor: Actor,
    *roles: AccountRole,
    activity_ids: frozenset[int] = frozenset(),
    organisation_ids: frozenset[int] = frozenset(),
    name: str = "",
) -> Actor:
    """Make an account with these roles, and give it at the desk of ``actor``, signed in."""
    facts = AccountFacts(
        name=name or f"{roles[0]} {uuid4().hex[:6]}",
        roles=frozenset(roles),
        activity_ids=activity_ids,
        organisation_ids=organisation_ids,
    )
    with database.transaction() as session:
        made = add_account(session, facts=facts, actor=actor, key=uuid4())
        account = session.get_one(Account, made.account_id)
        account.must_change = False  # whoever signed in has chosen a secret
        return standing(session, actor=actor_for(session, account=account, actor=actor))
