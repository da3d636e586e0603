"""Filling fixed places: whoever always does it stands in every coming shift of the pattern.

Nobody is put into a shift on a day on which they are away, said no, or work elsewhere at that
time, nor where a rule refuses it. What they were taken out of, for once, stays as it is.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    Actor,
    Assignment,
    FixedPlace,
    Occurrence,
    OccurrenceState,
    Shift,
    ShiftPattern,
    ShiftState,
    Weeks,
)
from atelier.domain.rights import Right
from atelier.roster.facts import ShiftFacts, VolunteerFacts
from atelier.roster.holding import hold
from atelier.roster.reading import read_shifts, read_volunteers
from atelier.roster.rules import HindranceKind, Weight, hindrances

_STOPS = frozenset({HindranceKind.AWAY, HindranceKind.NOT_THAT_DAY, HindranceKind.OVERLAP})

Pick = tuple[int, int]
"""A shift and a person, by their numbers."""


@needs(Right.PART)
def fill_fixed_places(
    session: Session,
    *,
    actor: Actor,
    pattern_ids: Collection[int] | None = None,
    person_id: int | None = None,
    reason: str = "",
) -> int:
    """Fill the fixed places in coming shifts of these patterns (of all), and give how many.

    ``person_id``: only those of one volunteer. ``reason``: why it is done, where something was
    overruled when the place was given. What is full stays as it is.
    """
    picks = _picks(session, actor, pattern_ids, person_id)
    picks = _fitting(session, picks, actor)
    if not picks:
        return 0
    held = hold(
        session,
        shift_ids={shift_id for shift_id, _ in picks},
        person_ids={person for _, person in picks},
        actor=actor,
    )
    picks = _fitting(session, [pick for pick in picks if pick not in held.rows], actor)
    session.add_all(
        Assignment(shift_id=shift_id, person_id=person, fixed=True, overruled=reason)
        for shift_id, person in picks
    )
    session.flush()
    return len(picks)


def holds_on(place: FixedPlace, day: date) -> bool:
    """Say whether a fixed place is for a day of its pattern."""
    if day < place.first_day or (place.last_day is not None and day > place.last_day):
        return False
    if place.weekday is not None and day.weekday() != place.weekday:
        return False
    even = day.isocalendar().week % 2 == 0
    return place.weeks is Weeks.EVERY or even is (place.weeks is Weeks.EVEN)


def _picks(
    session: Session, actor: Actor, pattern_ids: Collection[int] | None, person_id: int | None
) -> list[Pick]:
    """Give the places that nobody looked at yet, in the order of the roster."""
    places: dict[int, list[FixedPlace]] = {}
    for place in session.scalars(_places(actor, pattern_ids, person_id)):
        places.setdefault(place.pattern_id, []).append(place)
    if not places:
        return []
    wall = actor.clock.wall(actor.now())
    coming = [
        row
        for row in session.execute(_coming(list(places), wall.date()))
        if (row.day, row.starts) > (wall.date(), wall.time())
    ]
    there = _there(session, list(places), wall.date())
    return [
        (row.id, place.person_id)
        for row in coming
        for place in places[row.pattern_id or 0]
        if holds_on(place, row.day) and (row.id, place.person_id) not in there
    ]


def _fitting(session: Session, picks: list[Pick], actor: Actor) -> list[Pick]:
    """Give those of these places that may be filled, one after the other."""
    if not picks:
        return []
    shifts = read_shifts(session, shift_ids={shift_id for shift_id, _ in picks}, actor=actor)
    days = [shift.day for shift in shifts.values()]
    people = read_volunteers(
        session,
        first_day=min(days),
        last_day=max(days),
        person_ids={person for _, person in picks},
        actor=actor,
    )
    return [pick for pick in picks if _fits(pick, shifts, people)]


def _fits(pick: Pick, shifts: dict[int, ShiftFacts], people: Mapping[int, VolunteerFacts]) -> bool:
    shift, volunteer = shifts[pick[0]], people[pick[1]]
    if volunteer.person_id in shift.team or len(shift.team) >= shift.wished:
        return False
    found = hindrances(volunteer, shift)
    if any(one.weight is Weight.HARD or one.kind in _STOPS for one in found):
        return False
    volunteer.work.add(shift.work)
    shifts[pick[0]] = replace(shift, team=shift.team | {volunteer.person_id})
    return True


def _places(
    actor: Actor, pattern_ids: Collection[int] | None, person_id: int | None
) -> Select[FixedPlace]:
    last_day = FixedPlace.last_day
    wanted = (
        select(FixedPlace)
        .join(ShiftPattern, ShiftPattern.id == FixedPlace.pattern_id)
        .where(
            ShiftPattern.site_id == actor.site_id,
            or_(last_day.is_(None), last_day >= actor.today()),
        )
        .order_by(FixedPlace.id)
    )
    if pattern_ids is not None:
        wanted = wanted.where(FixedPlace.pattern_id.in_(pattern_ids))
    return wanted if person_id is None else wanted.where(FixedPlace.person_id == person_id)


def _coming(pattern_ids: list[int], today: date) -> Select[int, date, object, int | None]:
    return (
        select(Shift.id, Shift.day, Shift.starts, Shift.pattern_id)
        .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
        .where(
            Shift.pattern_id.in_(pattern_ids),
            Shift.day >= today,
            Shift.state == ShiftState.PLANNED,
            or_(Occurrence.id.is_(None), Occurrence.state == OccurrenceState.PLANNED),
        )
        .order_by(Shift.day, Shift.starts, Shift.id)
    )


def _there(session: Session, pattern_ids: list[int], today: date) -> set[Pick]:
    rows = session.execute(
        select(Assignment.shift_id, Assignment.person_id)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(Shift.pattern_id.in_(pattern_ids), Shift.day >= today)
    )
    return {(shift_id, person_id) for shift_id, person_id in rows}
