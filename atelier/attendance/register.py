"""The register of one occurrence: everybody in one list, and what is counted beside it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.before import Before, times_before
from atelier.attendance.expected import Standing, numbers_of, printed_rows, standings
from atelier.attendance.listed import Facts, facts_of
from atelier.attendance.marks import Mark, is_over
from atelier.attendance.places import present_number
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    Answer,
    Function,
    Occurrence,
    OccurrenceReport,
    Person,
    RunBy,
    Tally,
)
from atelier.domain.ages import age_group
from atelier.domain.rights import Right
from atelier.people.folding import fold
from atelier.people.names import name_of
from atelier.settings.counting import age_groups_of


@dataclass(frozen=True, slots=True, repr=False)
class RegisterRow(Discreet):
    """One person. ``number`` is that of the printed list, ``about`` tells namesakes apart.

    ``at``: checked in at that moment; ``later``: entered after the day, from ``sheet``.
    """

    id: int
    number: int
    name: str
    about: str
    folded: str
    mark: Mark
    at: datetime | None
    later: bool
    sheet: str
    enrolled: bool
    before: tuple[Before, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Told(Discreet):
    """What is told in numbers; None is unknown (figures B8, B13, B18)."""

    indicated: int | None = None
    not_indicated: int | None = None
    professional_minutes: int | None = None
    run_by: RunBy | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Register(Discreet):
    """One occurrence with everybody in its register.

    ``counts_only``: sensitive, so there are numbers and no rows (rule P9). ``unnamed`` people
    without a name, of whom ``at_the_door`` were counted in the house before. ``total`` is
    everybody who was there, with the people of a sensitive activity. ``over``: it has ended.
    """

    id: int
    title: str
    day: date
    starts: time
    ends: time
    room: str
    function: Function
    capacity: int | None
    counts_only: bool
    cancelled: bool
    reason: str
    over: bool
    rows: tuple[RegisterRow, ...]
    unnamed: int
    at_the_door: int
    total: int
    told: Told
    answer: Answer | None
    done_at: datetime | None
    done_by: str

    def number(self, mark: Mark) -> int:
        """Count the people with one mark."""
        return sum(row.mark is mark for row in self.rows)

    @property
    def over_capacity(self) -> int:
        """How many more people were there than there are places."""
        return 0 if self.capacity is None else max(0, self.total - self.capacity)

    @property
    def indication_unknown(self) -> int:
        """Of how many it is not told whether they have an indication (B8)."""
        told = (self.told.indicated or 0) + (self.told.not_indicated or 0)
        return max(0, self.total - told)


@needs(Right.SEE_REGISTER)
def register_of(session: Session, *, occurrence_id: int, actor: Actor) -> Register:
    """Read the register of an occurrence: who was expected, was checked in, or was added.

    Raises Gone. Also of one that is cancelled or still to come; then it cannot be filled in.
    """
    facts = facts_of(session, occurrence_id=occurrence_id, actor=actor)
    occurrence = facts.occurrence
    rows = () if facts.names_hidden else _rows(session, occurrence)
    report = session.scalar(
        select(OccurrenceReport).where(OccurrenceReport.occurrence_id == occurrence.id)
    )
    unnamed, visits = _unnamed(session, occurrence)
    return Register(
        id=occurrence.id,
        title=facts.title,
        day=occurrence.day,
        starts=occurrence.starts,
        ends=occurrence.ends,
        room=facts.room,
        function=facts.activity.function,
        capacity=facts.capacity,
        counts_only=facts.names_hidden,
        cancelled=facts.cancelled,
        reason=occurrence.reason,
        over=is_over(occurrence, actor),
        rows=rows,
        unnamed=unnamed,
        at_the_door=max(0, unnamed - visits),
        total=_total(session, facts, rows, unnamed),
        told=told_in(report),
        answer=None if report is None else report.answer,
        done_at=None if report is None else report.done_at,
        done_by="" if report is None else report.done_by,
    )


def told_in(report: OccurrenceReport | None) -> Told:
    """Give the numbers of a report."""
    if report is None:
        return Told()
    return Told(report.indicated, report.not_indicated, report.professional_minutes, report.run_by)


def _rows(session: Session, occurrence: Occurrence) -> tuple[RegisterRow, ...]:
    found = standings(session, occurrence=occurrence)
    numbers = numbers_of(found, printed_rows(session, occurrence_id=occurrence.id))
    people = session.scalars(select(Person).where(Person.id.in_(found))).all()
    names = Counter(fold(name_of(person).full_name) for person in people)
    before = times_before(session, occurrence=occurrence, people=found)
    about = _About(occurrence.day, age_groups_of(session, site_id=occurrence.activity.site_id))
    rows = [
        _row(person, found[person.id], numbers[person.id], names, before[person.id], about)
        for person in people
    ]
    return tuple(sorted(rows, key=lambda row: row.number))


@dataclass(frozen=True, slots=True)
class _About:
    """Tells namesakes apart by age group and postcode."""

    day: date
    ages: tuple[int, ...]

    def of(self, person: Person) -> str:
        group = age_group(person.birth_year, self.day, self.ages)
        return ", ".join(part for part in (group, person.postcode or "") if part)


def _row(
    person: Person,
    standing: Standing,
    number: int,
    names: "Counter[str]",
    before: tuple[Before, ...],
    about: "_About",
) -> RegisterRow:
    name = name_of(person)
    folded = fold(name.full_name)
    return RegisterRow(
        id=person.id,
        number=number,
        name=name.list_name,
        about=about.of(person) if names[folded] > 1 else "",
        folded=folded,
        mark=standing.mark,
        at=standing.at,
        later=standing.later,
        sheet=standing.sheet,
        enrolled=standing.enrolled,
        before=before,
    )


def _unnamed(session: Session, occurrence: Occurrence) -> tuple[int, int]:
    found = session.execute(
        select(
            func.coalesce(func.sum(Tally.participations), 0),
            func.coalesce(func.sum(Tally.visits), 0),
        ).where(Tally.occurrence_id == occurrence.id)
    ).one()
    return int(found[0]), int(found[1])


def _total(session: Session, facts: Facts, rows: tuple[RegisterRow, ...], unnamed: int) -> int:
    if facts.names_hidden:
        return present_number(session, occurrence_id=facts.occurrence.id)
    return sum(row.mark is Mark.PRESENT for row in rows) + unnamed
