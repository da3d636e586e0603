"""What the calendar shows of a row of days, read with few questions.

The page reads this after every commit and at every leaf of the calendar, so the statements are
built once and hand out plain numbers: a day as yyyymmdd, a time as minutes since midnight.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BindParameter,
    Integer,
    String,
    bindparam,
    case,
    func,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.holding import HOLDS
from atelier.calendar.naming import public
from atelier.calendar.shown import Choice, Shown, ShownBooking, ShownOccurrence
from atelier.domain import (
    HOLDING,
    Activity,
    Actor,
    Assignment,
    BookingKind,
    Enrolment,
    EnrolmentState,
    Function,
    Occurrence,
    OccurrenceState,
    Room,
    RoomBooking,
    Shift,
    ShiftState,
)
from atelier.domain.rights import Right
from atelier.settings.partners import Partners, partners_of

_SITE: BindParameter[int] = bindparam("site")
_FIRST, _LAST = bindparam("first_day", type_=Integer), bindparam("last_day", type_=Integer)
_DAY = type_coerce(Occurrence.day, Integer)
_IN_DAYS = _DAY.between(_FIRST, _LAST)
# The sums keep SQLite from going through the activities first, and through all that ever was of
# each: a week is found by its days.
_ITS_ACTIVITY = Activity.id == Occurrence.activity_id + 0
_OURS = Activity.site_id + 0 == _SITE

# Built once: building a statement takes longer than running it. The engines' plain numbers are
# taken as they are: turning each into a day or a time would take longer than reading it.
_OCCURRENCES = (
    select(
        Occurrence.id,
        Occurrence.series_id,
        Occurrence.activity_id,
        Activity.name,
        Activity.public_name,
        type_coerce(Activity.sensitive, Integer),
        type_coerce(Activity.function, String),
        _DAY,
        type_coerce(Occurrence.starts, Integer),
        type_coerce(Occurrence.ends, Integer),
        Room.id,
        Room.name,
        Activity.host_id,
        type_coerce(Occurrence.state, String),
        type_coerce(Occurrence.skipped, Integer),
        Occurrence.reason,
        type_coerce(Occurrence.changed, Integer),
        type_coerce(Occurrence.rule_day, Integer),
        func.coalesce(Occurrence.capacity, Activity.capacity),
        type_coerce(Activity.enrolment, Integer),
        type_coerce(Activity.walk_in, Integer),
        Occurrence.clash_reason,
        Occurrence.version,
        func.coalesce(Activity.setup_minutes, Room.setup_minutes, 0),
        func.coalesce(Activity.clearing_minutes, Room.clearing_minutes, 0),
    )
    .join(Activity, _ITS_ACTIVITY)
    .join(Room, Room.id == func.coalesce(Occurrence.room_id, Activity.room_id), isouter=True)
    .where(_OURS, _IN_DAYS)
    .order_by(_DAY, Occurrence.starts, Activity.name, Occurrence.id)
)
_PLACES = (
    select(
        Occurrence.id,
        func.sum(case((Enrolment.state == EnrolmentState.ENROLLED, 1), else_=0)),
        func.sum(case((Enrolment.state == EnrolmentState.WAITING, 1), else_=0)),
    )
    .join(Enrolment, HOLDS)
    .join(Activity, _ITS_ACTIVITY)
    .where(_OURS, _IN_DAYS)
    .group_by(Occurrence.id)
)
_WORK = (
    select(func.coalesce(Shift.occurrence_id, 0), Shift.needed - func.count(Assignment.id))
    .join(
        Assignment,
        (Assignment.shift_id == Shift.id) & Assignment.state.in_(HOLDING),
        isouter=True,
    )
    .where(
        Shift.site_id == _SITE,
        type_coerce(Shift.day, Integer).between(_FIRST, _LAST),
        Shift.occurrence_id.is_not(None),
        Shift.state == ShiftState.PLANNED,
    )
    .group_by(Shift.id, Shift.occurrence_id, Shift.needed)
)
_BOOKINGS = (
    select(
        RoomBooking.id,
        RoomBooking.name,
        type_coerce(RoomBooking.kind, String),
        type_coerce(RoomBooking.day, Integer),
        type_coerce(RoomBooking.starts, Integer),
        type_coerce(RoomBooking.ends, Integer),
        RoomBooking.room_id,
        Room.name,
        RoomBooking.clash_reason,
        Room.setup_minutes,
        Room.clearing_minutes,
    )
    .join(Room, Room.id == RoomBooking.room_id)
    .where(
        RoomBooking.site_id == _SITE,
        type_coerce(RoomBooking.day, Integer).between(_FIRST, _LAST),
    )
    .order_by(RoomBooking.day, RoomBooking.starts, RoomBooking.id)
)

_ROOMS = select(Room.id, Room.name).where(Room.site_id == _SITE).order_by(Room.id)
_HOSTS = (
    select(Activity.host_id)
    .where(Activity.site_id == _SITE, Activity.host_id.is_not(None))
    .distinct()
)
_FUNCTIONS = {one.value: one for one in Function}
_KINDS = {one.value: one for one in BookingKind}
_CANCELLED = OccurrenceState.CANCELLED.value
_NOTHING = (0, 0)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the days can be narrowed down to: the rooms of the house, and who uses them."""

    rooms: tuple[Choice, ...]
    hosts: tuple[Choice, ...]
    filled: bool  # whether there is any activity in the house


