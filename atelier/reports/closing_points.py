"""What is open in a month: seen before it is closed, and kept with the version that accepted it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.missing import missing
from atelier.attendance.tray import open_sheets
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Answer,
    ClosedMonth,
    ClosedPoint,
    Function,
    MonthCorrection,
    Occurrence,
    OccurrenceReport,
    OccurrenceState,
    PointKind,
)
from atelier.domain.rights import Right
from atelier.language import tr_count
from atelier.months.states import closed_months
from atelier.reports.periods import Period, month_of
from atelier.roster.hours import days_to_confirm

_TEXT = 160  # letters
_WARNS = frozenset({PointKind.UNKNOWN, PointKind.HOURS})
_ATTENDANCE = frozenset({PointKind.MISSING, PointKind.UNKNOWN})


@dataclass(frozen=True, slots=True, repr=False)
class OpenPoint(Discreet):
    """One open point.

    ``text`` is the activity, the number of the sheet and its activity, or how many shifts.
    """

    kind: PointKind
    day: date
    text: str
    occurrence_id: int | None


@dataclass(frozen=True, slots=True, repr=False)
class OpenPoints(Discreet):
    """The open points of a month, the oldest first.

    ``earlier`` are months before it that are open and in which something happened: those are
    closed first as a rule, but need not be. ``corrected`` are other months of its year that are
    being corrected, so that the year to date will still change.
    """

    points: tuple[OpenPoint, ...]
    earlier: tuple[Period, ...] = ()
    corrected: tuple[Period, ...] = ()

    @property
    def to_accept(self) -> tuple[OpenPoint, ...]:
        """Those that must be solved or accepted.

        "Unknown" was answered (scenario 22). Hours that nobody confirmed do not count (B12): the
        month is closed without them, and this says so beforehand.
        """
        return tuple(one for one in self.points if one.kind not in _WARNS)

    @property
    def without_attendance(self) -> int:
        """How many occurrences count as unknown (figure B14): not filled in, or not known."""
        return sum(one.kind in _ATTENDANCE for one in self.points)


@needs(Right.CLOSE_MONTH)
def open_points(session: Session, *, month: Period, actor: Actor) -> OpenPoints:
    """List what is open in a month.

    Those are registers not filled in, "unknown", sheets not come back, hours not confirmed.
    """
    points = [*_missing(session, month, actor), *_unknown(session, month, actor)]
    points += [*_sheets(session, month, actor), *_hours(session, month, actor)]
    points.sort(key=lambda one: (one.day, one.kind.value, one.text))
    return OpenPoints(
        tuple(points), _earlier(session, month, actor), _corrected(session, month, actor)
    )


@needs(Right.SEE_FIGURES)
def accepted_points(session: Session, *, version_id: int, actor: Actor) -> tuple[OpenPoint, ...]:
    """Give the points that were open when a version was made, as they were accepted."""
    rows = session.scalars(
        select(ClosedPoint)
        .join(ClosedMonth, ClosedMonth.id == ClosedPoint.closed_month_id)
        .where(ClosedPoint.closed_month_id == version_id, ClosedMonth.site_id == actor.site_id)
        .order_by(ClosedPoint.id)
    )
    return tuple(OpenPoint(row.kind, row.day, row.text, row.occurrence_id) for row in rows)


def keep_points(session: Session, *, version_id: int, points: OpenPoints) -> None:
    """Keep with a version what was open when it was made."""
    session.add_all(
        ClosedPoint(
            closed_month_id=version_id,
            kind=one.kind,
            day=one.day,
            text=one.text[:_TEXT],
            occurrence_id=one.occurrence_id,
        )
        for one in points.points
    )


def _missing(session: Session, month: Period, actor: Actor) -> list[OpenPoint]:
    lines = missing(session, month.first, month.last, actor)
    return [OpenPoint(PointKind.MISSING, line.day, line.name, line.id) for line in lines]


def _unknown(session: Session, month: Period, actor: Actor) -> list[OpenPoint]:
    rows = session.execute(
        select(Occurrence, Activity)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .join(OccurrenceReport, OccurrenceReport.occurrence_id == Occurrence.id)
        .where(
            Activity.site_id == actor.site_id,
            Activity.function != Function.INTERNAL,
            Occurrence.day.between(month.first, month.last),
            Occurrence.state == OccurrenceState.PLANNED,
            OccurrenceReport.answer == Answer.UNKNOWN,
        )
    )
    return [
        OpenPoint(PointKind.UNKNOWN, occurrence.day, shown_name(activity), occurrence.id)
        for occurrence, activity in rows
    ]


def _sheets(session: Session, month: Period, actor: Actor) -> list[OpenPoint]:
    sheets = open_sheets(session, first=month.first, last=month.last, actor=actor)
    return [
        OpenPoint(PointKind.SHEET, one.day, f"{one.number} · {one.name}", one.occurrence_id)
        for one in sheets
    ]


def _hours(session: Session, month: Period, actor: Actor) -> list[OpenPoint]:
    days = days_to_confirm(session, first_day=month.first, last_day=month.last, actor=actor)
    return [
        OpenPoint(
            PointKind.HOURS, one.day, tr_count("{count} shift", "{count} shifts", one.number), None
        )
        for one in days
    ]


def _earlier(session: Session, month: Period, actor: Actor) -> tuple[Period, ...]:
    """Give the months before this one in which something was planned and that are not closed."""
    days = session.scalars(
        select(Occurrence.day)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(Activity.site_id == actor.site_id, Occurrence.day < month.first)
        .distinct()
    )
    numbers = {day.year * 100 + day.month for day in days}
    closed = closed_months(session, actor=actor, among=numbers) if numbers else {}
    return tuple(month_of(number) for number in sorted(numbers - closed.keys()))


def _corrected(session: Session, month: Period, actor: Actor) -> tuple[Period, ...]:
    first = month.first.year * 100
    numbers = session.scalars(
        select(MonthCorrection.month).where(
            MonthCorrection.site_id == actor.site_id,
            MonthCorrection.settled_at.is_(None),
            MonthCorrection.month.between(first, first + 12),
            MonthCorrection.month != month.month,
        )
    )
    return tuple(month_of(number) for number in sorted(set(numbers)))
