"""Taking over a list of people as a whole, and taking it back as a whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Absence,
    Action,
    Actor,
    AllowancePayment,
    Assignment,
    Batch,
    Enrolment,
    Gone,
    MarkChange,
    Participation,
    Person,
    PrintedRow,
    Refusal,
    Site,
    Visit,
    Volunteer,
)
from atelier.domain.rights import Right
from atelier.language import tr_count
from atelier.people.actions import name_columns
from atelier.people.chunks import in_chunks
from atelier.people.import_plan import (
    ImportPlan,
    PlannedRow,
    Verdict,
    judged,
    plan_import,
    stamp_of,
)
from atelier.people.likeness import Known
from atelier.people.tokens import forget_many, index_many

__all__ = [
    "Decision",
    "ImportPlan",
    "ImportRow",
    "Imported",
    "RowsRefused",
    "Verdict",
    "carry_out",
    "earlier_imports",
    "plan_import",
    "undo_import",
]

KIND = "people"
_HANGING = (
    *(Visit, Participation, Absence, MarkChange, Enrolment, Volunteer, Assignment),
    AllowancePayment,
)


class Decision(StrEnum):
    """What a person decided about one row."""

    ADD = "add"
    LEAVE = "leave"


class RowsRefused(Refusal):
    """Rows that cannot be kept, so that nothing was imported."""

    def __init__(self, count: int) -> None:
        super().__init__(
            tr_count(
                "One row cannot be kept, so nothing was imported. Correct it, or leave it out.",
                "{count} rows cannot be kept, so nothing was imported. "
                "Correct them, or leave them out.",
                count,
            )
        )
        self.count = count


@dataclass(frozen=True, slots=True, repr=False)
class Imported(Discreet):
    """What came of an import. ``batch`` is None when nobody was added.

    ``doubtful`` rows were left out because nobody decided to add them; ``refused`` gives line
    and reason.
    """

    batch: int | None
    read: int
    added: int
    same: int
    doubtful: int
    refused: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class ImportRow(Discreet):
    """An earlier import; ``people`` of it are still there."""

    id: int
    at: datetime
    by: str
    people: int
    undone_at: datetime | None


@needs(Right.IMPORT)
def carry_out(
    session: Session,
    *,
    plan: ImportPlan,
    actor: Actor,
    key: UUID,
    decisions: Mapping[int, Decision] | None = None,
    all_or_nothing: bool = True,
    confirm: Callable[[], object] = lambda: None,
) -> Imported:
    """Add the people of a plan, all of them or none. ``decisions`` go by line.

    Doubtful rows are added only where it was decided. What changed since the plan was made is
    looked at again. ``confirm`` is called last and may still refuse, for a file that changed.
    The same ``key`` again is the same import. Raises RowsRefused when a row cannot be kept and
    ``all_or_nothing`` was asked for.
    """
    done = session.scalar(select(Batch).where(Batch.key == key, Batch.site_id == actor.site_id))
    if done is not None:
        return _receipt(plan.rows, done.id, _people_of(session, done.id))
    if all_or_nothing and plan.refused:
        raise RowsRefused(len(plan.refused))
    session.get_one(Site, actor.site_id, with_for_update={"key_share": True})  # one at a time
    rows: Iterable[PlannedRow] = plan.rows
    if stamp_of(session, actor=actor) != plan.stamp:
        rows = judged(session, rows=plan.rows, actor=actor)
    chosen = [row for row in rows if _is_chosen(row, decisions or {})]
    batch_id = None
    if chosen:
        batch_id = _add(session, chosen, actor, key)
    confirm()
    return _receipt(rows, batch_id, len(chosen), chosen)


@needs(Right.PART)
def add_people(
    session: Session, *, people: Sequence[Known], batch_id: int, actor: Actor
) -> list[int]:
    """Enter people of an import, findable at once; gives their numbers in the same order."""
    if not people:
        return []
    values = [
        {
            **name_columns(person.name),
            "site_id": actor.site_id,
            "birth_year": person.birth_year,
            "postcode": person.postcode,
            "phone": person.phone,
            "email": person.email,
            "may_contact": person.may_contact,
            "entered_on": actor.today(),
            "batch_id": batch_id,
            "version": 1,
        }
        for person in people
    ]
    entering = insert(Person).returning(Person.id, sort_by_parameter_order=True)
    ids = list(session.scalars(entering, values))
    named = [(number, person.name.cleaned()) for number, person in zip(ids, people, strict=True)]
    index_many(session, site_id=actor.site_id, people=named)
    return ids


@needs(Right.IMPORT)
def undo_import(session: Session, *, batch_id: int, actor: Actor) -> tuple[int, int]:
    """Take an import back and give how many people went and how many stayed.

    Whoever has visited, enrolled or worked since stays. Raises Gone for what is no import of
    people of this house. Asked again, it takes back what can go by then.
    """
    batch = session.get(Batch, batch_id, with_for_update=True)
    if batch is None or batch.site_id != actor.site_id or batch.kind != KIND:
        raise Gone
    going, kept = remove_people(session, batch_id=batch_id, actor=actor)
    if batch.undone_at is None:
        batch.undone_at, batch.undone_by = actor.now(), actor.name
    return going, kept


@needs(Right.PART)
def remove_people(session: Session, *, batch_id: int, actor: Actor) -> tuple[int, int]:
    """Take away who came in with an import, and give how many went and how many stayed."""
    people = select(Person.id).where(Person.batch_id == batch_id, Person.site_id == actor.site_id)
    needed = [select(kind.person_id).where(kind.person_id.in_(people)) for kind in _HANGING]
    kept = {person for query in needed for person in session.scalars(query)}
    going = [person for person in session.scalars(people) if person not in kept]
    forget_many(session, site_id=actor.site_id, people=going)
    for some in in_chunks(going):
        for kind in (Action, PrintedRow):
            session.execute(update(kind).where(kind.person_id.in_(some)).values(person_id=None))
        session.execute(delete(Person).where(Person.id.in_(some)))
    return len(going), len(kept)


@needs(Right.BROWSE_PEOPLE)
def earlier_imports(session: Session, *, actor: Actor, most: int = 20) -> list[ImportRow]:
    """Give the latest imports of people, the newest first."""
    people = (
        select(func.count()).where(Person.batch_id == Batch.id).correlate(Batch).scalar_subquery()
    )
    rows = session.execute(
        select(Batch.id, Batch.at, Batch.by, people, Batch.undone_at)
        .where(Batch.site_id == actor.site_id, Batch.kind == KIND)
        .order_by(Batch.id.desc())
        .limit(most)
    )
    return [ImportRow(*row) for row in rows]


def _is_chosen(row: PlannedRow, decisions: Mapping[int, Decision]) -> bool:
    if row.verdict is Verdict.DOUBTFUL:
        return decisions.get(row.line) is Decision.ADD
    return row.verdict is Verdict.ADD and decisions.get(row.line) is not Decision.LEAVE


def _add(session: Session, chosen: list[PlannedRow], actor: Actor, key: UUID) -> int:
    batch = Batch(key=key, site_id=actor.site_id, kind=KIND, at=actor.now(), by=actor.name)
    session.add(batch)
    session.flush()  # for batch.id
    people = [row.person for row in chosen if row.person is not None]
    add_people(session, people=people, batch_id=batch.id, actor=actor)
    return batch.id


def _receipt(
    rows: Iterable[PlannedRow],
    batch_id: int | None,
    added: int,
    chosen: Iterable[PlannedRow] = (),
) -> Imported:
    rows = list(rows)
    lines = {row.line for row in chosen}
    verdicts = [row.verdict for row in rows if row.line not in lines]
    return Imported(
        batch=batch_id,
        read=len(rows),
        added=added,
        same=verdicts.count(Verdict.SAME),
        doubtful=verdicts.count(Verdict.DOUBTFUL),
        refused=tuple((row.line, row.reason) for row in rows if row.verdict is Verdict.REFUSED),
    )


def _people_of(session: Session, batch_id: int) -> int:
    found = session.scalar(select(func.count()).where(Person.batch_id == batch_id))
    return found or 0