@needs(Right.SEE_PROGRAMME)
def shown_days(session: Session, *, first_day: date, last_day: date, actor: Actor) -> Shown:
    """Read what happens on the days from ``first_day`` to ``last_day``, both included.

    What is special about the days themselves is read by ``day_notes``.
    """
    here = {"site": actor.site_id, "first_day": number(first_day), "last_day": number(last_day)}
    places = {row[0]: (int(row[1]), int(row[2])) for row in session.execute(_PLACES, here)}
    missing: dict[int, int] = {}
    work: Iterable[Any] = session.execute(_WORK, here)
    for occurrence_id, open_ in work:
        missing[occurrence_id] = missing.get(occurrence_id, 0) + max(0, open_)
    rows = session.execute(_OCCURRENCES, here).all()
    booked = session.execute(_BOOKINGS, here).all()
    clashing = _clashing(rows, booked)
    partners = partners_of(session, site_id=actor.site_id)
    return Shown(
        first_day,
        last_day,
        tuple(_occurrence(row, places, missing, clashing, partners) for row in rows),
        tuple(_booking(row, clashing) for row in booked),
    )


@needs(Right.SEE_PROGRAMME)
def choices(session: Session, *, actor: Actor) -> Choices:
    """Read the rooms and the hosts of the house."""
    here = {"site": actor.site_id}
    return Choices(
        tuple(Choice(*row) for row in session.execute(_ROOMS, here)),
        _hosts(session, actor),
        session.scalar(_ANY, here) is not None,
    )


def _hosts(session: Session, actor: Actor) -> tuple[Choice, ...]:
    """List each line of hosts once, under the name that it has today."""
    partners, today = partners_of(session, site_id=actor.site_id), actor.today()
    used = session.scalars(_HOSTS, {"site": actor.site_id})
    lines = {partners.newest(id_): partners.name(id_, today) for id_ in used if id_ is not None}
    found = (Choice(id_, name) for id_, name in lines.items())
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


_ANY = select(Activity.id).where(Activity.site_id == _SITE).limit(1)


def number(day: date) -> int:
    """Give a day as the tables keep it: yyyymmdd."""
    return day.year * 10000 + day.month * 100 + day.day


@lru_cache(maxsize=4000)
def day_of(number_: int) -> date:
    """Give the day that yyyymmdd stands for."""
    return date(number_ // 10000, number_ // 100 % 100, number_ % 100)


def _occurrence(
    row: Sequence[Any],
    places: dict[int, tuple[int, int]],
    missing: dict[int, int],
    clashing: set[tuple[str, int]],
    partners: Partners,
) -> ShownOccurrence:
    name, neutral, sensitive, function, day = row[3:8]
    state, skipped, reason, changed, rule_day, capacity, enrolment, walk_in = row[13:21]
    cancelled, host_id, shown_on = state == _CANCELLED, row[12], day_of(day)
    return ShownOccurrence._make(
        [
            *row[:3],
            public(name, neutral, sensitive=True) if sensitive else name,
            _FUNCTIONS[function],
            shown_on,
            *row[8:11],  # its minutes, its room
            row[11] or "",
            None if host_id is None else partners.newest(host_id),
            partners.name(host_id, shown_on),
            *(cancelled, bool(skipped), reason, bool(changed)),
            rule_day is not None and rule_day != day,
            capacity,
            *places.get(row[0], _NOTHING),
            *(bool(enrolment), bool(walk_in), bool(sensitive)),
            0 if cancelled else missing.get(row[0], 0),
            ("o", row[0]) in clashing,
            *row[21:25],  # why it clashes, its version, the minutes before and after
        ]
    )


def _booking(row: Sequence[Any], clashing: set[tuple[str, int]]) -> ShownBooking:
    id_, name, kind, day, first, last, room_id, room, clash_reason = row[:9]
    clash = ("b", id_) in clashing
    return ShownBooking(
        id_,
        name,
        _KINDS[kind],
        day_of(day),
        first,
        last,
        room_id,
        room,
        clash,
        clash_reason,
        row[9],
        row[10],
    )


def _clashing(rows: Sequence[Any], booked: Sequence[Any]) -> set[tuple[str, int]]:
    """Find what stands in a room that something else needs at that time."""
    taken = [
        (row[7], row[10], row[8] - row[23], row[9] + row[24], ("o", row[0]))
        for row in rows
        if row[10] is not None and row[13] != _CANCELLED
    ]
    taken += [(row[3], row[6], row[4] - row[9], row[5] + row[10], ("b", row[0])) for row in booked]
    taken.sort()
    found: set[tuple[str, int]] = set()
    for _place, group in groupby(taken, key=lambda one: one[:2]):
        until, holder = -1, ("", 0)
        for _day, _room, first, last, mark in group:
            if first < until:
                found |= {mark, holder}
            if last > until:
                until, holder = last, mark
    return found
