"""Shifts follow the occurrences that they belong to.

What is planned gets the shifts that the patterns of its activity ask for, in the same save. What
moves takes its shifts along, and whoever was in one must be asked again. A cancelled occurrence
keeps its shifts, which do not go ahead while it does not. Who fills them is the roster's affair.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from atelier.calendar.change_refusals import ChangedMeanwhile
from atelier.domain import (
    Assignment,
    AssignmentState,
    Occurrence,
    OccurrenceState,
    Role,
    Shift,
    ShiftPattern,
)

_LAST_MINUTE = time(23, 59)
_SURE = (AssignmentState.AGREED, AssignmentState.STOOD_IN)
_AT_ONCE = 500  # ids in one question


def make_shifts(session: Session, *, occurrences: Iterable[Occurrence]) -> list[Shift]:
    """Add the shifts that the patterns ask for at these occurrences, where they are not yet.

    What does not go ahead gets none. Rows are added and flushed, so that a change notes them.
    """
    coming = [one for one in occurrences if one.state is OccurrenceState.PLANNED]
    patterns = _patterns_of(session, {one.activity_id for one in coming})
    if not patterns:
        return []
    session.flush()  # for the ids of new occurrences
    there = _there(session, [one.id for one in coming])
    made = [
        shift_at(pattern, role, occurrence)
        for occurrence in coming
        for pattern, role in patterns
        if belongs(pattern, occurrence) and (pattern.id, occurrence.id) not in there
    ]
    session.add_all(made)
    session.flush()
    return made


def belongs(pattern: ShiftPattern, occurrence: Occurrence) -> bool:
    """Say whether a pattern of an activity asks for a shift at an occurrence."""
    return (
        pattern.activity_id == occurrence.activity_id
        and pattern.series_id in (None, occurrence.series_id)
        and pattern.first_day <= occurrence.day
        and (pattern.last_day is None or occurrence.day <= pattern.last_day)
    )


def shift_at(pattern: ShiftPattern, role: Role, occurrence: Occurrence) -> Shift:
    """Give the shift that a pattern asks for at an occurrence."""
    starts, ends = times_at(pattern, occurrence.starts, occurrence.ends)
    return Shift(
        site_id=pattern.site_id,
        role_id=role.id,
        day=occurrence.day,
        starts=starts,
        ends=ends,
        occurrence_id=occurrence.id,
        needed=pattern.needed,
        wished=pattern.wished,
        at_desk=role.at_desk,
        pattern_id=pattern.id,
    )


def times_at(pattern: ShiftPattern, starts: time, ends: time) -> tuple[time, time]:
    """Give the wall times of a shift beside something from ``starts`` to ``ends``, within the day.

    Where the minutes leave no time at all, it is as long as what it belongs to.
    """
    first = later(starts, timedelta(minutes=-pattern.starts_before))
    last = later(ends, timedelta(minutes=pattern.ends_after))
    return (first, last) if first < last else (starts, ends)


def move_shifts(
    session: Session,
    *,
    occurrence: Occurrence,
    before: tuple[date, time, time],
    after: tuple[date, time, time],
) -> None:
    """Let the shifts of an occurrence follow its day, and their ends its beginning and its end.

    Whoever had agreed to come must be asked again. Both places are a day, a beginning, an end.
    """
    if before == after:
        return
    shifts = session.scalars(
        select(Shift).where(Shift.occurrence_id == occurrence.id).order_by(Shift.id)
    ).all()
    for shift in shifts:
        shift.day += after[0] - before[0]
        starts = later(shift.starts, _between(before[1], after[1]))
        ends = later(shift.ends, _between(before[2], after[2]))
        shift.starts, shift.ends = (starts, ends) if starts < ends else after[1:]
    ask_again(session, shift_ids=[shift.id for shift in shifts])


def ask_again(session: Session, *, shift_ids: Sequence[int]) -> None:
    """Note that whoever had agreed to come to these shifts must be asked again."""
    if not shift_ids:
        return
    coming = select(Assignment).where(
        Assignment.shift_id.in_(shift_ids), Assignment.state.in_(_SURE)
    )
    for row in session.scalars(coming.order_by(Assignment.id)):
        row.state = AssignmentState.ASKED_AGAIN


def drop_shifts(session: Session, *, occurrence_ids: Collection[int]) -> None:
    """Take away the shifts that a pattern made at these occurrences and that nobody is in.

    They are locked first, as whoever fills one does. Raises ChangedMeanwhile where somebody was
    put into one since it was looked at.
    """
    waiting = sorted(occurrence_ids)
    for start in range(0, len(waiting), _AT_ONCE):
        these = Shift.occurrence_id.in_(waiting[start : start + _AT_ONCE])
        locked = select(Shift).where(these).order_by(Shift.id).with_for_update()
        going = session.scalars(locked.execution_options(populate_existing=True)).all()
        if session.scalar(select(Shift.id).where(these, SHIFT_COUNTS).limit(1)) is not None:
            raise ChangedMeanwhile
        for shift in going:
            session.delete(shift)
    session.flush()


SHIFT_COUNTS: ColumnElement[bool] = Shift.pattern_id.is_(None) | exists().where(
    Assignment.shift_id == Shift.id
)
"""Whether somebody would miss a shift: it was added by hand, or somebody is in it."""


def later(wall: time, by: timedelta) -> time:
    """Give the wall time that is ``by`` later, within the day."""
    day = date(2000, 1, 1)
    moved = datetime.combine(day, wall) + by
    if moved.date() < day:
        return time.min
    return _LAST_MINUTE if moved.date() > day else moved.time()


def _between(before: time, after: time) -> timedelta:
    day = date(2000, 1, 1)
    return datetime.combine(day, after) - datetime.combine(day, before)


def _patterns_of(session: Session, activity_ids: set[int]) -> list[tuple[ShiftPattern, Role]]:
    if not activity_ids:
        return []
    rows = session.execute(
        select(ShiftPattern, Role)
        .join(Role, Role.id == ShiftPattern.role_id)
        .where(ShiftPattern.activity_id.in_(activity_ids))
        .order_by(ShiftPattern.id)
    )
    return [(pattern, role) for pattern, role in rows]


def _there(session: Session, occurrence_ids: list[int]) -> set[tuple[int | None, int | None]]:
    found: set[tuple[int | None, int | None]] = set()
    for start in range(0, len(occurrence_ids), _AT_ONCE):
        rows = session.execute(
            select(Shift.pattern_id, Shift.occurrence_id).where(
                Shift.occurrence_id.in_(occurrence_ids[start : start + _AT_ONCE])
            )
        )
        found.update((pattern_id, occurrence_id) for pattern_id, occurrence_id in rows)
    return found
