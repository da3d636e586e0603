"""Who did not come, and who waits for a place: figure B16.

Who had a place and gave it back beforehand has no row in the register, and is no no-show.
"""

from datetime import time, timedelta
from typing import NamedTuple

from sqlalchemy import and_, bindparam, exists, func, literal_column, or_, select

from atelier.domain import (
    Absence,
    AbsenceKind,
    Activity,
    Enrolment,
    EnrolmentState,
    Function,
    Occurrence,
    OccurrenceState,
    Participation,
    Person,
    Series,
)
from atelier.reports.figures import Code
from atelier.reports.frame import Frame
from atelier.reports.rows import as_number, as_text, rows_in, within
from atelier.reports.sums import Groups, Sums

_CODES = {AbsenceKind.ABSENT: Code.NO_SHOWS, AbsenceKind.EXCUSED: Code.EXCUSED}
_NO_SHOW, _EXCUSED = (1, 0), (0, 1)
_ABSENCES = (
    select(Absence.occurrence_id, Absence.person_id, as_text(Absence.kind))
    .join(Occurrence, Occurrence.id == Absence.occurrence_id)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(
        Activity.site_id == bindparam("site"),
        within(Occurrence.day),
        ~exists().where(  # the desk saw the person
            Participation.occurrence_id == Absence.occurrence_id,
            Participation.person_id == Absence.person_id,
        ),
    )
)
_WAITING = (
    select(
        Enrolment.person_id,
        as_number(Enrolment.first_day),
        func.coalesce(Series.activity_id, Occurrence.activity_id),
        func.coalesce(as_number(Series.starts), as_number(Occurrence.starts)),
    )
    .select_from(Enrolment)
    .join(Series, Series.id == Enrolment.series_id, isouter=True)
    .join(Occurrence, Occurrence.id == Enrolment.occurrence_id, isouter=True)
    .where(
        Enrolment.state == literal_column(f"'{EnrolmentState.WAITING}'"),  # as the index says it
        exists().where(Person.id == Enrolment.person_id, Person.site_id == bindparam("site")),
        or_(
            and_(
                Enrolment.first_day <= bindparam("last"),
                or_(Enrolment.last_day.is_(None), Enrolment.last_day >= bindparam("last")),
                Series.last_day >= bindparam("last"),
            ),
            and_(
                Enrolment.created_at < bindparam("after"),
                Occurrence.day >= bindparam("last"),
                Occurrence.state == OccurrenceState.PLANNED,
            ),
        ),
    )
)


class Waits(NamedTuple):
    """One place on a waiting list: whose, from which day, and for what."""

    person: int
    day: int
    activity_id: int
    starts: int


def count_absences(frame: Frame, sums: Sums) -> None:
    """Count who did not come, with notice and without."""
    groups = Groups((Code.NO_SHOWS, Code.EXCUSED))
    for one in absences_of(frame):
        groups.at_line(one.activity_id, _NO_SHOW if one.code is Code.NO_SHOWS else _EXCUSED)
    groups.settle_lines(frame, sums)


def count_waiting(frame: Frame, sums: Sums) -> None:
    """Count the places on the waiting lists on the last day."""
    groups = Groups((Code.WAITING,))
    for one in waiting_in(frame):
        groups.at_line(one.activity_id, (1,))
    groups.settle_lines(frame, sums)


class Away(NamedTuple):
    """Somebody who was not at an occurrence; ``person`` None: unlinked since."""

    person: int | None
    day: int
    activity_id: int
    code: Code


def absences_of(frame: Frame) -> list[Away]:
    """Read who is away in the registers of what was held, and was not seen there after all."""
    held = {one.id: one for one in frame.meetings if one.held}
    found = []
    for occurrence, person, kind in rows_in(frame.session, _ABSENCES, frame.where):
        if occurrence in held and frame.has(person):
            one = held[occurrence]
            found.append(Away(person, one.day, one.activity_id, _CODES[AbsenceKind(kind)]))
    return found


def waiting_in(frame: Frame) -> list[Waits]:
    """Read who waited on the last day, for a series that goes on or for one day still to come.

    Of a series it is asked from which day on somebody waits for it; of one day, since when
    somebody was on its list.
    """
    after = frame.actor.clock.moment(frame.period.last + timedelta(days=1), time())
    where = {**frame.where, "after": after}
    rows = [Waits(*row) for row in rows_in(frame.session, _WAITING, where)]
    return [
        one
        for one in rows
        if one.activity_id in frame.lines
        and frame.lines[one.activity_id].function != Function.INTERNAL
        and frame.keeps(one.activity_id, one.starts)
        and frame.has(one.person)
    ]
