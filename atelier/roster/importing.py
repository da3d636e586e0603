"""Taking over a list of volunteers as a whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Batch, ChangeKind, Person, Volunteer, VolunteerRole
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording
from atelier.people.chunks import in_chunks
from atelier.people.import_plan import Verdict
from atelier.people.importing import RowsRefused, add_people
from atelier.roster.import_contacts import fill_contacts
from atelier.roster.import_plan import (
    PlannedVolunteer,
    VolunteerPlan,
    judged_volunteers,
    volunteer_stamp,
)
from atelier.roster.import_rows import RoleBrought, VolunteerFacts
from atelier.roster.noting import noted, one_at_a_time
from atelier.roster.qualifying import ask_again_on
from atelier.roster.volunteers import values_of

KIND = "volunteers"


class VolunteerDecision(StrEnum):
    """What a person decided about one row.

    ADD enters somebody new, JOIN makes a volunteer of whom the house knows already.
    """

    ADD = "add"
    JOIN = "join"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, repr=False)
class VolunteersImported(Discreet):
    """What came of an import. ``batch`` is None when nobody was added.

    ``joined`` of those who were ``added`` were known to the house. ``doubtful`` rows were left
    out because nobody decided about them; ``refused`` gives line and reason.
    """

    batch: int | None
    read: int
    added: int
    joined: int
    same: int
    doubtful: int
    refused: tuple[tuple[int, str], ...] = ()


@needs(Right.IMPORT)
def import_volunteers(
    session: Session,
    *,
    plan: VolunteerPlan,
    actor: Actor,
    key: UUID,
    decisions: Mapping[int, VolunteerDecision] | None = None,
    all_or_nothing: bool = True,
    confirm: Callable[[], object] = lambda: None,
) -> VolunteersImported:
    """Add the volunteers of a plan, all of them or none. ``decisions`` go by line.

    Doubtful rows are added only where it was decided, and nobody is joined whom the plan did not
    show. What changed since is looked at again. ``confirm`` is called last and may still refuse,
    for a file that changed. The same ``key`` again is the same import. Raises RowsRefused when a
    row cannot be kept and ``all_or_nothing`` was asked for.
    """
    one_at_a_time(session, actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        batch_id = session.scalar(
            select(Batch.id).where(Batch.key == key, Batch.site_id == actor.site_id)
        )
        return _receipt(plan.rows, batch_id, len(noted(session, done, Volunteer)), 0, ())
    if all_or_nothing and plan.refused:
        raise RowsRefused(len(plan.refused))
    _hold_people(session, plan.rows, actor)
    rows: Sequence[PlannedVolunteer] = plan.rows
    if volunteer_stamp(session, actor=actor) != plan.stamp:
        rows = judged_volunteers(session, rows=plan.rows, actor=actor)
    chosen = _chosen(rows, plan.rows, decisions or {})
    batch_id = _add(session, chosen, actor, key) if chosen else None
    confirm()
    joined = sum(row.joins is not None for row in chosen)
    return _receipt(rows, batch_id, len(chosen), joined, chosen)


def coming_in(
    plan: VolunteerPlan, decisions: Mapping[int, VolunteerDecision]
) -> list[PlannedVolunteer]:
    """Give the rows that would come in; ``joins`` stands only in those that join somebody."""
    return _chosen(plan.rows, plan.rows, decisions)


def _hold_people(session: Session, rows: Iterable[PlannedVolunteer], actor: Actor) -> None:
    """Lock those who may become a volunteer, so that nobody takes them away meanwhile."""
    for some in in_chunks(sorted({row.joins for row in rows if row.joins is not None})):
        session.scalars(
            select(Person.id)
            .where(Person.id.in_(some), Person.site_id == actor.site_id)
            .order_by(Person.id)
            .with_for_update()
        ).all()


def _chosen(
    rows: Sequence[PlannedVolunteer],
    shown: Sequence[PlannedVolunteer],
    decisions: Mapping[int, VolunteerDecision],
) -> list[PlannedVolunteer]:
    """Give the rows that come in; ``joins`` stands only in those that join somebody."""
    chosen: list[PlannedVolunteer] = []
    taken: set[int] = set()
    for row, before in zip(rows, shown, strict=True):
        decided = decisions.get(row.line, _unasked(row))
        if row.verdict not in (Verdict.ADD, Verdict.DOUBTFUL):
            continue
        if decided is VolunteerDecision.JOIN and row.joins is not None:
            if row.joins == before.joins and row.joins not in taken:
                taken.add(row.joins)
                chosen.append(row)
        elif decided is VolunteerDecision.ADD:
            chosen.append(replace(row, joins=None))
    return chosen


def _unasked(row: PlannedVolunteer) -> VolunteerDecision:
    """Say what happens to a row about which nobody decided."""
    if row.verdict is Verdict.DOUBTFUL:
        return VolunteerDecision.LEAVE
    return VolunteerDecision.ADD if row.joins is None else VolunteerDecision.JOIN


def _add(session: Session, chosen: Sequence[PlannedVolunteer], actor: Actor, key: UUID) -> int:
    batch = Batch(key=key, site_id=actor.site_id, kind=KIND, at=actor.now(), by=actor.name)
    session.add(batch)
    session.flush()  # for batch.id
    new = [row.person for row in chosen if row.joins is None and row.person is not None]
    entered = iter(add_people(session, people=new, batch_id=batch.id, actor=actor))
    with recording(session, kind=ChangeKind.VOLUNTEER, actor=actor, key=key) as change:
        people = [next(entered) if row.joins is None else row.joins for row in chosen]
        facts = [row.facts for row in chosen if row.facts is not None]
        session.add_all(
            Volunteer(person_id=person_id, **values_of(one.form))
            for person_id, one in zip(people, facts, strict=True)
        )
        session.flush()  # a role points to its volunteer
        session.add_all(
            _held(person_id, role, one)
            for person_id, one in zip(people, facts, strict=True)
            for role in one.roles
        )
        change.number = len(chosen)
    brought = {row.joins: row.person for row in chosen if row.joins and row.person is not None}
    fill_contacts(session, change=change, brought=brought)
    return batch.id


def _held(person_id: int, role: RoleBrought, facts: VolunteerFacts) -> VolunteerRole:
    seen = role.vog_seen_on
    return VolunteerRole(
        person_id=person_id,
        role_id=role.role_id,
        since=facts.form.since,
        trained=role.trained,
        vog_seen_on=seen,
        vog_seen_by=role.vog_seen_by,
        vog_ask_again_on=None if seen is None else ask_again_on(seen),
    )


def _receipt(
    rows: Iterable[PlannedVolunteer],
    batch_id: int | None,
    added: int,
    joined: int,
    chosen: Iterable[PlannedVolunteer],
) -> VolunteersImported:
    rows = list(rows)
    lines = {row.line for row in chosen}
    verdicts = [row.verdict for row in rows if row.line not in lines]
    return VolunteersImported(
        batch=batch_id,
        read=len(rows),
        added=added,
        joined=joined,
        same=verdicts.count(Verdict.SAME),
        doubtful=verdicts.count(Verdict.DOUBTFUL),
        refused=tuple((row.line, row.reason) for row in rows if row.verdict is Verdict.REFUSED),
    )
