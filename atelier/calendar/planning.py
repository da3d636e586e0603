"""Saving what was planned: a series with all its dates, the skipped ones too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.locking import lock_rooms
from atelier.calendar.plan_refusals import (
    ClashUnanswered,
    NoDates,
    NothingGoesAhead,
    ReasonMissing,
)
from atelier.calendar.plans import (
    Answer,
    Keep,
    OtherRoom,
    Plan,
    PlannedDay,
    Wanted,
    answer_all,
    plan_series,
)
from atelier.calendar.programme_file import Line
from atelier.calendar.settings_history import FROM_ALWAYS, write_setting
from atelier.calendar.shift_following import make_shifts
from atelier.domain import (
    Activity,
    Actor,
    CalendarChange,
    ChangedRow,
    ChangeKind,
    Gone,
    Occurrence,
    OccurrenceState,
    Series,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.language import tr
from atelier.months.gate import need_all_open

_REASON = 120  # letters
_CLASH_REASON = 200  # letters


@dataclass(frozen=True, slots=True)
class SavedDay:
    """One date as it was stored. A skipped one has a ``reason``."""

    occurrence_id: int
    day: date
    starts: time
    ends: time
    room_id: int | None
    skipped: bool = False
    reason: str = ""
    clash_reason: str = ""


@dataclass(frozen=True, slots=True)
class SavedSeries:
    """What was saved. ``series_id`` is None for a single date."""

    change_id: int
    series_id: int | None
    days: tuple[SavedDay, ...]

    @property
    def held(self) -> tuple[SavedDay, ...]:
        """Give the dates that go ahead."""
        return tuple(one for one in self.days if not one.skipped)

    @property
    def skipped(self) -> tuple[SavedDay, ...]:
        """Give the dates on which nothing happens, with their reasons."""
        return tuple(one for one in self.days if one.skipped)


@needs(Right.EDIT_PROGRAMME)
def save_series(
    session: Session,
    *,
    activity_id: int,
    wanted: Wanted,
    answers: Mapping[date, Answer],
    actor: Actor,
    key: UUID,
) -> SavedSeries:
    """Store a series and every date of it, as one change that can be taken back.

    The rooms are held first and the clashes looked for again: of two desks that plan the same
    room at once the second is told. A single date makes no series. The same key again is the
    same save. Raises ClashUnanswered, ReasonMissing, NothingGoesAhead, MonthClosed, an
    UnreadableText, and what ``plan_series`` raises.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is None:
        _hold(session, activity_id, wanted, answers, actor)
        done = earlier_change(session, key=key, actor=actor)  # it may have been waited for
    if done is not None:
        return told(session, change=done, actor=actor)
    plan = plan_series(
        session, activity_id=activity_id, wanted=wanted, actor=actor, answers=answers
    )
    kind = ChangeKind.SERIES_ADDED
    with recording(session, kind=kind, actor=actor, key=key, activity_id=activity_id) as change:
        _series_row, rows = write_plan(session, plan=plan, actor=actor)
        change.number = len(plan.held)
    return _saved(change, rows)


def _hold(
    session: Session,
    activity_id: int,
    wanted: Wanted,
    answers: Mapping[date, Answer],
    actor: Actor,
) -> None:
    """Hold the rooms that a plan may want. Raises Gone."""
    activity = session.get(Activity, activity_id)
    if activity is None or activity.site_id != actor.site_id:
        raise Gone
    others = [one.room_id for one in answers.values() if isinstance(one, OtherRoom)]
    lock_rooms(session, room_ids=[wanted.room_id or activity.room_id, *others], actor=actor)


@needs(Right.PART)
def write_plan(
    session: Session,
    *,
    plan: Plan,
    actor: Actor,
    batch_id: int | None = None,
    uid: str | None = None,
) -> tuple[Series | None, list[Occurrence]]:
    """Add the rows of a plan, and give the series (None for a single date) and its dates.

    Only within a save that holds the rooms, for an activity of the house. Raises
    ClashUnanswered, ReasonMissing, NothingGoesAhead, MonthClosed or an UnreadableText, and
    writes nothing.
    """
    check_answers(plan)
    need_all_open(session, days=(one.day for one in plan.days), actor=actor)
    series = None
    if len(plan.days) > 1 or not plan.wanted.loose:
        series = _series(plan, batch_id, uid)
        session.add(series)
        session.flush()  # for series.id
    rows = [_occurrence(one, plan, series, batch_id) for one in plan.days]
    if series is None:
        rows[0].uid = uid  # a single date is known by its own name
    session.add_all(rows)
    make_shifts(session, occurrences=rows)
    return series, rows


def check_answers(plan: Plan) -> None:
    """Refuse a plan that cannot be saved as it is answered. Raises as ``write_plan``."""
    if not plan.held:
        raise NothingGoesAhead(plan.days[0].day, plan.days[0].skipped_reason or "")
    for one in plan.held:
        if one.clashes and isinstance(one.answer, Keep) and not one.answer.reason.strip():
            raise ReasonMissing
    if plan.unanswered:
        raise ClashUnanswered(plan.unanswered)


