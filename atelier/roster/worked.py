"""What volunteers worked in some days: the hours of everybody, and the statement of one.

The same hours as in the figures of the house: only what somebody confirmed counts (B11, B12),
breaks are not taken off, and two shifts at the same time count once (scenario 18). What is over
and not confirmed yet is only said in number.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import public
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Assignment,
    Gone,
    Occurrence,
    Person,
    Role,
    Shift,
    ShiftPattern,
    Volunteer,
    VolunteerStatus,
)
from atelier.domain.rights import Right
from atelier.people.names import name_of
from atelier.roster.diary import minutes_of
from atelier.roster.hours import TO_BE_CONFIRMED


@dataclass(frozen=True, slots=True, repr=False)
class HoursRow(Discreet):
    """One volunteer and what they worked: confirmed shifts and minutes, and what still waits.

    ``id`` is the number of the person; ``waiting`` how many shifts are over and not confirmed.
    """

    id: int
    name: str
    shifts: int
    minutes: int
    waiting: int


@dataclass(frozen=True, slots=True, repr=False)
class WorkedLine(Discreet):
    """A shift that somebody worked, as it was confirmed.

    ``minutes`` are those that count: fewer than from ``starts`` to ``ends`` where another shift
    at the same time counts already (``overlaps``).
    """

    day: date
    starts: time
    ends: time
    work: str
    minutes: int
    overlaps: bool


@dataclass(frozen=True, slots=True, repr=False)
class HoursStatement(Discreet):
    """What one volunteer worked in some days, by day. ``waiting`` as in ``HoursRow``."""

    person_id: int
    name: str
    first_day: date
    last_day: date
    lines: tuple[WorkedLine, ...]
    waiting: int

    @property
    def minutes(self) -> int:
        """Give the confirmed time in all (B12 of this one volunteer)."""
        return sum(line.minutes for line in self.lines)

    @property
    def months(self) -> dict[date, tuple[WorkedLine, ...]]:
        """Give the lines of each month in which something was worked, by its first day."""
        found: dict[date, list[WorkedLine]] = defaultdict(list)
        for line in self.lines:
            found[line.day.replace(day=1)].append(line)
        return {month: tuple(lines) for month, lines in found.items()}


@needs(Right.SEE_HOURS)
def worked_by_all(
    session: Session, *, first_day: date, last_day: date, actor: Actor
) -> tuple[HoursRow, ...]:
    """List the volunteers of now, and whoever worked in these days, by name with their hours."""
    found = _confirmed(session, first_day, last_day, actor)
    waiting = _waiting(session, first_day, last_day, actor)
    here = Volunteer.status.in_((VolunteerStatus.ACTIVE, VolunteerStatus.LEAVING))
    people = session.scalars(
        select(Person)
        .join(Volunteer, Volunteer.person_id == Person.id, isouter=True)
        .where(Person.site_id == actor.site_id, or_(here, Person.id.in_({*found, *waiting})))
        .order_by(Person.sort_key, Person.id)
    )
    return tuple(
        HoursRow(
            id=person.id,
            name=name_of(person).full_name,
            shifts=len(found.get(person.id, ())),
            minutes=sum(line.minutes for line in found.get(person.id, ())),
            waiting=waiting.get(person.id, 0),
        )
        for person in people
    )


@needs(Right.SEE_HOURS)
def hours_statement(
    session: Session, *, person_id: int, first_day: date, last_day: date, actor: Actor
) -> HoursStatement:
    """Give the own statement of one volunteer, both days included.

    Raises Gone for whoever is no volunteer of this house and never worked in it.
    """
    person = session.scalar(
        select(Person).where(Person.id == person_id, Person.site_id == actor.site_id)
    )
    known = session.scalar(select(Volunteer.id).where(Volunteer.person_id == person_id))
    lines = _confirmed(session, first_day, last_day, actor, person_id).get(person_id, ())
    if person is None or not (known or lines):
        raise Gone
    return HoursStatement(
        person_id=person_id,
        name=name_of(person).full_name,
        first_day=first_day,
        last_day=last_day,
        lines=lines,
        waiting=_waiting(session, first_day, last_day, actor).get(person_id, 0),
    )


_WORKED = (
    select(
        Assignment.person_id,
        Shift.day,
        Assignment.worked_starts,
        Assignment.worked_ends,
        ShiftPattern.name,
        Activity.name,
        Activity.public_name,
        Activity.sensitive,
        Role.name,
    )
    .select_from(Shift)
    .join(Assignment, Assignment.shift_id == Shift.id)
    .join(Role, Role.id == Shift.role_id)
    .join(ShiftPattern, ShiftPattern.id == Shift.pattern_id, isouter=True)
    .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
    .join(Activity, Activity.id == Occurrence.activity_id, isouter=True)
    .where(
        Assignment.confirmed_at.is_not(None),
        Assignment.worked_starts.is_not(None),
        Assignment.worked_ends.is_not(None),
    )
    .order_by(Shift.day, Assignment.worked_starts, Assignment.worked_ends, Shift.id)
)


class _Worked(NamedTuple):
    """A row of what was worked; without an activity what is said of it is empty."""

    person_id: int
    day: date
    starts: time
    ends: time
    pattern: str | None
    activity: str | None
    public_name: str
    sensitive: bool
    role: str

    @property
    def work(self) -> str:
        """Name it as the roster does, with the name of the activity that may be seen (P9)."""
        if self.activity is None or (self.pattern and not self.sensitive):
            return self.pattern or self.role
        return public(self.activity, self.public_name, sensitive=self.sensitive)


def _confirmed(
    session: Session,
    first_day: date,
    last_day: date,
    actor: Actor,
    person_id: int | None = None,
) -> dict[int, tuple[WorkedLine, ...]]:
    """Read what was confirmed in some days, by person; of one alone where they are named."""
    rows: dict[int, list[_Worked]] = defaultdict(list)
    wanted = _WORKED.where(Shift.site_id == actor.site_id, Shift.day.between(first_day, last_day))
    if person_id is not None:
        wanted = wanted.where(Assignment.person_id == person_id)
    found: Iterable[Any] = session.execute(wanted)
    for one in itertools.starmap(_Worked, found):
        rows[one.person_id].append(one)
    return {person: tuple(_counted(worked)) for person, worked in rows.items()}


def _counted(worked: Iterable[_Worked]) -> Iterator[WorkedLine]:
    """Say of each what it adds: a minute in two shifts counts with the one that began first."""
    until: tuple[date, int] = (date.min, 0)
    for one in worked:
        starts, ends = minutes_of(one.starts), minutes_of(one.ends)
        counted_until = until[1] if until[0] == one.day else 0
        minutes = max(0, ends - max(starts, counted_until))
        until = (one.day, max(ends, counted_until))
        overlaps = minutes < ends - starts
        yield WorkedLine(one.day, one.starts, one.ends, one.work, minutes, overlaps)


def _waiting(session: Session, first_day: date, last_day: date, actor: Actor) -> dict[int, int]:
    """Give how many shifts of each person are over and not confirmed."""
    wall = actor.clock.wall(actor.now())
    over = or_(Shift.day < wall.date(), and_(Shift.day == wall.date(), Shift.ends <= wall.time()))
    rows = session.execute(
        select(Assignment.person_id, func.count())
        .select_from(Shift)
        .join(Assignment, Assignment.shift_id == Shift.id)
        .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
        .where(
            Shift.site_id == actor.site_id,
            Shift.day.between(first_day, last_day),
            Assignment.confirmed_at.is_(None),
            over,
            *TO_BE_CONFIRMED,
        )
        .group_by(Assignment.person_id)
    )
    return {row[0]: row[1] for row in rows}
