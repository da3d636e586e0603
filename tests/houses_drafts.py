"""What one house sees, and can change, of what is being typed in another."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from atelier.accounts.drafts import drafts_of, forget_drafts, keep_draft
from atelier.domain import Actor, Draft
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


DRAFTS_ASKED: dict[str, Ask] = {
    "drafts_of": _mine,
    "keep_draft": _kept,
    "forget_drafts": _forgotten,
}
# One's own, whatever another house has.
DRAFTS_WITHIN = {"drop_draft"}
