"""What becomes of one occurrence that is moved, called off or goes ahead after all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.change_refusals import HasAttendance, HasBegun, InThePast
from atelier.calendar.diff import ChangeWanted, Diff, DiffRow, Fate, Place, Reach
from atelier.calendar.diff_facts import (
    Target,
    attached_to,
    calendar_around,
    clock_skips,
    has_begun,
    place_of,
    room_of,
    with_clashes,
)
from atelier.calendar.diff_rule import new_times
from atelier.calendar.naming import shown_name
from atelier.calendar.plan_refusals import ClockSkips, TooFarAhead
from atelier.calendar.plans import HORIZON, Answer, OtherRoom
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.words import day_in_words


@needs(Right.PART)
def single_diff(
    session: Session,
    target: Target,
    *,
    wanted: ChangeWanted,
    answers: Mapping[date, Answer],
    actor: Actor,
) -> Diff:
    """Give what moving one occurrence does; a cancelled one goes ahead in its new place.

    Once it has begun it goes nowhere any more; its number of places may still change. Raises
    InThePast, HasBegun, HasAttendance, EndsTooEarly, ClockSkips, TooFarAhead and Gone.
    """
    before = place_of(target.occurrence)
    after = _place(session, before, wanted, answers, actor)
    moves = replace(after, capacity=before.capacity) != before
    diff = _diff(session, target, after, answers.get(after.day), actor)
    if before.goes_ahead and moves and has_begun(actor, before.day, before.starts):
        raise HasBegun
    return diff


@needs(Right.PART)
def off_diff(session: Session, target: Target, *, reason: str, actor: Actor) -> Diff:
    """Give what calling an occurrence off does.

    One of today may be called off until somebody has attended it, also when it has begun or is
    over: nobody came. A change of its series leaves it alone from its beginning on. Raises
    InThePast from the next day on, and HasAttendance.
    """
    after = replace(place_of(target.occurrence), goes_ahead=False, reason=reason)
    return _diff(session, target, after, None, actor)


def _place(
    session: Session,
    before: Place,
    wanted: ChangeWanted,
    answers: Mapping[date, Answer],
    actor: Actor,
) -> Place:
    day = wanted.day or before.day
    if day < actor.today():
        raise InThePast
    if day > actor.today() + HORIZON:
        raise TooFarAhead(actor.today() + HORIZON)
    starts, ends = new_times(before.starts, before.ends, wanted)
    for wall in (starts, ends):
        if clock_skips(actor, day, wall):
            raise ClockSkips(day, wall)
    answer = answers.get(day)
    room_id = answer.room_id if isinstance(answer, OtherRoom) else wanted.room_id
    room = room_of(session, before.room_id if room_id is None else room_id, actor)
    capacity = before.capacity if wanted.capacity is None else wanted.capacity
    if room is None:
        return Place(day, starts, ends, None, capacity=capacity)
    return Place(day, starts, ends, room.id, room.name, capacity)


def _diff(
    session: Session, target: Target, after: Place, answer: Answer | None, actor: Actor
) -> Diff:
    row = target.occurrence
    if row.day < actor.today():
        raise InThePast
    attached = attached_to(session, [row])
    if row.id in attached.attended:
        raise HasAttendance
    house = calendar_around(session, after.day, after.day, actor)
    closed = house.closed(walk_in=target.activity.walk_in)(after.day) or ""
    before = place_of(row)
    shown = DiffRow(
        row.id,
        _fate(before, after),
        before,
        after,
        row.rule_day,
        people=len(attached.people_of([row.id])),
        shifts=attached.shifts.get(row.id, 0),
        closed=closed if after.goes_ahead else "",
        answer=answer,
    )
    found = with_clashes(session, [shown], target.activity, actor)
    return Diff(
        Reach.THIS,
        target.activity.id,
        shown_name(target.activity),
        row.series_id,
        tuple(found),
        attached.people_of([row.id]) if shown.calls else frozenset(),
        warnings=_warnings(shown),
    )


def _fate(before: Place, after: Place) -> Fate:
    if before == after:
        return Fate.SAME
    if not after.goes_ahead:
        return Fate.CANCELLED if before.goes_ahead else Fate.SAME
    moved = (before.day, before.starts, before.ends) != (after.day, after.starts, after.ends)
    return Fate.MOVES if before.goes_ahead or moved else Fate.APPEARS


def _warnings(row: DiffRow) -> tuple[str, ...]:
    if not row.closed:
        return ()
    day = day_in_words(row.day, year=True)
    return (tr("The house is closed on {day}: {reason}.", day=day, reason=row.closed),)
