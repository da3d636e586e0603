"""What is told of a place that was given, and of one that was given back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import Actor, Enrolment, EnrolmentState, Gone, Person
from atelier.domain.rights import Right
from atelier.enrolment.standing import Standing, Waiter, standings
from atelier.enrolment.targets import Target
from atelier.people.names import name_of


@dataclass(frozen=True, slots=True, repr=False)
class Enrolled(Discreet):
    """A place, or a place on the waiting list: one of ``place`` and ``waiting_position`` is None.

    ``place`` is how many places are taken with this one (of a series: on its fullest day),
    ``places_left`` how many are left then, None where there is no limit. ``day`` is None for a
    place in the series. ``change_id`` is the entry in the journal of changes.
    """

    enrolment_id: int
    person_id: int
    person: str
    activity: str
    day: date | None
    place: int | None
    waiting_position: int | None
    places_left: int | None
    change_id: int


@dataclass(frozen=True, slots=True, repr=False)
class Withdrawn(Discreet):
    """A place that was given back. ``waiting`` people now wait for it; nobody is told yet."""

    enrolment_id: int
    person_id: int
    person: str
    activity: str
    day: date | None
    waiting: int
    change_id: int


@needs(Right.PART)
def enrolled(
    session: Session, *, row: Enrolment, target: Target, actor: Actor, change_id: int
) -> Enrolled:
    """Give the receipt of a place as it stands now. Raises Gone where it was given back since."""
    if row.state is EnrolmentState.WITHDRAWN:
        raise Gone
    person = session.get_one(Person, row.person_id)
    full = standings(session, occurrences=target.days, today=actor.today())
    waits = row.state is EnrolmentState.WAITING
    left = [one.free for one in full.values() if one.free is not None]
    return Enrolled(
        enrolment_id=row.id,
        person_id=person.id,
        person=name_of(person).desk_name,
        activity=shown_name(target.activity),
        day=None if target.whole else target.days[0].day,
        place=None if waits else max((one.taken for one in full.values()), default=1),
        waiting_position=rank(queue(target, full), row.id) if waits else None,
        places_left=min(left, default=None),
        change_id=change_id,
    )


@needs(Right.PART)
def withdrawn(
    session: Session, *, row: Enrolment, target: Target, actor: Actor, change_id: int
) -> Withdrawn:
    """Give the receipt of a place that was given back."""
    person = session.get_one(Person, row.person_id)
    full = standings(session, occurrences=target.days, today=actor.today())
    return Withdrawn(
        enrolment_id=row.id,
        person_id=person.id,
        person=name_of(person).desk_name,
        activity=shown_name(target.activity),
        day=None if target.whole else target.days[0].day,
        waiting=len(queue(target, full)),
        change_id=change_id,
    )


def queue(target: Target, full: Mapping[int, Standing]) -> list[Waiter]:
    """Give who waits, the first first: for a series those who want all of it.

    ``full`` says how the days of ``target`` stand, as it was locked or after it was written.
    """
    found = {one.enrolment_id: one for day in full.values() for one in day.waiting}
    waiting = [one for one in found.values() if one.whole or not target.whole]
    return sorted(waiting, key=lambda one: (one.position, one.enrolment_id))


def rank(waiting: list[Waiter], enrolment_id: int) -> int:
    """Give the place of one of them: 1 is the first."""
    ids = [one.enrolment_id for one in waiting]
    return ids.index(enrolment_id) + 1 if enrolment_id in ids else len(ids) + 1
