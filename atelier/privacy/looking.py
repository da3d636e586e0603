"""What an erasure will take away and what will stay, shown before it is done (rule P16)."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    Base,
    Enrolment,
    Gone,
    Participation,
    Person,
    Right,
    Shift,
    Visit,
    Volunteer,
)
from atelier.people.names import name_of


@dataclass(frozen=True, slots=True, repr=False)
class ErasurePreview(Discreet):
    """What an erasure does: ``mark`` is handed to ``erase``.

    Stays, without the name: ``visits``, ``participations``, ``worked`` shifts. Goes: ``places``
    in activities and on waiting lists, and whatever is kept beside the name; ``shifts`` to come
    are open again.
    """

    id: int
    mark: UUID
    name: str
    visits: int
    participations: int
    worked: int
    places: int
    shifts: int
    volunteer: bool


@needs(Right.ERASE)
def erasure_preview(session: Session, *, person_id: int, actor: Actor) -> ErasurePreview:
    """Say what goes and what stays when this person is erased. Raises Gone."""
    person = session.scalar(
        select(Person).where(Person.id == person_id, Person.site_id == actor.site_id)
    )
    if person is None:
        raise Gone
    coming = (
        select(func.count())
        .select_from(Assignment)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(
            Assignment.person_id == person_id,
            Assignment.state.in_(HOLDING),
            Assignment.confirmed_at.is_(None),
            Shift.day >= actor.today(),
        )
    )
    confirmed = (
        select(func.count())
        .select_from(Assignment)
        .where(Assignment.person_id == person_id, Assignment.confirmed_at.is_not(None))
    )
    return ErasurePreview(
        id=person_id,
        mark=person.erasure_key,
        name=name_of(person).full_name,
        visits=_number(session, Visit, person_id),
        participations=_number(session, Participation, person_id),
        worked=session.scalar(confirmed) or 0,
        places=_number(session, Enrolment, person_id),
        shifts=session.scalar(coming) or 0,
        volunteer=_number(session, Volunteer, person_id) > 0,
    )


def _number(session: Session, kind: type[Base], person_id: int) -> int:
    column = kind.__table__.c.person_id
    return session.scalar(select(func.count()).where(column == person_id)) or 0
