"""What is still to be filled in: the registers of a day, and what is missing."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.access.own import only_own
from atelier.calendar.holding import HOLDS
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import (
    Absence,
    Activity,
    Actor,
    Answer,
    Enrolment,
    EnrolmentState,
    Function,
    Occurrence,
    OccurrenceReport,
    OccurrenceState,
    Participation,
    Tally,
)
from atelier.domain.rights import Right
from atelier.months.states import open_spans

_MOST = 500  # registers or sheets in one list


class State(StrEnum):
    """How far the register of one occurrence is."""

    TO_DO = "to_do"  # over, and nothing is known
    PARTLY = "partly"  # some of those who were expected have no mark yet
    FILLED = "filled"  # somebody was there, and nobody is left without a mark
    DONE = "done"  # somebody said that it is complete
    BY_ITSELF = "by_itself"  # the open door: the desk counts it
    COMING = "coming"  # it is not over yet
    UNKNOWN = "unknown"  # answered: nobody knows, it does not count
    NOT_HELD = "not_held"  # cancelled


@dataclass(frozen=True, slots=True, repr=False)
class RegisterLine(Discreet):
    """One occurrence in a list of registers. ``marked`` of ``expected`` people have a mark.

    ``present`` is everybody who was there, with a name or without.
    """

    id: int
    name: str
    day: date
    starts: time
    room: str
    state: State
    expected: int
    marked: int
    present: int

    @property
    def to_do(self) -> bool:
        """Whether somebody has to look at it."""
        return self.state in (State.TO_DO, State.PARTLY)


_THERE = exists().where(Participation.occurrence_id == Occurrence.id)
_COUNTED = (
    select(func.coalesce(func.sum(Tally.participations), 0))
    .where(Tally.occurrence_id == Occurrence.id)
    .scalar_subquery()
)
_ANSWERED = exists().where(
    OccurrenceReport.occurrence_id == Occurrence.id,
    or_(OccurrenceReport.done_at.is_not(None), OccurrenceReport.answer == Answer.UNKNOWN),
)
_LISTED = (
    Activity.site_id == bindparam("site"),
    Activity.function != Function.INTERNAL,
    Occurrence.day.between(bindparam("first"), bindparam("last")),
)


def is_over_now() -> ColumnElement[bool]:
    """Give the condition that an occurrence has ended; it asks for ``now_at_house``."""
    return or_(
        Occurrence.day < bindparam("today"),
        and_(Occurrence.day == bindparam("today"), Occurrence.ends <= bindparam("wall")),
    )


MISSING = (
    *_LISTED,
    Occurrence.state == OccurrenceState.PLANNED,
    is_over_now(),
    ~_THERE,
    ~_ANSWERED,
    _COUNTED <= 0,
)
"""When an occurrence is missing: figure B14 counts it after the same conditions.

