"""What would happen to every row of a list, before anything happens."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Person, Refusal
from atelier.domain.rights import Right
from atelier.language import tr, tr_count
from atelier.people.import_rows import RowReader
from atelier.people.likeness import Known, Likeness
from atelier.people.names import Name
from atelier.settings.fields import OptionalField, field_name, fields_kept
from atelier.tables.reading import Table, TableRow

NAME_COLUMNS = (
    Person.given_name,
    Person.prefix,
    Person.family_name,
    Person.partner_prefix,
    Person.partner_name,
    Person.name_order,
)
"""The columns of a name, in the order of the parts of ``Name``."""

WHO = ("name", "given_name", "prefix", "family_name")
"""The fields by which a person finds a row in the list."""

_CELLS, _CELL = 4, 40  # cells of a refused row that are shown, and letters of each

Stamp: TypeAlias = tuple[int, int, int]


class Verdict(StrEnum):
    """What happens to a row.

    SAME is already there, exactly. DOUBTFUL may be somebody who is there: a person decides, and
    until then it is left out. REFUSED cannot be kept.
    """

    ADD = "add"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, repr=False)
class PlannedRow(Discreet):
    """One row of the list. ``person`` is what it says, ``double`` who it may be.

    ``begins`` is how a refused row begins in the list, so that a person can find it there. It
    is for the screen only: it may hold what a house does not keep.
    """

    line: int
    verdict: Verdict
    reason: str = ""
    person: Known | None = None
    double: Known | None = None
    begins: str = ""

    @property
    def id(self) -> int:
        """The number of the line, by which a view tells rows apart."""
        return self.line


@dataclass(frozen=True, slots=True, repr=False)
class ImportPlan(Discreet):
    """What will happen. ``remarks`` are sentences about the list as a whole.

    ``stamp`` tells whether the house has other people since: see ``stamp_of``.
    """

    rows: tuple[PlannedRow, ...]
    remarks: tuple[str, ...] = ()
    stamp: Stamp = (0, 0, 0)

    def count(self, verdict: Verdict) -> int:
        """Say of how many rows this will be the fate."""
        return Counter(row.verdict for row in self.rows)[verdict]

    @property
    def refused(self) -> tuple[tuple[int, str], ...]:
        """Line and reason of every row that cannot be kept."""
        return tuple((row.line, row.reason) for row in self.rows if row.verdict is Verdict.REFUSED)


@needs(Right.BROWSE_PEOPLE)
def plan_import(
    session: Session, *, table: Table, mapping: Mapping[str, int], actor: Actor
) -> ImportPlan:
    """Look at every row: added, already there, perhaps a double, or refused and why.

    ``mapping`` gives the fields their columns: see ``atelier.people.columns``. What the house
    does not keep is left out (rule P30). Nothing is written.
    """
    kept = fields_kept(session, site_id=actor.site_id)
    off = [one for one in OptionalField if one.value in mapping and not kept.on(one)]
    mapping = {name: place for name, place in mapping.items() if name not in off}
    apart = keeps_prefixes_apart(table, mapping)
    reader = RowReader(mapping, actor.today(), apart=apart)
    places = [mapping[name] for name in WHO if name in mapping]
    read = [_read(reader, row, places) for row in table.rows]
    rows = judged(session, rows=read, actor=actor)
    remarks = (
        *(
            tr("{field} is left out: this house does not keep it.", field=field_name(one))
            for one in off
        ),
        *remarks_of(reader.shortened, table.blank),
    )
    return ImportPlan(tuple(rows), remarks, stamp_of(session, actor=actor))


def remarks_of(shortened: int, blank: int) -> tuple[str, ...]:
    """Say of a list how many dates of birth became a year, and how many rows were empty."""
    remarks = []
    if shortened:
        remarks.append(
            tr_count(
                "Of one date of birth only the year is kept.",
                "Of {count} dates of birth only the year is kept.",
                shortened,
            )
        )
    if blank:
        remarks.append(
            tr_count("One empty row was skipped.", "{count} empty rows were skipped.", blank)
        )
    return tuple(remarks)


def keeps_prefixes_apart(table: Table, mapping: Mapping[str, int]) -> bool:
    """Say whether the prefixes of a list stand in a column of their own."""
    prefixes = [mapping[name] for name in ("prefix", "partner_prefix") if name in mapping]
    return any(
        row.cells[place].strip() for row in table.rows if not row.problem for place in prefixes
    )


@needs(Right.BROWSE_PEOPLE)
def stamp_of(session: Session, *, actor: Actor) -> Stamp:
    """Give numbers that differ as soon as somebody was added, changed or taken away."""
    count, newest, versions = session.execute(
        select(func.count(), func.max(Person.id), func.sum(Person.version)).where(
            Person.site_id == actor.site_id
        )
    ).one()
    return count, newest or 0, int(versions or 0)


@needs(Right.BROWSE_PEOPLE)
def judged(session: Session, *, rows: Iterable[PlannedRow], actor: Actor) -> list[PlannedRow]:
    """Compare rows with everybody in the house, and with the rows before them."""
    house = _House(_known_people(session, actor.site_id))
    return [house.judge(row) for row in rows]


class _House:
    """Who is known so far: the people of the house, and the rows that were looked at."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._by_name: dict[Name, list[Known]] = defaultdict(list)
        self._likeness = Likeness()
        for known in people:
            self._learn(known)

    def judge(self, row: PlannedRow) -> PlannedRow:
        person = row.person
        if person is None:
            return row
        namesakes = self._by_name[person.name]
        same = next((known for known in namesakes if _is_same(person, known)), None)
        if same is not None:
            return PlannedRow(row.line, Verdict.SAME, _same_reason(same), person, same)
        double = self._likeness.likely(person)
        self._learn(person)
        if double is None:
            return PlannedRow(row.line, Verdict.ADD, "", person)
        return PlannedRow(row.line, Verdict.DOUBTFUL, _doubt(double), person, double)

    def _learn(self, known: Known) -> None:
        self._by_name[known.name].append(known)
        self._likeness.add(known)


