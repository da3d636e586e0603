"""Drafts: kept while somebody types, given back to the same account and to nobody else.

A draft is no record of the house: keeping one asks for no right and leaves no line in the audit
log, or there would be one every few seconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, select
from sqlalchemy.orm import Session

from atelier.access.asking import unasked
from atelier.discreet import Discreet
from atelier.domain import Actor, Draft
from atelier.domain.text import clean

KEPT_FOR = timedelta(days=7)
_SHORTEST = 3  # letters: anything shorter stands in every draft


@dataclass(frozen=True, slots=True, repr=False)
class KeptDraft(Discreet):
    """A draft as the window needs it: which page, what it is called, and what was typed."""

    page: str
    words: str
    content: str
    at: datetime


@unasked("it is one's own")
def keep_draft(session: Session, *, page: str, words: str, content: str, actor: Actor) -> None:
    """Keep what somebody is typing on a page, instead of what was kept of that page before.

    Whoever is nobody keeps nothing. Drafts that are too old go on the same occasion.
    """
    if not _has_drafts(actor):
        return
    session.execute(delete(Draft).where(Draft.site_id == actor.site_id, _old(actor)))
    session.execute(delete(Draft).where(_mine(actor), Draft.page == page))
    session.add(
        Draft(
            site_id=actor.site_id,
            account_id=actor.account_id,
            page=page,
            words=clean(words, 200),
            content=content,
            at=actor.now(),
        )
    )


@unasked("it is one's own")
def drafts_of(session: Session, *, actor: Actor) -> tuple[KeptDraft, ...]:
    """Give one's own drafts, the newest first."""
    if not _has_drafts(actor):
        return ()
    rows = session.scalars(
        select(Draft).where(_mine(actor), ~_old(actor)).order_by(Draft.at.desc(), Draft.id.desc())
    ).all()
    return tuple(KeptDraft(row.page, row.words, row.content, row.at) for row in rows)


@unasked("it is one's own")
def drop_draft(session: Session, *, page: str, actor: Actor) -> None:
    """Throw one's own draft of a page away: it was saved, or is not wanted any more."""
    session.execute(delete(Draft).where(_mine(actor), Draft.page == page))


@unasked("a part of erasing, which asks")
def forget_drafts(session: Session, *, texts: Iterable[str | None], actor: Actor) -> int:
    """Throw away every draft of the house in which one of the texts stands; give how many.

    For erasing a person: half a form may name them in pieces, so the whole draft goes.
    """
    sought = [text.casefold() for text in texts if text and len(text) >= _SHORTEST]
    rows = session.execute(
        select(Draft.id, Draft.content).where(Draft.site_id == actor.site_id)
    ).all()
    ids = [row.id for row in rows if any(text in row.content.casefold() for text in sought)]
    session.execute(delete(Draft).where(Draft.id.in_(ids)))
    return len(ids)


def _has_drafts(actor: Actor) -> bool:
    return actor.account_id is not None or bool(actor.roles)


def _mine(actor: Actor) -> ColumnElement[bool]:
    if actor.account_id is None:
        return and_(Draft.site_id == actor.site_id, Draft.account_id.is_(None))
    return and_(Draft.site_id == actor.site_id, Draft.account_id == actor.account_id)


def _old(actor: Actor) -> ColumnElement[bool]:
    return Draft.at < actor.now() - KEPT_FOR
