"""The tiles to choose from before anybody has signed in."""

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import unasked
from atelier.accounts.secrets import wants_passphrase
from atelier.discreet import Discreet
from atelier.domain import Account, AccountHolds, AccountRole


@dataclass(frozen=True, slots=True, repr=False)
class Tile(Discreet):
    """One who can sign in. ``passphrase``: it is not a PIN that is wanted."""

    id: int
    name: str
    passphrase: bool
    must_change: bool


@unasked("whoever signs in is not known yet")
def tiles(session: Session, *, site_id: int) -> tuple[Tile, ...]:
    """Give who can sign in at this house, by name."""
    accounts = session.execute(
        select(Account.id, Account.name, Account.must_change)
        .where(Account.site_id == site_id, Account.deactivated_at.is_(None))
        .order_by(Account.name, Account.id)
    ).all()
    roles: dict[int, set[AccountRole]] = {}
    for account_id, role in session.execute(
        select(AccountHolds.account_id, AccountHolds.role)
        .join(Account, Account.id == AccountHolds.account_id)
        .where(Account.site_id == site_id)
    ):
        roles.setdefault(account_id, set()).add(role)
    return tuple(
        Tile(row.id, row.name, wants_passphrase(roles.get(row.id, ())), row.must_change)
        for row in accounts
    )


@unasked("it decides who acts when the window opens")
def has_accounts(session: Session, *, site_id: int) -> bool:
    """Whether anybody can sign in at this house; if not, the first administrator is to be made."""
    there = exists().where(Account.site_id == site_id, Account.deactivated_at.is_(None))
    return bool(session.scalar(select(there)))
