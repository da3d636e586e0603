"""The tray: printed lists that have not come back."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.expected import LISTS
from atelier.attendance.missing import is_over_now, now_at_house
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Occurrence,
    OccurrenceState,
    PrintedSheet,
    SheetReturn,
)
from atelier.domain.rights import Right
from atelier.journal.printing import sheet_number

_MOST = 500  # lists


@dataclass(frozen=True, slots=True, repr=False)
class OpenSheet(Discreet):
    """A printed list of an occurrence that has not come back; ``id`` is that of the sheet."""

    id: int
    number: str
    name: str
    day: date
    starts: time
    printed_on: date
    by: str
    occurrence_id: int


_newer = PrintedSheet.__table__.alias("newer")
_OUT = (
    select(PrintedSheet, Occurrence, Activity)
    .join(Occurrence, Occurrence.id == PrintedSheet.occurrence_id)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(
        PrintedSheet.site_id == bindparam("site"),
        PrintedSheet.kind.in_(LISTS),
        Occurrence.state == OccurrenceState.PLANNED,
        Occurrence.day.between(bindparam("first"), bindparam("last")),
        is_over_now(),
        ~exists().where(SheetReturn.sheet_id == PrintedSheet.id),
        ~exists().where(
            _newer.c.occurrence_id == PrintedSheet.occurrence_id,
            _newer.c.kind.in_(LISTS),
            _newer.c.id > PrintedSheet.id,
        ),
    )
    .order_by(Occurrence.day, Occurrence.starts, PrintedSheet.id)
    .limit(_MOST)
)


@needs(Right.SEE_PROGRAMME)
def open_sheets(
    session: Session, *, first: date = date.min, last: date = date.max, actor: Actor
) -> tuple[OpenSheet, ...]:
    """List the printed lists that have not come back, the oldest first.

    Only of what is over: a list that still hangs at the door is where it should be. Of several
    lists of one occurrence only the newest is expected. ``first`` and ``last``: of these days
    alone, both included.
    """
    days = {"first": first, "last": last}
    rows = session.execute(_OUT, {"site": actor.site_id, **days, **now_at_house(actor)})
    return tuple(
        OpenSheet(
            id=sheet.id,
            number=sheet_number(sheet.year, sheet.number),
            name=shown_name(activity),
            day=occurrence.day,
            starts=occurrence.starts,
            printed_on=actor.clock.wall(sheet.printed_at).date(),
            by=sheet.by,
            occurrence_id=occurrence.id,
        )
        for sheet, occurrence, activity in rows
    )
