"""What one house sees, and can change, of typing and signing in at another."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from atelier.accounts.drafts import drafts_of, forget_drafts, keep_draft
from atelier.accounts.own_choices import own_choices
from atelier.accounts.practising import open_accounts, practise, sign_in_to_practise
from atelier.domain import Actor, Draft
from atelier.settings.locking import LockAfter, lock_after, save_lock_after
from tests.houses import House

Ask = Callable[[Session, Actor, House], object]


def _typing(session: Session, it: House) -> None:
    keep_draft(session, page="desk", words="Desk", content="Toos", actor=it.actor)


def _mine(session: Session, me: Actor, it: House) -> object:
    _typing(session, it)
    return drafts_of(session, actor=me)


def _kept(session: Session, me: Actor, it: House) -> object:
    _typing(session, it)
    keep_draft(session, page="desk", words="Desk", content="Mies", actor=me)
    return _changed(session, it)


def _forgotten(session: Session, me: Actor, it: House) -> object:
    _typing(session, it)
    return forget_drafts(session, texts=("Toos",), actor=me)


def _changed(session: Session, it: House) -> object:
    """Give what became of theirs, nothing if it is as it was."""
    theirs = session.query(Draft.content).filter_by(site_id=it.actor.site_id).all()
    return None if theirs == [("Toos",)] else theirs


def _choices(session: Session, me: Actor, _it: House) -> object:
    found = own_choices(session, actor=me)
    return (*found.activities, *found.organisations)


def _locking(session: Session, me: Actor, it: House) -> object:
    """Give the minutes of their house as they were settled there, if they show elsewhere."""
    longer = LockAfter(desk=9)
    save_lock_after(session, minutes=longer, was=LockAfter(), actor=it.actor)
    return lock_after(session, site_id=me.site_id).desk == longer.desk or None


def _open(session: Session, me: Actor, it: House) -> object:
    practise(session, actor=it.actor)
    return open_accounts(session, site_id=me.site_id)


def _let_in(session: Session, me: Actor, it: House) -> object:
    practise(session, actor=it.actor)
    return sign_in_to_practise(session, actor=me).actor


DRAFTS_ASKED: dict[str, Ask] = {
    "drafts_of": _mine,
    "keep_draft": _kept,
    "forget_drafts": _forgotten,
    "own_choices": _choices,
    "lock_after": _locking,
    "open_accounts": _open,
    "sign_in_to_practise": _let_in,
}
# One's own, whatever another house has.
DRAFTS_WITHIN = {"drop_draft", "practise", "save_lock_after"}
