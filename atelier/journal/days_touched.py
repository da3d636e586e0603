"""The days whose figures change when a change of the calendar is taken back."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from atelier.domain import Assignment, Base, ChangedRow, Occurrence, Shift
from atelier.journal.row_text import from_text

_FACTS = {"day", "starts", "ends", "state", "room_id"}  # and not the place in a series alone
_AT_ONCE = 500  # ids in one question


def days_touched(session: Session, notes: Sequence[ChangedRow]) -> set[date]:
    """Give the days of occurrences, shifts and hours that these notes are about.

    Where each was, is, and would be again. Nothing is locked: the days decide whether a closed
    month lies among them (``atelier.months.gate``), and that is asked before any row is held.
    """
    days: set[date] = set()
    for kind in (Occurrence, Shift):
        found = [note for note in notes if note.kind == kind.__tablename__ and _tells(note, kind)]
        for note in found:
            for text in (note.before, note.after):
                values = {} if text is None else from_text(kind, text)
                days.update({values["day"]} if "day" in values else ())
        days |= _days(session, select(kind.day), kind.id, [note.row_id for note in found])
    worked = [note for note in notes if note.kind == Assignment.__tablename__]
    there = select(Shift.day).join(Assignment, Assignment.shift_id == Shift.id)
    days |= _days(session, there, Assignment.id, [note.row_id for note in worked])
    return days | _days(session, select(Shift.day), Shift.id, _shifts_of_removed(worked))


def _tells(note: ChangedRow, kind: type[Base]) -> bool:
    if note.before is None or note.after is None:
        return True
    return bool(_FACTS & from_text(kind, note.before).keys())


def _shifts_of_removed(notes: Sequence[ChangedRow]) -> list[int]:
    texts = [note.before for note in notes if note.before is not None and note.after is None]
    return [from_text(Assignment, text)["shift_id"] for text in texts]


def _days(
    session: Session,
    query: Select[date],
    column: InstrumentedAttribute[int],
    ids: Sequence[int],
) -> set[date]:
    found: set[date] = set()
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        found.update(session.scalars(query.where(column.in_(some))))
    return found
