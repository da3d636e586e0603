"""Hours that were worked: confirmed in one go for a day, or corrected one by one (B11, B12).

Only what somebody confirmed counts. A shift is taken to have been worked as it was planned
unless other times are given; who was not there after all worked nothing and is reported as not
able to come. Two shifts at the same time are each confirmed, and count once (scenario 18). Hours
of a closed month are changed by a correction only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    AssignmentState,
    CalendarChange,
    ChangeKind,
    Gone,
    Occurrence,
    OccurrenceState,
    Refusal,
    Role,
    Shift,
    ShiftState,
)
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording
from atelier.language import tr
from atelier.months.gate import need_open
from atelier.roster.diary import Work, union_minutes
from atelier.roster.holding import hold
from atelier.roster.refusals import NotInShift
from atelier.roster.short_names import short_names

Times = tuple[time, time]
Pick = tuple[int, int]
"""A shift, and the person in it."""


class NotOverYet(Refusal):
    """Hours of a shift that still has to be worked."""

    def __init__(self) -> None:
        super().__init__(tr("This shift is not over yet. Its hours are confirmed afterwards."))


class EndsBeforeItBegins(Refusal):
    """Times the wrong way round."""

    def __init__(self) -> None:
        super().__init__(tr("The end lies before the beginning. Look at the times."))


@dataclass(frozen=True, slots=True, repr=False)
class HoursLine(Discreet):
    """Somebody in a shift that is over: when it was planned, and what was worked.

    ``id`` is that of the assignment. ``worked`` are the confirmed times; None while nobody
    confirmed them.
    """

    id: int
    shift_id: int
    person_id: int
    name: str
    role: str
    day: date
    starts: time
    ends: time
    worked: Times | None

    @property
    def confirmed(self) -> bool:
        """Whether it counts."""
        return self.worked is not None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was confirmed: in how many shifts of people, and the minutes of that day in all."""

    change_id: int
    number: int
    minutes: int


@dataclass(frozen=True, slots=True)
class DayToConfirm:
    """A day that is over with hours that nobody confirmed, and of how many people."""

    day: date
    number: int


@needs(Right.SEE_HOURS)
def hours_of_day(session: Session, *, day: date, actor: Actor) -> tuple[HoursLine, ...]:
    """List who worked on a day in shifts that are over, confirmed or not, in the day's order."""
    rows = session.execute(
        select(Assignment, Shift, Role.name)
        .join(Shift, Shift.id == Assignment.shift_id)
        .join(Role, Role.id == Shift.role_id)
        .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
        .where(Shift.site_id == actor.site_id, Shift.day == day, *TO_BE_CONFIRMED)
        .order_by(Shift.starts, Role.name, Shift.id, Assignment.id)
    ).all()
    names = short_names(session, actor=actor, person_ids={row[0].person_id for row in rows})
    return tuple(
        HoursLine(
            id=row.id,
            shift_id=shift.id,
            person_id=row.person_id,
            name=names[row.person_id],
            role=role,
            day=shift.day,
            starts=shift.starts,
            ends=shift.ends,
            worked=_times(row),
        )
        for row, shift, role in rows
        if _is_over(shift, actor)
    )


@needs(Right.SEE_HOURS)
def days_to_confirm(
    session: Session, *, first_day: date, last_day: date, actor: Actor
) -> tuple[DayToConfirm, ...]:
    """List the days before today on which hours are not confirmed yet, the oldest first."""
    rows = session.execute(
        select(Shift.day, func.count())
        .select_from(Shift)
        .join(Assignment, Assignment.shift_id == Shift.id)
        .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
        .where(
            Shift.site_id == actor.site_id,
            Shift.day.between(first_day, last_day),
            Shift.day < actor.today(),
            Assignment.confirmed_at.is_(None),
            *TO_BE_CONFIRMED,
        )
        .group_by(Shift.day)
        .order_by(Shift.day)
    )
    return tuple(DayToConfirm(day, number) for day, number in rows)


