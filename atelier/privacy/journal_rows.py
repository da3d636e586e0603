"""What the journal of changes noted about one person (see ``ChangedRow``)."""

import json

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from atelier.domain import ChangedRow

_POINTING = ("person_id", "other_id")
_AT_ONCE = 500  # ids in one statement


def forget_in_journal(session: Session, *, person_id: int, gone: set[tuple[str, int]]) -> int:
    """Take away what the journal noted of a person, and of the rows ``gone``; give how much.

    A change that they were a part of keeps its other rows and can still be taken back; what was
    theirs does not come back.
    """
    pieces = [f'"{column}": {person_id}' for column in _POINTING]
    texts = (ChangedRow.before, ChangedRow.after)
    named = or_(*(text.contains(piece, autoescape=True) for text in texts for piece in pieces))
    found = {
        row.id
        for row in session.execute(
            select(ChangedRow.id, ChangedRow.before, ChangedRow.after).where(named)
        )
        if _points(row.before, person_id) or _points(row.after, person_id)
    }
    for kind in {kind for kind, _ in gone}:
        numbers = sorted(number for of, number in gone if of == kind)
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            found |= set(
                session.scalars(
                    select(ChangedRow.id).where(
                        ChangedRow.kind == kind, ChangedRow.row_id.in_(some)
                    )
                )
            )
    ids = sorted(found)
    for start in range(0, len(ids), _AT_ONCE):
        session.execute(delete(ChangedRow).where(ChangedRow.id.in_(ids[start : start + _AT_ONCE])))
    return len(ids)


def _points(text: str | None, person_id: int) -> bool:
    values = json.loads(text) if text else {}
    return any(values.get(column) == person_id for column in _POINTING)
