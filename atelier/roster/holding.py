"""Holding what a save in the roster touches, so that no two desks fill the same place.

Always in one order: volunteers by their number, then shifts by theirs, then who is in them. Of
two saves that want the same rows none waits for the other in a circle.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    Gone,
    Person,
    Shift,
    Volunteer,
)
from atelier.domain.rights import Right
from atelier.roster.facts import ShiftFacts, VolunteerFacts
from atelier.roster.reading import read_shifts, read_volunteers


@dataclass(slots=True)
class Held:
    """Locked rows of the house: shifts, and by shift and person who stands in them."""

    shifts: dict[int, Shift]
    rows: dict[tuple[int, int], Assignment]

    def row(self, shift_id: int, person_id: int) -> Assignment | None:
        """Give how somebody stands in a shift."""
        return self.rows.get((shift_id, person_id))

    def holders(self, shift_id: int) -> list[Assignment]:
        """Give who takes a place of a shift."""
        return [
            row
            for (one, _person), row in self.rows.items()
            if one == shift_id and row.state in HOLDING
        ]

    def days(self) -> tuple[date, date]:
        """Give the first and the last day of the shifts."""
        days = [shift.day for shift in self.shifts.values()]
        return min(days), max(days)


@needs(Right.PART)
def hold(
    session: Session, *, shift_ids: Collection[int], person_ids: Collection[int], actor: Actor
) -> Held:
    """Lock volunteers and shifts of the house, and read who is in them.

    Raises Gone where a shift is not there; who is no volunteer is simply not locked.
    """
    lock_volunteers(session, person_ids=person_ids, actor=actor)
    shifts = {
        row.id: row
        for row in session.scalars(
            select(Shift)
            .where(Shift.id.in_(shift_ids), Shift.site_id == actor.site_id)
            .order_by(Shift.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    }
    if shifts.keys() != set(shift_ids):
        raise Gone
    rows = session.scalars(
        select(Assignment)
        .where(Assignment.shift_id.in_(shift_ids))
        .order_by(Assignment.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return Held(shifts, {(row.shift_id, row.person_id): row for row in rows})


@needs(Right.PART)
def hold_volunteer(session: Session, *, person_id: int, actor: Actor) -> Volunteer:
    """Lock a volunteer of the house. Raises Gone."""
    found = lock_volunteers(session, person_ids=[person_id], actor=actor)
    if person_id not in found:
        raise Gone
    return found[person_id]


@needs(Right.PART)
def lock_volunteers(
    session: Session, *, person_ids: Collection[int], actor: Actor
) -> dict[int, Volunteer]:
    """Lock those of these people who are volunteers of the house, by the number of the person."""
    rows = session.scalars(
        select(Volunteer)
        .join(Person, Person.id == Volunteer.person_id)
        .where(Volunteer.person_id.in_(person_ids), Person.site_id == actor.site_id)
        .order_by(Volunteer.person_id)
        .with_for_update(of=Volunteer)
        .execution_options(populate_existing=True)
    )
    return {row.person_id: row for row in rows}


@needs(Right.PART)
def judged_by(
    session: Session, *, held: Held, person_ids: Iterable[int], actor: Actor
) -> tuple[dict[int, ShiftFacts], dict[int, VolunteerFacts]]:
    """Read what the rules must know of held shifts and volunteers."""
    first_day, last_day = held.days()
    shifts = read_shifts(session, shift_ids=list(held.shifts), actor=actor)
    people = read_volunteers(
        session, first_day=first_day, last_day=last_day, person_ids=list(person_ids), actor=actor
    )
    return shifts, people
