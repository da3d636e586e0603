"""What is counted per occurrence of one day, each with one query.

The desk reads this after every commit, so the statements are built once: building one takes
longer than running it.
"""

from datetime import date

from sqlalchemy import ColumnElement, bindparam, case, func, select
from sqlalchemy.orm import Session

from atelier.attendance.places import HOLDS
from atelier.desk.duty import work_of
from atelier.domain import Enrolment, EnrolmentState, Occurrence, Participation, Tally

_NAMED = (
    select(Participation.occurrence_id, func.count())
    .where(Participation.day == bindparam("day"))
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
    .where(Occurrence.day == bindparam("day"))
    .group_by(Occurrence.id)
)


class Numbers:
    """Who is there with a name and without, who has a place, who works."""

    def __init__(self, session: Session, *, site_id: int, day: date) -> None:
        here = {"site": site_id, "day": day}
        self.named: dict[int, int] = dict(session.execute(_NAMED, {"day": day}).all())
        self.unnamed: dict[int, int] = {
            int(occurrence or 0): int(number)
            for occurrence, number in session.execute(_UNNAMED, here)
        }
        self.work = work_of(session, site_id=site_id, day=day)
        self._places = {
            occurrence: (int(here), int(waiting))
            for occurrence, here, waiting in session.execute(_PLACES, {"day": day})
        }

    def enrolled(self, occurrence: Occurrence) -> tuple[int, int]:
        """Give how many have a place, and how many wait."""
        return self._places.get(occurrence.id, (0, 0))