They ask for ``site``, ``first`` and ``last``, and for ``now_at_house``.
"""


@needs(Right.SEE_PROGRAMME)
def missing(session: Session, first: date, last: date, actor: Actor) -> tuple[RegisterLine, ...]:
    """List what is over and counts, and of which nobody said who was there: the newest first.

    Days are both included. What was cancelled, what is answered ("unknown") and what is done
    without anybody is not missing (scenario 22).
    """
    where = {"site": actor.site_id, "first": first, "last": last, **now_at_house(actor)}
    rows = session.execute(
        select(Occurrence, Activity)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(*MISSING, only_own(actor, Right.SEE_REGISTER))
        .order_by(Occurrence.day.desc(), Occurrence.starts, Activity.name)
        .limit(_MOST),
        where,
    )
    return tuple(
        _line(occurrence, activity, State.TO_DO, (0, 0, 0)) for occurrence, activity in rows
    )


@needs(Right.SEE_PROGRAMME)
def missing_number(session: Session, first: date, last: date, actor: Actor) -> int:
    """Count what ``missing`` lists."""
    where = {"site": actor.site_id, "first": first, "last": last, **now_at_house(actor)}
    query = (
        select(func.count())
        .select_from(Occurrence)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(*MISSING, only_own(actor, Right.SEE_REGISTER))
    )
    return int(session.scalar(query, where) or 0)


@needs(Right.SEE_PROGRAMME)
def still_missing(session: Session, *, actor: Actor) -> tuple[RegisterLine, ...]:
    """List what is missing in every month that is not closed, the newest first."""
    spans = reversed(open_spans(session, actor=actor))
    return tuple(line for days in spans for line in missing(session, *days, actor))


@needs(Right.SEE_PROGRAMME)
def still_missing_number(session: Session, *, actor: Actor) -> int:
    """Count what ``still_missing`` lists."""
    spans = open_spans(session, actor=actor)
    return sum(missing_number(session, *days, actor) for days in spans)


@needs(Right.SEE_PROGRAMME)
def registers_of_day(session: Session, *, day: date, actor: Actor) -> tuple[RegisterLine, ...]:
    """List the registers of one day, in the order of the day, each with how far it is.

    Whoever sees only some registers finds those, here and among what is missing.
    """
    where = {"site": actor.site_id, "first": day, "last": day}
    rows = session.execute(
        select(Occurrence, Activity, OccurrenceReport)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .join(OccurrenceReport, OccurrenceReport.occurrence_id == Occurrence.id, isouter=True)
        .where(*_LISTED, only_own(actor, Right.SEE_REGISTER))
        .order_by(Occurrence.starts, Activity.name),
        where,
    ).all()
    counts = _Counts(session, [row[0].id for row in rows])
    return tuple(
        _line(
            occurrence,
            activity,
            _state(occurrence, activity, report, counts.of(occurrence.id, activity), actor),
            counts.of(occurrence.id, activity),
        )
        for occurrence, activity, report in rows
    )


class _Counts:
    """Who was expected, marked and present at a few occurrences, each with one query."""

    def __init__(self, session: Session, occurrences: list[int]) -> None:
        self._marked: dict[int, set[int]] = {number: set() for number in occurrences}
        self._expected: dict[int, set[int]] = {number: set() for number in occurrences}
        self._present = dict.fromkeys(occurrences, 0)
        for kind in (Participation, Absence):
            marks = select(kind.occurrence_id, kind.person_id).where(
                kind.occurrence_id.in_(occurrences)
            )
            for number, person in session.execute(marks):
                self._marked[number].add(person or 0)
                self._present[number] += kind is Participation
        places = (
            select(Occurrence.id, Enrolment.person_id)
            .join(Enrolment, HOLDS)
            .where(Occurrence.id.in_(occurrences), Enrolment.state == EnrolmentState.ENROLLED)
        )
        for number, person in session.execute(places):
            self._expected[number].add(person)
        tallies = (
            select(Tally.occurrence_id, func.sum(Tally.participations))
            .where(Tally.occurrence_id.in_(occurrences))
            .group_by(Tally.occurrence_id)
        )
        for counted_at, unnamed in session.execute(tallies):
            self._present[counted_at or 0] += int(unnamed)

    def of(self, occurrence_id: int, activity: Activity) -> tuple[int, int, int]:
        """Give how many were expected or came, how many of these have a mark, who was there.

        Of a sensitive activity only the last: there are no marks (rule P9).
        """
        if activity.sensitive:
            return 0, 0, self._present[occurrence_id]
        expected = self._expected[occurrence_id] | self._marked[occurrence_id]
        return len(expected), len(self._marked[occurrence_id]), self._present[occurrence_id]


def _state(
    occurrence: Occurrence,
    activity: Activity,
    report: OccurrenceReport | None,
    counts: tuple[int, int, int],
    actor: Actor,
) -> State:
    expected, marked, present = counts
    if occurrence.state is OccurrenceState.CANCELLED:
        return State.NOT_HELD
    if report is not None and report.done_at is not None:
        return State.DONE
    if report is not None and report.answer is Answer.UNKNOWN:
        return State.UNKNOWN
    if actor.now() < actor.clock.moment(occurrence.day, occurrence.ends):
        return State.PARTLY if marked and marked < expected else State.COMING
    if activity.walk_in and present:
        return State.BY_ITSELF
    if not present and not marked:
        return State.TO_DO
    return State.PARTLY if marked < expected else State.FILLED


def _line(
    occurrence: Occurrence, activity: Activity, state: State, counts: tuple[int, int, int]
) -> RegisterLine:
    expected, marked, present = counts
    room = occurrence.room or activity.room
    return RegisterLine(
        id=occurrence.id,
        name=shown_name(activity),
        day=occurrence.day,
        starts=occurrence.starts,
        room="" if room is None else room.name,
        state=state,
        expected=expected,
        marked=marked,
        present=present,
    )


def now_at_house(actor: Actor) -> dict[str, object]:
    """Give the day and the time on the wall, as ``is_over_now`` wants them."""
    wall = actor.clock.wall(actor.now())
    return {"today": wall.date(), "wall": wall.time()}
