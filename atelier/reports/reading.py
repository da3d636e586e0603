"""What the figures of a period are counted from: each table read once, in few rows."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from atelier.attendance.missing import MISSING, is_over_now
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Answer,
    Function,
    Occurrence,
    OccurrenceReport,
    OccurrenceState,
    Participation,
    Tally,
    Visit,
)
from atelier.reports.rows import as_number, as_text, gathered_people, people_in, rows_in, within


class Crowd:
    """People: by their numbers, with a name that was unlinked since, and without a name.

    ``named`` is how many had a name, ``number`` how many there were.
    """

    __slots__ = ("named", "number", "people", "unlinked", "unnamed")

    def __init__(self, people: list[int], unlinked: int = 0, unnamed: int = 0) -> None:
        self.people, self.unlinked, self.unnamed = people, unlinked, unnamed
        self.named = len(people) + unlinked
        self.number = self.named + unnamed


@dataclass(slots=True, repr=False)
class Meeting(Discreet):
    """One occurrence of an activity that is not internal. Times in minutes of the day.

    Whether something is so, is 1 or 0. ``unknown``: it is answered that nobody knows who was
    there; ``over``: it has ended. ``counts``: it goes ahead and is not unknown; ``held``: it
    took place and counts (B14).
    """

    crowd: Crowd
    id: int
    activity_id: int
    day: int
    starts: int
    ends: int
    reason: str
    capacity: int | None
    cancelled: int
    skipped: int
    unknown: int
    over: int
    missing: int
    indicated: int | None
    not_indicated: int | None
    professional_minutes: int | None
    run_by: str | None

    counts: bool = field(init=False)
    held: bool = field(init=False)

    def __post_init__(self) -> None:
        self.counts = not self.cancelled and not self.unknown
        self.held = self.counts and bool(self.over)


_VISITS = (
    select(as_number(Visit.day), as_text(Visit.day_part), gathered_people(Visit.person_id))
    .where(Visit.site_id == bindparam("site"), within(Visit.day))
    .group_by(Visit.day, Visit.day_part)
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


def _flag(condition: ColumnElement[bool] | InstrumentedAttribute[bool]) -> ColumnElement[int]:
    """Give 1 where something is so, else 0, also where nothing is known of it."""
    return case((condition, 1), else_=0)


_MEETINGS = (
    select(
        _of_each(select(gathered_people(Participation.person_id)).where(_THERE)),
        _of_each(
            select(func.coalesce(func.sum(Tally.participations), 0)).where(
                Tally.occurrence_id == Occurrence.id
            )
        ),
        Occurrence.id,
        Occurrence.activity_id,
        as_number(Occurrence.day),
        as_number(Occurrence.starts),
        as_number(Occurrence.ends),
        Occurrence.reason,
        func.coalesce(Occurrence.capacity, Activity.capacity),
        _flag(Occurrence.state == OccurrenceState.CANCELLED),
        _flag(Occurrence.skipped),
        _flag(_REPORT.answer == Answer.UNKNOWN),
        _flag(is_over_now()),
        _flag(and_(*MISSING)),
        _REPORT.indicated,
        _REPORT.not_indicated,
        _REPORT.professional_minutes,
        as_text(_REPORT.run_by),
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


def visits_of(session: Session, where: dict[str, Any]) -> dict[tuple[int, str], Crowd]:
    """Read who was in the house, by day and part of the day, the first first."""
    unnamed = {(day, part): int(number) for day, part, number in rows_in(session, _UNNAMED, where)}
    named = {
        (day, part): people_in(people) for day, part, people in rows_in(session, _VISITS, where)
    }
    return {
        at: Crowd(*named.get(at, ([], 0)), unnamed.get(at, 0))
        for at in sorted(named.keys() | unnamed.keys())
    }


def meetings_of(session: Session, where: dict[str, Any]) -> list[Meeting]:
    """Read the occurrences, each with who was there; ``where`` also tells the time."""
    found = [_meeting(*row) for row in rows_in(session, _MEETINGS, where)]
    return sorted(found, key=lambda one: (one.day, one.starts, one.id))


def _meeting(people: str | None, unnamed: int, *facts: Any) -> Meeting:  # noqa: ANN401
    return Meeting(Crowd(*people_in(people), int(unnamed)), *facts)
