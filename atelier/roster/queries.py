"""What the roster shows of a row of days, read with few questions.

The page reads this after every commit, so the statements are built once and hand out plain
numbers: a day as yyyymmdd, a time as minutes since midnight.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Integer, String, bindparam, select, type_coerce
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import public
from atelier.calendar.queries import day_of, number
from atelier.domain import (
    Activity,
    Actor,
    Assignment,
    AssignmentState,
    Occurrence,
    OccurrenceState,
    Role,
    Shift,
    ShiftPattern,
    ShiftState,
)
from atelier.domain.rights import Right
from atelier.roster.rows import PlaceRow, ShiftRow
from atelier.roster.short_names import short_names

AHEAD = timedelta(weeks=4)  # in which gaps are looked for
_HOUR = 60  # minutes
_SITE: BindParameter[int] = bindparam("site")
_FIRST, _LAST = bindparam("first_day", type_=Integer), bindparam("last_day", type_=Integer)
_IN_DAYS = type_coerce(Shift.day, Integer).between(_FIRST, _LAST)
_STATES = {one.value: one for one in AssignmentState}
_SHIFT_STATES = {one.value: one for one in ShiftState}
_CANCELLED = OccurrenceState.CANCELLED.value

_SHIFTS = (
    select(
        Shift.id,
        Shift.pattern_id,
        Role.id,
        Role.name,
        ShiftPattern.name,
        Activity.id,
        Activity.name,
        Activity.public_name,
        type_coerce(Activity.sensitive, Integer),
        Shift.occurrence_id,
        type_coerce(Shift.day, Integer),
        type_coerce(Shift.starts, Integer),
        type_coerce(Shift.ends, Integer),
        Shift.needed,
        Shift.wished,
        type_coerce(Shift.state, String),
        type_coerce(Occurrence.state, String).label("occurrence_state"),
        type_coerce(Shift.at_desk, Integer),
        type_coerce(Shift.changed, Integer),
    )
    .join(Role, Role.id == Shift.role_id)
    .join(ShiftPattern, ShiftPattern.id == Shift.pattern_id, isouter=True)
    .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
    .join(Activity, Activity.id == Occurrence.activity_id, isouter=True)
    .where(Shift.site_id == _SITE)
    .order_by(Shift.day, Shift.starts, Shift.ends, Role.name, Shift.id)
)
_PLACES = (
    select(
        Assignment.shift_id,
        Assignment.id,
        Assignment.person_id,
        type_coerce(Assignment.state, String),
        type_coerce(Assignment.fixed, Integer),
        Assignment.replaces_id,
        Assignment.told_at.is_not(None),
        Assignment.overruled,
        Assignment.confirmed_at.is_not(None),
    )
    .join(Shift, Shift.id == Assignment.shift_id)
    .where(Shift.site_id == _SITE)
    .order_by(Assignment.id)
)
_SHIFTS_OF_DAYS, _PLACES_OF_DAYS = _SHIFTS.where(_IN_DAYS), _PLACES.where(_IN_DAYS)
_THIS = Shift.id == bindparam("shift")
_ONE_SHIFT, _ITS_PLACES = _SHIFTS.where(_THIS), _PLACES.where(_THIS)


@needs(Right.SEE_ROSTER)
def roster_shifts(
    session: Session, *, first_day: date, last_day: date, actor: Actor
) -> tuple[ShiftRow, ...]:
    """Read the shifts of some days, both included, with whoever is in them."""
    here = {"site": actor.site_id, "first_day": number(first_day), "last_day": number(last_day)}
    shifts = session.execute(_SHIFTS_OF_DAYS, here).all()
    places = session.execute(_PLACES_OF_DAYS, here).all()
    return _rows(session, shifts, places, actor)


@needs(Right.SEE_ROSTER)
def gaps(
    session: Session,
    *,
    actor: Actor,
    first_day: date | None = None,
    last_day: date | None = None,
) -> tuple[ShiftRow, ...]:
    """Read the shifts in which a place of the minimum is open: today and four weeks ahead."""
    first = first_day or actor.today()
    last = last_day or first + AHEAD
    found = roster_shifts(session, first_day=first, last_day=last, actor=actor)
    return tuple(one for one in found if one.open)


@needs(Right.SEE_ROSTER)
def shift_row(session: Session, *, shift_id: int, actor: Actor) -> ShiftRow | None:
    """Read one shift with whoever is in it; None where it is not there any more."""
    here = {"site": actor.site_id, "shift": shift_id}
    shifts = session.execute(_ONE_SHIFT, here).all()
    places = session.execute(_ITS_PLACES, here).all()
    return next(iter(_rows(session, shifts, places, actor)), None)


def _rows(
    session: Session, shifts: Iterable[Any], places: Iterable[Any], actor: Actor
) -> tuple[ShiftRow, ...]:
    found = list(places)
    names = short_names(session, actor=actor, person_ids={row[2] for row in found})
    of_shift: dict[int, list[PlaceRow]] = {}
    for row in found:
        of_shift.setdefault(row[0], []).append(_place(row, names[row[2]]))
    return tuple(_shift(row, tuple(of_shift.get(row[0], ()))) for row in shifts)


def _place(row: Any, name: str) -> PlaceRow:  # noqa: ANN401 - one row of the statement
    state = _STATES[row[3]]
    return PlaceRow(
        assignment_id=row[1],
        person_id=row[2],
        name=name,
        state=state,
        fixed=bool(row[4]),
        replaces_id=row[5],
        ask_again=state is AssignmentState.ASKED_AGAIN or bool(row[6]),
        overruled=bool(row[7]),
        confirmed=bool(row[8]),
    )


def _shift(row: Any, places: tuple[PlaceRow, ...]) -> ShiftRow:  # noqa: ANN401 - as above
    sensitive = bool(row[8])
    activity = "" if row[5] is None else public(row[6], row[7], sensitive=sensitive)
    return ShiftRow(
        id=row[0],
        pattern_id=row[1],
        role_id=row[2],
        role=row[3],
        name=(not sensitive and row[4]) or activity or row[3],
        activity_id=row[5],
        activity=activity,
        occurrence_id=row[9],
        day=day_of(row[10]),
        starts=_wall(row[11]),
        ends=_wall(row[12]),
        needed=row[13],
        wished=row[14],
        state=_SHIFT_STATES[row[15]],
        cancelled=row[16] == _CANCELLED,
        at_desk=bool(row[17]),
        changed=bool(row[18]),
        sensitive=sensitive,
        places=places,
    )


@lru_cache(maxsize=1440)
def _wall(minutes: int) -> time:
    return time(minutes // _HOUR, minutes % _HOUR)
