"""Taking an imported list of volunteers back, and listing what was imported before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    AllowancePayment,
    Assignment,
    Availability,
    Batch,
    CalendarChange,
    ChangedRow,
    DayAvailability,
    FixedPlace,
    Gone,
    Pairing,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
)
from atelier.domain.rights import Right
from atelier.people.chunks import in_chunks
from atelier.people.importing import remove_people
from atelier.roster.holding import lock_volunteers
from atelier.roster.import_contacts import empty_contacts
from atelier.roster.importing import KIND
from atelier.roster.noting import noted, one_at_a_time

_USING: tuple[InstrumentedAttribute[int], ...] = (
    *(Assignment.person_id, AllowancePayment.person_id, Availability.person_id),
    *(DayAvailability.person_id, FixedPlace.person_id, Pairing.person_id, Pairing.other_id),
    VolunteerAway.person_id,
)
"""What makes that a volunteer stays, by where their number stands."""


@dataclass(frozen=True, slots=True, repr=False)
class VolunteerImport(Discreet):
    """An earlier import; ``volunteers`` of it are still there."""

    id: int
    at: datetime
    by: str
    volunteers: int
    undone_at: datetime | None


@needs(Right.IMPORT)
def undo_volunteer_import(session: Session, *, batch_id: int, actor: Actor) -> tuple[int, int]:
    """Take an import back, and give how many volunteers went and how many stayed.

    Whoever stands in a shift since, said when they can, was paid or was changed stays. Who was
    entered as somebody new goes from the house too, unless they visited it since; who was known
    before is no volunteer any more. Asked again, it takes back what can go by then. Raises Gone.
    """
    one_at_a_time(session, actor)
    batch = session.scalar(
        select(Batch)
        .where(Batch.id == batch_id, Batch.site_id == actor.site_id, Batch.kind == KIND)
        .with_for_update()
    )
    if batch is None:
        raise Gone
    change = session.scalars(
        select(CalendarChange).where(
            CalendarChange.key == batch.key, CalendarChange.site_id == actor.site_id
        )
    ).one()
    people = _still_there(session, change)
    lock_volunteers(session, person_ids=people, actor=actor)
    kept = _used(session, people) | _changed(session, change, people)
    going = sorted(people - kept)
    for some in in_chunks(going):
        session.execute(delete(VolunteerRole).where(VolunteerRole.person_id.in_(some)))
        session.execute(delete(Volunteer).where(Volunteer.person_id.in_(some)))
    empty_contacts(session, change=change, people=going)
    remove_people(session, batch_id=batch.id, actor=actor)
    for row in (batch, change):
        if row.undone_at is None:
            row.undone_at, row.undone_by = actor.now(), actor.name
    session.flush()
    return len(going), len(kept)


@needs(Right.SEE_VOLUNTEERS)
def earlier_volunteer_imports(
    session: Session, *, actor: Actor, most: int = 20
) -> list[VolunteerImport]:
    """Give the latest imports of volunteers, the newest first."""
    there = (
        select(func.count(Volunteer.id))
        .join(ChangedRow, ChangedRow.row_id == Volunteer.id)
        .join(CalendarChange, CalendarChange.id == ChangedRow.change_id)
        .where(
            CalendarChange.key == Batch.key,
            CalendarChange.site_id == Batch.site_id,
            ChangedRow.kind == Volunteer.__tablename__,
        )
        .correlate(Batch)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Batch.id, Batch.at, Batch.by, there, Batch.undone_at)
        .where(Batch.site_id == actor.site_id, Batch.kind == KIND)
        .order_by(Batch.id.desc())
        .limit(most)
    )
    return [VolunteerImport(*row) for row in rows]


def _still_there(session: Session, change: CalendarChange) -> set[int]:
    """Give the people whom the import made a volunteer, and who still are that one."""
    found: set[int] = set()
    for some in in_chunks(noted(session, change, Volunteer)):
        found.update(session.scalars(select(Volunteer.person_id).where(Volunteer.id.in_(some))))
    return found


def _used(session: Session, people: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in in_chunks(sorted(people)):
        for where in _USING:
            found.update(session.scalars(select(where).where(where.in_(some)).distinct()))
    return found


def _changed(session: Session, change: CalendarChange, people: Collection[int]) -> set[int]:
    """Give those of whom something was saved since, or who have another role by now."""
    brought = set(noted(session, change, VolunteerRole))
    found: set[int] = set()
    for kind in (Volunteer, VolunteerRole):
        for some in in_chunks(sorted(people)):
            rows = {
                row.id: row.person_id
                for row in session.execute(
                    select(kind.id, kind.person_id).where(kind.person_id.in_(some))
                )
            }
            if kind is VolunteerRole:
                found |= {person for number, person in rows.items() if number not in brought}
            later = session.scalars(
                select(ChangedRow.row_id)
                .join(CalendarChange, CalendarChange.id == ChangedRow.change_id)
                .where(
                    ChangedRow.kind == kind.__tablename__,
                    ChangedRow.row_id.in_(rows),
                    ChangedRow.change_id > change.id,
                    CalendarChange.undone_at.is_(None),
                )
            )
            found |= {rows[number] for number in later}
    return found
