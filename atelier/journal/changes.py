"""Changes of the calendar that can be taken back as a whole.

Whatever a block writes through the session is noted row by row, with the columns that changed,
so that one undo gives back what was there. Nothing has to be listed by hand, and nothing can be
forgotten. What was changed again since is not overwritten: that must be taken back first.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import event, insert, inspect, null, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    ActivitySetting,
    Actor,
    Assignment,
    Base,
    CalendarChange,
    ChangedRow,
    ChangeKind,
    Closure,
    Enrolment,
    Gone,
    HolidayPolicy,
    Occurrence,
    Participation,
    Refusal,
    Room,
    RoomBooking,
    SchoolHoliday,
    Series,
    Shift,
    Tally,
)
from atelier.journal.row_text import from_text, kept_columns, to_text
from atelier.language import tr

_KINDS: dict[str, type[Base]] = {
    kind.__tablename__: kind
    for kind in (
        *(Activity, ActivitySetting, Series, Occurrence, Closure, HolidayPolicy, SchoolHoliday),
        *(Room, RoomBooking, Enrolment, Shift, Assignment),
    )
}


_PLACE = {"day", "starts", "ends", "state"}  # what attendance goes by
_AT_ONCE = 500  # ids in one question


_Values: TypeAlias = dict[str, Any]


class ChangedSince(Refusal):
    """What the change left behind was changed again, or is used by now."""

    def __init__(self) -> None:
        super().__init__(
            tr("This was changed again, or is used by now. Take the later change back first.")
        )


class NoChangeToUndo(Refusal):
    """Nothing was changed at this desk that can be taken back."""

    def __init__(self) -> None:
        super().__init__(tr("There is no change to undo."))


@dataclass(frozen=True, slots=True, repr=False)
class ChangeUndone(Discreet):
    """A change that was taken back: what it was, when it went and by whom."""

    id: int
    kind: ChangeKind
    number: int
    at: datetime
    by: str


def earlier_change(session: Session, *, key: UUID, actor: Actor) -> CalendarChange | None:
    """Give what was already changed with this key: the same save repeated is the same save."""
    return session.scalar(
        select(CalendarChange).where(
            CalendarChange.key == key, CalendarChange.site_id == actor.site_id
        )
    )


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


def undo_change(session: Session, *, change_id: int, actor: Actor) -> ChangeUndone:
    """Take a change back; taken back twice is taken back once.

    Raises Gone, and ChangedSince where a row is not any more what the change made of it or
    something depends on a row that the change added (somebody was there, a list was printed).
    """
    change = session.scalar(
        select(CalendarChange)
        .where(CalendarChange.id == change_id, CalendarChange.site_id == actor.site_id)
        .with_for_update()
    )
    if change is None:
        raise Gone
    if change.undone_at is None or change.undone_by is None:
        _give_back(session, change)
        change.undone_at, change.undone_by = actor.now(), actor.name
        session.flush()
    assert change.undone_at is not None  # one of the two said when
    assert change.undone_by is not None
    return ChangeUndone(change.id, change.kind, change.number, change.undone_at, change.undone_by)


def undo_last_change(session: Session, *, keys: Sequence[UUID], actor: Actor) -> ChangeUndone:
    """Take back the last change of this desk, known by the ``keys`` of its saves.

    Raises NoChangeToUndo and what ``undo_change`` raises.
    """
    last = session.scalar(
        select(CalendarChange.id)
        .where(
            CalendarChange.site_id == actor.site_id,
            CalendarChange.key.in_(keys),
            CalendarChange.undone_at.is_(None),
        )
        .order_by(CalendarChange.id.desc())
        .limit(1)
    )
    if last is None:
        raise NoChangeToUndo
    return undo_change(session, change_id=last, actor=actor)


class _Notes:
    """The rows of one block: what each was before the first time that it was touched."""

    def __init__(self) -> None:
        self._new: dict[int, Base] = {}
        self._dirty: dict[int, tuple[Base, dict[str, Any]]] = {}
        self._gone: dict[int, tuple[Base, dict[str, Any]]] = {}

    def take(self, session: Session, _context: object, _instances: object) -> None:
        """Look at what a flush is about to write."""
        for row in session.new:
            if type(row).__tablename__ in _KINDS:
                self._new[id(row)] = row
        for row in session.dirty:
            if type(row).__tablename__ in _KINDS and session.is_modified(row):
                self._note_changed(row)
        for row in session.deleted:
            if type(row).__tablename__ in _KINDS:
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


def _give_back(session: Session, change: CalendarChange) -> None:
    notes = session.scalars(
        select(ChangedRow).where(ChangedRow.change_id == change.id).order_by(ChangedRow.id)
    ).all()
    found = [(note, _row_of(session, note)) for note in notes]
    _refuse_if_changed(found)
    _refuse_if_attended(session, notes)
    if _is_added(notes, change):
        change.activity_id = None  # it goes
    _park(session, [note.row_id for note in notes if _holds_a_rule_day(note)])
    for note, row in found:
        if row is not None and note.before is not None:
            for name, value in from_text(type(row), note.before).items():
                setattr(row, name, value)
    _remove([row for note, row in found if row is not None and note.before is None], session)
    for note, row in found:
        if row is None and note.before is not None:
            kind = _KINDS[note.kind]
            session.execute(insert(kind), [{"id": note.row_id, **from_text(kind, note.before)}])


def _is_added(notes: Sequence[ChangedRow], change: CalendarChange) -> bool:
    """Whether the change itself made the activity that it is about."""
    return any(
        note.kind == Activity.__tablename__
        and note.row_id == change.activity_id
        and note.before is None
        for note in notes
    )


def _row_of(session: Session, note: ChangedRow) -> Base | None:
    return session.get(_KINDS[note.kind], note.row_id, with_for_update=True)


def _refuse_if_changed(found: list[tuple[ChangedRow, Base | None]]) -> None:
    for note, row in found:
        if (row is None) != (note.after is None):
            raise ChangedSince
        if row is None or note.after is None:
            continue
        now = {name: getattr(row, name) for name in from_text(type(row), note.after)}
        if to_text(now) != note.after:
            raise ChangedSince


def _refuse_if_attended(session: Session, notes: Sequence[ChangedRow]) -> None:
    """Leave where it was what somebody came to by now: attendance never moves."""
    moved = [
        note.row_id
        for note in notes
        if note.kind == Occurrence.__tablename__
        and note.before is not None
        and note.after is not None
        and _PLACE & from_text(Occurrence, note.before).keys()
    ]
    for kind in (Participation, Tally):
        for start in range(0, len(moved), _AT_ONCE):
            came = select(kind.id).where(kind.occurrence_id.in_(moved[start : start + _AT_ONCE]))
            if session.scalar(came.limit(1)) is not None:
                raise ChangedSince


def _holds_a_rule_day(note: ChangedRow) -> bool:
    """Whether taking the change back gives an occurrence another rule_day, or removes it."""
    if note.kind != Occurrence.__tablename__:
        return False
    return note.before is None or "rule_day" in from_text(Occurrence, note.before)


def _park(session: Session, occurrence_ids: list[int]) -> None:
    """Free the days that the rule gave, so that two occurrences may trade theirs."""
    if occurrence_ids:
        session.execute(
            update(Occurrence)
            .where(Occurrence.id.in_(occurrence_ids))
            .values(rule_day=null())
            .execution_options(synchronize_session=False)
        )


def _remove(rows: list[Base], session: Session) -> None:
    session.flush()
    try:
        with session.begin_nested():
            for row in rows:
                session.delete(row)
            session.flush()
    except IntegrityError:
        raise ChangedSince from None
