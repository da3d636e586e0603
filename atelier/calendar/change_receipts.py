"""What a saved change tells, the same whenever it is asked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.diff import Diff, DiffRow, calls_in_words
from atelier.calendar.holding import HOLDS
from atelier.calendar.naming import shown_name
from atelier.domain import (
    Activity,
    CalendarChange,
    ChangedRow,
    ChangeKind,
    Enrolment,
    EnrolmentState,
    Occurrence,
)
from atelier.language import tr, tr_count


@dataclass(frozen=True, slots=True)
class ChangeSaved:
    """A change of occurrences that was saved.

    ``occurrence_id`` is the one that was pointed at, ``series_id`` its series where the change
    went further than this one. ``people`` is how many must be called; ``number`` how many dates
    became different; ``kept`` how many exceptions stayed. ``rows`` is what was done to every
    date: empty when the same save is only told again.
    """

    change_id: int
    kind: ChangeKind
    activity: str
    activity_id: int
    occurrence_id: int
    series_id: int | None
    number: int
    people: int
    kept: int = 0
    rows: tuple[DiffRow, ...] = ()
    day: date | None = None
    last_day: date | None = None

    @property
    def sentence(self) -> str:
        """Say what was done, and how many must be called: "Bingo: moved. 7 sign-ups to call."."""
        words = {
            ChangeKind.MOVED: tr("moved"),
            ChangeKind.CANCELLED: tr("does not go ahead"),
            ChangeKind.REINSTATED: tr("goes ahead after all"),
            ChangeKind.SERIES_ENDED: tr("the series ends sooner"),
        }
        dates = tr_count("{count} date changed", "{count} dates changed", self.number)
        said = f"{self.activity}: {words.get(self.kind, dates)}."
        return f"{said} {calls_in_words(self.people)}." if self.people else said


def receipt(change: CalendarChange, diff: Diff, occurrence_id: int) -> ChangeSaved:
    """Tell what a diff did that was just written."""
    further = change.kind in (ChangeKind.SERIES_CHANGED, ChangeKind.SERIES_ENDED)
    days = [row.day for row in diff.rows if row.occurrence_id == occurrence_id]
    return ChangeSaved(
        change_id=change.id,
        kind=change.kind,
        activity=diff.activity,
        activity_id=diff.activity_id,
        occurrence_id=occurrence_id,
        series_id=diff.series_id if further else None,
        number=change.number,
        people=diff.to_call,
        kept=len(diff.kept),
        rows=diff.rows,
        day=days[0] if days else None,
        last_day=diff.last_day,
    )


def receipt_again(
    session: Session, change: CalendarChange, occurrence_id: int, series_id: int | None
) -> ChangeSaved:
    """Tell what the same save did before; the people are those who have a place by now."""
    activity = session.get(Activity, change.activity_id) if change.activity_id else None
    further = change.kind in (ChangeKind.SERIES_CHANGED, ChangeKind.SERIES_ENDED)
    ids = select(ChangedRow.row_id).where(
        ChangedRow.change_id == change.id, ChangedRow.kind == Occurrence.__tablename__
    )
    people = session.scalars(
        select(Enrolment.person_id)
        .join(Occurrence, HOLDS)
        .where(
            Occurrence.id.in_(ids),
            Enrolment.state.in_((EnrolmentState.ENROLLED, EnrolmentState.WAITING)),
        )
        .distinct()
    ).all()
    return ChangeSaved(
        change_id=change.id,
        kind=change.kind,
        activity="" if activity is None else shown_name(activity),
        activity_id=change.activity_id or 0,
        occurrence_id=occurrence_id,
        series_id=series_id if further else None,
        number=change.number,
        people=len(people),
    )
