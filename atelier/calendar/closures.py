"""Closing the house for some days: what it hits is shown first, chosen, and saved as one change.

What a closure that is added later cancels was in the programme: people counted on it, posters
named it. So it is a cancelled occurrence with the closure's name as its reason, counted as
cancelled, and its people are called. (A day that a rule skips when a series is planned never was
in the programme, and counts as nothing: ``Occurrence.skipped``.) The past and whatever somebody
came to stay as they are.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.closing import (
    Choice,
    ClosureChanged,
    HitsChanged,
    SavedClosing,
    close_hits,
    held_plan,
    occurrences_of,
    take_back,
    told,
)
from atelier.calendar.closing_days import house_calendar
from atelier.calendar.closure_hits import ClosureHits, HitOccurrence, cancelled_for, hits_of
from atelier.calendar.plan_refusals import LastDayTooEarly
from atelier.calendar.school import NameMissing
from atelier.domain import Actor, ChangeKind, Closure, Gone, Refusal, RoomBooking
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.language import tr

NAME_LIMIT = 120  # letters
_LONGEST = 366  # days


class TooLong(Refusal):
    """Closed for more than a year: a wrong date, or a house that is no more."""

    def __init__(self) -> None:
        super().__init__(tr("A closure takes a year at most. Look at the dates."))


@dataclass(frozen=True, slots=True)
class ClosureRow:
    """One closure of the house; both ends are included."""

    id: int
    first_day: date
    last_day: date
    name: str
    except_walk_in: bool


@needs(Right.SEE_PROGRAMME)
def closures_of(
    session: Session, *, first_day: date, last_day: date | None = None, actor: Actor
) -> list[ClosureRow]:
    """List the closures of the house that are not over before ``first_day``, the first first."""
    rows = select(Closure).where(Closure.site_id == actor.site_id, Closure.last_day >= first_day)
    if last_day is not None:
        rows = rows.where(Closure.first_day <= last_day)
    found = session.scalars(rows.order_by(Closure.first_day, Closure.id))
    return [_row(one) for one in found]


@needs(Right.EDIT_PROGRAMME)
def plan_closure(
    session: Session,
    *,
    first_day: date,
    last_day: date,
    except_walk_in: bool,
    actor: Actor,
    closure_id: int | None = None,
) -> ClosureHits:
    """Give what closing these days would hit, and for a closure that changes what it lets go.

    Raises LastDayTooEarly, TooLong and Gone.
    """
    _check_days(first_day, last_day)
    hits = hits_of(
        session,
        first_day=first_day,
        last_day=last_day,
        except_walk_in=except_walk_in,
        actor=actor,
    )
    if closure_id is None:
        return hits
    closure = _closure(session, closure_id, actor)
    wanted = ClosureRow(closure.id, first_day, last_day, closure.name, except_walk_in)
    return replace(hits, back=tuple(_let_go(session, closure, wanted, actor)))


@needs(Right.EDIT_PROGRAMME)
def plan_removal(session: Session, *, closure_id: int, actor: Actor) -> ClosureHits:
    """Give what could go ahead again without this closure. Raises Gone."""
    closure = _closure(session, closure_id, actor)
    return ClosureHits(back=tuple(_let_go(session, closure, None, actor)))


@needs(Right.EDIT_PROGRAMME)
def save_closure(
    session: Session,
    *,
    first_day: date,
    last_day: date,
    name: str,
    except_walk_in: bool,
    choices: Mapping[int, Choice],
    actor: Actor,
    key: UUID,
    remove_bookings: Collection[int] = (),
    closure_id: int | None = None,
    was: ClosureRow | None = None,
    back: Collection[int] = (),
) -> SavedClosing:
    """Close the house, or change a closure, with everything that follows as one change.

    ``choices`` says of every occurrence that is hit what becomes of it, by its id; ``back`` are
    those of ``ClosureHits.back`` that go ahead again. ``was`` is the closure as it was read.
    Raises LastDayTooEarly, TooLong, NameMissing, an UnreadableText, ClosureChanged,
    HitsChanged, RoomTaken and Gone.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return told(session, done)
    wanted = ClosureRow(closure_id or 0, first_day, last_day, _checked(name), except_walk_in)
    closure = None if closure_id is None else _held(session, closure_id, was, actor)
    look = partial(
        plan_closure,
        session,
        first_day=first_day,
        last_day=last_day,
        except_walk_in=except_walk_in,
        actor=actor,
        closure_id=closure_id,
    )
    plan = held_plan(session, look, back=back, actor=actor, key=key)
    if isinstance(plan, SavedClosing):
        return plan
    with recording(session, kind=ChangeKind.CLOSURE, actor=actor, key=key) as change:
        number = close_hits(session, plan, choices, reason=wanted.name)
        number += take_back(session, plan, back)
        _write(session, closure, wanted, actor)
        change.number = number + _remove_bookings(session, plan, remove_bookings)
    return told(session, change)


