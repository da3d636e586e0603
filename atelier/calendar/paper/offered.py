"""For what a door list and an invitation can be printed."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import public
from atelier.calendar.rooms import rooms_of
from atelier.domain import Activity, Actor, Function, Occurrence
from atelier.domain.rights import Right

Named = tuple[int, str]
"""A number and a public name."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The rooms and the activities of the house, and those of the occurrence pointed at."""

    rooms: tuple[Named, ...]
    activities: tuple[Named, ...]
    room_id: int | None = None
    activity_id: int | None = None


@needs(Right.SEE_PROGRAMME)
def offered(session: Session, *, occurrence_id: int | None, actor: Actor) -> Offered:
    """List what can be chosen; an occurrence that is gone points at nothing."""
    room_id, activity_id = None, None
    if occurrence_id is not None:
        row = session.execute(
            select(func.coalesce(Occurrence.room_id, Activity.room_id), Activity.id)
            .join(Activity, Activity.id == Occurrence.activity_id)
            .where(Occurrence.id == occurrence_id, Activity.site_id == actor.site_id)
        ).first()
        room_id, activity_id = (None, None) if row is None else (row[0], row[1])
    rooms = tuple((room.id, room.facts.name) for room in rooms_of(session, actor=actor))
    return Offered(rooms, _activities(session, actor), room_id, activity_id)


def _activities(session: Session, actor: Actor) -> tuple[Named, ...]:
    """List what can be invited to, in the order of the alphabet."""
    rows = session.execute(
        select(Activity.id, Activity.name, Activity.public_name, Activity.sensitive).where(
            Activity.site_id == actor.site_id, Activity.function != Function.INTERNAL
        )
    )
    found = [(id_, public(name, neutral, sensitive=hide)) for id_, name, neutral, hide in rows]
    return tuple(sorted(found, key=lambda row: row[1].casefold()))
