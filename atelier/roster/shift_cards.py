"""One shift in full: for the panel beside the roster."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    Assignment,
    CalendarChange,
    ChangedRow,
    ChangeKind,
    Shift,
    VogNeed,
)
from atelier.domain.rights import Right
from atelier.roster.queries import shift_row
from atelier.roster.reading import read_shifts
from atelier.roster.rows import ShiftRow
from atelier.roster.short_names import short_names


@dataclass(frozen=True, slots=True, repr=False)
class ShiftEvent(Discreet):
    """Something that was done in a shift: what, when, by which desk, about whom."""

    at: datetime
    by: str
    kind: ChangeKind
    name: str
    undone: bool


@dataclass(frozen=True, slots=True, repr=False)
class ShiftCard(Discreet):
    """One shift in full: what it asks, who is in it, and how that came about."""

    id: int
    row: ShiftRow
    vog: VogNeed
    trainings: int
    bhv: bool
    children: bool
    events: tuple[ShiftEvent, ...]


@needs(Right.SEE_ROSTER)
def shift_card(session: Session, *, shift_id: int, actor: Actor) -> ShiftCard | None:
    """Read one shift in full; None where it is not there any more."""
    row = shift_row(session, shift_id=shift_id, actor=actor)
    facts = read_shifts(session, shift_ids=[shift_id], actor=actor).get(shift_id)
    if row is None or facts is None:
        return None
    return ShiftCard(
        id=shift_id,
        row=row,
        vog=facts.vog,
        trainings=facts.trainings,
        bhv=facts.bhv,
        children=facts.children,
        events=_events(session, shift_id, actor),
    )


def _events(session: Session, shift_id: int, actor: Actor) -> tuple[ShiftEvent, ...]:
    """Give what was done with whoever is in the shift now, the latest first."""
    rows = session.execute(
        select(
            CalendarChange.at,
            CalendarChange.by,
            CalendarChange.kind,
            Assignment.person_id,
            CalendarChange.undone_at.is_not(None),
        )
        .join(ChangedRow, ChangedRow.change_id == CalendarChange.id)
        .join(Assignment, Assignment.id == ChangedRow.row_id)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(
            ChangedRow.kind == Assignment.__tablename__,
            Assignment.shift_id == shift_id,
            Shift.site_id == actor.site_id,
        )
        .order_by(CalendarChange.id.desc(), ChangedRow.id)
    ).all()
    names = short_names(session, actor=actor, person_ids={row[3] for row in rows})
    return tuple(
        ShiftEvent(at, by, kind, names[person_id], undone)
        for at, by, kind, person_id, undone in rows
    )
