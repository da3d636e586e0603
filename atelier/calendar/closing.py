"""Carrying out what was chosen for a closing day, and telling what was done."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.clashes import overlap
from atelier.calendar.closure_hits import ClosureHits, HitOccurrence, people_in
from atelier.calendar.course_lessons import Course, courses_of, short_courses
from atelier.calendar.locking import lock_rooms
from atelier.calendar.shift_following import make_shifts
from atelier.domain import (
    Activity,
    Actor,
    CalendarChange,
    ChangedRow,
    Closure,
    Occurrence,
    OccurrenceState,
    Refusal,
    Series,
)
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change
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


class ClosureChanged(Refusal):
    """Another desk has changed the closure since it was read."""

    def __init__(self) -> None:
        super().__init__(
            tr("This closure was changed at another desk. Choose it again in the list.")
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

    ``call`` are the cancelled occurrences in which somebody had a place and whose names may be
    shown (rule P9), by day and time. ``short`` are the courses that lost a lesson by it.
    """

    change_id: int
    closure_id: int | None
    cancelled: int
    back: int
    call: tuple[int, ...] = ()
    short: tuple[Course, ...] = ()


@needs(Right.PART)
def held_plan(
    session: Session,
    look: Callable[[], ClosureHits],
    *,
    back: Collection[int],
    actor: Actor,
    key: UUID,
) -> ClosureHits | SavedClosing:
    """Hold all that a plan touches and look again: what is carried out is what stands then.

    ``back`` goes ahead again, so its rooms are held too. Gives what was saved where the same
    save was done while this one waited. Raises HitsChanged where another desk was in between.
    """
    before = look()
    if not set(back) <= {one.id for one in before.back}:
        raise HitsChanged
    touched = {one.id for one in before.occurrences} | set(back)
    _hold_series(session, touched)
    rows = occurrences_of(session, touched)
    wanted = {_room_of(session, row) for row in rows if row.id in set(back)}
    lock_rooms(session, room_ids=wanted, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return told(session, done)
    now = look()
    if _ids(now) != _ids(before):
        raise HitsChanged
    return now


def close_hits(
    session: Session, plan: ClosureHits, choices: Mapping[int, Choice], *, reason: str
) -> int:
    """Cancel what is to be cancelled of a held plan, and give how many. Raises HitsChanged."""
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

    The plan is one of ``held_plan``. Raises HitsChanged and RoomTaken.
    """
    offered = {one.id: one for one in plan.back}
    if not set(back) <= offered.keys():
        raise HitsChanged
    _refuse_taken([offered[one] for one in sorted(set(back))])
    for row in occurrences_of(session, back):
        row.state, row.reason, row.skipped = OccurrenceState.PLANNED, "", False
        row.changed = not _is_as_the_rule_says(session, row)
    make_shifts(session, occurrences=occurrences_of(session, back))
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
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(Occurrence.id.in_(held), Activity.sensitive.is_(False))
        .order_by(Occurrence.day, Occurrence.starts, Occurrence.id)
    )
    return SavedClosing(
        change.id,
        closure_id,
        len(cancelled),
        back,
        tuple(call),
        short_courses(courses_of(session, cancelled).values()),
    )


def occurrences_of(session: Session, ids: Collection[int]) -> list[Occurrence]:
    """Give the occurrences to be changed, locked, so that two desks do not change them at once."""
    return list(
        session.scalars(
            select(Occurrence)
            .where(Occurrence.id.in_(ids))
            .order_by(Occurrence.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def _hold_series(session: Session, ids: Collection[int]) -> None:
    """Hold the series first, as every change of a series does: nobody waits for the other."""
    of_these = select(Occurrence.series_id).where(Occurrence.id.in_(ids))
    session.scalars(
        select(Series.id).where(Series.id.in_(of_these)).order_by(Series.id).with_for_update()
    ).all()


def _room_of(session: Session, row: Occurrence) -> int | None:
    return row.room_id or session.get_one(Activity, row.activity_id).room_id


def _ids(plan: ClosureHits) -> tuple[set[int], set[int], set[int]]:
    occurrences, bookings, back = (
        {one.id for one in some} for some in (plan.occurrences, plan.bookings, plan.back)
    )
    return occurrences, bookings, back


def _refuse_taken(back: list[HitOccurrence]) -> None:
    """Refuse what has lost its room, also to another one that goes ahead again with it."""
    for number, one in enumerate(back):
        if one.taken:
            raise RoomTaken(one.name, one.taken)
        for other in back[:number]:
            if one.slot is not None and other.slot is not None and overlap(one.slot, other.slot):
                raise RoomTaken(one.name, other.name)


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
