"""What one house asks of what another gives its volunteers."""

from datetime import time
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import Actor, AllowancePayment, Assignment, ChangedRow
from atelier.roster import (
    allowance,
    allowance_reading,
    allowance_rules,
    allowance_standing,
    allowance_undoing,
)
from atelier.roster.allowance_limits import Limits
from tests.houses import House
from tests.houses_at_work import Work
from tests.houses_proposal import Ask
from tests.houses_proposal import _with as with_work
from tests.making import TUESDAY

_MONTH, _YEAR = 202611, 2026
_SEEN = Limits(_YEAR, 575, 340, 22_500, 225_000, confirmed=True)


def _form(at: Work) -> allowance.PaymentForm:
    return allowance.PaymentForm(at.ria, TUESDAY, flat=1000)


def _paid(session: Session, it: House, at: Work) -> allowance.Paid:
    """Let the house give its second volunteer something."""
    allowance_rules.switch_allowance(session, on=True, reason="Besluit", actor=it.actor)
    return allowance.pay(session, form=_form(at), actor=it.actor, key=uuid4())


def _pay(session: Session, me: Actor, at: Work) -> object:
    allowance_rules.switch_allowance(session, on=True, reason="Besluit", actor=me)
    return allowance.pay(session, form=_form(at), actor=me, key=uuid4())


def _rules(session: Session, me: Actor, it: House, at: Work) -> object:
    _paid(session, it, at)
    return allowance_rules.allowance_rules(session, actor=me).reason


def _limits(session: Session, me: Actor, it: House) -> object:
    allowance_rules.confirm_limits(
        session, limits=_SEEN, source="brief", actor=it.actor, key=uuid4()
    )
    found = allowance_rules.limits_in_force(session, year=_YEAR, actor=me)
    return found.hour if found.confirmed else 0


def _table(session: Session, me: Actor, it: House) -> object:
    _limits(session, it.actor, it)
    found = allowance_rules.limits_table(session, actor=me)
    return [one for one in found if one.year == _YEAR and one.confirmed]


def _within(session: Session, me: Actor, it: House, at: Work) -> object:
    """Let a payment come back that its own house alone finds over the limit."""
    _paid(session, it, at)
    row = session.get_one(AllowancePayment, _paid(session, it, at).payment_id)
    row.flat = 1_000_000
    session.flush()
    text = f'{{"person_id": {at.ria}, "month": {_MONTH}, "reason": ""}}'
    note = ChangedRow(change_id=at.change, kind="allowance_payment", row_id=row.id, before=text)
    try:
        allowance_undoing.need_within_limits(session, notes=[note], actor=me)
    except allowance_undoing.OverLimitSince:
        return "over"
    return None


def _worked(session: Session, it: House) -> None:
    """Let the house confirm what its first volunteer worked."""
    row = session.scalars(select(Assignment).where(Assignment.person_id == it.person)).first()
    assert row is not None
    row.worked_starts, row.worked_ends = time(9), time(12)
    row.confirmed_at = it.actor.now()
    session.flush()


def _minutes(session: Session, me: Actor, it: House) -> object:
    _worked(session, it)
    return allowance_standing.confirmed_minutes(
        session, first_day=TUESDAY, last_day=TUESDAY, actor=me
    )


def _unpaid(session: Session, me: Actor, it: House) -> object:
    _worked(session, it)
    return allowance.unpaid_minutes(session, person_id=it.person, month=TUESDAY, actor=me)


ALLOWANCE_ASKED: dict[str, Ask] = {
    "pay": with_work(lambda s, me, _, at: _pay(s, me, at)),
    "weigh": with_work(
        lambda s, me, it, at: (
            _paid(s, it, at),
            allowance.weigh(s, form=_form(at), actor=me).year.amount - 1000,
        )[1]
    ),
    "take_out_payment": with_work(
        lambda s, me, it, at: allowance.take_out_payment(
            s, payment_id=_paid(s, it, at).payment_id, actor=me, key=uuid4()
        )
    ),
    "allowance_rules": with_work(_rules),
    "limits_in_force": _limits,
    "limits_table": _table,
    "need_within_limits": with_work(_within),
    "payments_of_year": with_work(
        lambda s, me, it, at: (
            _paid(s, it, at),
            allowance_standing.payments_of_year(s, year=_YEAR, actor=me),
        )[1]
    ),
    "standing_of": with_work(
        lambda s, me, it, at: (
            _paid(s, it, at),
            allowance_standing.standing_of(s, person_id=at.ria, month=_MONTH, actor=me).year.amount,
        )[1]
    ),
    "allowance_list": with_work(
        lambda s, me, _, __: allowance_reading.allowance_list(s, month=TUESDAY, actor=me).rows
    ),
    "allowance_card": with_work(
        lambda s, me, _, at: allowance_reading.allowance_card(
            s, person_id=at.ria, year=_YEAR, actor=me
        )
    ),
    "unpaid_minutes": _unpaid,
    "confirmed_minutes": _minutes,
}
# What writes, and is looked at by what the other house still has afterwards.
ALLOWANCE_WRITES = {"switch_allowance", "confirm_limits"}