@needs(Right.EDIT_PROGRAMME)
def remove_closure(
    session: Session,
    *,
    closure_id: int,
    back: Collection[int],
    actor: Actor,
    key: UUID,
    was: ClosureRow | None = None,
) -> SavedClosing:
    """Take a closure away; of what it had cancelled, ``back`` goes ahead again.

    ``was`` is the closure as it was read. Raises Gone, ClosureChanged, HitsChanged and
    RoomTaken.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return told(session, done)
    closure = _held(session, closure_id, was, actor)
    look = partial(plan_removal, session, closure_id=closure_id, actor=actor)
    plan = held_plan(session, look, back=back, actor=actor, key=key)
    if isinstance(plan, SavedClosing):
        return plan
    with recording(session, kind=ChangeKind.CLOSURE, actor=actor, key=key) as change:
        change.number = take_back(session, plan, back)
        session.delete(closure)
    return told(session, change)


def _checked(name: str) -> str:
    name = clean(name, limit=NAME_LIMIT)
    if not name:
        raise NameMissing
    return name


def _held(session: Session, closure_id: int, was: ClosureRow | None, actor: Actor) -> Closure:
    """Hold a closure, so that two desks do not change it at once. Raises ClosureChanged."""
    closure = session.scalar(
        select(Closure)
        .where(Closure.id == closure_id, Closure.site_id == actor.site_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if closure is None:
        raise Gone
    if was is not None and _row(closure) != was:
        raise ClosureChanged
    return closure


def _write(session: Session, closure: Closure | None, wanted: ClosureRow, actor: Actor) -> None:
    if closure is None:
        session.add(
            Closure(
                site_id=actor.site_id,
                first_day=wanted.first_day,
                last_day=wanted.last_day,
                name=wanted.name,
                except_walk_in=wanted.except_walk_in,
            )
        )
        return
    _rename(session, closure, wanted.name, actor)
    closure.first_day, closure.last_day = wanted.first_day, wanted.last_day
    closure.name, closure.except_walk_in = wanted.name, wanted.except_walk_in


def _check_days(first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise LastDayTooEarly
    if (last_day - first_day).days >= _LONGEST:
        raise TooLong


def _closure(session: Session, closure_id: int, actor: Actor) -> Closure:
    closure = session.scalar(
        select(Closure).where(Closure.id == closure_id, Closure.site_id == actor.site_id)
    )
    if closure is None:
        raise Gone
    return closure


def _row(closure: Closure) -> ClosureRow:
    return ClosureRow(
        closure.id, closure.first_day, closure.last_day, closure.name, closure.except_walk_in
    )


def _let_go(
    session: Session, closure: Closure, wanted: ClosureRow | None, actor: Actor
) -> list[HitOccurrence]:
    """List what the closure had cancelled and what nothing else closes any more."""
    first, last = closure.first_day, closure.last_day
    found = cancelled_for(
        session, reasons=[closure.name], first_day=first, last_day=last, actor=actor
    )
    if not found:
        return []
    others = house_calendar(
        session,
        site_id=actor.site_id,
        first_day=first,
        last_day=last,
        without=closure.id,
    )
    return [
        one
        for one in found
        if others.closed(walk_in=one.walk_in)(one.day) is None
        and not (wanted is not None and _covers(wanted, one))
    ]


def _covers(closure: ClosureRow, one: HitOccurrence) -> bool:
    if closure.except_walk_in and one.walk_in:
        return False
    return closure.first_day <= one.day <= closure.last_day


def _rename(session: Session, closure: Closure, name: str, actor: Actor) -> None:
    """Give what the closure had cancelled its new name as the reason."""
    if name == closure.name:
        return
    cancelled = cancelled_for(
        session,
        reasons=[closure.name],
        first_day=closure.first_day,
        last_day=closure.last_day,
        actor=actor,
    )
    for row in occurrences_of(session, [one.id for one in cancelled]):
        row.reason = name


def _remove_bookings(session: Session, plan: ClosureHits, going: Collection[int]) -> int:
    offered = {one.id for one in plan.bookings}
    if not set(going) <= offered:
        raise HitsChanged
    for row in session.scalars(select(RoomBooking).where(RoomBooking.id.in_(going))):
        session.delete(row)
    return len(set(going))
