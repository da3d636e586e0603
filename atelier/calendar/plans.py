"""What a series would become: every date, what stands in its way, and what to do about it.

``plan_series`` shows it before anything is saved, ``atelier.calendar.planning`` saves the same.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.clashes import Clash, Slot, clashes_of, need_minutes
from atelier.calendar.closing_days import HouseCalendar, house_calendar
from atelier.calendar.plan_refusals import (
    ClockSkips,
    EndsTooEarly,
    LastDayTooEarly,
    NoDates,
    TooFarAhead,
    TooLongAgo,
)
from atelier.calendar.recurrence import Calendar, Gap, Planned, dates_of, gaps
from atelier.calendar.school import school_table
from atelier.calendar.wanted import Answer, Keep, OtherRoom, Skip, Wanted
from atelier.domain import Activity, Actor, Gone, Refusal, Room
from atelier.domain.rights import Right
from atelier.language import tr

__all__ = ["Answer", "Keep", "OtherRoom", "Skip", "Wanted"]  # they are looked for here too

_YEAR = 366  # days
HORIZON = timedelta(days=2 * _YEAR)  # from the first day, and from today to the first day


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One date of a plan.

    With a ``skipped_reason`` nothing happens. ``clashes`` are those in ``room_id``, the room
    after the ``answer``. ``note`` is worth knowing: a holiday for which nothing was decided.
    """

    day: date
    starts: time
    ends: time
    room_id: int | None
    skipped_reason: str | None = None
    clashes: tuple[Clash, ...] = ()
    answer: Answer | None = None
    note: str = ""

    @property
    def held(self) -> bool:
        """Whether it goes ahead."""
        return self.skipped_reason is None

    @property
    def open(self) -> bool:
        """Whether somebody must still say what to do about a clash."""
        kept = isinstance(self.answer, Keep) and bool(self.answer.reason.strip())
        return self.held and bool(self.clashes) and not kept


