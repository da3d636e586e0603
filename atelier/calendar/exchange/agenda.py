"""The dated list: every occurrence with its day, its room and its numbers, and nobody's name."""

from datetime import date

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.queries import shown_days
from atelier.calendar.shown import ShownOccurrence
from atelier.domain import Actor
from atelier.domain.functions import function_name
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.tables.writing import Cell
from atelier.words import weekday_name

_EARLIEST, _LATEST = date(1900, 1, 1), date(2999, 12, 31)


@needs(Right.EXPORT, told=True)
def agenda_table(
    session: Session,
    *,
    actor: Actor,
    activity_id: int | None = None,
    room_id: int | None = None,
    first_day: date | None = None,
    last_day: date | None = None,
) -> tuple[list[str], list[tuple[Cell, ...]]]:
    """Give one row per occurrence, in the order in which they happen.

    Both days are included; without them it is all that is kept. People are numbers, and a
    sensitive activity has its neutral name (rule P9).
    """
    header = [
        *(tr("Day"), tr("Weekday"), tr("Starts"), tr("Ends"), tr("Activity"), tr("Function")),
        *(tr("Room"), tr("Host"), tr("State"), tr("Reason"), tr("Places"), tr("Enrolled")),
        tr("On the waiting list"),
    ]
    first, last = first_day or _EARLIEST, last_day or _LATEST
    shown = shown_days(session, first_day=first, last_day=last, actor=actor)
    return header, [
        _row(one)
        for one in shown.occurrences
        if activity_id in (None, one.activity_id) and room_id in (None, one.room_id)
    ]


def _row(one: ShownOccurrence) -> tuple[Cell, ...]:
    return (
        one.day,
        weekday_name(one.day),
        one.starts,
        one.ends,
        one.name,
        function_name(one.function),
        one.room,
        one.host,
        _state(one),
        one.reason,
        one.capacity,
        one.enrolled,
        one.waiting,
    )


def _state(one: ShownOccurrence) -> str:
    if one.skipped:
        return tr("left out")
    return tr("does not go ahead") if one.cancelled else tr("goes ahead")
