"""How often a volunteer reported that they could not come, and how often somebody stood in.

These are shifts and not people: who cannot come twice counts twice. Counted live, as the shifts
that nobody took are.
"""

from typing import NamedTuple

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from atelier.access.asking import needs
from atelier.domain import (
    Actor,
    Assignment,
    AssignmentState,
    Occurrence,
    OccurrenceState,
    Shift,
    ShiftState,
)
from atelier.domain.rights import Right
from atelier.domain.roster import HOLDING
from atelier.reports.periods import Period

_INSTEAD = aliased(Assignment)
_REPLACED = select(_INSTEAD.replaces_id).where(
    _INSTEAD.replaces_id.is_not(None), _INSTEAD.state.in_(HOLDING)
)
_ABSENT = (
    select(
        func.count(Assignment.id),
        func.count(Assignment.id).filter(Assignment.id.in_(_REPLACED)),
    )
    .join(Shift, Assignment.shift_id == Shift.id)
    .join(Occurrence, Shift.occurrence_id == Occurrence.id, isouter=True)
    .where(
        Assignment.state == AssignmentState.CANNOT,
        Shift.site_id == bindparam("site"),
        Shift.day.between(bindparam("first"), bindparam("last")),
        Shift.state == ShiftState.PLANNED,
        or_(Occurrence.id.is_(None), Occurrence.state == OccurrenceState.PLANNED),
    )
)


class Absent(NamedTuple):
    """In how many shifts somebody could not come, and in how many of these somebody stood in."""

    cannot: int = 0
    replaced: int = 0


@needs(Right.SEE_FIGURES)
def absent_of(session: Session, *, period: Period, actor: Actor) -> Absent:
    """Count them in the shifts of a period that went ahead, up to and with today."""
    last = min(period.last, actor.today())
    where = {"site": actor.site_id, "first": period.first, "last": last}
    cannot, replaced = session.execute(_ABSENT, where).one()
    return Absent(cannot, replaced)
