"""What is counted per occurrence of one day, each with one query.

The desk reads this after every commit, so the statements are built once: building one takes
longer than running it.
"""

from datetime import date

from sqlalchemy import ColumnElement, bindparam, case, func, select
from sqlalchemy.orm import Session

from atelier.calendar.holding import HOLDS
from atelier.desk.duty import work_of
from atelier.domain import (
    Activity,
    Enrolment,
    EnrolmentState,
    Occurrence,
    Participation,
    Tally,
    Visit,
)

_VISITS = select(
    select(func.count())
    .select_from(Visit)
    .where(Visit.site_id == bindparam("site"), Visit.day == bindparam("day"))
    .scalar_subquery(),
    select(func.coalesce(func.sum(Tally.visits), 0))
    .where(Tally.site_id == bindparam("site"), Tally.day == bindparam("day"))
    .scalar_subquery(),
)
_NAMED = (
    select(Participation.occurrence_id, func.count())
    .join(Occurrence, Occurrence.id == Participation.occurrence_id)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(Activity.site_id == bindparam("site"), Participation.day == bindparam("day"))
    .group_by(Participation.occurrence_id)
)
_UNNAMED = (
    select(Tally.occurrence_id, func.sum(Tally.participations))
    .where(
        Tally.site_id == bindparam("site"),
        Tally.day == bindparam("day"),
        Tally.occurrence_id.is_not(None),
    )
    .group_by(Tally.occurrence_id)
)


def _number(state: EnrolmentState) -> ColumnElement[int]:
    return func.sum(case((Enrolment.state == state, 1), else_=0))


_PLACES = (
    select(Occurrence.id, _number(EnrolmentState.ENROLLED), _number(EnrolmentState.WAITING))
    .join(Enrolment, HOLDS)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(Activity.site_id == bindparam("site"), Occurrence.day == bindparam("day"))
    .group_by(Occurrence.id)
)


def visits_on(session: Session, *, site_id: int, day: date) -> tuple[int, int]:
    """Count the visits of a day, with a name and without (figures B1 and B4)."""
    named, unnamed = session.execute(_VISITS, {"site": site_id, "day": day}).one()
    return int(named or 0), int(unnamed or 0)


class Numbers:
    """Who is there with a name and without, who has a place, who works."""

    def __init__(self, session: Session, *, site_id: int, day: date) -> None:
        here = {"site": site_id, "day": day}
        self.named: dict[int, int] = dict(session.execute(_NAMED, here).all())
        self.unnamed: dict[int, int] = {
            int(occurrence or 0): int(number)
            for occurrence, number in session.execute(_UNNAMED, here)
        }
        self.work = work_of(session, site_id=site_id, day=day)
        self._places = {
            occurrence: (int(enrolled), int(waiting))
            for occurrence, enrolled, waiting in session.execute(_PLACES, here)
        }

    def enrolled(self, occurrence: Occurrence) -> tuple[int, int]:
        """Give how many have a place, and how many wait."""
        return self._places.get(occurrence.id, (0, 0))
