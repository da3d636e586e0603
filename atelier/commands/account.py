"""``account``: who may sign in, for whoever looks after the PC. It helps when nobody can any more.

Whoever can read the file of the database can run it, so a forgotten passphrase of the last
administrator is answered with a one-time code from here.
"""

from functools import partial

import click

from atelier.access.refusals import role_name
from atelier.accounts.managing import (
    AccountFacts,
    NewCode,
    add_account,
    deactivate,
    issue_code,
    reactivate,
)
from atelier.accounts.queries import AccountRow, account_rows
from atelier.commands.frame import Frame, NotFound, given_key
from atelier.domain import AccountRole
from atelier.language import tr, tr_count

_ROLES = [role.value for role in AccountRole]


@click.group("account")
def command() -> None:
    """List accounts, add one, give a one-time code, let somebody in no more."""


@command.command("list")
@click.pass_obj
def list_accounts(frame: Frame) -> None:
    """List who can sign in, and as what."""
    rows = frame.read(partial(account_rows, actor=frame.actor()))
    lines = [f"{row.id}  {row.name}  {_standing(row)}" for row in rows]
    frame.answer([_data(row) for row in rows], "\n".join(lines) or tr("There are no accounts yet."))


@command.command("add")
@click.argument("name")
@click.option("--role", "roles", type=click.Choice(_ROLES), multiple=True, required=True)
@click.option("--activity", "activities", type=int, multiple=True, help="One that a leader leads.")
@click.option("--organisation", "organisations", type=int, multiple=True, help="Of a host.")
@click.option("--key", help="The save's own key: the same key again is the same save.")
@click.pass_obj
def add(
    frame: Frame,
    name: str,
    roles: tuple[str, ...],
    activities: tuple[int, ...],
    organisations: tuple[int, ...],
    key: str | None,
) -> None:
    """Add an account, and give the code with which its owner signs in once."""
    facts = AccountFacts(
        name=name,
        roles=frozenset(map(AccountRole, roles)),
        activity_ids=frozenset(activities),
        organisation_ids=frozenset(organisations),
    )
    action = partial(add_account, facts=facts, actor=frame.actor(), key=given_key(key))
    _tell_code(frame, frame.perform(action))


@command.command("code")
@click.argument("name")
@click.pass_obj
def code(frame: Frame, name: str) -> None:
    """Give a one-time code to somebody who forgot the PIN or passphrase."""
    row = _named(frame, name)
    verb = issue_code if row.deactivated_at is None else reactivate
    _tell_code(frame, frame.perform(partial(verb, account_id=row.id, actor=frame.actor())))


@command.command("deactivate")
@click.argument("name")
@click.pass_obj
def leave(frame: Frame, name: str) -> None:
    """Let somebody sign in no more; ``code`` lets them in again."""
    row = _named(frame, name)
    frame.perform(partial(deactivate, account_id=row.id, actor=frame.actor()))
    frame.answer({"account": row.id}, tr("{name} can sign in no more.", name=row.name))


def _named(frame: Frame, name: str) -> AccountRow:
    """Find an account by its name, or its number."""
    for row in frame.read(partial(account_rows, actor=frame.actor())):
        if row.name.casefold() == name.casefold() or str(row.id) == name:
            return row
    raise NotFound(tr("There is no account with this name in this house."))


def _tell_code(frame: Frame, made: NewCode) -> None:
    text = tr_count(
        "One-time code: {code}. It is good for {count} day.",
        "One-time code: {code}. It is good for {count} days.",
        made.days,
        code=made.code,
    )
    frame.answer({"account": made.account_id, "code": made.code, "days": made.days}, text)


def _standing(row: AccountRow) -> str:
    if row.deactivated_at is not None:
        return tr("can sign in no more")
    return ", ".join(role_name(role) for role in AccountRole if role in row.roles)


def _data(row: AccountRow) -> dict[str, object]:
    return {
        "account": row.id,
        "name": row.name,
        "roles": sorted(role.value for role in row.roles),
        "must_change": row.must_change,
        "deactivated": row.deactivated_at is not None,
        "last_signed_in": row.last_signed_in,
    }
