"""Finding the person that a right is about."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Gone, Person
from atelier.domain.rights import Right


@needs(Right.PART)
def person_of(session: Session, *, person_id: int, actor: Actor, locked: bool = False) -> Person:
    """Give a person of this house, held until the commit if asked. Raises Gone."""
    found = select(Person).where(Person.id == person_id, Person.site_id == actor.site_id)
    person = session.scalar(found.with_for_update() if locked else found)
    if person is None:
        raise Gone
    return person
