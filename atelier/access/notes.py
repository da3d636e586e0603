"""What a session remembers of its transaction, for whoever asks for rights in it."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from atelier.audit.writing import Line, write_line

TOUCHED = "atelier.touched"
"""The kinds of rows that were written; there only in a session that writes."""
_WRITES = "atelier.writes"
_FIELDS = "atelier.fields"
_LINES = "atelier.lines"
_CHAIN = "audit_entry"  # that its lines are linked is no news


def note_write(session: Session) -> None:
    """Note that something was written."""
    session.info[_WRITES] = session.info.get(_WRITES, 0) + 1


def note_fields(session: Session, rows: Any) -> None:  # noqa: ANN401 - mapped rows of all kinds
    """Note the columns of rows that are about to be changed: their names, never what they hold."""
    fields = session.info.setdefault(_FIELDS, set())
    for row in rows:
        table = type(row).__tablename__
        if table == _CHAIN:
            continue
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


def tell(session: Session, line: Line) -> None:
    """Write a line of the audit log, or leave it with a reading session, which cannot write."""
    if is_writing(session):
        write_line(session, line=line)
    else:
        session.info.setdefault(_LINES, []).append(line)


def lines_left(session: Session) -> tuple[Line, ...]:
    """Give the lines that a reading session could not write."""
    return tuple(session.info.get(_LINES, ()))
