"""When the desk let somebody in: what the coordinator can take back on a later day (scenario 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import Action, ActionKind, Activity, Actor, Occurrence
from atelier.domain.rights import Right

SHOWN = 10
"""How many: a mistake is found soon, or it is in a month that was closed."""


@dataclass(frozen=True, slots=True, repr=False)
class Entry(Discreet):
    """One time that somebody was checked in; ``activity`` is empty for the house alone."""

    id: int
    day: date
    activity: str
    by: str


@needs(Right.UNDO_EARLIER)
def entries_of(session: Session, *, person_id: int, actor: Actor) -> Sequence[Entry]:
    """Give the last times that the desk checked this person in, the newest first."""
    rows = session.execute(
        select(Action, Activity)
        .join(Occurrence, Occurrence.id == Action.occurrence_id, isouter=True)
        .join(Activity, Activity.id == Occurrence.activity_id, isouter=True)
        .where(
            Action.site_id == actor.site_id,
            Action.person_id == person_id,
            Action.kind == ActionKind.CHECK_IN,
            Action.undone_at.is_(None),
        )
        .order_by(Action.id.desc())
        .limit(SHOWN)
    )
    return [
        Entry(row.id, row.day, "" if row.occurrence_id is None else shown_name(activity), row.by)
        for row, activity in rows
    ]
