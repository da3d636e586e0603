"""Taking a volunteer out of what is to come: coming shifts, and fixed places."""

from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import HOLDING, Actor, Assignment, FixedPlace, Shift
from atelier.domain.rights import Right

_DAY = timedelta(days=1)


@needs(Right.PART)
def let_go(session: Session, *, person_id: int, after: date, actor: Actor) -> int:
    """End the fixed places of a volunteer and take them out of every shift after a day.

    Gives how many places they held. Only within a change that notes it; what lies before today
    stays as it was, and so does what has confirmed hours.
    """
    for place in session.scalars(_places(person_id, after)):
        if place.first_day > after:
            session.delete(place)
        else:
            place.last_day = after
    first_day = max(after + _DAY, actor.today())
    return empty(session, _coming(person_id, first_day))


def empty(session: Session, coming: Select[Assignment]) -> int:
    """Take these rows out of their shifts, and give how many of them held a place."""
    rows = session.scalars(coming.order_by(Assignment.id).with_for_update(of=Assignment)).all()
    ids = [row.id for row in rows]
    for other in session.scalars(select(Assignment).where(Assignment.replaces_id.in_(ids))):
        other.replaces_id = None
    session.flush()
    for row in rows:
        session.delete(row)
    return sum(row.state in HOLDING for row in rows)


def _places(person_id: int, after: date) -> Select[FixedPlace]:
    return (
        select(FixedPlace)
        .where(
            FixedPlace.person_id == person_id,
            or_(FixedPlace.last_day.is_(None), FixedPlace.last_day > after),
        )
        .order_by(FixedPlace.id)
    )


def _coming(person_id: int, first_day: date) -> Select[Assignment]:
    return (
        select(Assignment)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(
            Assignment.person_id == person_id,
            Assignment.confirmed_at.is_(None),
            Shift.day >= first_day,
        )
    )
