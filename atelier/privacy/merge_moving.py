"""Moving everything of one person to another: what may stand once, stands once (rule P18)."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Row, Table, or_, select
from sqlalchemy.orm import Session

from atelier.domain import Base, ChangedRow, NameToken, Pairing, Volunteer
from atelier.privacy.merge_notes import MergeNotes
from atelier.privacy.rows import PERSONAL, Personal
from atelier.privacy.twins import goes_before, standing_of, taken_over
from atelier.privacy.volunteer_moving import VOLUNTEER, VolunteerMove, is_volunteer

_OWN_WAY = (NameToken, Pairing, Volunteer)
_PAIRING: Table = Base.metadata.tables["pairing"]
_JOURNAL: Table = Base.metadata.tables["changed_row"]


def move_everything(session: Session, notes: MergeNotes, *, keep: int, other: int) -> int:
    """Move the rows of ``other`` to ``keep``; give how many visits became one with another."""
    move = None
    if is_volunteer(session, other) and not is_volunteer(session, keep):
        move = VolunteerMove(session, was=other, to=keep)
    joined = 0
    for one in PERSONAL:
        if one.kind not in _OWN_WAY:
            number = _move(session, notes, one, keep=keep, other=other)
            joined += number if _table(one.kind).name == "visit" else 0
    _move_pairings(session, notes, keep=keep, other=other)
    _move_in_journal(session, notes, keep=keep, other=other)
    if move is not None:
        move.finish()
        notes.note_move(VOLUNTEER, move.row_id, "person_id", to=keep, was=other)
    elif is_volunteer(session, other):
        _join_volunteers(session, notes, keep=keep, other=other)
    return joined


def _table(kind: type[Base]) -> Table:
    return Base.metadata.tables[kind.__tablename__]


def _move(session: Session, notes: MergeNotes, one: Personal, *, keep: int, other: int) -> int:
    """Move the rows of one table; give how many became one with another."""
    table = _table(one.kind)
    theirs = _rows(session, table, one.column, other)
    if one.alone is None:
        notes.move(table, one.column, [row.id for row in theirs], to=keep, was=other)
        return 0
    mine = {_same(row, one.alone): row for row in _rows(session, table, one.column, keep)}
    moving: list[int] = []
    joined = 0
    for row in theirs:
        twin = mine.get(_same(row, one.alone))
        if twin is not None:
            joined += 1
            stays, goes = (row, twin) if goes_before(table.name, row, twin) else (twin, row)
            _join(session, notes, table, stays=stays, goes=goes)
            if stays is twin:
                continue
        moving.append(row.id)
    notes.move(table, one.column, moving, to=keep, was=other)
    return joined


def _rows(session: Session, table: Table, column: str, person_id: int) -> list[Row[Any]]:
    found = select(table).where(table.c[column] == person_id).order_by(table.c.id)
    return list(session.execute(found))


def _same(row: Row[Any], columns: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in columns)


def _join(
    session: Session, notes: MergeNotes, table: Table, *, stays: Row[Any], goes: Row[Any]
) -> None:
    """Take a double away; what pointed to it points to the row that stays."""
    for column in _pointing_to(table):
        ids = session.scalars(select(column.table.c.id).where(column == goes.id)).all()
        for number in ids:
            itself = column.table is table and number == stays.id  # stood in for themselves
            value = None if itself else stays.id
            notes.change(_of(column), number, {column.name: value})
    notes.change(table, stays.id, taken_over(table.name, stays, goes))
    notes.remove(table, goes.id)


def _pointing_to(table: Table) -> Iterator[Column[Any]]:
    for other in Base.metadata.sorted_tables:
        for key in other.foreign_keys:
            if key.target_fullname == f"{table.name}.id":
                yield key.parent


def _of(column: Column[Any]) -> Table:
    assert isinstance(column.table, Table)
    return column.table


def _move_pairings(session: Session, notes: MergeNotes, *, keep: int, other: int) -> None:
    """Move wishes about two volunteers; a wish about somebody and themselves goes."""
    columns = _PAIRING.c
    there = {
        (row.person_id, row.other_id)
        for row in session.execute(
            select(_PAIRING).where(or_(columns.person_id == keep, columns.other_id == keep))
        )
    }
    theirs = select(_PAIRING).where(or_(columns.person_id == other, columns.other_id == other))
    for row in session.execute(theirs.order_by(columns.id)).all():
        partner = row.other_id if row.person_id == other else row.person_id
        pair = (min(keep, partner), max(keep, partner))
        if partner == keep or pair in there:
            notes.remove(_PAIRING, row.id)
        else:
            notes.change(_PAIRING, row.id, {"person_id": pair[0], "other_id": pair[1]})


def _move_in_journal(session: Session, notes: MergeNotes, *, keep: int, other: int) -> None:
    """Let the journal speak of one person, so that earlier changes can still be taken back."""
    piece = f'"person_id": {other}'
    texts = (ChangedRow.before, ChangedRow.after)
    named = or_(*(text.contains(piece, autoescape=True) for text in texts))
    found = session.execute(select(ChangedRow.id, *texts).where(named).order_by(ChangedRow.id))
    for number, before, after in found.all():
        values = {
            name: moved
            for name, text in (("before", before), ("after", after))
            if text and (moved := _spoken_of(text, keep=keep, other=other)) is not None
        }
        notes.change(_JOURNAL, number, values)


def _spoken_of(text: str, *, keep: int, other: int) -> str | None:
    values = json.loads(text)
    if values.get("person_id") != other or "other_id" in values:  # a pairing has an order
        return None
    return json.dumps({**values, "person_id": keep}, ensure_ascii=False, sort_keys=True)


def _join_volunteers(session: Session, notes: MergeNotes, *, keep: int, other: int) -> None:
    """Make one volunteer of two: nothing that was filled in is lost."""
    (stays,) = _rows(session, VOLUNTEER, "person_id", keep)
    (goes,) = _rows(session, VOLUNTEER, "person_id", other)
    values = {**taken_over("volunteer", stays, goes), **standing_of(stays, goes)}
    notes.change(VOLUNTEER, stays.id, values)
    notes.remove(VOLUNTEER, goes.id)
