"""What must be known of an occurrence and its series before a change of it can be shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from atelier.access.asking import needs
from atelier.calendar.clashes import Slot, clashes_of, need_minutes
from atelier.calendar.closing_days import HouseCalendar, house_calendar
from atelier.calendar.diff import DiffRow, Place
from atelier.calendar.holding import HOLDS
from atelier.calendar.shift_following import SHIFT_COUNTS
from atelier.domain import (
    Activity,
    Actor,
    Base,
    Enrolment,
    EnrolmentState,
    Gone,
    Occurrence,
    OccurrenceState,
    Participation,
    Room,
    Series,
    Shift,
    Tally,
)
from atelier.domain.rights import Right

Row = TypeVar("Row", bound=Base)
_HOLDING = (EnrolmentState.ENROLLED, EnrolmentState.WAITING)


@dataclass(frozen=True, slots=True)
class Target:
    """The occurrence that is pointed at, its activity, and its series where it has one."""

    occurrence: Occurrence
    activity: Activity
    series: Series | None


@dataclass(frozen=True, slots=True)
class Attached:
    """What hangs on each of some occurrences, by their ids.

    ``people`` have a place or wait for one; ``used`` have anything at all that names them.
    """

    attended: frozenset[int]
    used: frozenset[int]
    shifts: Mapping[int, int]
    people: Mapping[int, frozenset[int]] = field(repr=False)

    def people_of(self, ids: Iterable[int | None]) -> frozenset[int]:
        """Give everybody who has a place, or waits for one, in one of these occurrences."""
        found: set[int] = set()
        for one in ids:
            found |= self.people.get(one or 0, frozenset())
        return frozenset(found)


@needs(Right.PART)
def target_of(
    session: Session, *, occurrence_id: int, actor: Actor, lock: bool = False, whole: bool = False
) -> Target:
    """Find an occurrence of this house. ``lock``: its series first, then the occurrence.

    ``whole``: then all occurrences of the series, by their ids, as a closure locks them: of two
    saves that lock the same rows in one order none waits for the other in a circle.

    Raises Gone.
    """
    asked = (
        select(Occurrence.series_id)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(Occurrence.id == occurrence_id, Activity.site_id == actor.site_id)
    )
    found = session.execute(asked).one_or_none()
    if found is None:
        raise Gone
    series = None
    if found.series_id is not None:
        series = session.scalar(
            _fresh(select(Series).where(Series.id == found.series_id), lock=lock)
        )
    if series is not None and whole:
        occurrences_of_series(session, series, lock=lock)
    wanted = select(Occurrence).where(Occurrence.id == occurrence_id)
    occurrence = session.scalar(_fresh(wanted, lock=lock))
    if occurrence is None:
        raise Gone
    return Target(occurrence, occurrence.activity, series)


def occurrences_of_series(session: Session, series: Series, *, lock: bool) -> list[Occurrence]:
    """Give every occurrence of a series, in the order of their ids."""
    rows = select(Occurrence).where(Occurrence.series_id == series.id).order_by(Occurrence.id)
    return list(session.scalars(_fresh(rows, lock=lock)))


def attached_to(session: Session, rows: list[Occurrence]) -> Attached:
    """Read what hangs on these occurrences, of one series or one alone."""
    if not rows:
        return Attached(frozenset(), frozenset(), {}, {})
    these = _these(rows)
    people: dict[int, set[int]] = {}
    held = (
        select(Occurrence.id, Enrolment.person_id)
        .join(Enrolment, HOLDS)
        .where(these, Enrolment.state.in_(_HOLDING))
    )
    for id_, person in session.execute(held):
        people.setdefault(id_, set()).add(person)
    shifts: dict[int, int] = {}
    for id_ in session.scalars(_naming(Shift.occurrence_id, these)):
        shifts[id_] = shifts.get(id_, 0) + 1
    return Attached(
        frozenset(session.scalars(_attended(these))),
        frozenset(session.scalars(_used(these))),
        shifts,
        {id_: frozenset(found) for id_, found in people.items()},
    )


def place_of(row: Occurrence) -> Place:
    """Say where an occurrence stands."""
    goes_ahead = row.state is OccurrenceState.PLANNED
    room = row.room or row.activity.room
    return Place(
        row.day,
        row.starts,
        row.ends,
        None if room is None else room.id,
        "" if room is None else room.name,
        row.capacity,
        goes_ahead,
        "" if goes_ahead else row.reason,
    )


@needs(Right.PART)
def room_of(session: Session, room_id: int | None, actor: Actor) -> Room | None:
    """Find a room of this house; None is no room. Raises Gone."""
    if room_id is None:
        return None
    room = session.scalar(select(Room).where(Room.id == room_id, Room.site_id == actor.site_id))
    if room is None:
        raise Gone
    return room


@needs(Right.PART)
def calendar_around(session: Session, first: date, last: date, actor: Actor) -> HouseCalendar:
    """Read when the house is closed around these days, with a margin on both sides."""
    return house_calendar(
        session,
        site_id=actor.site_id,
        first_day=first - timedelta(days=31),
        last_day=last + timedelta(days=31),
    )


@needs(Right.PART)
def with_clashes(
    session: Session, rows: list[DiffRow], activity: Activity, actor: Actor
) -> list[DiffRow]:
    """Look for what already stands in the rooms that the rows want."""
    ignored = [
        row.occurrence_id
        for row in rows
        if row.occurrence_id is not None and (row.takes_room or row.after is None)
    ]
    ignored += [row.occurrence_id or 0 for row in rows if row.after and not row.after.goes_ahead]
    wanting = [row for row in rows if row.takes_room]
    slots = [_slot(session, row, activity) for row in wanting]
    found = clashes_of(session, actor=actor, slots=slots, ignore=ignored)
    clashes = {id(row): taken for row, taken in zip(wanting, found, strict=True)}
    return [row.within(clashes[id(row)]) if clashes.get(id(row)) else row for row in rows]


def slot_of(session: Session, place: Place, activity: Activity, id_: int | None) -> Slot:
    """Give the room and the minutes that something needs in a place."""
    room = None if place.room_id is None else session.get(Room, place.room_id)
    setup, clearing = need_minutes(activity, room)
    return Slot(
        place.day, place.starts, place.ends, place.room_id, setup, clearing, occurrence_id=id_
    )


def has_begun(actor: Actor, day: date, starts: time) -> bool:
    """Whether the clock on the wall is past the beginning."""
    wall = actor.clock.wall(actor.now())
    return (day, starts) <= (wall.date(), wall.time().replace(tzinfo=None))


def clock_skips(actor: Actor, day: date, wall: time) -> bool:
    """Whether the clock never says this on that day, since it goes forward in the night."""
    return actor.clock.wall(actor.clock.moment(day, wall)).time() != wall


def _slot(session: Session, row: DiffRow, activity: Activity) -> Slot:
    assert row.after is not None  # it wants a room
    return slot_of(session, row.after, activity, row.occurrence_id)


def _these(rows: list[Occurrence]) -> ColumnElement[bool]:
    if len(rows) == 1 or rows[0].series_id is None:
        return Occurrence.id.in_([row.id for row in rows])
    return Occurrence.series_id == rows[0].series_id


def _attended(these: ColumnElement[bool]) -> Select[int]:
    named = _naming(Participation.occurrence_id, these)
    counted = _naming(Tally.occurrence_id, these)
    return select(union_all(named, counted).subquery().c[0])


def _used(these: ColumnElement[bool]) -> Select[int]:
    """Ask which occurrences any other table names, whichever tables there are by now.

    A shift that a pattern made and that nobody is in yet goes with its occurrence.
    """
    columns = [
        key.parent
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column is Occurrence.__table__.c.id and table is not Shift.__table__
    ]
    missed = _naming(Shift.occurrence_id, these).where(SHIFT_COUNTS)
    found = union_all(missed, *(_naming(column, these) for column in columns))
    return select(found.subquery().c[0]).distinct()


def _naming(
    column: ColumnElement[Any] | InstrumentedAttribute[Any], these: ColumnElement[bool]
) -> Select[int]:
    return select(Occurrence.id).where(column == Occurrence.id, these)


def _fresh(statement: Select[Row], *, lock: bool) -> Select[Row]:
    if lock:
        statement = statement.with_for_update()
    return statement.execution_options(populate_existing=True)