@dataclass(frozen=True, slots=True)
class Plan:
    """Every date of what is wanted, in order.

    ``gaps``: more than four weeks without a meeting. ``school_unknown_after``: the series keeps
    to the school holidays, and after this day nobody knows them yet.
    """

    activity_id: int
    wanted: Wanted
    days: tuple[PlannedDay, ...]
    gaps: tuple[Gap, ...] = ()
    school_unknown_after: date | None = None
    held: tuple[PlannedDay, ...] = field(init=False)
    skipped: tuple[PlannedDay, ...] = field(init=False)
    unanswered: tuple[PlannedDay, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Sort the dates into those that go ahead, those that do not, and those to decide."""
        object.__setattr__(self, "held", tuple(one for one in self.days if one.held))
        object.__setattr__(self, "skipped", tuple(one for one in self.days if not one.held))
        object.__setattr__(self, "unanswered", tuple(one for one in self.days if one.open))

    @property
    def last_held(self) -> date | None:
        """Give the last date that goes ahead: the last lesson of a course."""
        return self.held[-1].day if self.held else None


@needs(Right.EDIT_PROGRAMME)
def plan_series(
    session: Session,
    *,
    activity_id: int,
    wanted: Wanted,
    actor: Actor,
    answers: Mapping[date, Answer] | None = None,
    ignore: Collection[int] = (),
) -> Plan:
    """Show every date of what is wanted, also the skipped ones, with all clashes.

    ``answers`` say per date what to do about its clashes; a date in another room is checked
    there. ``ignore`` are occurrences that will not stay where they are. Raises Gone, and a
    refusal of ``atelier.calendar.plan_refusals`` for what cannot be planned.
    """
    activity = session.get(Activity, activity_id)
    if activity is None or activity.site_id != actor.site_id:
        raise Gone
    _check(wanted, actor)
    answers = answers or {}
    house = house_calendar(
        session, site_id=actor.site_id, first_day=wanted.first, last_day=_end(wanted)
    )
    planned = _expand(wanted, house, answers, walk_in=activity.walk_in)
    _check_dates(wanted, planned, actor)
    rooms = _rooms(session, activity, wanted, answers, actor)
    slots = [_slot(one, activity, wanted, answers.get(one.day), rooms) for one in planned]
    taken = [_taken(slot, one, answers) for slot, one in zip(slots, planned, strict=True)]
    clashes = clashes_of(session, actor=actor, slots=taken, ignore=ignore)
    days = tuple(
        _planned_day(one, slot, found, answers, house)
        for one, slot, found in zip(planned, slots, clashes, strict=True)
    )
    unknown = _school_unknown(session, wanted, planned, actor)
    return Plan(activity.id, wanted, days, tuple(gaps(planned)), unknown)


@needs(Right.EDIT_PROGRAMME)
def try_plan(
    session: Session,
    *,
    activity_id: int,
    wanted: Wanted,
    actor: Actor,
    answers: Mapping[date, Answer] | None = None,
) -> Plan | Refusal:
    """Plan, and give a refusal as an answer: while somebody still types it is none."""
    try:
        return plan_series(
            session, activity_id=activity_id, wanted=wanted, actor=actor, answers=answers
        )
    except Refusal as refusal:
        return refusal


def answer_all(plan: Plan, answer: Answer) -> dict[date, Answer]:
    """Give one answer to every date that is not answered yet, and keep the others."""
    given = {one.day: one.answer for one in plan.days if one.answer is not None}
    return given | {one.day: answer for one in plan.unanswered}


def _room_id(activity: Activity, wanted: Wanted) -> int | None:
    return activity.room_id if wanted.room_id is None else wanted.room_id


def _rooms(
    session: Session,
    activity: Activity,
    wanted: Wanted,
    answers: Mapping[date, Answer],
    actor: Actor,
) -> dict[int | None, Room | None]:
    ids = {one.room_id for one in answers.values() if isinstance(one, OtherRoom)}
    rooms: dict[int | None, Room | None] = {None: None}
    for room_id in ids | {_room_id(activity, wanted)}:
        room = None if room_id is None else session.get(Room, room_id)
        if room_id is not None and (room is None or room.site_id != actor.site_id):
            raise Gone
        rooms[room_id] = room
    return rooms


def _end(wanted: Wanted) -> date:
    if wanted.loose:
        return max(wanted.dates, default=wanted.first_day)
    return wanted.last_day or wanted.first_day + HORIZON


def _check(wanted: Wanted, actor: Actor) -> None:
    if wanted.ends <= wanted.starts:
        raise EndsTooEarly
    if not wanted.loose and wanted.last_day is not None and wanted.last_day < wanted.first_day:
        raise LastDayTooEarly
    if wanted.loose and not wanted.dates:
        raise NoDates
    if wanted.first < actor.today() - HORIZON:
        raise TooLongAgo
    if wanted.first > actor.today() + HORIZON:
        raise TooFarAhead(actor.today() + HORIZON)
    if _end(wanted) > wanted.first + HORIZON:
        raise TooFarAhead(wanted.first + HORIZON)


def _expand(
    wanted: Wanted, house: HouseCalendar, answers: Mapping[date, Answer], *, walk_in: bool
) -> list[Planned]:
    """Give the days of the rule; what is left out by hand costs a course no lesson either."""
    closed = house.closed(walk_in=walk_in)
    own = dict.fromkeys(wanted.leave_out, tr("Not on this day"))
    for day, answer in answers.items():
        if isinstance(answer, Skip):
            own[day] = answer.reason.strip() or tr("The room is taken")
    weekday = wanted.first_day.weekday() if wanted.weekday is None else wanted.weekday
    return dates_of(
        wanted.rule,
        weekday=weekday,
        first_day=wanted.first_day,
        last_day=wanted.last_day,
        closed=_both(closed, own) if own else closed,
        school=house.school,
        dates=wanted.dates,
    )


def _both(closed: Calendar, own: Mapping[date, str]) -> Calendar:
    """Give the calendar of the house with own days in it; the house's reason goes first."""

    def reason(day: date) -> str | None:
        return closed(day) or own.get(day)

    return reason


def _check_dates(wanted: Wanted, planned: list[Planned], actor: Actor) -> None:
    if not planned:
        raise NoDates
    if planned[-1].day > wanted.first + HORIZON:
        raise TooFarAhead(wanted.first + HORIZON)  # a course that never gets its lessons
    zone = actor.clock.zone
    for one in planned:
        if one.skipped_reason is None:
            for wall in (wanted.starts, wanted.ends):
                if _is_skipped(one.day, wall, zone):
                    raise ClockSkips(one.day, wall)


def _is_skipped(day: date, wall: time, zone: ZoneInfo) -> bool:
    """Whether the clock on the wall never says this on that day: it goes forward in the night."""
    moment = datetime.combine(day, wall, zone)
    return moment.astimezone(UTC).astimezone(zone).time() != wall


def _slot(
    one: Planned,
    activity: Activity,
    wanted: Wanted,
    answer: Answer | None,
    rooms: Mapping[int | None, Room | None],
) -> Slot:
    room_id = answer.room_id if isinstance(answer, OtherRoom) else _room_id(activity, wanted)
    setup, clearing = need_minutes(activity, rooms[room_id])
    return Slot(one.day, wanted.starts, wanted.ends, room_id, setup, clearing)


def _taken(slot: Slot, one: Planned, answers: Mapping[date, Answer]) -> Slot:
    """Take no room where the house is closed; what is skipped for a clash still shows it."""
    closed = one.skipped_reason is not None and not isinstance(answers.get(one.day), Skip)
    return replace(slot, room_id=None) if closed else slot


def _planned_day(
    one: Planned,
    slot: Slot,
    clashes: tuple[Clash, ...],
    answers: Mapping[date, Answer],
    house: HouseCalendar,
) -> PlannedDay:
    held = one.skipped_reason is None
    return PlannedDay(
        one.day,
        slot.starts,
        slot.ends,
        slot.room_id,
        one.skipped_reason,
        clashes,
        answers.get(one.day),
        house.asked.get(one.day, "") if held else "",
    )


def _school_unknown(
    session: Session, wanted: Wanted, planned: list[Planned], actor: Actor
) -> date | None:
    if not wanted.rule.not_school:
        return None
    first, last = wanted.first, planned[-1].day
    before = first - timedelta(days=_YEAR)  # the year before is known where any is
    known = school_table(session, actor=actor, first_day=before, last_day=last).known_until
    known = known or first - timedelta(days=1)
    return known if last > known else None
