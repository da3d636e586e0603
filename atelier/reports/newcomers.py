"""Newcomers: who came for the first time ever (figure B3.new)."""

from collections.abc import Iterator

from sqlalchemy import bindparam, exists, select

from atelier.domain import (
    Activity,
    Answer,
    Function,
    Occurrence,
    OccurrenceReport,
    OccurrenceState,
    Participation,
    Person,
    Visit,
)
from atelier.reports.frame import Frame

_AT_ONCE = 10_000  # people in one question
_THESE = Person.id.in_(bindparam("people", expanding=True, literal_execute=True))
_CAME = select(Person.id).where(
    _THESE, exists().where(Visit.person_id == Person.id, Visit.day < bindparam("first"))
)
_TOOK_PART = select(Person.id).where(
    _THESE,
    exists()
    .where(
        Participation.person_id == Person.id,
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
    .correlate(Person),
)


def newcomers(frame: Frame, people: set[int]) -> set[int]:
    """Give those of ``people`` who never came, or took part in what counts, before the period.

    Each is looked up in the index by person: ten years of visits are not read.
    """
    found = set(people)
    for known in (_CAME, _TOOK_PART):
        for some in _chunks(sorted(found)):
            where = {"people": some, "first": frame.period.first}
            found.difference_update(frame.session.scalars(known, where))
    return found


def _chunks(people: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(people), _AT_ONCE):
        yield people[start : start + _AT_ONCE]
