"""What paper tells of the calendar, read with few questions; no visitor's name is among it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import BindParameter, bindparam, case, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.closing_days import days_between, holidays_of
from atelier.calendar.holding import HOLDS
from atelier.calendar.naming import public
from atelier.domain import (
    Activity,
    Actor,
    BookingKind,
    Closure,
    Enrolment,
    EnrolmentState,
    Function,
    Occurrence,
    OccurrenceState,
    Policy,
    Room,
    RoomBooking,
)
from atelier.domain.rights import Right
from atelier.settings.partners import Partners, partners_of

_SITE: BindParameter[int] = bindparam("site")
_HERE = (Activity.site_id == _SITE, Occurrence.day.between(bindparam("first"), bindparam("last")))

# Built once: building a statement takes longer than running it.
_OCCURRENCES = (
    select(
        Occurrence.id,
        Occurrence.activity_id,
        Activity.name,
        Activity.public_name,
        Activity.sensitive,
        Activity.function,
        Occurrence.day,
        Occurrence.starts,
        Occurrence.ends,
        Room.id,
        Room.name,
        Activity.host_id,
        Occurrence.state,
        Occurrence.skipped,
        Occurrence.reason,
        Occurrence.rule_day,
        func.coalesce(Occurrence.capacity, Activity.capacity),
        Activity.minimum,
        Activity.price_cents,
        Activity.enrolment,
        Activity.walk_in,
        func.coalesce(Activity.setup_minutes, Room.setup_minutes, 0),
        func.coalesce(Activity.clearing_minutes, Room.clearing_minutes, 0),
    )
    .join(Activity, Activity.id == Occurrence.activity_id)
    .join(Room, Room.id == func.coalesce(Occurrence.room_id, Activity.room_id), isouter=True)
    .where(*_HERE)
    .order_by(Occurrence.day, Occurrence.starts, Activity.name, Occurrence.id)
)
_PLACES = (
    select(
        Occurrence.id,
        func.sum(case((Enrolment.state == EnrolmentState.ENROLLED, 1), else_=0)),
        func.sum(case((Enrolment.state == EnrolmentState.WAITING, 1), else_=0)),
    )
    .join(Enrolment, HOLDS)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(*_HERE)
    .group_by(Occurrence.id)
)
_BOOKINGS = (
    select(
        RoomBooking.name,
        RoomBooking.kind,
        RoomBooking.day,
        RoomBooking.starts,
        RoomBooking.ends,
        Room.id,
        Room.name,
        Room.setup_minutes,
        Room.clearing_minutes,
    )
    .join(Room, Room.id == RoomBooking.room_id)
    .where(
        RoomBooking.site_id == _SITE,
        RoomBooking.day.between(bindparam("first"), bindparam("last")),
    )
    .order_by(RoomBooking.day, RoomBooking.starts, RoomBooking.id)
)


@dataclass(frozen=True, slots=True)
class Happening:
    """An occurrence as everybody may read it; wall times; ``name`` is neutral where it must be.

    ``reason`` is empty for a sensitive activity unless the house is closed: a reason may say what
    its name does not. ``host`` is left out there for the same cause. ``setup`` and ``clearing``
    in minutes.
    """

    id: int
    activity_id: int
    name: str
    function: Function
    day: date
    starts: time
    ends: time
    room_id: int | None
    room: str
    host: str
    cancelled: bool
    skipped: bool
    reason: str
    moved_from: date | None
    capacity: int | None
    minimum: int
    price_cents: int | None
    enrolment: bool
    walk_in: bool
    setup: int
    clearing: int
    enrolled: int = 0
    waiting: int = 0

    @property
    def free(self) -> int | None:
        """Give how many places are left; None where nobody enrols or there is no limit.

        While somebody waits there are none: what becomes free is theirs first.
        """
        if not self.enrolment or self.capacity is None:
            return None
        return 0 if self.waiting else max(0, self.capacity - self.enrolled)

    @property
    def internal(self) -> bool:
        """Whether it is a meeting of the house itself, which is not for everybody."""
        return self.function is Function.INTERNAL


@dataclass(frozen=True, slots=True)
class Booked:
    """A room that is hired or taken; ``name`` is what everybody may read; minutes as above."""

    name: str
    kind: BookingKind
    day: date
    starts: time
    ends: time
    room_id: int
    room: str
    setup: int
    clearing: int


@dataclass(frozen=True, slots=True)
class Closed:
    """Why the house is closed on a day; ``partly``: the open door goes on."""

    name: str
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Programme:
    """Some days of the house, in the order of the clock."""

    first_day: date
    last_day: date
    happenings: tuple[Happening, ...]
    bookings: tuple[Booked, ...]
    closed: dict[date, Closed]

    @property
    def days(self) -> list[date]:
        """List the days, both ends included."""
        return days_between(self.first_day, self.last_day)

    def on(self, day: date) -> tuple[Happening, ...]:
        """Give what happens on a day, or would have happened."""
        return tuple(one for one in self.happenings if one.day == day)

    def told_by_closing(self, one: Happening) -> bool:
        """Whether the closing of the day says already that this does not go ahead.

        A holiday may have been kept under its name in the other language.
        """
        closed = self.closed.get(one.day)
        if closed is None or not one.cancelled:
            return False
        return one.skipped or one.reason in {closed.name, ""}


@needs(Right.PART)
def programme(
    session: Session, *, first_day: date, last_day: date, actor: Actor, places: bool = False
) -> Programme:
    """Read the days from ``first_day`` to ``last_day``, both included.

    ``places``: also who has a place and who waits, in numbers.
    """
    here = {"site": actor.site_id, "first": first_day, "last": last_day}
    numbers: dict[int, tuple[int, int]] = {}
    if places:
        rows = session.execute(_PLACES, here)
        numbers = {row[0]: (int(row[1]), int(row[2])) for row in rows}
    partners = partners_of(session, site_id=actor.site_id)
    return Programme(
        first_day,
        last_day,
        tuple(_happening(row, numbers, partners) for row in session.execute(_OCCURRENCES, here)),
        tuple(Booked(*row) for row in session.execute(_BOOKINGS, here)),
        closed_days(session, first_day=first_day, last_day=last_day, actor=actor),
    )


@needs(Right.PART)
def closed_days(
    session: Session, *, first_day: date, last_day: date, actor: Actor
) -> dict[date, Closed]:
    """Give why the house is closed, by day: its public holidays, then its own closures."""
    holidays = holidays_of(session, site_id=actor.site_id, first_day=first_day, last_day=last_day)
    found = {one.day: Closed(one.name) for one in holidays if one.policy is Policy.CLOSED}
    rows = session.execute(
        select(Closure.first_day, Closure.last_day, Closure.name, Closure.except_walk_in)
        .where(
            Closure.site_id == actor.site_id,
            Closure.last_day >= first_day,
            Closure.first_day <= last_day,
        )
        .order_by(Closure.except_walk_in, Closure.id)
    )
    for first, last, name, partly in rows:
        for day in days_between(max(first, first_day), min(last, last_day)):
            found.setdefault(day, Closed(name, partly))
    return found


def week_of(day: date) -> tuple[date, date]:
    """Give the Monday and the Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def month_of(day: date) -> tuple[date, date]:
    """Give the first and the last day of the month of a day."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _happening(
    row: Sequence[Any], numbers: dict[int, tuple[int, int]], partners: Partners
) -> Happening:
    id_, activity_id, name, neutral, sensitive, function, day, starts, ends = row[:9]
    room_id, room, host_id, state, skipped, reason, rule_day = row[9:16]
    return Happening(
        id_,
        activity_id,
        public(name, neutral, sensitive=sensitive),
        function,
        day,
        starts,
        ends,
        room_id,
        room or "",
        "" if sensitive else partners.name(host_id, day),
        state is OccurrenceState.CANCELLED,
        skipped,
        "" if sensitive and not skipped else reason,
        rule_day if rule_day not in {None, day} else None,
        *row[16:],
        *numbers.get(id_, (0, 0)),  # type: ignore[call-arg]  # the row has as many as are asked
    )
