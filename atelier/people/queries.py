"""What a coordinator sees of people: one card, and a list to look through."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import demand, needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Person, Volunteer, VolunteerStatus
from atelier.domain.rights import Right
from atelier.people.names import Name, name_of
from atelier.people.search import Hit, find_people


@dataclass(frozen=True, slots=True, repr=False)
class PersonCard(Discreet):
    """All that is kept of somebody; ``version`` goes back with the form that was filled."""

    id: int
    version: int
    name: Name
    birth_year: int | None
    postcode: str | None
    phone: str | None  # E.164
    email: str | None
    may_contact: bool | None
    volunteer: VolunteerStatus | None


@dataclass(frozen=True, slots=True, repr=False)
class PersonRow(Discreet):
    """One line of the list of people."""

    id: int
    name: str
    birth_year: int | None
    postcode: str | None
    has_phone: bool


AT_DESK = 10  # rows for whoever may not look through the people of the house (rule P5)


@needs(Right.SEE_PERSON, told=True)
def person_card(session: Session, *, person_id: int, actor: Actor) -> PersonCard | None:
    """Give what is kept of one person; None when the house does not know the person.

    The audit log is told that somebody looked.
    """
    person = session.get(Person, person_id)
    if person is None or person.site_id != actor.site_id:
        return None
    status = session.scalar(select(Volunteer.status).where(Volunteer.person_id == person_id))
    return PersonCard(
        id=person.id,
        version=person.version,
        name=name_of(person),
        birth_year=person.birth_year,
        postcode=person.postcode,
        phone=person.phone,
        email=person.email,
        may_contact=person.may_contact,
        volunteer=status,
    )


@needs(Right.SEE_DESK)
def list_people(
    session: Session, *, actor: Actor, text: str = "", limit: int = 200
) -> Sequence[PersonRow]:
    """List who may be meant by a text; without one, all people, for a coordinator.

    The desk has no list to look through (rule P5). At most ``limit`` rows, and fewer at the desk.
    """
    site_id = actor.site_id
    if Right.BROWSE_PEOPLE not in actor.rights:
        limit = min(limit, AT_DESK)
    people = select(Person).where(Person.site_id == site_id)
    if not text.strip():
        demand(session, actor=actor, right=Right.BROWSE_PEOPLE, action="list_people")
        found = session.scalars(people.order_by(Person.sort_key, Person.id).limit(limit))
        return [_row(person) for person in found]
    order = [hit.id for hit in find_people(session, site_id=site_id, text=text, limit=limit)]
    rows = {row.id: row for row in session.scalars(people.where(Person.id.in_(order)))}
    return [_row(rows[person_id]) for person_id in order]


@needs(Right.SEE_DESK)
def look_up(session: Session, *, text: str, limit: int, actor: Actor) -> Sequence[Hit]:
    """Find who may be meant by a name, for whoever might be known already. Nothing without one."""
    if not text.strip():
        return []
    if Right.BROWSE_PEOPLE not in actor.rights:
        limit = min(limit, AT_DESK)
    return find_people(session, site_id=actor.site_id, text=text, limit=limit)


def _row(person: Person) -> PersonRow:
    return PersonRow(
        id=person.id,
        name=name_of(person).list_name,
        birth_year=person.birth_year,
        postcode=person.postcode,
        has_phone=person.phone is not None,
    )
