"""What a merger wrote, row by row, so that it can be taken back (rule P18)."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from atelier.domain import Base, MergedRow
from atelier.journal.row_text import from_text, to_text
from atelier.people.chunks import in_chunks

KINDS: dict[str, type[Base]] = {
    table.name: mapper.class_
    for mapper in Base.registry.mappers
    if isinstance(table := mapper.local_table, Table)
}
"""Every table by its name."""


class MergeNotes:
    """Writes for one merger, and notes each row as it was."""

    def __init__(self, session: Session, merge_id: int) -> None:
        self._session, self._merge_id = session, merge_id
        self.moved = self.removed = 0

    def move(self, table: Table, column: str, ids: Collection[int], *, to: int, was: int) -> None:
        """Let rows point to another person."""
        for some in in_chunks(sorted(ids)):
            self._session.execute(update(table).where(table.c.id.in_(some)).values({column: to}))
            self._note(table, some, column, _change({column: was}, {column: to}))
        self.moved += len(ids)

    def change(self, table: Table, row_id: int, values: Mapping[str, Any]) -> None:
        """Change some columns of a row."""
        if not values:
            return
        columns = [table.c[name] for name in values]
        row = self._session.execute(select(*columns).where(table.c.id == row_id)).one()
        was = dict(zip(values, row, strict=True))
        self._session.execute(update(table).where(table.c.id == row_id).values(dict(values)))
        self._note(table, [row_id], next(iter(values)), _change(was, values))

    def remove(self, table: Table, row_id: int) -> None:
        """Take a row away, and keep the whole of it."""
        row = self._session.execute(select(table).where(table.c.id == row_id))
        self._note(table, [row_id], "", to_text(dict(row.mappings().one())))
        self._session.execute(delete(table).where(table.c.id == row_id))
        self.removed += 1

    def note_move(self, table: Table, row_id: int, column: str, *, to: int, was: int) -> None:
        """Note a row that was moved in a way of its own."""
        self._note(table, [row_id], column, _change({column: was}, {column: to}))
        self.moved += 1

    def _note(self, table: Table, ids: Collection[int], column: str, before: str) -> None:
        facts = {
            "merge_id": self._merge_id,
            "kind": table.name,
            "column": column,
            "before": before,
        }
        self._session.execute(insert(MergedRow), [{**facts, "row_id": number} for number in ids])


def change_of(kind: type[Base], text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read what stood in the columns of a changed row, and what came there."""
    both = json.loads(text)
    was, now = (from_text(kind, json.dumps(both[name])) for name in ("was", "now"))
    return was, now


def row_of(kind: type[Base], text: str) -> dict[str, Any]:
    """Read a whole row that was taken away, by the names of its columns."""
    return from_text(kind, text)


def _change(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    return to_text({"was": dict(was), "now": dict(now)})
