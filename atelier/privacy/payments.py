"""What an erased volunteer was paid: the accounts must be kept for seven years (rule P15).

The duty to keep them goes before the wish to be erased (GDPR 17.3.b), and accounts say who was
paid. So the payments stay, with the name as it was then, apart from everything else: no search
finds it, and only who may see the allowance can read it.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, AllowancePayment, ErasedPayment, Right

YEARS = 7
"""How long payments are kept, counted from the end of their year."""


@dataclass(frozen=True, slots=True, repr=False)
class KeptPayment(Discreet):
    """A payment to somebody who was erased; amounts in cents, ``month`` yyyymm."""

    id: int
    name: str
    month: int
    paid_on: date
    amount: int
    until: date


@needs(Right.PART)
def keep_payments(session: Session, *, person_id: int, name: str, actor: Actor) -> int:
    """Take the payments of a person off the person, and keep those that must be kept.

    Gives how many are kept. In the transaction that erases the person, and before it does.
    """
    oldest = (actor.today().year - YEARS) * 100 + 1
    rows = session.scalars(
        select(AllowancePayment)
        .where(AllowancePayment.person_id == person_id)
        .order_by(AllowancePayment.month, AllowancePayment.id)
    ).all()
    kept = [row for row in rows if row.month >= oldest]
    session.add_all(
        ErasedPayment(
            site_id=row.site_id,
            name=name,
            month=row.month,
            paid_on=row.paid_on,
            amount=row.for_hours + row.flat + row.expenses,
        )
        for row in kept
    )
    session.execute(delete(AllowancePayment).where(AllowancePayment.person_id == person_id))
    return len(kept)


@needs(Right.SEE_HOURS)
def kept_payments(session: Session, *, actor: Actor) -> tuple[KeptPayment, ...]:
    """Give the payments to people who were erased since, the earliest first."""
    rows = session.scalars(
        select(ErasedPayment)
        .where(ErasedPayment.site_id == actor.site_id)
        .order_by(ErasedPayment.month, ErasedPayment.id)
    )
    return tuple(
        KeptPayment(row.id, row.name, row.month, row.paid_on, row.amount, _until(row.month))
        for row in rows
    )


@needs(Right.PART)
def forget_payments(session: Session, *, actor: Actor) -> int:
    """Take away every payment that need not be kept any longer; gives how many."""
    oldest = (actor.today().year - YEARS) * 100 + 1
    gone = 0
    for kind in (ErasedPayment, AllowancePayment):
        where = (kind.site_id == actor.site_id, kind.month < oldest)
        gone += session.scalar(select(func.count(kind.id)).where(*where)) or 0
        session.execute(delete(kind).where(*where))
    return gone


def _until(month: int) -> date:
    return date(month // 100 + YEARS, 12, 31)
