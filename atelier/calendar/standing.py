"""In which room something stands, and what is asked of the calendar of rooms."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from atelier.domain import Activity, Actor, Occurrence, Room

ROOM_ID: ColumnElement[int] = func.coalesce(Occurrence.room_id, Activity.room_id)
"""The room of an occurrence: its own, else that of its activity."""


def occurrences_in_rooms(actor: Actor) -> Select[*tuple[Any, ...]]:
    """Ask for the occurrences of a house, with their room and the minutes that they need there."""
    setup = func.coalesce(Activity.setup_minutes, Room.setup_minutes, 0)
    clearing = func.coalesce(Activity.clearing_minutes, Room.clearing_minutes, 0)
    return (
        select(
            Occurrence.id,
            Occurrence.day,
            Occurrence.starts,
            Occurrence.ends,
            ROOM_ID.label("room_id"),
            Occurrence.state,
            Occurrence.skipped,
            Occurrence.reason,
            Activity.name.label("activity"),
            Activity.public_name,
            Activity.sensitive,
            Activity.function,
            Activity.walk_in,
            Room.name.label("room"),
            setup.label("setup"),
            clearing.label("clearing"),
        )
        .join(Activity, Activity.id == Occurrence.activity_id)
        .outerjoin(Room, Room.id == ROOM_ID)
        .where(Activity.site_id == actor.site_id)
    )
