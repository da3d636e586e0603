"""Holding rooms while something is saved, so that two desks cannot both find them free."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Gone, Room
from atelier.domain.rights import Right


@needs(Right.PART)
def lock_rooms(
    session: Session, *, room_ids: Iterable[int | None], actor: Actor
) -> dict[int, Room]:
    """Hold rooms until the save is done, in one order so that no two saves wait for each other.

    Whoever looks for clashes afterwards sees all that was saved before. Raises Gone where one
    of them is no room of the house.
    """
    wanted = {room_id for room_id in room_ids if room_id is not None}
    if not wanted:
        return {}
    rows = session.scalars(
        select(Room)
        .where(Room.id.in_(wanted), Room.site_id == actor.site_id)
        .order_by(Room.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    rooms = {room.id: room for room in rows}
    if rooms.keys() != wanted:
        raise Gone
    return rooms
