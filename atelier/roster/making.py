"""Making the shifts of patterns, for a year ahead, and keeping them up with the calendar.

Shifts of an activity are made with its occurrences (``atelier.calendar.shift_following``). Those
on days of their own are made here, on every day on which the house is open. Time goes on and
closing days come and go, so whoever opens the roster lets it catch up: ``keep_up`` makes what is
missing, and may be called again and again.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.closing_days import HouseCalendar, house_calendar
from atelier.calendar.recurrence import Planned, dates_of
from atelier.calendar.shift_following import make_shifts
from atelier.domain import (
    Activity,
    Actor,
    FixedPlace,
    Occurrence,
    OccurrenceState,
    Role,
    Shift,
    ShiftPattern,
    ShiftState,
)
from atelier.domain.rights import Right
from atelier.roster.filling import fill_fixed_places
from atelier.roster.holding import lock_volunteers
from atelier.roster.noting import one_at_a_time

AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class KeptUp:
    """What was missing: shifts made, closed with the house, open again, fixed places filled."""

    made: int = 0
    closed: int = 0
    opened: int = 0
    filled: int = 0


@needs(Right.PART)
def keep_up(session: Session, *, actor: Actor) -> KeptUp:
    """Make every shift that a pattern asks for by now, and fill the fixed places in them.

    A shift by itself on a day on which the house has closed since does not go ahead, until the
    house opens again. Called twice it does nothing the second time, so it needs no key.
    """
    one_at_a_time(session, actor)
    today = actor.today()
    patterns = _current(session, actor)
    made = make_own(session, patterns=patterns, actor=actor)
    activities = {one.activity_id for one in patterns if one.activity_id is not None}
    made += make_shifts(session, occurrences=_coming(session, activities, today))
    closed, opened = _follow_closings(session, actor)
    filled = fill_fixed_places(session, actor=actor)
    return KeptUp(len(made), closed, opened, filled)


@needs(Right.PART)
def make_own(session: Session, *, patterns: Iterable[ShiftPattern], actor: Actor) -> list[Shift]:
    """Add the coming shifts of patterns with days of their own, where they are not there yet."""
    own = [one for one in patterns if one.activity_id is None]
    if not own:
        return []
    today = actor.today()
    house = coming_calendar(session, actor)
    there = {
        (pattern_id, rule_day)
        for pattern_id, rule_day in session.execute(
            select(Shift.pattern_id, Shift.rule_day).where(
                Shift.pattern_id.in_([one.id for one in own]), Shift.rule_day >= today
            )
        )
    }
    made = [
        _own_shift(pattern, session.get_one(Role, pattern.role_id), one.day)
        for pattern in own
        for one in days_of(pattern, house, today)
        if one.skipped_reason is None and (pattern.id, one.day) not in there
    ]
    session.add_all(made)
    session.flush()
    return made


def days_of(pattern: ShiftPattern, house: HouseCalendar, today: date) -> list[Planned]:
    """Give the coming days of a pattern, also those on which the house is closed, and why."""
    end = today + AHEAD
    last_day = end if pattern.last_day is None else min(pattern.last_day, end)
    planned = dates_of(
        pattern.rule,
        weekday=pattern.first_day.weekday(),
        first_day=pattern.first_day,
        last_day=last_day,
        closed=house.closed(walk_in=pattern.goes_on),
        school=house.school,
    )
    return [one for one in planned if one.day >= today]


@needs(Right.PART)
def coming_calendar(session: Session, actor: Actor) -> HouseCalendar:
    """Read when the house is closed in the days for which shifts are made."""
    today = actor.today()
    return house_calendar(session, site_id=actor.site_id, first_day=today, last_day=today + AHEAD)


def own_times(pattern: ShiftPattern) -> tuple[time, time]:
    """Give the times of a pattern with days of its own."""
    assert pattern.starts is not None  # the table sees to it
    assert pattern.ends is not None
    return pattern.starts, pattern.ends


def _own_shift(pattern: ShiftPattern, role: Role, day: date) -> Shift:
    starts, ends = own_times(pattern)
    return Shift(
        site_id=pattern.site_id,
        role_id=role.id,
        day=day,
        starts=starts,
        ends=ends,
        needed=pattern.needed,
        wished=pattern.wished,
        at_desk=role.at_desk,
        pattern_id=pattern.id,
        rule_day=day,
    )


def _current(session: Session, actor: Actor) -> list[ShiftPattern]:
    last_day = ShiftPattern.last_day
    return list(
        session.scalars(
            select(ShiftPattern)
            .where(
                ShiftPattern.site_id == actor.site_id,
                or_(last_day.is_(None), last_day >= actor.today()),
            )
            .order_by(ShiftPattern.id)
        )
    )


def _coming(session: Session, activities: Collection[int], today: date) -> list[Occurrence]:
    if not activities:
        return []
    made = (
        select(Shift.id)
        .where(Shift.pattern_id == ShiftPattern.id, Shift.occurrence_id == Occurrence.id)
        .correlate(ShiftPattern, Occurrence)
    )
    missing = (
        select(ShiftPattern.id)
        .where(
            ShiftPattern.activity_id == Occurrence.activity_id,
            or_(ShiftPattern.series_id.is_(None), ShiftPattern.series_id == Occurrence.series_id),
            ShiftPattern.first_day <= Occurrence.day,
            or_(ShiftPattern.last_day.is_(None), ShiftPattern.last_day >= Occurrence.day),
            ~made.exists(),
        )
        .correlate(Occurrence)
    )
    wanted = (
        select(Occurrence)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(
            Occurrence.activity_id.in_(activities),
            Occurrence.day >= today,
            Occurrence.state == OccurrenceState.PLANNED,
            missing.exists(),
        )
    )
    return list(session.scalars(wanted.order_by(Occurrence.id)))


def _follow_closings(session: Session, actor: Actor) -> tuple[int, int]:
    """Close and open coming shifts that stand by themselves, as the house closes and opens."""
    house = coming_calendar(session, actor)
    rows = session.execute(
        select(Shift.id, Shift.day, Shift.state, ShiftPattern.goes_on)
        .join(ShiftPattern, ShiftPattern.id == Shift.pattern_id)
        .where(
            Shift.site_id == actor.site_id,
            Shift.day >= actor.today(),
            Shift.occurrence_id.is_(None),
            Shift.state.in_((ShiftState.PLANNED, ShiftState.CLOSED)),
            ~Shift.changed,
        )
    )
    closings = {True: house.closed(walk_in=True), False: house.closed()}
    turned = [
        id_
        for id_, day, state, goes_on in rows
        if (closings[goes_on](day) is None) is (state is ShiftState.CLOSED)
    ]
    if not turned:
        return 0, 0
    holders = session.scalars(select(FixedPlace.person_id).distinct()).all()
    lock_volunteers(session, person_ids=holders, actor=actor)  # before the shifts, as everybody
    locked = select(Shift).where(Shift.id.in_(turned)).order_by(Shift.id).with_for_update()
    closed = 0
    for shift in session.scalars(locked):
        is_open = shift.state is ShiftState.PLANNED
        shift.state = ShiftState.CLOSED if is_open else ShiftState.PLANNED
        closed += is_open
    session.flush()
    return closed, len(turned) - closed
