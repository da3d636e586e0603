"""What may follow for somebody who is new: the year of birth and four digits."""

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.people.actions import add_details
from atelier.people.details import kept_birth_year
from atelier.people.visitors import Details, need_reasons


@needs(Right.RECEIVE)
def complete_newcomer(
    session: Session, *, person_id: int, year: str, postcode: str, actor: Actor
) -> None:
    """Keep what was typed; an empty field changes nothing.

    Raises FieldOff, and what ``kept_birth_year`` and ``add_details`` raise: what was typed stays
    in its field.
    """
    details = Details(kept_birth_year(year, actor.today()), postcode)
    need_reasons(session, details=details, actor=actor)
    add_details(
        session,
        person_id=person_id,
        birth_year=details.birth_year,
        postcode=postcode,
        actor=actor,
    )
