"""What would happen to every row of a list of volunteers, before anything happens."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Person, Refusal, Volunteer, VolunteerStatus
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.people.import_plan import (
    WHO,
    PlannedRow,
    Verdict,
    begins_with,
    judged,
    keeps_prefixes_apart,
    remarks_of,
    stamp_of,
)
from atelier.people.import_rows import RowReader
from atelier.people.likeness import Known
from atelier.roster.import_rows import VolunteerFacts, VolunteerReader
from atelier.roster.roles import role_rows
from atelier.tables.reading import Table, TableRow

VolunteerStamp: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True, repr=False)
class PlannedVolunteer(Discreet):
    """One row of the list. ``person`` is what it says, ``facts`` what of it is a volunteer's.

    ``joins`` is somebody whom the house knows and who is no volunteer yet: of a row that is
    added it is who becomes one, of a doubtful row who it may be. ``begins`` is how a refused row
    begins, for the screen only.
    """

    line: int
    verdict: Verdict
    reason: str = ""
    person: Known | None = None
    facts: VolunteerFacts | None = None
    joins: int | None = None
    begins: str = ""

    @property
    def id(self) -> int:
        """The number of the line, by which a view tells rows apart."""
        return self.line


@dataclass(frozen=True, slots=True, repr=False)
class VolunteerPlan(Discreet):
    """What will happen. ``remarks`` are sentences about the list as a whole.

    ``stamp`` tells whether the house has other people or volunteers since.
    """

    rows: tuple[PlannedVolunteer, ...] = ()
    remarks: tuple[str, ...] = ()
    stamp: VolunteerStamp = ()

    def count(self, verdict: Verdict) -> int:
        """Say of how many rows this will be the fate."""
        return Counter(row.verdict for row in self.rows)[verdict]

    @property
    def refused(self) -> tuple[tuple[int, str], ...]:
        """Line and reason of every row that cannot be kept."""
        return tuple((row.line, row.reason) for row in self.rows if row.verdict is Verdict.REFUSED)


@needs(Right.EDIT_ROSTER)
def plan_volunteers(
    session: Session, *, table: Table, mapping: Mapping[str, int], actor: Actor
) -> VolunteerPlan:
    """Look at every row: added, a volunteer already, perhaps somebody known, or refused and why.

    ``mapping`` gives the fields their columns: see ``atelier.roster.import_columns``. Nothing
    is written.
    """
    apart = keeps_prefixes_apart(table, mapping)
    people = RowReader(mapping, actor.today(), apart=apart)
    reader = VolunteerReader(mapping, role_rows(session, actor=actor), actor.today(), people)
    places = [mapping[name] for name in WHO if name in mapping]
    read = [_read(reader, row, places) for row in table.rows]
    rows = judged_volunteers(session, rows=read, actor=actor)
    remarks = remarks_of(people.shortened, table.blank)
    return VolunteerPlan(tuple(rows), remarks, volunteer_stamp(session, actor=actor))


@needs(Right.EDIT_ROSTER)
def volunteer_stamp(session: Session, *, actor: Actor) -> VolunteerStamp:
    """Give numbers that differ as soon as a person or a volunteer came, changed or went."""
    count, newest = session.execute(
        select(func.count(), func.max(Volunteer.id))
        .join(Person, Person.id == Volunteer.person_id)
        .where(Person.site_id == actor.site_id)
    ).one()
    return (*stamp_of(session, actor=actor), count, newest or 0)


@needs(Right.EDIT_ROSTER)
def judged_volunteers(
    session: Session, *, rows: Sequence[PlannedVolunteer], actor: Actor
) -> list[PlannedVolunteer]:
    """Compare rows with everybody in the house, and with the rows before them."""
    plain = [
        PlannedRow(row.line, Verdict.ADD, person=row.person)
        if row.person is not None
        else PlannedRow(row.line, Verdict.REFUSED, row.reason)
        for row in rows
    ]
    found = judged(session, rows=plain, actor=actor)
    statuses = _statuses(session, actor)
    taken: dict[int, int] = {}
    return [_judge(row, one, statuses, taken) for row, one in zip(rows, found, strict=True)]


def _judge(
    row: PlannedVolunteer,
    found: PlannedRow,
    statuses: Mapping[int, VolunteerStatus],
    taken: dict[int, int],
) -> PlannedVolunteer:
    """Say what becomes of a row; ``taken`` are those who become a volunteer, with their line."""
    if found.verdict in (Verdict.REFUSED, Verdict.ADD) or found.double is None:
        return replace(row, verdict=found.verdict)
    person_id = found.double.person_id
    if person_id is None:  # an earlier row of the list
        return replace(row, verdict=found.verdict, reason=found.reason)
    if found.verdict is Verdict.DOUBTFUL:
        joins = None if person_id in statuses else person_id
        other = joins is not None and _other_phone(row.person, found.double)
        stays = tr("Another phone number is known here, and stays.") if other else ""
        reason = f"{found.reason} {stays}".strip()
        return replace(row, verdict=Verdict.DOUBTFUL, reason=reason, joins=joins)
    if person_id in statuses:
        return replace(row, verdict=Verdict.SAME, reason=_there(statuses[person_id]))
    if person_id in taken:
        same = tr("The same as line {line} of this list.", line=taken[person_id])
        return replace(row, verdict=Verdict.SAME, reason=same)
    if not _is_sure(row.person):
        name_only = tr("Only the name is the same as of somebody whom the house knows.")
        return replace(row, verdict=Verdict.DOUBTFUL, reason=name_only, joins=person_id)
    taken[person_id] = row.line
    known = tr("The house knows this person, who becomes a volunteer.")
    return replace(row, verdict=Verdict.ADD, reason=known, joins=person_id)


def _is_sure(person: Known | None) -> bool:
    """Say whether more than the name is the same: a name alone can be a namesake's."""
    return person is not None and bool(person.birth_year or person.phone or person.email)


def _other_phone(row: Known | None, known: Known) -> bool:
    return row is not None and bool(row.phone and known.phone) and row.phone != known.phone


def _there(status: VolunteerStatus) -> str:
    if status is VolunteerStatus.LEFT:
        return tr("Was a volunteer before: say in the list of volunteers that they are back.")
    return tr("Is a volunteer already.")


def _statuses(session: Session, actor: Actor) -> dict[int, VolunteerStatus]:
    rows = session.execute(
        select(Volunteer.person_id, Volunteer.status)
        .join(Person, Person.id == Volunteer.person_id)
        .where(Person.site_id == actor.site_id)
    )
    return {row[0]: row[1] for row in rows}


def _read(reader: VolunteerReader, row: TableRow, places: Sequence[int]) -> PlannedVolunteer:
    if row.problem:
        return _refuse(row, row.problem, row.cells)
    try:
        known, facts = reader.read(row.cells)
    except Refusal as refusal:
        return _refuse(row, str(refusal), [row.cells[place] for place in places])
    known = replace(known, line=row.line)
    return PlannedVolunteer(row.line, Verdict.ADD, person=known, facts=facts)


def _refuse(row: TableRow, reason: str, cells: Iterable[str]) -> PlannedVolunteer:
    begins = begins_with(list(cells)) or begins_with(row.cells)
    return PlannedVolunteer(row.line, Verdict.REFUSED, reason, begins=begins)
