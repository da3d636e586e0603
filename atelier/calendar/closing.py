"""Carrying out what was chosen for a closing day, and telling what was done."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.closure_hits import ClosureHits, people_in
from atelier.domain import (
    Activity,
    CalendarChange,
    ChangedRow,
    Closure,
    Occurrence,
    OccurrenceState,
    Refusal,
    Series,
)
from atelier.language import tr


class Choice(StrEnum):
    """What becomes of an occurrence that a closing day hits."""

    CANCEL = "cancel"
    KEEP = "keep"  # it goes ahead although the house is closed


class HitsChanged(Refusal):
    """Something is planned on the days that was not in the list from which was chosen."""

    def __init__(self) -> None:
        super().__init__(
            tr("The calendar has changed in the meantime. Look at the list again and save.")
        )


class RoomTaken(Refusal):
    """What was to go ahead again has lost its room."""

    def __init__(self, name: str, taken: str) -> None:
        super().__init__(
            tr(
                "{activity} cannot go ahead again here: the room is taken by {other}.",
                activity=name,
                other=taken,
            )
        )


@dataclass(frozen=True, slots=True)
class SavedClosing:
    """What was saved.

    ``call`` are the cancelled occurrences in which somebody had a place, by day and time.
    """

    change_id: int
    closure_id: int | None
    cancelled: int
    back: int
    call: tuple[int, ...] = ()


def close_hits(
    session: Session, plan: ClosureHits, choices: Mapping[int, Choice], *, reason: str
) -> int:
    """Cancel what is to be cancelled of a plan, and give how many. Raises HitsChanged."""
    hit = {one.id for one in plan.occurrences}
    if not hit <= choices.keys():
        raise HitsChanged
    going = [one for one in hit if choices[one] is Choice.CANCEL]
    for row in occurrences_of(session, hit):
        if choices[row.id] is Choice.CANCEL:
            row.state, row.reason = OccurrenceState.CANCELLED, reason
        row.changed = True  # by hand, either way: a change of its series leaves it as it is
    return len(going)


def take_back(session: Session, plan: ClosureHits, back: Collection[int]) -> int:
    """Let what a closing day had cancelled go ahead again, and give how many.

    Raises HitsChanged and RoomTaken.
    """
    offered = {one.id: one for one in plan.back}
    if not set(back) <= offered.keys():
        raise HitsChanged
    for row in occurrences_of(session, back):
        if offered[row.id].taken:
            raise RoomTaken(offered[row.id].name, offered[row.id].taken)
        row.state, row.reason, row.skipped = OccurrenceState.PLANNED, "", False
        row.changed = not _is_as_the_rule_says(session, row)
    return len(set(back))


def told(session: Session, change: CalendarChange) -> SavedClosing:
    """Give what a change did, read from what it noted: the same whenever it is asked."""
    notes = session.execute(
        select(ChangedRow.kind, ChangedRow.row_id, ChangedRow.after)
        .where(ChangedRow.change_id == change.id)
        .order_by(ChangedRow.id)
    ).all()
    closure_id, cancelled, back = None, [], 0
    for kind, row_id, after in notes:
        state = json.loads(after or "{}").get("state")
        if kind == Closure.__tablename__:
            closure_id = row_id
        elif kind == Occurrence.__tablename__ and state == OccurrenceState.CANCELLED:
            cancelled.append(row_id)
        elif kind == Occurrence.__tablename__ and state == OccurrenceState.PLANNED:
            back += 1
    held = people_in(session, cancelled)
    call = session.scalars(
        select(Occurrence.id)
        .where(Occurrence.id.in_(held))
        .order_by(Occurrence.day, Occurrence.starts, Occurrence.id)
    )
    return SavedClosing(
        change.id,
        closure_id,
        len(cancelled),
        back,
        tuple(call),
    )


def occurrences_of(session: Session, ids: Collection[int]) -> list[Occurrence]:
    """Give the occurrences to be changed, locked, so that two desks do not change them at once."""
    return list(
        session.scalars(
            select(Occurrence)
            .where(Occurrence.id.in_(ids))
            .order_by(Occurrence.id)
            .with_for_update()
        )
    )


def _is_as_the_rule_says(session: Session, row: Occurrence) -> bool:
    """Whether nothing but the closing day made it differ from the rest of its series."""
    if row.series_id is None:
        return False
    series = session.get_one(Series, row.series_id)
    room_id = series.room_id or session.get_one(Activity, row.activity_id).room_id
    return (row.day, row.starts, row.ends, row.room_id) == (
        row.rule_day,
        series.starts,
        series.ends,
        room_id,
    )
