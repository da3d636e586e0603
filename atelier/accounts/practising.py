"""The practice house: an account that needs no secret, and a tile whose PIN everybody may know."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import unasked
from atelier.accounts.opening import practice_actor
from atelier.accounts.secrets import hash_of
from atelier.accounts.signing_in import SignIn, actor_for
from atelier.domain import Account, AccountHolds, AccountRole, Actor
from atelier.language import tr

PRACTICE_PIN = "739164"
_OPEN, _AT_DESK = UUID(int=1), UUID(int=2)


@unasked("the practice house has no secrets")
def practise(session: Session, *, actor: Actor) -> Actor:
    """Sign in at the practice house, and let there be a second tile to try switching with."""
    signed_in = practice_actor(session, actor=actor)
    if _account(session, _AT_DESK, actor) is None:
        account = Account(
            key=_AT_DESK,
            site_id=actor.site_id,
            name=tr("Reception"),
            created_at=actor.now(),
            secret=hash_of(PRACTICE_PIN),
        )
        session.add(account)
        session.flush()  # for account.id
        session.add(AccountHolds(account_id=account.id, role=AccountRole.RECEPTION))
    return signed_in


@unasked("whoever signs in is not known yet")
def open_accounts(session: Session, *, site_id: int) -> frozenset[int]:
    """Give the accounts that need no secret: the practice house has one, no other house any."""
    found = select(Account.id).where(
        Account.site_id == site_id, Account.key == _OPEN, Account.secret.is_(None)
    )
    return frozenset(session.scalars(found))


@unasked("the practice house has no secrets")
def sign_in_to_practise(session: Session, *, actor: Actor) -> SignIn:
    """Sign in with the account that needs no secret; nobody where there is none."""
    account = _account(session, _OPEN, actor)
    if account is None or account.secret is not None:
        return SignIn()
    return SignIn(actor_for(session, account=account, actor=actor, proved=False))


def _account(session: Session, key: UUID, actor: Actor) -> Account | None:
    return session.scalar(
        select(Account).where(Account.site_id == actor.site_id, Account.key == key)
    )
