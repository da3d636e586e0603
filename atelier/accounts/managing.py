"""Looking after accounts: making and changing them, one-time codes, the last administrator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import demand, needs, unasked
from atelier.accounts.refusals import (
    AccountsExist,
    LastAdministrator,
    NameTaken,
    NoName,
    NoRole,
)
from atelier.accounts.secrets import check_secret, hash_of, new_code, wants_passphrase
from atelier.accounts.signing_in import SignIn, actor_for
from atelier.accounts.tiles import has_accounts
from atelier.accounts.waiting import forget_failures
from atelier.audit.writing import Record, line_of, write_line
from atelier.discreet import Discreet
from atelier.domain import (
    Account,
    AccountActivity,
    AccountHolds,
    AccountOrganisation,
    AccountRole,
    Activity,
    Actor,
    Base,
    Gone,
    Organisation,
    Right,
    Site,
)
from atelier.domain.text import clean

CODE_LASTS = timedelta(days=2)
_NAME_LIMIT = 60


@dataclass(frozen=True, slots=True, repr=False)
class AccountFacts(Discreet):
    """What a form says of an account; ids of activities and organisations that are its own."""

    name: str
    roles: frozenset[AccountRole]
    activity_ids: frozenset[int] = frozenset()
    organisation_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class NewCode(Discreet):
    """A one-time code to tell the person: it is shown once and kept nowhere."""

    account_id: int
    code: str
    days: int = CODE_LASTS.days


@unasked("there is nobody yet who could be asked")
def make_first_administrator(
    session: Session, *, name: str, passphrase: str, actor: Actor, key: UUID
) -> SignIn:
    """Make the first account of a house, with a passphrase of its own, and sign in with it.

    It is administrator and coordinator: who does only one of the two makes the other account
    next. Raises AccountsExist, NoName or a WeakSecret.
    """
    _lock_house(session, actor)
    roles = frozenset({AccountRole.ADMINISTRATOR, AccountRole.COORDINATOR})
    account = _with_key(session, key, actor)
    if account is None:
        if has_accounts(session, site_id=actor.site_id):
            raise AccountsExist
        check_secret(passphrase, roles=roles, name=name)
        account = _added(session, AccountFacts(name, roles), actor, key)
        account.secret = hash_of(passphrase)
        record = Record("account", account.id)
        write_line(session, line=line_of(actor, action="make_first_administrator", record=record))
    return SignIn(actor_for(session, account=account, actor=actor))


@needs(Right.MANAGE_ACCOUNTS)
def add_account(session: Session, *, facts: AccountFacts, actor: Actor, key: UUID) -> NewCode:
    """Make an account and the code with which its owner signs in once, to choose a secret.

    The same key again is the same account, with another code. Raises NoName, NoRole, NameTaken
    or Gone.
    """
    account = _with_key(session, key, actor) or _added(session, facts, actor, key)
    return _issue(session, account, actor)


@needs(Right.MANAGE_ACCOUNTS)
def change_account(session: Session, *, account_id: int, facts: AccountFacts, actor: Actor) -> None:
    """Give an account another name, other roles, other activities; said twice it is the same.

    A PIN does not do for a role that wants a passphrase, nor can a passphrase be typed where a
    PIN is asked for: then the account wants a new code (``issue_code``) before it can sign in.
    Raises NoName, NoRole, NameTaken, LastAdministrator or Gone.
    """
    _lock_house(session, actor)
    account = _account(session, account_id, actor)
    if AccountRole.ADMINISTRATOR not in facts.roles:
        _need_another_administrator(session, account, actor)
    before = wants_passphrase(_roles(session, account_id))
    account.name = _free_name(session, facts.name, actor, account_id)
    _write_own(session, account_id, facts, actor)
    chosen = account.secret is not None and not account.must_change
    if chosen and wants_passphrase(facts.roles) != before:
        account.must_change, account.code_until = True, actor.now()


@needs(Right.RESET_PIN)
def issue_code(session: Session, *, account_id: int, actor: Actor) -> NewCode:
    """Give a one-time code to somebody who forgot the secret; the old one is good no longer.

    The coordinator does so for whoever has a PIN; an account with a passphrase, which may do
    more than that, is the administrator's. Raises NotAllowed or Gone.
    """
    account = _account(session, account_id, actor)
    if wants_passphrase(_roles(session, account_id)):
        demand(session, actor=actor, right=Right.MANAGE_ACCOUNTS, action="issue_code")
    return _issue(session, account, actor)


@needs(Right.MANAGE_ACCOUNTS)
def deactivate(session: Session, *, account_id: int, actor: Actor) -> None:
    """Let somebody sign in no more: at once for what is written, within a minute for the rest.

    Raises LastAdministrator or Gone.
    """
    _lock_house(session, actor)
    account = _account(session, account_id, actor)
    _need_another_administrator(session, account, actor)
    account.deactivated_at = account.deactivated_at or actor.now()


@needs(Right.MANAGE_ACCOUNTS)
def reactivate(session: Session, *, account_id: int, actor: Actor) -> NewCode:
    """Let somebody back in, with a new code. Raises Gone."""
    account = _account(session, account_id, actor)
    account.deactivated_at = None
    return _issue(session, account, actor)


def _issue(session: Session, account: Account, actor: Actor) -> NewCode:
    code = new_code()
    account.secret, account.must_change = hash_of(code), True
    account.code_until = actor.now() + CODE_LASTS
    forget_failures(session, account.id)
    return NewCode(account.id, code)


def _added(session: Session, facts: AccountFacts, actor: Actor, key: UUID) -> Account:
    name = _free_name(session, facts.name, actor, None)
    account = Account(key=key, site_id=actor.site_id, name=name, created_at=actor.now())
    session.add(account)
    session.flush()  # for account.id
    _write_own(session, account.id, facts, actor)
    return account


def _write_own(session: Session, account_id: int, facts: AccountFacts, actor: Actor) -> None:
    if not facts.roles:
        raise NoRole
    _need_all(session, Activity, facts.activity_ids, actor)
    _need_all(session, Organisation, facts.organisation_ids, actor)
    for kind in (AccountHolds, AccountActivity, AccountOrganisation):
        session.execute(delete(kind).where(kind.account_id == account_id))
    rows: list[Base] = [AccountHolds(account_id=account_id, role=role) for role in facts.roles]
    rows += [AccountActivity(account_id=account_id, activity_id=id_) for id_ in facts.activity_ids]
    rows += [
        AccountOrganisation(account_id=account_id, organisation_id=id_)
        for id_ in facts.organisation_ids
    ]
    session.add_all(rows)
    session.flush()  # its rights are read next


def _need_all(
    session: Session, kind: type[Activity | Organisation], ids: Iterable[int], actor: Actor
) -> None:
    wanted = frozenset(ids)
    mine = select(kind.id).where(kind.site_id == actor.site_id, kind.id.in_(wanted))
    if wanted != set(session.scalars(mine)):
        raise Gone


def _need_another_administrator(session: Session, account: Account, actor: Actor) -> None:
    """Refuse to take the last one away; whoever has only a code, which ends, is none yet."""
    if AccountRole.ADMINISTRATOR not in _roles(session, account.id) or account.deactivated_at:
        return
    others = (
        select(func.count())
        .select_from(AccountHolds)
        .join(Account, Account.id == AccountHolds.account_id)
        .where(
            Account.site_id == actor.site_id,
            Account.id != account.id,
            Account.deactivated_at.is_(None),
            Account.must_change.is_(False),
            AccountHolds.role == AccountRole.ADMINISTRATOR,
        )
    )
    if not session.scalar(others):
        raise LastAdministrator


def _free_name(session: Session, typed: str, actor: Actor, account_id: int | None) -> str:
    name = clean(typed, _NAME_LIMIT)
    if not name:
        raise NoName
    taken = select(Account.id).where(Account.site_id == actor.site_id, Account.name == name)
    if session.scalar(taken) not in (None, account_id):
        raise NameTaken
    return name


def _lock_house(session: Session, actor: Actor) -> None:
    """Let one desk at a time change who may: two of them could take two administrators away."""
    lock = select(Site.id).where(Site.id == actor.site_id).with_for_update(key_share=True)
    session.execute(lock).fetchall()


def _with_key(session: Session, key: UUID, actor: Actor) -> Account | None:
    return session.scalar(
        select(Account).where(Account.site_id == actor.site_id, Account.key == key)
    )


def _account(session: Session, account_id: int, actor: Actor) -> Account:
    account = session.get(Account, account_id, with_for_update=True)
    if account is None or account.site_id != actor.site_id:
        raise Gone
    return account


def _roles(session: Session, account_id: int) -> frozenset[AccountRole]:
    held = select(AccountHolds.role).where(AccountHolds.account_id == account_id)
    return frozenset(session.scalars(held))
