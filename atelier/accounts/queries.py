"""The accounts of the house, for whoever looks after them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute as Attribute
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Account,
    AccountActivity,
    AccountHolds,
    AccountOrganisation,
    AccountRole,
    Actor,
    AuditEntry,
    AuditOutcome,
    Right,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class AccountRow(Discreet):
    """One account: what it may do, what is its own, and when it was last at a desk.

    ``must_change``: its owner still has to use a one-time code.
    """

    id: int
    name: str
    roles: frozenset[AccountRole]
    activity_ids: frozenset[int]
    organisation_ids: frozenset[int]
    must_change: bool
    deactivated_at: datetime | None
    last_signed_in: datetime | None


@needs(Right.RESET_PIN)
def account_rows(session: Session, *, actor: Actor) -> tuple[AccountRow, ...]:
    """Give every account of the house by name, those that may sign in first."""
    mine = select(Account.id).where(Account.site_id == actor.site_id)
    last: dict[int | None, datetime] = dict(
        session.execute(
            select(AuditEntry.account_id, func.max(AuditEntry.at))
            .where(
                AuditEntry.site_id == actor.site_id,
                AuditEntry.action.in_(("sign_in", "choose_secret")),
                AuditEntry.outcome == AuditOutcome.DONE,
            )
            .group_by(AuditEntry.account_id)
        ).all()
    )
    roles = _gathered(session, AccountHolds.account_id, AccountHolds.role, mine)
    led = _gathered(session, AccountActivity.account_id, AccountActivity.activity_id, mine)
    hosts = _gathered(
        session, AccountOrganisation.account_id, AccountOrganisation.organisation_id, mine
    )
    accounts = session.scalars(select(Account).where(Account.site_id == actor.site_id)).all()
    rows = [
        AccountRow(
            id=row.id,
            name=row.name,
            roles=frozenset(roles.get(row.id, ())),
            activity_ids=frozenset(led.get(row.id, ())),
            organisation_ids=frozenset(hosts.get(row.id, ())),
            must_change=row.must_change,
            deactivated_at=row.deactivated_at,
            last_signed_in=last.get(row.id),
        )
        for row in accounts
    ]
    return tuple(sorted(rows, key=lambda row: (row.deactivated_at is not None, row.name, row.id)))


def _gathered(
    session: Session, account: Attribute[int], what: Attribute[T], mine: Select[int]
) -> dict[int, set[T]]:
    """Give what each of the accounts has."""
    found: dict[int, set[T]] = {}
    for account_id, one in session.execute(select(account, what).where(account.in_(mine))):
        found.setdefault(account_id, set()).add(one)
    return found
