"""What a changed pattern does to the shifts that it made and that are still to come."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.shift_following import ask_again, belongs, make_shifts, times_at
from atelier.domain import (
    Actor,
    Assignment,
    Occurrence,
    OccurrenceState,
    Role,
    Shift,
    ShiftPattern,
    ShiftState,
)
from atelier.domain.rights import Right
from atelier.roster.making import coming_calendar, days_of, make_own, own_times

_Key = tuple[date | None, int | None]  # the day of the rule, or the occurrence


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where a pattern wants a shift: ``day`` None leaves it on the day on which it is."""

    starts: time
    ends: time
    day: date | None = None


@needs(Right.PART)
def follow_pattern(session: Session, *, pattern: ShiftPattern, actor: Actor) -> tuple[int, int]:
    """Let the coming shifts of a pattern follow it.

    Gives how many were made, and how many of these and of the others became different. Only
    within a change that notes it.
    """
    role = session.get_one(Role, pattern.role_id)
    wanted = _wanted(session, pattern, actor)
    coming = _coming(session, pattern, actor)
    taken = _taken(session, coming)
    different, moved = 0, []
    for shift in coming:
        if shift.changed:
            continue
        place = wanted.get((shift.rule_day, shift.occurrence_id))
        if place is None:
            different += _lose(session, shift, taken)
            continue
        is_moved = _place(shift, place)
        is_other = _ask_of(shift, pattern, role)
        moved += [shift.id] if is_moved else []
        different += is_moved or is_other
    session.flush()
    ask_again(session, shift_ids=moved)
    made = _make(session, pattern, actor)
    return made, made + different


def _wanted(session: Session, pattern: ShiftPattern, actor: Actor) -> dict[_Key, _Wanted]:
    """Give every coming day of a pattern, also those that are closed or cancelled by now."""
    if pattern.activity_id is None:
        starts, ends = own_times(pattern)
        days = days_of(pattern, coming_calendar(session, actor), actor.today())
        return {(one.day, None): _Wanted(starts, ends) for one in days}
    found: dict[_Key, _Wanted] = {}
    for occurrence in _occurrences(session, pattern, actor):
        if belongs(pattern, occurrence):
            starts, ends = times_at(pattern, occurrence.starts, occurrence.ends)
            found[None, occurrence.id] = _Wanted(starts, ends, occurrence.day)
    return found


def _occurrences(session: Session, pattern: ShiftPattern, actor: Actor) -> list[Occurrence]:
    return list(
        session.scalars(
            select(Occurrence)
            .where(
                Occurrence.activity_id == pattern.activity_id,
                Occurrence.day >= actor.today(),
            )
            .order_by(Occurrence.id)
        )
    )


def _coming(session: Session, pattern: ShiftPattern, actor: Actor) -> list[Shift]:
    """Give the shifts of a pattern that have not begun, locked."""
    wall = actor.clock.wall(actor.now())
    rows = session.scalars(
        select(Shift)
        .where(Shift.pattern_id == pattern.id, Shift.day >= wall.date())
        .order_by(Shift.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return [one for one in rows if (one.day, one.starts) > (wall.date(), wall.time())]


def _taken(session: Session, shifts: list[Shift]) -> set[int]:
    """Give the shifts in which somebody is, or was asked."""
    ids = [one.id for one in shifts]
    rows = session.scalars(select(Assignment.shift_id).where(Assignment.shift_id.in_(ids)))
    return set(rows)


def _lose(session: Session, shift: Shift, taken: set[int]) -> bool:
    """Take a shift away that the pattern does not ask for any more; say whether it is other."""
    if shift.id not in taken:
        session.delete(shift)
        return True
    was = shift.state
    shift.state = ShiftState.NOT_NEEDED
    return was is not shift.state


def _place(shift: Shift, place: _Wanted) -> bool:
    """Put a shift where the pattern wants it, and say whether it moved."""
    day = place.day or shift.day
    if (shift.day, shift.starts, shift.ends) == (day, place.starts, place.ends):
        return False
    shift.day, shift.starts, shift.ends = day, place.starts, place.ends
    return True


def _ask_of(shift: Shift, pattern: ShiftPattern, role: Role) -> bool:
    """Let a shift ask for what the pattern asks for, and say whether that is something else."""
    now = (pattern.role_id, pattern.needed, pattern.wished)
    if (shift.role_id, shift.needed, shift.wished) == now:
        return False
    if shift.role_id != pattern.role_id:
        shift.at_desk = role.at_desk
    shift.role_id, shift.needed, shift.wished = now
    return True


def _make(session: Session, pattern: ShiftPattern, actor: Actor) -> int:
    if pattern.activity_id is None:
        return len(make_own(session, patterns=[pattern], actor=actor))
    planned = [
        one for one in _occurrences(session, pattern, actor) if one.state is OccurrenceState.PLANNED
    ]
    return len(make_shifts(session, occurrences=planned))
