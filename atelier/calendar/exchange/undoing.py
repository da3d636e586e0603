"""Taking an imported calendar back, and listing what was imported before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.exchange.importing import KIND
from atelier.calendar.shift_following import SHIFT_COUNTS, drop_shifts
from atelier.discreet import Discreet
from atelier.domain import (
    Action,
    Activity,
    ActivitySetting,
    Actor,
    Batch,
    CalendarChange,
    CallList,
    ClosedPoint,
    Enrolment,
    Gone,
    Occurrence,
    Participation,
    PrintedSheet,
    Room,
    RoomBooking,
    Series,
    Shift,
    ShiftPattern,
    Tally,
)
from atelier.domain.rights import Right
from atelier.months.gate import hold_open
from atelier.months.states import closed_months, number_of

_HANGING = (Participation, Tally, Enrolment, Action, PrintedSheet, CallList, ClosedPoint)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, repr=False)
class CalendarImport(Discreet):
    """An earlier import; ``occurrences`` of it are still there."""

    id: int
    at: datetime
    by: str
    occurrences: int
    undone_at: datetime | None


@needs(Right.IMPORT)
def undo_calendar_import(session: Session, *, batch_id: int, actor: Actor) -> tuple[int, int]:
    """Take an import back, and give how many occurrences went and how many stayed.

    An occurrence stays once somebody was there, has a place, is to work there or has a printed
    list of it; where somebody has a place in a series or is to be called about it, the whole
    series stays; so does what lies in a closed month. Activities and rooms go when nothing is
    left in them. Asked again, it takes back what can go by then. Raises Gone.
    """
    batch = session.scalar(
        select(Batch)
        .where(Batch.id == batch_id, Batch.site_id == actor.site_id, Batch.kind == KIND)
        .with_for_update()
    )
    if batch is None:
        raise Gone
    hold_open(session, actor=actor)
    mine = set(session.scalars(select(Occurrence.id).where(Occurrence.batch_id == batch_id)))
    kept = mine & (_used(session, batch_id) | _closed(session, batch_id, actor))
    drop_shifts(session, occurrence_ids=mine - kept)
    for some in _in_parts(mine - kept):
        session.execute(delete(Occurrence).where(Occurrence.id.in_(some)))
    _remove_empty(session, batch_id)
    if batch.undone_at is None:
        batch.undone_at, batch.undone_by = actor.now(), actor.name
        _close_change(session, batch, actor)
    return len(mine) - len(kept), len(kept)


@needs(Right.EDIT_PROGRAMME)
def earlier_calendar_imports(
    session: Session, *, actor: Actor, most: int = 20
) -> list[CalendarImport]:
    """Give the latest imports of calendars, the newest first."""
    occurrences = (
        select(func.count())
        .where(Occurrence.batch_id == Batch.id)
        .correlate(Batch)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Batch.id, Batch.at, Batch.by, occurrences, Batch.undone_at)
        .where(Batch.site_id == actor.site_id, Batch.kind == KIND)
        .order_by(Batch.id.desc())
        .limit(most)
    )
    return [CalendarImport(*row) for row in rows]


def _used(session: Session, batch_id: int) -> set[int]:
    mine = select(Occurrence.id).where(Occurrence.batch_id == batch_id)
    used: set[int] = set()
    for table in _HANGING:
        found = session.scalars(
            select(table.occurrence_id).where(table.occurrence_id.in_(mine)).distinct()
        )
        used.update(number for number in found if number is not None)
    used.update(
        number or 0
        for number in session.scalars(
            select(Shift.occurrence_id).where(Shift.occurrence_id.in_(mine), SHIFT_COUNTS)
        )
    )
    for wanted in (Enrolment.series_id, CallList.series_id, ShiftPattern.series_id):
        series = select(wanted).where(wanted.is_not(None))
        used.update(
            session.scalars(
                select(Occurrence.id).where(
                    Occurrence.batch_id == batch_id, Occurrence.series_id.in_(series)
                )
            )
        )
    return used


def _closed(session: Session, batch_id: int, actor: Actor) -> set[int]:
    """Give what lies in a closed month: its figures stay what they are."""
    closed = closed_months(session, actor=actor)
    rows = session.execute(
        select(Occurrence.id, Occurrence.day).where(Occurrence.batch_id == batch_id)
    )
    return {row.id for row in rows if number_of(row.day) in closed}


def _remove_empty(session: Session, batch_id: int) -> None:
    """Remove the series, activities and rooms of an import in which nothing is left."""
    of_series = (
        exists().where(Occurrence.series_id == Series.id),
        exists().where(Enrolment.series_id == Series.id),
        exists().where(CallList.series_id == Series.id),
        exists().where(ShiftPattern.series_id == Series.id),
    )
    session.execute(delete(Series).where(Series.batch_id == batch_id, *(~one for one in of_series)))
    going = session.scalars(
        select(Activity.id).where(
            Activity.batch_id == batch_id,
            ~exists().where(Occurrence.activity_id == Activity.id),
            ~exists().where(Series.activity_id == Activity.id),
            ~exists().where(CalendarChange.activity_id == Activity.id),
            ~exists().where(ShiftPattern.activity_id == Activity.id),
        )
    ).all()
    for some in _in_parts(going):
        session.execute(delete(ActivitySetting).where(ActivitySetting.activity_id.in_(some)))
        session.execute(delete(Activity).where(Activity.id.in_(some)))
    using = (Activity.room_id, Series.room_id, Occurrence.room_id, RoomBooking.room_id)
    session.execute(
        delete(Room).where(
            Room.batch_id == batch_id, *(~exists().where(one == Room.id) for one in using)
        )
    )


def _close_change(session: Session, batch: Batch, actor: Actor) -> None:
    """Note the change that the import was as taken back, so that Ctrl+Z passes it over."""
    change = session.scalar(
        select(CalendarChange).where(
            CalendarChange.key == batch.key, CalendarChange.site_id == actor.site_id
        )
    )
    if change is not None and change.undone_at is None:
        change.undone_at, change.undone_by = actor.now(), actor.name


def _in_parts(numbers: Iterable[int]) -> Iterator[list[int]]:
    waiting = sorted(numbers)
    for start in range(0, len(waiting), _AT_ONCE):
        yield waiting[start : start + _AT_ONCE]
