"""Taking over a calendar as a whole: its activities, rooms, series and occurrences."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.exchange.ical_in import ReadCalendar, read_calendar
from atelier.calendar.exchange.known import Places, folded, new_code, places_of
from atelier.calendar.exchange.own_rules import rule_of
from atelier.calendar.exchange.plan_in import (
    CalendarPlan,
    FileClash,
    PlannedEvent,
    Verdict,
    comes_back,
    plan_calendar,
    rooms_of,
)
from atelier.calendar.locking import lock_rooms
from atelier.calendar.settings_history import FROM_ALWAYS, write_setting
from atelier.calendar.shift_following import make_shifts
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Batch,
    ChangeKind,
    Occurrence,
    OccurrenceState,
    Room,
    Series,
    Site,
)
from atelier.domain.rights import Right
from atelier.journal.changes import recording
from atelier.language import tr

if TYPE_CHECKING:
    from atelier.calendar.exchange.events import ReadDate, ReadEvent

KIND = "calendar"
_ACTIVITY_CODE, _ROOM_CODE = 20, 30


@dataclass(frozen=True, slots=True, repr=False)
class Imported(Discreet):
    """What came of an import. ``batch`` is None when nothing was added.

    ``refused``, ``same`` and ``doubtful`` are (line, reason) of what was not taken over;
    ``clashes`` are the dates that were taken over although their room is taken.
    """

    batch: int | None
    series: int = 0
    occurrences: int = 0
    refused: tuple[tuple[int, str], ...] = ()
    same: tuple[tuple[int, str], ...] = ()
    doubtful: tuple[tuple[int, str], ...] = ()
    clashes: tuple[FileClash, ...] = ()
    activities: int = 0
    rooms: int = 0


@needs(Right.IMPORT)
def import_calendar(
    session: Session,
    *,
    data: bytes | ReadCalendar,
    actor: Actor,
    key: UUID,
    adding: Collection[int] = (),
    leaving: Collection[int] = (),
    confirm: Callable[[], object] = lambda: None,
) -> Imported:
    """Take over the events of a file: those that are new, and of the doubtful those ``adding``.

    ``adding`` and ``leaving`` go by the line on which an event begins. What is refused or there
    already is told and stays as it is; what clashes is taken over, says so and stays red. The
    same key again is the same import. ``confirm`` is called last and may still refuse, for a
    file that changed. Raises a NotACalendar.
    """
    calendar = data if isinstance(data, ReadCalendar) else read_calendar(data, clock=actor.clock)
    session.get_one(Site, actor.site_id, with_for_update={"key_share": True})
    # One import at a time; and no month is closed between the plan and what is written.
    done = session.scalar(select(Batch).where(Batch.key == key, Batch.site_id == actor.site_id))
    if done is not None:
        return _again(session, done, calendar)
    _hold_rooms(session, calendar, actor)
    plan = plan_calendar(session, calendar=calendar, actor=actor)
    chosen = plan.chosen(adding, leaving)
    if not chosen:
        confirm()
        return _receipt(plan, chosen, None)
    batch = Batch(key=key, site_id=actor.site_id, kind=KIND, at=actor.now(), by=actor.name)
    session.add(batch)
    session.flush()  # for batch.id
    with recording(session, kind=ChangeKind.IMPORTED, actor=actor, key=key) as change:
        writer = _Writer(session, actor, batch.id, places_of(session, actor), _roomless(chosen))
        for one in chosen:
            writer.write(one)
        session.flush()
        make_shifts(session, occurrences=writer.written)
        change.number = writer.occurrences
    confirm()
    return _receipt(plan, chosen, writer)


def _hold_rooms(session: Session, calendar: ReadCalendar, actor: Actor) -> None:
    """Hold the rooms of a file before clashes are looked for, so that nobody else fills them."""
    wanted = {folded(name) for event in calendar.events for name in rooms_of(event)}
    rooms = places_of(session, actor).rooms
    held = {room.id for name, room in rooms.items() if name in wanted}
    lock_rooms(session, room_ids=held, actor=actor)


def _again(session: Session, batch: Batch, calendar: ReadCalendar) -> Imported:
    def count(table: type[Series | Occurrence | Activity | Room]) -> int:
        rows = select(func.count()).select_from(table).where(table.batch_id == batch.id)
        return int(session.scalar(rows) or 0)

    return Imported(
        batch.id,
        count(Series),
        count(Occurrence),
        tuple((one.line, one.reason) for one in calendar.refused),
        activities=count(Activity),
        rooms=count(Room),
    )


def _receipt(plan: CalendarPlan, chosen: list[PlannedEvent], writer: _Writer | None) -> Imported:
    lines = {one.line for one in chosen}

    def told(verdict: Verdict) -> tuple[tuple[int, str], ...]:
        some = plan.with_verdict(verdict)
        return tuple((one.line, one.reason) for one in some if one.line not in lines)

    return Imported(
        None if writer is None else writer.batch_id,
        0 if writer is None else writer.series,
        0 if writer is None else writer.occurrences,
        told(Verdict.REFUSED),
        told(Verdict.SAME),
        told(Verdict.DOUBTFUL),
        tuple(clash for one in chosen for clash in one.clashes),
        0 if writer is None else writer.activities,
        0 if writer is None else writer.rooms,
    )


def _roomless(chosen: list[PlannedEvent]) -> set[str]:
    """Name the activities that are without a room on some date: they get no room of their own."""
    return {
        folded(one.event.name)
        for one in chosen
        if one.event is not None and not all(day.room for day in one.event.dates)
    }


@dataclass
class _Writer:
    """Adds events one by one, and counts what it adds. ``roomless`` activities have no room."""

    session: Session
    actor: Actor
    batch_id: int
    places: Places
    roomless: set[str]
    series: int = 0
    occurrences: int = 0
    activities: int = 0
    rooms: int = 0
    written: list[Occurrence] = field(default_factory=list)

    def write(self, planned: PlannedEvent) -> None:
        """Add one event with all its dates."""
        event = planned.event
        assert event is not None  # only a refused one has none
        activity = self._activity(event)
        clashing = {(clash.day, folded(clash.room)) for clash in planned.clashes}
        if not comes_back(event):
            row = self._occurrence(activity, event.dates[0], clashing, None)
            row.uid, row.rule_day = event.uid, None
            return
        series = self._series(activity, event)
        for one in event.dates:
            self._occurrence(activity, one, clashing, series.id)

    def _series(self, activity: Activity, event: ReadEvent) -> Series:
        days = sorted(one.rule_day or one.span.day for one in event.dates)
        rule, weekday = rule_of(event)
        room = self._room(event.room)
        series = Series(
            activity_id=activity.id,
            rule=rule,
            weekday=weekday,
            starts=event.span.starts,
            ends=event.span.ends,
            first_day=days[0],
            last_day=days[-1],
            room_id=None if room is None else room.id,
            uid=event.uid,
            batch_id=self.batch_id,
        )
        self.session.add(series)
        self.session.flush()  # for series.id
        self.series += 1
        return series

    def _occurrence(
        self, activity: Activity, one: ReadDate, clashing: Collection[object], series: int | None
    ) -> Occurrence:
        room = self._room(one.room)
        clashes = not one.cancelled and (one.span.day, folded(one.room)) in clashing
        row = Occurrence(
            activity_id=activity.id,
            series_id=series,
            room_id=None if room is None else room.id,
            day=one.span.day,
            starts=one.span.starts,
            ends=one.span.ends,
            rule_day=one.rule_day,
            state=OccurrenceState.CANCELLED if one.cancelled else OccurrenceState.PLANNED,
            skipped=one.skipped,
            changed=one.changed and series is not None,
            reason=_reason(one),
            clash_reason=tr("Taken over from a calendar file") if clashes else "",
            batch_id=self.batch_id,
        )
        self.session.add(row)
        self.occurrences += 1
        self.written.append(row)
        return row

    def _activity(self, event: ReadEvent) -> Activity:
        found = self.places.activities.get(folded(event.name))
        if found is None:
            room = None if folded(event.name) in self.roomless else self._room(event.room)
            found = Activity(
                site_id=self.actor.site_id,
                code=new_code(event.name, self.places.activity_codes, _ACTIVITY_CODE),
                name=event.name,
                function=event.function,
                room_id=None if room is None else room.id,
                batch_id=self.batch_id,
            )
            self.session.add(found)
            self.session.flush()  # for its id
            write_setting(
                self.session, activity_id=found.id, setting="regular", first_day=FROM_ALWAYS
            )
            self.places.activities[folded(event.name)] = found
            self.activities += 1
        return found

    def _room(self, name: str) -> Room | None:
        if not name:
            return None
        found = self.places.rooms.get(folded(name))
        if found is None:
            found = Room(
                site_id=self.actor.site_id,
                code=new_code(name, self.places.room_codes, _ROOM_CODE).lower(),
                name=name,
                batch_id=self.batch_id,
            )
            self.session.add(found)
            self.session.flush()  # for its id
            self.places.rooms[folded(name)] = found
            self.rooms += 1
        return found


def _reason(one: ReadDate) -> str:
    if one.skipped:
        return tr("left out in the calendar file")
    return tr("cancelled in the calendar file") if one.cancelled else ""
