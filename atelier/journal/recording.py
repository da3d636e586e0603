"""Noting a change of the calendar: every row that a block writes, with the columns that changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Base, CalendarChange, ChangedRow, ChangeKind
from atelier.domain.rights import Right
from atelier.journal.row_kinds import KINDS
from atelier.journal.row_text import kept_columns, to_text

_Values: TypeAlias = dict[str, Any]


@needs(Right.PART)
def earlier_change(session: Session, *, key: UUID, actor: Actor) -> CalendarChange | None:
    """Give what was already changed with this key: the same save repeated is the same save."""
    return session.scalar(
        select(CalendarChange).where(
            CalendarChange.key == key, CalendarChange.site_id == actor.site_id
        )
    )


@needs(Right.PART)
@contextmanager
def recording(
    session: Session,
    *,
    kind: ChangeKind,
    actor: Actor,
    key: UUID,
    activity_id: int | None = None,
    action_id: int | None = None,
) -> Iterator[CalendarChange]:
    """Note everything that the block writes as one change, and give that change.

    Rows must be written as objects (``session.add``, attributes, ``session.delete``), not by
    statements. The block says with ``change.number`` how many dates it touched. With a key that
    was used before, look for ``earlier_change`` first.
    """
    session.flush()  # what was written before is no part of it
    change = CalendarChange(
        key=key,
        site_id=actor.site_id,
        kind=kind,
        at=actor.now(),
        by=actor.name,
        activity_id=activity_id,
        action_id=action_id,
    )
    session.add(change)
    session.flush()  # for change.id
    notes = _Notes()
    event.listen(session, "before_flush", notes.take)
    try:
        yield change
        session.flush()
    finally:
        event.remove(session, "before_flush", notes.take)
    rows = notes.rows(change.id)
    if rows:
        session.execute(insert(ChangedRow), rows)


class _Notes:
    """The rows of one block: what each was before the first time that it was touched."""

    def __init__(self) -> None:
        self._new: dict[int, Base] = {}
        self._dirty: dict[int, tuple[Base, dict[str, Any]]] = {}
        self._gone: dict[int, tuple[Base, dict[str, Any]]] = {}

    def take(self, session: Session, _context: object, _instances: object) -> None:
        """Look at what a flush is about to write."""
        for row in session.new:
            if type(row).__tablename__ in KINDS:
                self._new[id(row)] = row
        for row in session.dirty:
            if type(row).__tablename__ in KINDS and session.is_modified(row):
                self._note_changed(row)
        for row in session.deleted:
            if type(row).__tablename__ in KINDS:
                self._note_gone(row)

    def rows(self, change_id: int) -> list[dict[str, Any]]:
        """Give the rows of the journal."""
        notes: list[tuple[Base, _Values | None, _Values | None]]
        notes = [(row, None, _all_values(row)) for row in self._new.values()]
        notes += [
            (row, before, {name: getattr(row, name) for name in before})
            for row, before in self._dirty.values()
        ]
        notes += [(row, before, None) for row, before in self._gone.values()]
        return [
            {
                "change_id": change_id,
                "kind": type(row).__tablename__,
                "row_id": row.id,
                "before": None if before is None else to_text(before),
                "after": None if after is None else to_text(after),
            }
            for row, before, after in notes
        ]

    def _note_changed(self, row: Base) -> None:
        if id(row) in self._new:
            return
        _row, before = self._dirty.setdefault(id(row), (row, {}))
        for name in kept_columns(type(row)):
            history = inspect(row).attrs[name].history
            if history.has_changes() and name not in before:
                before[name] = history.deleted[0] if history.deleted else _stored(row, name)

    def _note_gone(self, row: Base) -> None:
        if self._new.pop(id(row), None) is not None:
            return
        values = _all_values(row)
        _row, before = self._dirty.pop(id(row), (row, {}))
        self._gone[id(row)] = (row, values | before)


def _stored(row: Base, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
    """Read what a column held that was written without being looked at before."""
    state, kind = inspect(row), type(row)
    assert state.session is not None  # it is about to be flushed
    return state.session.scalar(select(getattr(kind, name)).where(kind.id == row.id))


def _all_values(row: Base) -> dict[str, Any]:
    return {name: getattr(row, name) for name in kept_columns(type(row))}
