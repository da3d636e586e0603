"""Places: who has one at an occurrence, how many there are, and how many are left."""

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from atelier.calendar.holding import HOLDS
from atelier.domain import (
    Enrolment,
    EnrolmentState,
    Occurrence,
    Participation,
    Tally,
)

_ENROLLED = (
    select(Enrolment.person_id)
    .join(Occurrence, HOLDS)
    .where(Occurrence.id == bindparam("occurrence"), Enrolment.state == EnrolmentState.ENROLLED)
)
_EXPECTED = (
    select(Enrolment.person_id, Enrolment.state, Enrolment.waiting_position)
    .join(Occurrence, HOLDS)
    .where(Occurrence.id == bindparam("occurrence"), Enrolment.state != EnrolmentState.WITHDRAWN)
    .order_by(Enrolment.waiting_position, Enrolment.id)
)
_PRESENT = select(
    select(func.count())
    .select_from(Participation)
    .where(Participation.occurrence_id == bindparam("occurrence"))
    .scalar_subquery()
    + select(func.coalesce(func.sum(Tally.participations), 0))
    .where(Tally.occurrence_id == bindparam("occurrence"))
    .scalar_subquery()
)


def enrolled_people(session: Session, *, occurrence_id: int) -> set[int]:
    """Give the people who have a place, by the series or for this day alone."""
    return set(session.scalars(_ENROLLED, {"occurrence": occurrence_id}))


def expected_people(session: Session, *, occurrence_id: int) -> tuple[set[int], list[int]]:
    """Give who has a place, and who waits for one, the first first."""
    rows = session.execute(_EXPECTED, {"occurrence": occurrence_id}).all()
    enrolled = {row.person_id for row in rows if row.state is EnrolmentState.ENROLLED}
    return enrolled, [row.person_id for row in rows if row.state is EnrolmentState.WAITING]


def capacity_of(occurrence: Occurrence) -> int | None:
    """Give the number of places; None where there is no limit."""
    return occurrence.activity.capacity if occurrence.capacity is None else occurrence.capacity


def present_number(session: Session, *, occurrence_id: int) -> int:
    """Count everybody at an occurrence, with a name and without."""
    return int(session.scalar(_PRESENT, {"occurrence": occurrence_id}) or 0)


def places_left(session: Session, *, occurrence: Occurrence) -> int | None:
    """Give how many more people fit into the room; None where there is no limit."""
    capacity = capacity_of(occurrence)
    if capacity is None:
        return None
    return max(0, capacity - present_number(session, occurrence_id=occurrence.id))