@needs(Right.CONFIRM_HOURS)
def confirm_day(
    session: Session,
    *,
    day: date,
    actor: Actor,
    key: UUID,
    changed: Mapping[Pick, Times | None] | None = None,
) -> Confirmed:
    """Confirm the hours of everybody whose shift of that day is over, in one change.

    ``changed`` holds, by shift and person, other times than planned, or None for who was not
    there. What was confirmed before stays as it is unless it is named there. The same key again
    is the same save. Raises MonthClosed, Gone, NotOverYet and EndsBeforeItBegins.
    """
    need_open(session, day=day, actor=actor)
    wanted = dict(changed or {})
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _receipt(session, done, day, actor)
    lines = _by_pick(session, day, actor)
    if wanted.keys() - lines.keys():
        raise NotOverYet
    planned = {pick: (line.starts, line.ends) for pick, line in lines.items() if not line.confirmed}
    return _save(session, day, lines, planned | wanted, actor, key)


@needs(Right.CONFIRM_HOURS)
def confirm_line(
    session: Session,
    *,
    shift_id: int,
    person_id: int,
    worked: Times | None,
    actor: Actor,
    key: UUID,
) -> Confirmed:
    """Confirm or correct the hours of one person in one shift; the rest of the day stays.

    ``worked`` None: they were not there after all. The same key again is the same save. Raises
    as ``confirm_day``, and NotInShift.
    """
    day = session.scalar(
        select(Shift.day).where(Shift.id == shift_id, Shift.site_id == actor.site_id)
    )
    if day is None:
        raise Gone
    need_open(session, day=day, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _receipt(session, done, day, actor)
    pick = (shift_id, person_id)
    lines = _by_pick(session, day, actor)
    if pick not in lines:
        raise NotInShift if _is_over(session.get_one(Shift, shift_id), actor) else NotOverYet
    saved = _save(session, day, {pick: lines[pick]}, {pick: worked}, actor, key)
    if not saved.number:
        raise NotInShift  # another desk took them out in this moment
    return saved


def _save(
    session: Session,
    day: date,
    lines: Mapping[Pick, HoursLine],
    wanted: Mapping[Pick, Times | None],
    actor: Actor,
    key: UUID,
) -> Confirmed:
    """Write what was worked, under the lock of the shifts and of who is in them."""
    held = hold(
        session,
        shift_ids={shift_id for shift_id, _ in lines},
        person_ids={person_id for _, person_id in lines},
        actor=actor,
    )
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _receipt(session, done, day, actor)
    with recording(session, kind=ChangeKind.HOURS, actor=actor, key=key) as change:
        for pick, times in wanted.items():
            row = held.rows.get(pick)
            if row is None or row.state not in HOLDING:
                continue  # another desk took them out meanwhile
            _write(row, times, actor)
            change.number += 1
    return _receipt(session, change, day, actor)


TO_BE_CONFIRMED = (
    Assignment.state.in_(HOLDING),
    Shift.state == ShiftState.PLANNED,
    func.coalesce(Occurrence.state, OccurrenceState.PLANNED) == OccurrenceState.PLANNED,
)
"""What makes a place in a shift one whose hours are confirmed once it is over."""


def _times(row: Assignment) -> Times | None:
    if row.confirmed_at is None or row.worked_starts is None or row.worked_ends is None:
        return None
    return row.worked_starts, row.worked_ends


def _is_over(shift: Shift, actor: Actor) -> bool:
    wall = actor.clock.wall(actor.now())
    return (shift.day, shift.ends) <= (wall.date(), wall.time())


def _write(row: Assignment, times: Times | None, actor: Actor) -> None:
    """Write what was worked; who was not there could not come, and nothing counts."""
    if times is None:
        row.state = AssignmentState.CANNOT
        row.worked_starts = row.worked_ends = row.confirmed_at = None
        row.confirmed_by = ""
        return
    starts, ends = times
    if ends <= starts:
        raise EndsBeforeItBegins
    row.state, row.worked_starts, row.worked_ends = AssignmentState.WORKED, starts, ends
    row.confirmed_at, row.confirmed_by = actor.now(), actor.name


def _by_pick(session: Session, day: date, actor: Actor) -> dict[Pick, HoursLine]:
    lines = hours_of_day(session, day=day, actor=actor)
    return {(one.shift_id, one.person_id): one for one in lines}


def _receipt(session: Session, change: CalendarChange, day: date, actor: Actor) -> Confirmed:
    """Say what was confirmed; two shifts of one person at once count once."""
    works: dict[int, list[Work]] = {}
    for line in hours_of_day(session, day=day, actor=actor):
        if line.worked is not None:
            work = Work(line.shift_id, line.day, *line.worked)
            works.setdefault(line.person_id, []).append(work)
    minutes = sum(union_minutes(mine) for mine in works.values())
    return Confirmed(change.id, change.number, minutes)
