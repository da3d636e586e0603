"""Newcomers: who came for the first time ever (figure B3.new)."""

from sqlalchemy import bindparam, exists, select

from atelier.domain import (
    Activity,
    Answer,
    Function,
    Occurrence,
    OccurrenceReport,
    OccurrenceState,
    Participation,
)
from atelier.reports.frame import Frame
from atelier.reports.rows import as_list, listed, rows_in

_LISTED, _NUMBER = listed("people")
_TOOK_PART = (
    select(_NUMBER)
    .select_from(_LISTED)
    .where(
        exists()
        .where(
            Participation.person_id == _NUMBER,
            Participation.occurrence_id == Occurrence.id,
            Occurrence.day < bindparam("first"),
            Occurrence.state == OccurrenceState.PLANNED,
            Occurrence.activity_id == Activity.id,
            Activity.function != Function.INTERNAL,
            ~exists().where(
                OccurrenceReport.occurrence_id == Occurrence.id,
                OccurrenceReport.answer == Answer.UNKNOWN,
            ),
        )
        .correlate(_LISTED)
    )
)


def newcomers(frame: Frame, people: set[int]) -> set[int]:
    """Give those of ``people`` who never came, or took part in what counts, before the period.

    Each is looked up in the indexes by person: ten years of visits are not read.
    """
    found = people & frame.people.first_visits
    where = {"people": as_list(found), "first": frame.period.first}
    return found - {person for (person,) in rows_in(frame.session, _TOOK_PART, where)}