@needs(Right.EDIT_PROGRAMME)
def told(session: Session, *, change: CalendarChange, actor: Actor) -> SavedSeries:
    """Tell what a save stored, also when it is asked again; raises Gone for another house's."""
    if change.site_id != actor.site_id:
        raise Gone
    ids = select(ChangedRow.row_id).where(
        ChangedRow.change_id == change.id, ChangedRow.kind == Occurrence.__tablename__
    )
    rows = session.scalars(
        select(Occurrence).where(Occurrence.id.in_(ids)).order_by(Occurrence.day, Occurrence.id)
    ).all()
    return _saved(change, rows)


def _saved(change: CalendarChange, rows: Sequence[Occurrence]) -> SavedSeries:
    days = tuple(
        SavedDay(
            row.id,
            row.day,
            row.starts,
            row.ends,
            row.room_id,
            row.skipped,
            row.reason,
            row.clash_reason,
        )
        for row in rows
    )
    return SavedSeries(change.id, rows[0].series_id if rows else None, days)


def add_activity(
    session: Session,
    line: Line,
    *,
    site_id: int,
    room_id: int | None,
    host_id: int | None,
    batch_id: int | None = None,
) -> Activity:
    """Add the activity that a line describes."""
    activity = Activity(
        site_id=site_id,
        code=line.code,
        name=line.name,
        public_name=line.public_name,
        function=line.function,
        access=line.access,
        host_id=host_id,
        room_id=room_id,
        capacity=line.capacity,
        minimum=line.minimum,
        price_cents=line.price_cents,
        volunteers_needed=line.volunteers,
        professionals_needed=line.professionals,
        enrolment=line.enrolment,
        walk_in=line.walk_in,
        sensitive=line.sensitive,
        for_children=line.for_children,
        experiments=line.experiments,
        audience=line.audience,
        setup_minutes=line.setup_minutes,
        clearing_minutes=line.clearing_minutes,
        batch_id=batch_id,
    )
    session.add(activity)
    session.flush()  # for activity.id
    for since, setting in line.settings or ((FROM_ALWAYS, line.setting),):
        write_setting(session, activity_id=activity.id, setting=setting, first_day=since)
    return activity


@needs(Right.PART)
def add_series(
    session: Session,
    line: Line,
    activity: Activity,
    *,
    weekday: int,
    first_day: date,
    last_day: date,
    actor: Actor,
    room_id: int | None = None,
) -> int:
    """Add one series of a line of a programme, and give how many dates go ahead.

    A programme is taken over as a whole: where a room is taken, both stand there, and red.
    ``room_id`` is that of the line, where the activity has another.
    """
    wanted = Wanted(
        line.rule,
        line.starts,
        line.ends,
        first_day,
        None if line.rule.lessons else last_day,
        weekday,
        room_id,
        line.dates,
    )
    planning = partial(plan_series, session, activity_id=activity.id, wanted=wanted, actor=actor)
    try:
        plan = planning()
        if plan.unanswered:
            plan = planning(answers=answer_all(plan, Keep(tr("Came with an imported programme"))))
        write_plan(session, plan=plan, actor=actor, batch_id=activity.batch_id)
    except (NoDates, NothingGoesAhead):
        return 0
    return len(plan.held)


def _series(plan: Plan, batch_id: int | None, uid: str | None) -> Series:
    wanted, first, last = plan.wanted, plan.days[0].day, plan.days[-1].day
    fixed_end = not wanted.loose and not wanted.rule.lessons and wanted.last_day is not None
    return Series(
        activity_id=plan.activity_id,
        rule=str(wanted.rule),
        weekday=first.weekday(),
        starts=wanted.starts,
        ends=wanted.ends,
        first_day=first,
        last_day=wanted.last_day if fixed_end and wanted.last_day else last,
        room_id=wanted.room_id,
        uid=uid,
        batch_id=batch_id,
    )


def _occurrence(
    one: PlannedDay, plan: Plan, series: Series | None, batch_id: int | None
) -> Occurrence:
    answer = one.answer if one.held and one.clashes else None
    why = answer.reason if isinstance(answer, Keep) else ""
    return Occurrence(
        activity_id=plan.activity_id,
        series_id=None if series is None else series.id,
        room_id=one.room_id,
        day=one.day,
        rule_day=None if series is None else one.day,
        starts=one.starts,
        ends=one.ends,
        state=OccurrenceState.PLANNED if one.held else OccurrenceState.CANCELLED,
        skipped=not one.held,
        reason=clean(one.skipped_reason or "", _REASON),
        clash_reason=clean(why, _CLASH_REASON),
        batch_id=batch_id,
    )
