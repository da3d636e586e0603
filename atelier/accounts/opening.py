"""Who acts when a window opens, and whether they still may."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import unasked
from atelier.access.standing import standing
from atelier.accounts.signing_in import actor_for
from atelier.accounts.tiles import has_accounts
from atelier.domain import Account, AccountHolds, AccountRole, Actor
from atelier.language import tr

_PRACTICE = UUID(int=1)


@unasked("whoever signs in is not known yet")
def opening_actor(session: Session, *, actor: Actor) -> Actor:
    """Give who acts at a window that opens; ``actor`` is the house itself.

    A house without accounts acts itself, until its first administrator is made. Where there are
    accounts, nobody does until somebody signs in.
    """
    return actor.locked() if has_accounts(session, site_id=actor.site_id) else actor


@unasked("the practice house has no secrets")
def practice_actor(session: Session, *, actor: Actor) -> Actor:
    """Sign in at the practice house, with an account of its own that has every role and no secret.

    Made-up people need no lock, and whoever practises should see everything.
    """
    mine = select(Account).where(Account.site_id == actor.site_id, Account.key == _PRACTICE)
    account = session.scalar(mine)
    if account is None:
        account = Account(
            key=_PRACTICE, site_id=actor.site_id, name=tr("Practice"), created_at=actor.now()
        )
        session.add(account)
        session.flush()  # for account.id
        session.add_all(AccountHolds(account_id=account.id, role=role) for role in AccountRole)
    return actor_for(session, account=account, actor=actor, proved=False)


@unasked("it is how rights are looked up")
def renewed(session: Session, *, actor: Actor) -> Actor:
    """Give who acts at a window now: the gateway asks this at least once a minute.

    Whoever was deactivated is nobody by then. A house that acted itself stops doing so when the
    first account was made, if need be at another desk.
    """
    if actor.account_id is None:
        return opening_actor(session, actor=actor) if actor.roles else actor
    return standing(session, actor=actor)
