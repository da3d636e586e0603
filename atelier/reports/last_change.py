"""The last change of a kind that can be taken back, for the line below a form."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, CalendarChange, ChangeKind
from atelier.domain.rights import Right


@dataclass(frozen=True, slots=True, repr=False)
class LastChange(Discreet):
    """What was done last and can be taken back: a sentence, when, and at which desk."""

    id: int
    sentence: str
    at: datetime
    by: str


@needs(Right.PART)
def newest_change(session: Session, *, kind: ChangeKind, actor: Actor) -> CalendarChange | None:
    """Give the last change of a kind that was not taken back."""
    return session.scalar(
        select(CalendarChange)
        .where(
            CalendarChange.site_id == actor.site_id,
            CalendarChange.kind == kind,
            CalendarChange.undone_at.is_(None),
        )
        .order_by(CalendarChange.id.desc())
        .limit(1)
    )
