"""Taking over a programme from a file, and taking it back as a whole."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from atelier.access.asking import needs
from atelier.calendar.planning import add_activity, add_series
from atelier.calendar.programme_file import Line, read_programme
from atelier.domain import (
    Action,
    Activity,
    ActivitySetting,
    Actor,
    Batch,
    ClosedPoint,
    Enrolment,
    Gone,
    Occurrence,
    Organisation,
    Participation,
    PrintedSheet,
    Question,
    Room,
    Series,
    Shift,
    ShiftPattern,
    Tally,
)
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.months.gate import hold_open
from atelier.months.states import closed_months, number_of
from atelier.tables.reading import Table, read_table

KIND = "programme"
AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ImportedProgramme:
    """What came of an import. ``added`` counts activities; ``refused`` (line, why).

    ``batch`` is None when nothing was written because a line was refused.
    """

    batch: int | None
    added: int
    refused: tuple[tuple[int, str], ...] = ()
    rooms: int = 0
    organisations: int = 0
    occurrences: int = 0


@needs(Right.IMPORT)
def import_programme(
    session: Session,
    *,
    data: bytes | Table,
    actor: Actor,
    key: UUID,
    partly: bool = False,
) -> ImportedProgramme:
    """Add the activities of a file, their rooms and hosts, and a year of their occurrences.

    All of it or nothing, unless ``partly`` lets the good lines in without the refused ones.
    Rooms and hosts that are there already, by code and by name, are used and not added. The
    same key again is the same import. Raises a NotATable or NotAProgramme, and MonthClosed where
    a line names a date in a closed month.
    """
    done = session.scalar(select(Batch).where(Batch.key == key, Batch.site_id == actor.site_id))
    if done is not None:
        return ImportedProgramme(done.id, _count(session, Activity, done.id))
    table = data if isinstance(data, Table) else read_table(data)
    lines, refused = read_programme(table)
    lines, clashes = _unknown_here(session, lines, actor)
    refused = sorted(refused + clashes)
    if not lines or (refused and not partly):
        return ImportedProgramme(None, 0, tuple(refused))
    batch = Batch(key=key, site_id=actor.site_id, kind=KIND, at=actor.now(), by=actor.name)
    session.add(batch)
    session.flush()  # for batch.id
    places = _Places(session, actor.site_id, batch.id)
    activities: dict[str, Activity] = {}
    occurrences = sum(_add(session, line, places, actor, activities) for line in lines)
    return ImportedProgramme(
        batch.id, len(activities), tuple(refused), places.rooms, places.organisations, occurrences
    )


@needs(Right.IMPORT)
def undo_programme(session: Session, *, batch_id: int, actor: Actor) -> tuple[int, int]:
    """Take an import back, and give how many activities went and how many stayed.

    An activity stays, with its series, room and host, once somebody was there, is enrolled, is
    to work there or has a printed list of it, and once a month of it is closed. Taken back twice
    is taken back once. Raises Gone.
    """
    batch = session.scalar(
        select(Batch)
        .where(Batch.id == batch_id, Batch.site_id == actor.site_id, Batch.kind == KIND)
        .with_for_update()
    )
    if batch is None:
        raise Gone
    used = set(
        session.scalars(select(Activity.id).where(Activity.batch_id == batch_id, _is_used()))
    )
    hold_open(session, actor=actor)
    used |= _in_closed_months(session, batch_id, actor)
    going = set(session.scalars(select(Activity.id).where(Activity.batch_id == batch_id))) - used
    _remove_activities(session, going)
    _remove_unused(session, batch_id)
    if batch.undone_at is None:
        batch.undone_at, batch.undone_by = actor.now(), actor.name
    return len(going), len(used)


@dataclass
class _Places:
    """Rooms and hosts by what the file calls them; made where they are not there yet."""

    session: Session
    site_id: int
    batch_id: int
    rooms: int = 0
    organisations: int = 0
    _rooms: dict[str, int] = field(default_factory=dict)
    _hosts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for room_id, code, name in self.session.execute(
            select(Room.id, Room.code, Room.name).where(Room.site_id == self.site_id)
        ):
            self._rooms.update({name.casefold(): room_id, code.casefold(): room_id})
        for host_id, name in self.session.execute(
            select(Organisation.id, Organisation.name).where(Organisation.site_id == self.site_id)
        ):
            self._hosts[name.casefold()] = host_id

    def room(self, code: str) -> int | None:
        """Give the room of this code or name; None where the file names none."""
        if not code:
            return None
        if code.casefold() not in self._rooms:
            name = code[:1].upper() + code[1:]
            room = Room(site_id=self.site_id, code=code[:30], name=name, batch_id=self.batch_id)
            self.session.add(room)
            self.session.flush()  # for room.id
            self._rooms[code.casefold()] = room.id
            self.rooms += 1
        return self._rooms[code.casefold()]

    def host(self, name: str) -> int | None:
        """Give the organisation of this name; None where the file names none."""
        if not name:
            return None
        if name.casefold() not in self._hosts:
            host = Organisation(site_id=self.site_id, name=name, batch_id=self.batch_id)
            self.session.add(host)
            self.session.flush()  # for host.id
            self._hosts[name.casefold()] = host.id
            self.organisations += 1
        return self._hosts[name.casefold()]


def _unknown_here(
    session: Session, lines: list[Line], actor: Actor
) -> tuple[list[Line], list[tuple[int, str]]]:
    """Part what is new from what the house has already; an import changes nothing."""
    known = set(session.scalars(select(Activity.code).where(Activity.site_id == actor.site_id)))
    new = [line for line in lines if line.code not in known]
    refused = [
        (line.line, tr("There is an activity with the code {code} already.", code=line.code))
        for line in lines
        if line.code in known
    ]
    return new, refused


def _add(
    session: Session, line: Line, places: _Places, actor: Actor, activities: dict[str, Activity]
) -> int:
    """Add what a line says; the first line of an activity adds the activity itself."""
    room_id = places.room(line.room)
    activity = activities.get(line.code)
    if activity is None:
        activity = activities[line.code] = add_activity(
            session,
            line,
            site_id=actor.site_id,
            room_id=room_id,
            host_id=places.host(line.host),
            batch_id=places.batch_id,
        )
    first_day = actor.today()
    return sum(
        add_series(
            session,
            line,
            activity,
            weekday=weekday,
            first_day=first_day,
            last_day=first_day + AHEAD - timedelta(days=1),
            actor=actor,
            room_id=None if room_id == activity.room_id else room_id,
        )
        for weekday in line.weekdays
    )


def _is_used() -> ColumnElement[bool]:
    mine = (
        select(Occurrence.id)
        .where(Occurrence.activity_id == Activity.id)
        .correlate(Activity)
        .scalar_subquery()
    )
    series = (
        select(Series.id)
        .where(Series.activity_id == Activity.id)
        .correlate(Activity)
        .scalar_subquery()
    )
    traces = (Participation, Tally, Enrolment, Shift, Action, PrintedSheet, ClosedPoint)
    return or_(
        *(exists().where(table.occurrence_id.in_(mine)) for table in traces),
        exists().where(Enrolment.series_id.in_(series)),
        exists().where(ShiftPattern.activity_id == Activity.id),
    )


def _in_closed_months(session: Session, batch_id: int, actor: Actor) -> set[int]:
    """Give the activities that stand in the figures of a closed month."""
    closed = closed_months(session, actor=actor)
    rows = session.execute(
        select(Activity.id, Occurrence.day)
        .join(Occurrence, Occurrence.activity_id == Activity.id)
        .where(Activity.batch_id == batch_id, Occurrence.day < actor.today())
    )
    return {row.id for row in rows if number_of(row.day) in closed}


def _remove_activities(session: Session, going: set[int]) -> None:
    for table in (Occurrence, Series, ActivitySetting):
        session.execute(delete(table).where(table.activity_id.in_(going)))
    session.execute(delete(Activity).where(Activity.id.in_(going)))


def _remove_unused(session: Session, batch_id: int) -> None:
    """Remove the rooms and hosts of an import that nothing uses any more."""
    session.execute(
        delete(Room).where(
            Room.batch_id == batch_id,
            ~exists().where(Activity.room_id == Room.id),
            ~exists().where(Occurrence.room_id == Room.id),
        )
    )
    before = aliased(Organisation)
    session.execute(
        delete(Organisation).where(
            Organisation.batch_id == batch_id,
            ~exists().where(Activity.host_id == Organisation.id),
            ~exists().where(Question.referred_to_id == Organisation.id),
            ~exists().where(before.successor_id == Organisation.id),
        )
    )


def _count(session: Session, table: type[Activity], batch_id: int) -> int:
    rows = select(func.count()).select_from(table).where(table.batch_id == batch_id)
    return int(session.scalar(rows) or 0)
