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
from atelier.reports.rows import as_list, gathered, listed, numbers_in, rows_in

_LISTED, _NUMBER = listed("numbers")
_EARLIER = (
    select(gathered(Participation.occurrence_id))
    .where(Participation.person_id == _NUMBER, Participation.day < bindparam("first"))
    .correlate(_LISTED)
    .scalar_subquery()
)
_TOOK_PART = select(_NUMBER, _EARLIER).select_from(_LISTED)
_COUNTING = (
    select(Occurrence.id)
    .select_from(_LISTED.join(Occurrence, Occurrence.id == _NUMBER))
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(
        Occurrence.state == OccurrenceState.PLANNED,
        Activity.function != Function.INTERNAL,
        ~exists().where(
            OccurrenceReport.occurrence_id == Occurrence.id,
            OccurrenceReport.answer == Answer.UNKNOWN,
        ),
    )
)


def newcomers(frame: Frame, people: set[int]) -> set[int]:
    """Give those of ``people`` who never came, or took part in what counts, before the period.

    Each is looked up in the indexes by person: ten years of visits are not read. Who takes part
    visits, so that hardly anybody is left whose earlier participations have to be looked into.
    """
    found = people & frame.people.first_visits
    where = {"numbers": as_list(found), "first": frame.period.first}
    rows = rows_in(frame.session, _TOOK_PART, where)
    earlier = {person: numbers_in(occurrences) for person, occurrences in rows if occurrences}
    if not earlier:
        return found
    where = {"numbers": as_list(set().union(*earlier.values()))}
    counting = {occurrence for (occurrence,) in rows_in(frame.session, _COUNTING, where)}
    return found - {person for person, there in earlier.items() if not counting.isdisjoint(there)}