def _read(reader: RowReader, row: TableRow, places: Sequence[int]) -> PlannedRow:
    if row.problem:
        return PlannedRow(row.line, Verdict.REFUSED, row.problem, begins=begins_with(row.cells))
    try:
        known = reader.read(row.cells)
    except Refusal as refusal:
        begins = begins_with([row.cells[place] for place in places]) or begins_with(row.cells)
        return PlannedRow(row.line, Verdict.REFUSED, str(refusal), begins=begins)
    return PlannedRow(row.line, Verdict.ADD, "", replace(known, line=row.line))


def begins_with(cells: Sequence[str]) -> str:
    """Give how a row begins, so that a person can find it in the list."""
    filled = [" ".join(cell[:_CELL].split()) for cell in cells if cell.strip()]
    return " ".join(filled[:_CELLS])


def _known_people(session: Session, site_id: int) -> list[Known]:
    rows = session.execute(
        select(
            *NAME_COLUMNS,
            Person.birth_year,
            Person.postcode,
            Person.phone,
            Person.email,
            Person.may_contact,
            Person.id,
        )
        .where(Person.site_id == site_id)
        .order_by(Person.id)
    ).all()
    return [_known(row) for row in rows]


def _known(row: Sequence[Any]) -> Known:
    birth_year, postcode, phone, email, may_contact, person_id = row[len(NAME_COLUMNS) :]
    return Known(
        name=Name(*row[: len(NAME_COLUMNS)]),
        birth_year=birth_year,
        postcode=postcode,
        phone=phone,
        email=email,
        may_contact=may_contact,
        person_id=person_id,
    )


def _is_same(row: Known, known: Known) -> bool:
    """Say whether a row tells nothing new of ``known``, whose name is the same.

    The year of birth must agree, since a name alone can be a namesake's.
    """
    facts = [
        (row.birth_year, known.birth_year),
        (row.postcode, known.postcode),
        (row.phone, known.phone),
        (row.email, known.email),
        (row.may_contact, known.may_contact),
    ]
    if all(mine == theirs for mine, theirs in facts):
        return True
    sure = row.birth_year is not None and row.birth_year == known.birth_year
    return sure and all(mine is None or mine == theirs for mine, theirs in facts)


def _same_reason(same: Known) -> str:
    if same.line is not None:
        return tr("The same as line {line} of this list.", line=same.line)
    return tr("Is already there.")


def _doubt(double: Known) -> str:
    who = double.name.full_name
    if double.birth_year is not None:
        who = f"{who} ({double.birth_year})"
    if double.line is not None:
        return tr("May be the same as line {line}: {who}.", line=double.line, who=who)
    return tr("May be somebody who is already there: {who}.", who=who)
