"""The last eight times: whether somebody came to what went before."""

from collections.abc import Collection
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.holding import HOLDS
from atelier.domain import (
    Absence,
    AbsenceKind,
    Enrolment,
    EnrolmentState,
    Occurrence,
    OccurrenceState,
    Participation,
)

TIMES = 8


class Before(StrEnum):
    """How one earlier time was. NONE: it was not held, or nobody knows who was there."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    NONE = "none"


def times_before(
    session: Session, *, occurrence: Occurrence, people: Collection[int]
) -> dict[int, tuple[Before, ...]]:
    """Give each of ``people`` the last TIMES times of the same series, the oldest first.

    Without a series they are those of the same activity.
    """
    earlier = _earlier(session, occurrence)
    ids = [row.id for row in earlier]
    came: dict[int, set[int]] = {number: set() for number in ids}
    for number, person in session.execute(
        select(Participation.occurrence_id, Participation.person_id).where(
            Participation.occurrence_id.in_(ids)
        )
    ):
        came[number].add(person or 0)
    excused = _excused(session, ids)
    return {
        person: tuple(_how(row, person, came[row.id], excused) for row in earlier)
        for person in people
    }


def _earlier(session: Session, occurrence: Occurrence) -> list[Occurrence]:
    same = (
        Occurrence.activity_id == occurrence.activity_id
        if occurrence.series_id is None
        else Occurrence.series_id == occurrence.series_id
    )
    rows = session.scalars(
        select(Occurrence)
        .where(same, Occurrence.day < occurrence.day)
        .order_by(Occurrence.day.desc(), Occurrence.starts.desc())
        .limit(TIMES)
    ).all()
    return list(reversed(rows))


def _excused(session: Session, occurrences: list[int]) -> set[tuple[int, int]]:
    said = session.execute(
        select(Absence.occurrence_id, Absence.person_id).where(
            Absence.occurrence_id.in_(occurrences), Absence.kind == AbsenceKind.EXCUSED
        )
    )
    withdrawn = session.execute(
        select(Occurrence.id, Enrolment.person_id)
        .join(Enrolment, HOLDS)
        .where(
            Occurrence.id.in_(occurrences),
            Enrolment.occurrence_id == Occurrence.id,
            Enrolment.state == EnrolmentState.WITHDRAWN,
        )
    )
    return {(number, person) for number, person in (*said, *withdrawn) if person is not None}


def _how(
    occurrence: Occurrence, person: int, came: set[int], excused: set[tuple[int, int]]
) -> Before:
    if occurrence.state is OccurrenceState.CANCELLED:
        return Before.NONE
    if person in came:
        return Before.PRESENT
    if (occurrence.id, person) in excused:
        return Before.EXCUSED
    return Before.ABSENT if came else Before.NONE
