"""Giving volunteers an allowance: weighed against the limits before it is kept (P22, scenario 32).

What is over a limit is refused unless the board says why. Until everybody signs in for
themselves, that is whoever sits there. A payment is never changed: it is taken out and entered
anew, and both can be undone.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    AllowancePayment,
    CalendarChange,
    ChangeKind,
    Gone,
    Refusal,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.language import tr
from atelier.roster.allowance_limits import Level, amount_of
from atelier.roster.allowance_rules import LONGEST, MOST_CENTS, AllowanceOff, allowance_rules
from atelier.roster.allowance_standing import (
    OverLimit,
    Standing,
    confirmed_minutes,
    month_number,
    payments_of_year,
    standing_of,
)
from atelier.roster.diary import month_of
from atelier.roster.holding import hold_volunteer
from atelier.roster.noting import noted

_MOST_MINUTES = 31 * 24 * 60


class NothingToPay(Refusal):
    """A payment of nothing, or of what is no amount."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in hours with an amount per hour, an amount, or expenses."))


class NotPaidYet(Refusal):
    """A month that has not begun, or a day that is still to come."""

    def __init__(self) -> None:
        super().__init__(tr("This is still to come. Enter it when it is paid."))


class HoursNotConfirmed(Refusal):
    """More hours than were confirmed for this month and not paid yet: ``minutes`` of them."""

    def __init__(self, minutes: int) -> None:
        super().__init__(
            tr(
                "Only {hours} hours of this month are confirmed and not paid yet.",
                hours=f"{minutes // 60}:{minutes % 60:02d}",
            )
        )
        self.minutes = minutes


@dataclass(frozen=True, slots=True, repr=False)
class PaymentForm(Discreet):
    """What is given for the month in which ``month`` lies; amounts in cents.

    Without ``paid_on`` it is paid today.
    """

    person_id: int
    month: date
    minutes: int = 0
    per_hour: int = 0
    flat: int = 0
    expenses: int = 0
    paid_on: date | None = None

    @property
    def for_hours(self) -> int:
        """Give what the hours come to, in cents."""
        return amount_of(self.minutes, self.per_hour)

    @property
    def total(self) -> int:
        """Give what it comes to in all, in cents."""
        return self.for_hours + self.flat + self.expenses


@dataclass(frozen=True, slots=True, repr=False)
class Paid(Discreet):
    """A payment that was kept, and how its volunteer stands with it."""

    change_id: int
    payment_id: int
    total: int
    standing: Standing


@needs(Right.PAY)
def weigh(session: Session, *, form: PaymentForm, actor: Actor) -> Standing:
    """Say how somebody would stand if this were paid; nothing is kept.

    Raises NothingToPay, NotPaidYet, HoursNotConfirmed.
    """
    _check(form, actor)
    _need_hours(session, form, actor)
    return _standing(session, form, actor)


@needs(Right.PAY)
def pay(session: Session, *, form: PaymentForm, actor: Actor, key: UUID, reason: str = "") -> Paid:
    """Keep a payment. ``reason``: why the board gives it although it is over a limit.

    The same key again is the same save. Raises Gone for whoever is no volunteer of this house,
    AllowanceOff, OverLimit, what ``weigh`` raises and what ``clean`` raises.
    """
    reason = clean(reason, LONGEST)
    hold_volunteer(session, person_id=form.person_id, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _told(session, done, actor)
    if not allowance_rules(session, actor=actor).on:
        raise AllowanceOff
    standing = weigh(session, form=form, actor=actor)
    over = standing.level is Level.OVER
    if over and not reason:
        raise OverLimit(standing)
    with recording(session, kind=ChangeKind.ALLOWANCE, actor=actor, key=key) as change:
        row = _row(form, reason if over else "", actor)
        session.add(row)
        change.number = 1
    return Paid(change.id, row.id, form.total, standing)


@needs(Right.PAY)
def take_out_payment(session: Session, *, payment_id: int, actor: Actor, key: UUID) -> int:
    """Take a payment out that was entered by mistake, and give the number of the change.

    The same key again is the same save. Raises Gone.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return done.id
    row = session.scalar(
        select(AllowancePayment)
        .where(AllowancePayment.id == payment_id, AllowancePayment.site_id == actor.site_id)
        .with_for_update()
    )
    if row is None:
        raise Gone
    with recording(session, kind=ChangeKind.ALLOWANCE, actor=actor, key=key) as change:
        session.delete(row)
        change.number = 1
    return change.id


@needs(Right.SEE_HOURS)
def unpaid_minutes(session: Session, *, person_id: int, month: date, actor: Actor) -> int:
    """Give the confirmed time of a month that was not paid yet, in minutes."""
    first, last = month_of(month)
    worked = confirmed_minutes(
        session, first_day=first, last_day=last, actor=actor, person_ids=[person_id]
    )
    rows = payments_of_year(session, year=month.year, actor=actor, person_ids=[person_id])
    number = month_number(month)
    paid = sum(row.minutes for row in rows.get(person_id, []) if row.month == number)
    return max(0, worked.get((person_id, number), 0) - paid)


def _check(form: PaymentForm, actor: Actor) -> None:
    amounts = (form.per_hour, form.flat, form.expenses, form.total)
    if not all(0 <= one <= MOST_CENTS for one in amounts) or not form.total:
        raise NothingToPay
    if not 0 <= form.minutes <= _MOST_MINUTES:
        raise NothingToPay
    today = actor.today()
    if form.month.replace(day=1) > today or (form.paid_on or today) > today:
        raise NotPaidYet


def _need_hours(session: Session, form: PaymentForm, actor: Actor) -> None:
    if not form.minutes:
        return
    unpaid = unpaid_minutes(session, person_id=form.person_id, month=form.month, actor=actor)
    if form.minutes > unpaid:
        raise HoursNotConfirmed(unpaid)


def _standing(session: Session, form: PaymentForm, actor: Actor) -> Standing:
    return standing_of(
        session,
        person_id=form.person_id,
        month=month_number(form.month),
        more=form.total,
        per_hour=form.per_hour if form.minutes else 0,
        actor=actor,
    )


def _row(form: PaymentForm, reason: str, actor: Actor) -> AllowancePayment:
    return AllowancePayment(
        site_id=actor.site_id,
        person_id=form.person_id,
        month=month_number(form.month),
        paid_on=form.paid_on or actor.today(),
        by=actor.name,
        minutes=form.minutes,
        per_hour=form.per_hour if form.minutes else 0,
        for_hours=form.for_hours,
        flat=form.flat,
        expenses=form.expenses,
        reason=reason,
    )


def _told(session: Session, change: CalendarChange, actor: Actor) -> Paid:
    """Tell what was paid with the same key before."""
    row = session.get(AllowancePayment, next(iter(noted(session, change, AllowancePayment)), 0))
    if row is None:
        raise Gone
    standing = standing_of(session, person_id=row.person_id, month=row.month, actor=actor)
    return Paid(change.id, row.id, row.for_hours + row.flat + row.expenses, standing)
