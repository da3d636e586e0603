"""Where somebody who is erased would be left over: what is being typed, and the journal."""

from datetime import time
from functools import partial
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.accounts.drafts import drafts_of, keep_draft
from atelier.domain import Assignment, ChangedRow, ChangeKind
from atelier.journal.recording import recording
from tests.making import TUESDAY
from tests.privacy.test_erasing import CANARY, Canary, canary

__all__ = ["canary"]


@pytest.fixture
def engine_name() -> str:
    """Give one engine: what is asked of the other is asked elsewhere."""
    return "sqlite"


def test_what_is_being_typed_about_them_goes(canary: Canary) -> None:
    typed = {"people": CANARY, "desk": "Zerlina", "calendar": "Ali Kaya belt terug"}
    for page, content in typed.items():
        keep = partial(keep_draft, page=page, words=page, content=content, actor=canary.actor)
        canary.database.perform(keep)
    canary.erase(canary.mark())
    with canary.database.reading() as session:
        left = " ".join(draft.content for draft in drafts_of(session, actor=canary.actor))
    assert "Zerlina" not in left
    assert "Ali Kaya" in left


def test_the_journal_points_to_nobody_who_was_erased(canary: Canary) -> None:
    shift = canary.making.shift("balie", day=TUESDAY, starts=time(9), ends=time(12))
    key, mark = uuid4(), canary.mark()

    def changed(session: Session) -> None:
        with recording(session, kind=ChangeKind.MOVED, actor=canary.actor, key=key):
            session.add(Assignment(shift_id=shift, person_id=canary.person))
            session.add(Assignment(shift_id=shift, person_id=canary.other))

    canary.database.perform(changed)
    assert pointing(canary, canary.person) > 0
    others = pointing(canary, canary.other)
    canary.erase(mark)
    assert pointing(canary, canary.person) == 0
    assert pointing(canary, canary.other) == others


def pointing(canary: Canary, person: int) -> int:
    with canary.database.reading() as session:
        rows = session.execute(select(ChangedRow.before, ChangedRow.after)).all()
    return sum(f'"person_id": {person}' in f"{row.before} {row.after}," for row in rows)
