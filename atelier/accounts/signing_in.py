"""Signing in: a tile and its secret give whoever acts from then on."""

from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import unasked
from atelier.accounts.secrets import check_secret, fits, hash_of
from atelier.accounts.waiting import forget_failures, note_failure, seconds_left
from atelier.audit.writing import Record, line_of, write_line
from atelier.discreet import Discreet
from atelier.domain import Account, AccountHolds, AccountRole, Actor, AuditOutcome
from atelier.domain.rights import rights_of

_Word = Literal["sign_in", "choose_secret", "prove", "sign_out"]


@dataclass(frozen=True, slots=True, repr=False)
class SignIn(Discreet):
    """What came of it: ``actor`` may go on, or nobody may and ``actor`` is None.

    ``wait_seconds``: how long this tile waits before it can be tried again. ``must_change``: it
    was a one-time code, and a secret of one's own comes first (``choose_secret``).
    """

    actor: Actor | None = None
    wait_seconds: int = 0
    must_change: bool = False


@unasked("whoever signs in is not known yet")
def sign_in(session: Session, *, account_id: int, secret: str, actor: Actor) -> SignIn:
    """Try a secret at a tile; ``actor`` is the desk.

    What is wrong is not refused but answered, because it must be kept: it is counted, and stands
    in the audit log. The answer is the same whatever was wrong.
    """
    account = _account(session, account_id, actor)
    if account is None:
        return SignIn()
    wait = seconds_left(session, account.id, actor)
    if wait:
        return SignIn(wait_seconds=wait)
    if not _is_right(account, secret, actor):
        return _wrong(session, account, actor, "sign_in")
    forget_failures(session, account.id)
    if account.must_change:
        return SignIn(must_change=True)
    return SignIn(_signed_in(session, account, actor, "sign_in"))


@unasked("it ends with signing in")
def choose_secret(
    session: Session, *, account_id: int, secret: str, new: str, actor: Actor
) -> SignIn:
    """Take a secret of one's own instead of a one-time code, or of the one before; and sign in.

    Raises a WeakSecret when the new one is not good enough.
    """
    account = _account(session, account_id, actor)
    if account is None:
        return SignIn()
    wait = seconds_left(session, account.id, actor)
    if wait:
        return SignIn(wait_seconds=wait)
    if not _is_right(account, secret, actor):
        return _wrong(session, account, actor, "choose_secret")
    check_secret(new, roles=_roles(session, account.id), name=account.name)
    forget_failures(session, account.id)
    account.secret, account.must_change, account.code_until = hash_of(new), False, None
    return SignIn(_signed_in(session, account, actor, "choose_secret"))


@unasked("it asks for the secret itself")
def prove(session: Session, *, secret: str, actor: Actor) -> SignIn:
    """Give one's own secret once more, for what weighs (``ASKS_AGAIN``)."""
    account = None if actor.account_id is None else _account(session, actor.account_id, actor)
    if account is None:
        return SignIn()
    wait = seconds_left(session, account.id, actor)
    if wait:
        return SignIn(wait_seconds=wait)
    if not _is_right(account, secret, actor):
        return _wrong(session, account, actor, "prove")
    forget_failures(session, account.id)
    return SignIn(_signed_in(session, account, actor, "prove"))


@unasked("anybody may go")
def sign_out(session: Session, *, actor: Actor) -> Actor:
    """Leave the desk; gives the desk with nobody at it."""
    write_line(session, line=line_of(actor, action="sign_out"))
    return actor.locked()


@unasked("a part of signing in")
def actor_for(session: Session, *, account: Account, actor: Actor, proved: bool = True) -> Actor:
    """Give the actor of an account at the desk of ``actor``."""
    roles = _roles(session, account.id)
    rights, own_rights = rights_of(roles)
    return replace(
        actor,
        name=account.name,
        desk=actor.desk or actor.name,
        account_id=account.id,
        roles=roles,
        rights=rights,
        own_rights=own_rights,
        has_secret=account.secret is not None,
        proved_at=actor.now() if proved else None,
    )


def _signed_in(session: Session, account: Account, actor: Actor, word: _Word) -> Actor:
    signed_in = actor_for(session, account=account, actor=actor)
    write_line(session, line=line_of(signed_in, action=word))
    return signed_in


def _wrong(session: Session, account: Account, actor: Actor, word: _Word) -> SignIn:
    note_failure(session, account.id, actor)
    line = line_of(
        actor.locked(),
        action=word,
        record=Record("account", account.id),
        outcome=AuditOutcome.FAILED,
    )
    write_line(session, line=line)
    return SignIn(wait_seconds=seconds_left(session, account.id, actor))


def _is_right(account: Account, secret: str, actor: Actor) -> bool:
    late = account.code_until is not None and actor.now() > account.code_until
    return account.secret is not None and fits(secret, account.secret) and not late


def _account(session: Session, account_id: int, actor: Actor) -> Account | None:
    """Give an account that can sign in, locked: two tries at once are two tries."""
    return session.scalar(
        select(Account)
        .where(
            Account.id == account_id,
            Account.site_id == actor.site_id,
            Account.deactivated_at.is_(None),
        )
        .with_for_update()
    )


def _roles(session: Session, account_id: int) -> frozenset[AccountRole]:
    held = select(AccountHolds.role).where(AccountHolds.account_id == account_id)
    return frozenset(session.scalars(held))
