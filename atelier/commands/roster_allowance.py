"""``roster allowance``: what volunteers are given, weighed against the limits (P22)."""

from datetime import datetime
from functools import partial
from typing import Any

import click

from atelier.calendar.typed import read_cents
from atelier.commands.frame import Frame, given_key, naming
from atelier.domain import Gone, Refusal
from atelier.language import tr
from atelier.privacy.payments import kept_payments
from atelier.reports.amounts import hours as written_hours
from atelier.roster.allowance import PaymentForm, pay, take_out_payment, weigh
from atelier.roster.allowance_limits import Judged, Limits
from atelier.roster.allowance_reading import (
    AllowanceCard,
    AllowanceList,
    AllowanceRow,
    PaymentRow,
    allowance_card,
    allowance_list,
)
from atelier.roster.allowance_rules import (
    AllowanceRules,
    allowance_rules,
    confirm_limits,
    limits_in_force,
    switch_allowance,
)
from atelier.roster.allowance_standing import Standing
from atelier.roster.allowance_typed import read_minutes
from atelier.words import euros, month_in_words

_DAY = click.DateTime(["%Y-%m-%d"])
_MONTH = click.DateTime(["%Y-%m"])
_KEY = click.option("--key", help="The save's own key: the same key again is the same save.")


class _Typed(click.ParamType[int]):
    """What is typed as in the window: money or hours, refused with the same sentence."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: Any, ctx: Any) -> int:  # noqa: ANN401 - as click has it
        """Give cents, or minutes."""
        if isinstance(value, int):
            return value
        read = read_minutes if self.name == "hours" else read_cents
        try:
            return read(str(value)) or 0
        except Refusal as refusal:
            self.fail(str(refusal), param, ctx)


_EUROS, _HOURS = _Typed("euros"), _Typed("hours")


@click.group("allowance", invoke_without_command=True)
@click.option("--month", type=_MONTH, help="This month; else that of today.")
@click.option("--volunteer", type=int, help="One volunteer, with every payment of the year.")
@click.pass_context
def command(context: click.Context, month: datetime | None, volunteer: int | None) -> None:
    """List what volunteers are given in a month, and in the year so far."""
    if context.invoked_subcommand is not None:
        return
    frame: Frame = context.obj
    actor = frame.actor()
    day = actor.today() if month is None else month.date()
    found = frame.read(partial(allowance_list, month=day, actor=actor))
    if volunteer is None:
        frame.answer(_list_data(found), "\n".join(_list_lines(found)))
        return
    query = partial(allowance_card, person_id=volunteer, year=day.year, actor=actor)
    card = frame.read(query)
    row = next((one for one in found.rows if one.id == volunteer), None)
    _show_one(frame, card, row)


@command.command("pay")
@click.option("--volunteer", type=int, required=True)
@click.option("--month", type=_MONTH, required=True, help="The month that it is for.")
@click.option("--hours", "minutes", type=_HOURS, default=0, help="Confirmed hours: 7:30 or 7.5.")
@click.option("--per-hour", type=_EUROS, help="Euros per hour; else the usual amount.")
@click.option("--flat", type=_EUROS, default=0, help="A flat amount, in euros.")
@click.option("--expenses", type=_EUROS, default=0, help="Real expenses, in euros.")
@click.option("--paid-on", type=_DAY, help="The day of the payment; else today.")
@click.option("--reason", default="", help="Why the board gives it although it is over a limit.")
@click.option("--dry-run", is_flag=True, help="Say how it would stand, and keep nothing.")
@_KEY
@click.pass_obj
def pay_one(
    frame: Frame,
    /,
    dry_run: bool,
    key: str | None,
    reason: str,
    **facts: Any,  # noqa: ANN401 - click's options
) -> None:
    """Keep what a volunteer was given; over a limit only with the reason of the board."""
    actor = frame.actor()
    rules = frame.read(partial(allowance_rules, actor=actor))
    form = _form(facts, rules)
    with naming(tr("There is no volunteer with this number."), repeated=key is not None):
        if dry_run:
            standing = frame.read(partial(weigh, form=form, actor=actor))
            payment, total = None, form.total
        else:
            task = partial(pay, form=form, reason=reason, actor=actor, key=given_key(key))
            done = frame.perform(task)
            standing, payment, total = done.standing, done.payment_id, done.total
    data = {"payment": payment, "total": total / 100, **_standing_data(standing)}
    frame.answer(data, "\n".join([euros(total), *standing.warnings]))


@command.command("remove")
@click.argument("payment", type=int)
@_KEY
@click.pass_obj
def remove(frame: Frame, payment: int, key: str | None) -> None:
    """Take out a payment that was entered by mistake."""
    task = partial(take_out_payment, payment_id=payment, actor=frame.actor(), key=given_key(key))
    with naming(tr("There is no payment with this number."), repeated=key is not None):
        frame.perform(task)
    frame.answer({"removed": payment}, tr("The payment is taken out."))


@command.command("switch")
@click.argument("to", type=click.Choice(["on", "off"]))
@click.option("--reason", default="", help="Why the house gives an allowance.")
@click.option("--per-hour", type=_EUROS, default=0, help="The usual amount per hour, in euros.")
@click.pass_obj
def switch(frame: Frame, to: str, reason: str, per_hour: int) -> None:
    """Switch the allowance on, with a reason, or off."""
    task = partial(
        switch_allowance, on=to == "on", reason=reason, per_hour=per_hour, actor=frame.actor()
    )
    rules = frame.perform(task)
    on, off = tr("The allowance is on."), tr("The allowance is off; what was paid stays.")
    frame.answer(_rules_data(rules), on if rules.on else off)


@command.command("limits")
@click.argument("year", type=click.IntRange(2000, 2100))
@click.option("--hour", type=_EUROS, help="Per hour, 21 or older.")
@click.option("--hour-young", type=_EUROS, help="Per hour, younger.")
@click.option("--month", type=_EUROS, help="Per month.")
@click.option("--year-total", type=_EUROS, help="Per year.")
@click.option("--source", default="", help="Where these amounts were seen confirmed.")
@_KEY
@click.pass_obj
def limits(frame: Frame, /, year: int, source: str, key: str | None, **amounts: int | None) -> None:
    """Show the limits of a year; with amounts and --source keep them as confirmed."""
    actor = frame.actor()
    found = frame.read(partial(limits_in_force, year=year, actor=actor))
    given = {name: cents for name, cents in amounts.items() if cents is not None}
    if given or source:
        kept = {name: getattr(found, name) for name in amounts} | given
        wanted = Limits(year, **kept, confirmed=True)
        task = partial(
            confirm_limits, limits=wanted, source=source, actor=actor, key=given_key(key)
        )
        found = frame.perform(task).limits
    words = tr(
        "{year}: {hour} ({young}) per hour, {month} per month, {total} per year",
        year=year,
        hour=euros(found.hour),
        young=euros(found.hour_young),
        month=euros(found.month),
        total=euros(found.year_total),
    )
    state = tr("confirmed") if found.confirmed else tr("not confirmed")
    frame.answer(_limits_data(found), f"{words} · {state}")


@command.command("kept")
@click.pass_obj
def kept(frame: Frame) -> None:
    """Tell what was paid to volunteers who were erased since: the accounts keep it (P15)."""
    found = frame.read(partial(kept_payments, actor=frame.actor()))
    data = [
        {
            "name": one.name,
            "month": f"{one.month // 100}-{one.month % 100:02d}",
            "paid_on": one.paid_on.isoformat(),
            "cents": one.amount,
            "until": one.until.isoformat(),
        }
        for one in found
    ]
    lines = [f"{one.paid_on.isoformat()}  {euros(one.amount)}  {one.name}" for one in found]
    frame.answer(data, "\n".join(lines) or tr("There are no such payments."))


def _form(facts: dict[str, Any], rules: AllowanceRules) -> PaymentForm:
    usual = rules.per_hour if facts["minutes"] else 0
    paid_on: datetime | None = facts["paid_on"]
    return PaymentForm(
        person_id=facts["volunteer"],
        month=facts["month"].date(),
        minutes=facts["minutes"],
        per_hour=usual if facts["per_hour"] is None else facts["per_hour"],
        flat=facts["flat"],
        expenses=facts["expenses"],
        paid_on=None if paid_on is None else paid_on.date(),
    )


def _show_one(frame: Frame, card: AllowanceCard | None, row: AllowanceRow | None) -> None:
    with naming(tr("There is no volunteer with this number.")):
        if card is None or row is None:
            raise Gone
    paid = [one for month in card.months for one in month.payments]
    data = {**_row_data(row), "payments": [_payment_data(one) for one in paid]}
    lines = [_row_line(row), *row.standing.warnings]
    lines += [f"{one.id}  {month_in_words(one.month)}: {euros(one.total)}" for one in paid]
    frame.answer(data, "\n".join(lines))


def _list_data(found: AllowanceList) -> dict[str, Any]:
    return {
        "month": f"{found.month:%Y-%m}",
        **_rules_data(found.rules),
        "limits": _limits_data(found.limits),
        "paid": found.paid / 100,
        "paid_this_year": found.paid_this_year / 100,
        "list": [_row_data(row) for row in found.rows],
    }


def _list_lines(found: AllowanceList) -> list[str]:
    lines = [month_in_words(found.month)]
    if not found.rules.on:
        lines.append(tr("This house gives its volunteers no allowance. Does it? Switch it on."))
    if not found.limits.confirmed:
        lines.append(tr("The amounts of {year} are not confirmed.", year=found.limits.year))
    paid = [row for row in found.rows if row.standing.year.amount or row.minutes]
    lines += [_row_line(row) for row in paid]
    lines.append(tr("What other organisations give counts too. This app knows this house alone."))
    return lines


def _row_line(row: AllowanceRow) -> str:
    month, year = row.standing.month, row.standing.year
    return f"{row.id}  {row.name}: {written_hours(row.minutes)}; {_of(month)}; {_of(year)}"


def _of(judged: Judged) -> str:
    return f"{euros(judged.amount)} / {euros(judged.limit)} ({judged.share}%)"


def _row_data(row: AllowanceRow) -> dict[str, Any]:
    return {
        "volunteer": row.id,
        "name": row.name,
        "hours": round(row.minutes / 60, 2),
        "unpaid_hours": round(row.unpaid / 60, 2),
        **_standing_data(row.standing),
    }


def _standing_data(standing: Standing) -> dict[str, Any]:
    return {
        "month_amount": standing.month.amount / 100,
        "year_amount": standing.year.amount / 100,
        "level": standing.level.value,
        "counted": standing.counted / 100,
        "confirmed": standing.limits.confirmed,
        "warnings": list(standing.warnings),
    }


def _payment_data(one: PaymentRow) -> dict[str, Any]:
    return {
        "payment": one.id,
        "month": f"{one.month:%Y-%m}",
        "paid_on": one.paid_on.isoformat(),
        "hours": round(one.minutes / 60, 2),
        "per_hour": one.per_hour / 100,
        "flat": one.flat / 100,
        "expenses": one.expenses / 100,
        "total": one.total / 100,
        "reason": one.reason,
    }


def _rules_data(rules: AllowanceRules) -> dict[str, Any]:
    return {"on": rules.on, "reason": rules.reason, "per_hour": rules.per_hour / 100}


def _limits_data(found: Limits) -> dict[str, Any]:
    names = ("hour", "hour_young", "month", "year_total")
    amounts = {name: getattr(found, name) / 100 for name in names}
    return {"year": found.year, **amounts, "confirmed": found.confirmed}
