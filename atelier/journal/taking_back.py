"""Taking a change of the calendar back: each row becomes again what it was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import delete, insert, null, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Assignment,
    AssignmentState,
    Base,
    CalendarChange,
    ChangedRow,
    ChangeKind,
    Gone,
    Occurrence,
    Participation,
    Refusal,
    Shift,
    Tally,
)
from atelier.domain.rights import Right
from atelier.journal.days_touched import days_touched
from atelier.journal.row_kinds import KINDS
from atelier.journal.row_text import from_text, to_text
from atelier.language import tr
from atelier.months.gate import need_all_open

_PLACE = {"day", "starts", "ends", "state"}  # what attendance goes by
_FACTS = _PLACE | {"room_id"}  # what is remembered of a date that is over
_AT_ONCE = 500  # ids in one question

_Found: TypeAlias = list[tuple[ChangedRow, Base | None]]


class ChangedSince(Refusal):
    """What the change left behind was changed again, or is used by now."""

    def __init__(self) -> None:
        super().__init__(
            tr("This was changed again, or is used by now. Take the later change back first.")
        )


class OverSince(Refusal):
    """It would change what happened since the change was made: what is over stays as it was."""

    def __init__(self) -> None:
        super().__init__(
            tr("Some of these dates have begun or are over by now. They stay as they were.")
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


@needs(Right.PART)
def undo_change(session: Session, *, change_id: int, actor: Actor) -> ChangeUndone:
    """Take a change back; taken back twice is taken back once.

    Raises Gone, and ChangedSince where a row is not any more what the change made of it or
    something depends on a row that the change added (somebody was there, a list was printed);
    OverSince where a date began after the change was made, MonthClosed where it lies in a month
    that was closed.
    """
    change = session.scalar(
        select(CalendarChange)
        .where(CalendarChange.id == change_id, CalendarChange.site_id == actor.site_id)
        .with_for_update()
    )
    if change is None:
        raise Gone
    if change.undone_at is None or change.undone_by is None:
        _give_back(session, change, actor)
        change.undone_at, change.undone_by = actor.now(), actor.name
        session.flush()
    assert change.undone_at is not None  # one of the two said when
    assert change.undone_by is not None
    return ChangeUndone(change.id, change.kind, change.number, change.undone_at, change.undone_by)


@needs(Right.TAKE_BACK)
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


def _give_back(session: Session, change: CalendarChange, actor: Actor) -> None:
    notes = session.scalars(
        select(ChangedRow).where(ChangedRow.change_id == change.id).order_by(ChangedRow.id)
    ).all()
    need_all_open(session, days=days_touched(session, notes), actor=actor)
    there = _rows_of(session, notes)
    found = [(note, there.get((note.kind, note.row_id))) for note in notes]
    _refuse_if_changed(found)
    _refuse_if_attended(session, notes)
    _refuse_if_over(found, change, actor)
    if _is_added(notes, change):
        change.activity_id = None  # it goes
    session.flush()
    try:
        with session.begin_nested():
            _write(session, found)
    except IntegrityError:  # something else took its place, or hangs on to it, by now
        raise ChangedSince from None


def _write(session: Session, found: _Found) -> None:
    """Make the rows what they were: removed ones last of all, after what they point to."""
    _park(session, [note.row_id for note, _row in found if _holds_a_rule_day(note)])
    for note, row in found:
        if row is not None and note.before is not None:
            for name, value in from_text(type(row), note.before).items():
                setattr(row, name, value)
    session.flush()
    _remove(session, [row for note, row in found if row is not None and note.before is None])
    removed = [note for note, row in found if row is None]
    for name, kind in KINDS.items():
        rows = [
            {"id": note.row_id, **from_text(kind, note.before)}
            for note in removed
            if note.kind == name and note.before is not None
        ]
        if rows:
            session.execute(insert(kind), rows)


def _remove(session: Session, added: list[Base]) -> None:
    """Remove rows that a change added, what points to others first."""
    shifts = [row.id for row in added if isinstance(row, Shift)]
    for start in range(0, len(shifts), _AT_ONCE):
        _empty(session, shifts[start : start + _AT_ONCE])
    for kind in reversed(KINDS.values()):
        for row in added:
            if isinstance(row, kind):
                session.delete(row)
        session.flush()


def _empty(session: Session, shift_ids: list[int]) -> None:
    """Take out of shifts whoever stands there by a fixed place alone: nobody put them there."""
    session.execute(
        delete(Assignment).where(
            Assignment.shift_id.in_(shift_ids),
            Assignment.fixed,
            Assignment.state == AssignmentState.AGREED,
        )
    )


def _is_added(notes: Sequence[ChangedRow], change: CalendarChange) -> bool:
    """Whether the change itself made the activity that it is about."""
    return any(
        note.kind == Activity.__tablename__
        and note.row_id == change.activity_id
        and note.before is None
        for note in notes
    )


def _rows_of(session: Session, notes: Sequence[ChangedRow]) -> dict[tuple[str, int], Base]:
    """Give the rows that are there, locked: every desk locks them in the same order."""
    found: dict[tuple[str, int], Base] = {}
    for name, kind in KINDS.items():
        ids = sorted({note.row_id for note in notes if note.kind == name})
        for start in range(0, len(ids), _AT_ONCE):
            rows = session.scalars(
                select(kind)
                .where(kind.id.in_(ids[start : start + _AT_ONCE]))
                .order_by(kind.id)
                .with_for_update()
                .execution_options(populate_existing=True)
            )
            found.update({(name, row.id): row for row in rows})
    return found


def _refuse_if_changed(found: _Found) -> None:
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


def _refuse_if_over(found: _Found, change: CalendarChange, actor: Actor) -> None:
    """Leave dates as they are that began since, and make no past that never was.

    What was over already when it was changed was changed on purpose, and may be given back.
    """
    for note, row in found:
        if note.kind != Occurrence.__tablename__:
            continue
        before = {} if note.before is None else from_text(Occurrence, note.before)
        if note.before is not None and note.after is not None and not _FACTS & before.keys():
            continue
        now = {} if row is None else {name: getattr(row, name) for name in ("day", "starts")}
        for place in (now, now | before if before else {}):
            if place and _began(place["day"], place["starts"], change, actor):
                raise OverSince


def _began(day: date, starts: time, change: CalendarChange, actor: Actor) -> bool:
    return change.at < actor.clock.moment(day, starts) <= actor.now()


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
