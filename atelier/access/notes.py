"""What a session remembers of its transaction, for whoever asks for rights in it."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

TOUCHED = "atelier.touched"
"""The kinds of rows that were written; there only in a session that writes."""
_WRITES = "atelier.writes"
_FIELDS = "atelier.fields"


def note_write(session: Session) -> None:
    """Note that something was written."""
    session.info[_WRITES] = session.info.get(_WRITES, 0) + 1


def note_fields(session: Session, rows: Any) -> None:  # noqa: ANN401 - mapped rows of all kinds
    """Note the columns of rows that are about to be changed: their names, never what they hold."""
    fields = session.info.setdefault(_FIELDS, set())
    for row in rows:
        table = type(row).__tablename__
        fields.update(f"{table}.{name}" for name in inspect(row).committed_state)


def writes(session: Session) -> int:
    """Say how often something was written in this transaction."""
    return int(session.info.get(_WRITES, 0))


def taken_fields(session: Session) -> frozenset[str]:
    """Give the columns that were changed since this was last asked."""
    return frozenset(session.info.pop(_FIELDS, ()))


def is_writing(session: Session) -> bool:
    """Whether this session will be committed."""
    return TOUCHED in session.info
