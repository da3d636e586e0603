"""Who works: at the desk, and at each occurrence of a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.discreet import Discreet
from atelier.domain import HOLDING, Assignment, Person, Shift, ShiftState

# Read after every commit, and built once: building a statement takes longer than running it.
_OF_DAY = (
    select(Shift.id, Shift.starts, Shift.ends, Shift.needed, Person.given_name)
    .join(
        Assignment,
        (Assignment.shift_id == Shift.id) & Assignment.state.in_(HOLDING),
        isouter=True,
    )
    .join(Person, Person.id == Assignment.person_id, isouter=True)
    .where(
        Shift.site_id == bindparam("site"),
        Shift.day == bindparam("day"),
        Shift.state == ShiftState.PLANNED,
    )
)
_AT_DESK = _OF_DAY.where(Shift.at_desk).order_by(Shift.starts, Shift.id, Assignment.id)
_AT_OCCURRENCES = (
    _OF_DAY.add_columns(Shift.occurrence_id)
    .where(Shift.occurrence_id.is_not(None))
    .order_by(Shift.id, Assignment.id)
)


@dataclass(frozen=True, slots=True, repr=False)
class DutyRow(Discreet):
    """Who stands at the desk in one shift: first names."""

    starts: time
    ends: time
    names: tuple[str, ...]
    missing: int


def work_of(session: Session, *, site_id: int, day: date) -> dict[int, tuple[int, tuple[str, ...]]]:
    """Give per occurrence how many volunteers it needs, and the first names of those who come."""
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    seen: set[int] = set()
    rows: Iterable[Any] = session.execute(_AT_OCCURRENCES, {"site": site_id, "day": day})
    for shift_id, _, _, needed, name, occurrence_id in rows:
        before, team = found.get(occurrence_id, (0, ()))
        before += 0 if shift_id in seen else needed
        seen.add(shift_id)
        found[occurrence_id] = (before, team if name is None else (*team, name))
    return found


def duty_at_desk(session: Session, *, site_id: int, day: date) -> tuple[DutyRow, ...]:
    """List the shifts at the desk, from morning to evening."""
    shifts: dict[tuple[time, time], tuple[int, tuple[str, ...]]] = {}
    seen: set[int] = set()
    rows: Iterable[Any] = session.execute(_AT_DESK, {"site": site_id, "day": day})
    for shift_id, starts, ends, needed, name in rows:
        before, names = shifts.get((starts, ends), (0, ()))
        before += 0 if shift_id in seen else needed
        seen.add(shift_id)
        shifts[starts, ends] = (before, names if name is None else (*names, name))
    return tuple(
        DutyRow(starts, ends, names, max(0, needed - len(names)))
        for (starts, ends), (needed, names) in shifts.items()
    )
