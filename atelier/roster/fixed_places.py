"""Fixed places ("vaste plekken"): who always does what, every week or every other."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    Assignment,
    AssignmentState,
    ChangeKind,
    FixedPlace,
    Gone,
    Shift,
    ShiftPattern,
    ShiftState,
    Weeks,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.roster.assigning import REASON_LETTERS, refuse_hindered
from atelier.roster.filling import fill_fixed_places, holds_on
from atelier.roster.holding import hold_volunteer
from atelier.roster.letting_go import empty
from atelier.roster.noting import noted
from atelier.roster.reading import read_shifts, read_volunteers
from atelier.roster.refusals import LastDayTooEarly, PlaceFixedAlready
from atelier.roster.rules import Hindrance, HindranceKind, hindrances

_STANDING = frozenset(  # what stands in the way every week, not on one day
    {
        *(HindranceKind.NOT_ACTIVE, HindranceKind.LEAVING, HindranceKind.NO_VOG),
        *(HindranceKind.OLD_VOG, HindranceKind.NO_ROLE, HindranceKind.NOT_TRAINED),
        *(HindranceKind.NO_BHV, HindranceKind.UNAVAILABLE, HindranceKind.RATHER_NOT),
    }
)
_GOING = (AssignmentState.AGREED, AssignmentState.ASKED_AGAIN, AssignmentState.TAKEN_OFF)


@dataclass(frozen=True, slots=True, repr=False)
class FixedPlaceForm(Discreet):
    """A fixed place as it is filled in. See ``FixedPlace`` for what each field means."""

    pattern_id: int
    person_id: int
    first_day: date
    last_day: date | None = None
    weekday: int | None = None
    weeks: Weeks = Weeks.EVERY


@dataclass(frozen=True, slots=True, repr=False)
class FixedPlaceSaved(Discreet):
    """What was saved; ``number`` coming shifts were filled, or left, because of it."""

    change_id: int
    fixed_place_id: int
    number: int
    hindrances: tuple[Hindrance, ...] = ()


@needs(Right.EDIT_ROSTER)
def give_fixed_place(
    session: Session, *, form: FixedPlaceForm, actor: Actor, key: UUID, reason: str = ""
) -> FixedPlaceSaved:
    """Give a volunteer a fixed place in a pattern, and fill it in the coming shifts.

    Days on which they cannot stay open. The same key again is the same save. Raises Gone,
    LastDayTooEarly, PlaceFixedAlready, NotAllowed, ReasonNeeded or an UnreadableText.
    """
    hold_volunteer(session, person_id=form.person_id, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        place_id = next(iter(noted(session, done, FixedPlace)), 0)
        return FixedPlaceSaved(done.id, place_id, done.number)
    if form.last_day is not None and form.last_day < form.first_day:
        raise LastDayTooEarly
    pattern = session.get(ShiftPattern, form.pattern_id)
    if pattern is None or pattern.site_id != actor.site_id:
        raise Gone
    reason = clean(reason, limit=REASON_LETTERS)
    place = _place(form)
    _refuse_twice(session, place)
    found = refuse_hindered(_standing(session, place, actor), reason)
    with recording(session, kind=ChangeKind.FIXED_PLACE, actor=actor, key=key) as change:
        session.add(place)
        session.flush()  # for place.id
        change.number = fill_fixed_places(
            session,
            actor=actor,
            pattern_ids=[pattern.id],
            person_id=form.person_id,
            reason=reason if found else "",
        )
    return FixedPlaceSaved(change.id, place.id, change.number, found)


@needs(Right.EDIT_ROSTER)
def end_fixed_place(
    session: Session, *, fixed_place_id: int, last_day: date, actor: Actor, key: UUID
) -> FixedPlaceSaved:
    """Let a fixed place hold until ``last_day``, and take its holder out of the shifts after it.

    What has confirmed hours stays, and so does what was not kept. The same key again is the
    same save. Raises Gone.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return FixedPlaceSaved(done.id, fixed_place_id, done.number)
    place = _held(session, fixed_place_id, actor)
    going = _coming(session, place, last_day, actor)
    with recording(session, kind=ChangeKind.FIXED_PLACE, actor=actor, key=key) as change:
        change.number = empty(session, select(Assignment).where(Assignment.id.in_(going)))
        if place.first_day > last_day:
            session.delete(place)
        else:
            place.last_day = last_day
    return FixedPlaceSaved(change.id, fixed_place_id, change.number)


def _place(form: FixedPlaceForm) -> FixedPlace:
    return FixedPlace(
        pattern_id=form.pattern_id,
        person_id=form.person_id,
        first_day=form.first_day,
        last_day=form.last_day,
        weekday=form.weekday,
        weeks=form.weeks,
    )


def _refuse_twice(session: Session, place: FixedPlace) -> None:
    others = session.scalars(
        select(FixedPlace).where(
            FixedPlace.pattern_id == place.pattern_id, FixedPlace.person_id == place.person_id
        )
    )
    for one in others:
        apart = (
            (one.last_day is not None and one.last_day < place.first_day)
            or (place.last_day is not None and place.last_day < one.first_day)
            or (None not in (one.weekday, place.weekday) and one.weekday != place.weekday)
            or {one.weeks, place.weeks} == {Weeks.EVEN, Weeks.ODD}
        )
        if not apart:
            raise PlaceFixedAlready


def _standing(session: Session, place: FixedPlace, actor: Actor) -> list[Hindrance]:
    """Give what stands in the way of the place as such, looked at in its first coming shift."""
    coming = session.execute(
        select(Shift.id, Shift.day)
        .where(
            Shift.pattern_id == place.pattern_id,
            Shift.day >= actor.today(),
            Shift.state == ShiftState.PLANNED,
        )
        .order_by(Shift.day)
    )
    first = next((row for row in coming if holds_on(place, row.day)), None)
    if first is None:
        return []
    shifts = read_shifts(session, shift_ids=[first.id], actor=actor)
    people = read_volunteers(
        session,
        first_day=first.day,
        last_day=first.day,
        person_ids=[place.person_id],
        actor=actor,
    )
    found = hindrances(people[place.person_id], shifts[first.id])
    return [one for one in found if one.kind in _STANDING]


def _held(session: Session, fixed_place_id: int, actor: Actor) -> FixedPlace:
    place = session.get(FixedPlace, fixed_place_id)
    if place is None:
        raise Gone
    hold_volunteer(session, person_id=place.person_id, actor=actor)
    place = session.get(FixedPlace, fixed_place_id, with_for_update=True, populate_existing=True)
    if place is None:
        raise Gone
    return place


def _coming(session: Session, place: FixedPlace, last_day: date, actor: Actor) -> list[int]:
    rows = session.execute(
        select(Assignment.id, Shift.day)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(
            Shift.pattern_id == place.pattern_id,
            Shift.day > max(last_day, actor.today()),
            Assignment.person_id == place.person_id,
            Assignment.fixed,
            Assignment.state.in_(_GOING),
            Assignment.confirmed_at.is_(None),
        )
    )
    return [row.id for row in rows if holds_on(place, row.day)]
