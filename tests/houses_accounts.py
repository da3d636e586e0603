"""What is asked of accounts and of the audit log, for the test that houses are apart."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from atelier.access import standing
from atelier.accounts import managing, opening, queries, signing_in, tiles
from atelier.accounts.managing import AccountFacts
from atelier.audit import chain, keeping
from atelier.audit import queries as log
from atelier.domain import Account, AccountRole, Actor, AuditEntry
from tests.houses import House
from tests.making import TUESDAY

Ask = Callable[[Session, Actor, House], object]
RIET = AccountFacts("Riet", frozenset({AccountRole.RECEPTION}))
EVERYTHING = log.AuditFilter(TUESDAY, TUESDAY)


def _account(session: Session, it: House) -> Account:
    """Make an account in their house, which stands in their log as well."""
    made = managing.add_account(session, facts=RIET, actor=it.actor, key=UUID(int=7))
    return session.get_one(Account, made.account_id)


def _signed_in(session: Session, me: Actor, it: House) -> Actor:
    """Give somebody of theirs, at one's own desk."""
    account = _account(session, it)
    actor = signing_in.actor_for(session, account=account, actor=it.actor)
    return Actor(
        site_id=me.site_id,
        name=actor.name,
        clock=me.clock,
        rights=actor.rights,
        roles=actor.roles,
        account_id=actor.account_id,
    )


def _only_theirs(session: Session, it: House) -> bool:
    """Take away what one's own house was told: what it was asked before stands in its own log."""
    session.execute(delete(AuditEntry).where(AuditEntry.site_id != it.actor.site_id))
    return True


def _try(session: Session, me: Actor, it: House) -> object:
    code = managing.add_account(session, facts=RIET, actor=it.actor, key=UUID(int=7))
    tried = signing_in.sign_in(session, account_id=code.account_id, secret=code.code, actor=me)
    return tried.must_change or None


def _choose(session: Session, me: Actor, it: House) -> object:
    code = managing.add_account(session, facts=RIET, actor=it.actor, key=UUID(int=7))
    chosen = signing_in.choose_secret(
        session, account_id=code.account_id, secret=code.code, new="739164", actor=me
    )
    return chosen.actor


ACCOUNTS_ASKED: dict[str, Ask] = {
    "tiles": lambda s, me, it: _account(s, it) and tiles.tiles(s, site_id=me.site_id),
    "has_accounts": lambda s, me, it: (
        (_account(s, it) and tiles.has_accounts(s, site_id=me.site_id)) or None
    ),
    "account_rows": lambda s, me, it: _account(s, it) and queries.account_rows(s, actor=me),
    "sign_in": _try,
    "choose_secret": _choose,
    "issue_code": lambda s, me, it: managing.issue_code(s, account_id=_account(s, it).id, actor=me),
    "reactivate": lambda s, me, it: managing.reactivate(s, account_id=_account(s, it).id, actor=me),
    "opening_actor": lambda s, me, it: (
        (_account(s, it) and not opening.opening_actor(s, actor=me).roles) or None
    ),
    "renewed": lambda s, me, it: opening.renewed(s, actor=_signed_in(s, me, it)).account_id,
    "standing": lambda s, me, it: standing.standing(s, actor=_signed_in(s, me, it)).account_id,
    "audit_lines": lambda s, me, it: (
        _only_theirs(s, it) and log.audit_lines(s, wanted=EVERYTHING, actor=me).lines
    ),
    "audit_people": lambda s, me, it: _account(s, it) and log.audit_people(s, actor=me),
    "audit_actions": lambda s, me, it: _only_theirs(s, it) and log.audit_actions(s, actor=me),
    "link_lines": lambda s, me, it: _only_theirs(s, it) and chain.link_lines(s, site_id=me.site_id),
    "old_lines": lambda s, me, it: (
        _only_theirs(s, it)
        and keeping.old_lines(s, before=it.actor.now().replace(year=2100), actor=me)
    ),
    "forget_old_lines": lambda s, me, it: (
        _only_theirs(s, it)
        and keeping.forget_old_lines(s, before=it.actor.now().replace(year=2100), actor=me)
    ),
}

# What is only called with rows or actors of one's own house, or that looks at no row.
ACCOUNTS_WITHIN = {
    *("actor_for", "seconds_left", "note_failure", "forget_failures", "prove", "sign_out"),
    *("practice_actor", "write_line", "demand", "note_write", "note_fields", "writes"),
    *("taken_fields", "is_writing", "tell", "lines_left", "broken_link", "audit_break"),
    *("holds", "holds_for", "names_hidden", "make_first_administrator"),
}
# What writes, and is looked at by what the other house still has afterwards.
ACCOUNTS_WRITES = {"add_account", "change_account", "deactivate"}
