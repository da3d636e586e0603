"""What the figures of a period are counted from: each table read once, in few rows.

A month of ten busy years is ten thousand visits. The database hands over who they were as one
text per part of a day, straight from an index, which is several times faster than a row for
each; days stay the numbers as which they are stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    select,
    type_coerce,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from atelier.attendance.missing import MISSING, is_over_now
from atelier.domain import (
    Activity,
    Answer,
    Function,
    Occurrence,
    OccurrenceReport,
    OccurrenceState,
    Participation,
    Person,
    Tally,
    Visit,
)


@dataclass(slots=True)
class Crowd:
    """People: by their numbers, with a name that was unlinked since, and without a name."""

    people: list[int]
    unlinked: int = 0
    unnamed: int = 0

    @property
    def named(self) -> int:
        """How many had a name."""
        return len(self.people) + self.unlinked

    @property
    def number(self) -> int:
        """How many there were."""
        return self.named + self.unnamed


@dataclass(slots=True)
class Meeting:
    """One occurrence of an activity that is not internal. Times in minutes of the day.

    ``counts``: it goes ahead and nobody said that it does not count. ``over``: it has ended.
    """

    crowd: Crowd
    id: int
    activity_id: int
    day: int
    starts: int
    ends: int
    reason: str
    capacity: int | None
    cancelled: bool
    skipped: bool
    unknown: bool
    over: bool
    missing: bool
    indicated: int | None
    not_indicated: int | None
    professional_minutes: int | None
    run_by: str | None

    @property
    def counts(self) -> bool:
        """Whether what happened there counts."""
        return not self.cancelled and not self.unknown

    @property
    def held(self) -> bool:
        """Whether it took place and counts (B14)."""
        return self.over and self.counts


def as_number(column: InstrumentedAttribute[Any]) -> ColumnElement[int]:
    """Read a day or a time as the number that is stored."""
    return type_coerce(column, Integer)


def as_text(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Read a word as it is stored."""
    return type_coerce(column, String)


def gathered(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Give numbers as one text, which ``numbers_in`` takes apart."""
    return func.aggregate_strings(cast(column, String), ",")


def numbers_in(text: str | None) -> list[int]:
    """Give the numbers of ``gathered``."""
    return list(map(int, text.split(","))) if text else []


def within(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Give the condition that a day lies in the period: asks for ``first`` and ``last``."""
    return column.between(bindparam("first"), bindparam("last"))


_VISITS = (
    select(as_number(Visit.day), as_text(Visit.day_part), func.count(), gathered(Visit.person_id))
    .where(Visit.site_id == bindparam("site"), within(Visit.day))
    .group_by(Visit.day, Visit.day_part)
    .order_by(Visit.day, Visit.day_part)
)
_UNNAMED = (
    select(as_number(Tally.day), as_text(Tally.day_part), func.sum(Tally.visits))
    .where(Tally.site_id == bindparam("site"), within(Tally.day))
    .group_by(Tally.day, Tally.day_part)
)
_REPORT = aliased(OccurrenceReport)  # the conditions of what is missing ask for it themselves
_THERE = Participation.occurrence_id == Occurrence.id


def _of_each(query: Select[Any]) -> ColumnElement[Any]:
    """Ask something of each occurrence: the index by occurrence answers, and nothing is sorted."""
    return query.correlate(Occurrence).scalar_subquery()


_MEETINGS = (
    select(
        Occurrence.id,
        Occurrence.activity_id,
        as_number(Occurrence.day),
        as_number(Occurrence.starts),
        as_number(Occurrence.ends),
        Occurrence.reason,
        func.coalesce(Occurrence.capacity, Activity.capacity),
        Occurrence.state == OccurrenceState.CANCELLED,
        Occurrence.skipped,
        case((_REPORT.answer == Answer.UNKNOWN, True), else_=False),
        case((is_over_now(), True), else_=False),
        case((and_(*MISSING), True), else_=False),
        _REPORT.indicated,
        _REPORT.not_indicated,
        _REPORT.professional_minutes,
        as_text(_REPORT.run_by),
        _of_each(select(gathered(Participation.person_id)).where(_THERE)),
        _of_each(select(func.count()).where(_THERE, Participation.person_id.is_(None))),
        _of_each(
            select(func.coalesce(func.sum(Tally.participations), 0)).where(
                Tally.occurrence_id == Occurrence.id
            )
        ),
    )
    .select_from(Occurrence)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .join(_REPORT, _REPORT.occurrence_id == Occurrence.id, isouter=True)
    .where(
        Activity.site_id == bindparam("site"),
        Activity.function != Function.INTERNAL,
        within(Occurrence.day),
    )
)
_BORN = (
    select(Person.birth_year, gathered(Person.id))
    .where(Person.site_id == bindparam("site"))
    .group_by(Person.birth_year)
)
_LIVING = (
    select(Person.postcode, gathered(Person.id))
    .where(Person.site_id == bindparam("site"))
    .group_by(Person.postcode)
)


def visits_of(session: Session, where: dict[str, Any]) -> dict[tuple[int, str], Crowd]:
    """Read who was in the house, by day and part of the day."""
    found: dict[tuple[int, str], Crowd] = {}
    for day, part, number, people in session.execute(_VISITS, where):
        named = numbers_in(people)
        found[day, part] = Crowd(named, number - len(named))
    for day, part, number in session.execute(_UNNAMED, where):
        found.setdefault((day, part), Crowd([])).unnamed += int(number)
    return found


def meetings_of(session: Session, where: dict[str, Any]) -> list[Meeting]:
    """Read the occurrences, each with who was there; ``where`` also tells the time."""
    found = [_meeting(*row) for row in session.execute(_MEETINGS, where)]
    return sorted(found, key=lambda one: (one.day, one.starts, one.id))


def _meeting(*row: Any) -> Meeting:  # noqa: ANN401 - a row as the database gives it
    *facts, people, unlinked, unnamed = row
    crowd = Crowd(numbers_in(people), unlinked, int(unnamed))
    return Meeting(crowd, *facts)


def born_in(session: Session, site_id: int) -> Sequence[tuple[int, list[int]]]:
    """Read which people were born in each year."""
    rows = session.execute(_BORN, {"site": site_id})
    return [(year, numbers_in(people)) for year, people in rows if year is not None]


def living_in(session: Session, site_id: int) -> Sequence[tuple[str, list[int]]]:
    """Read which people live at each postcode."""
    rows = session.execute(_LIVING, {"site": site_id})
    return [(code, numbers_in(people)) for code, people in rows if code is not None]
