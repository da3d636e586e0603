"""What is asked before a month is closed or corrected, read at once."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.months.states import MonthState, month_state
from atelier.reports.closing import pending
from atelier.reports.closing_points import OpenPoint, OpenPoints, open_points
from atelier.reports.figures import Figures
from atelier.reports.periods import Period
from atelier.reports.versions import (
    Difference,
    VersionRow,
    closed_figures,
    differences,
    versions_of,
)


@dataclass(frozen=True, slots=True, repr=False)
class ClosingView(Discreet):
    """One month: how it stands, what is open in it, its versions, and what changed.

    ``changes`` are those that the next version would make while the month is being corrected;
    else those that the newest version made. ``over``: the month can be closed.
    """

    month: Period
    state: MonthState
    over: bool
    open: OpenPoints
    versions: tuple[VersionRow, ...]
    changes: tuple[Difference, ...]

    @property
    def to_accept(self) -> tuple[OpenPoint, ...]:
        """The points that must be solved or accepted before the month is closed."""
        return self.open.to_accept

    @property
    def next_version(self) -> int:
        """The number of the version that closing it makes."""
        return self.state.version + 1


@needs(Right.CLOSE_MONTH)
def closing_view(session: Session, *, month: Period, actor: Actor) -> ClosingView:
    """Read how a month stands before it is closed, or after."""
    state = month_state(session, day=month.first, actor=actor)
    if state.correcting:
        changes = pending(session, month=month, actor=actor)
    else:
        changes = version_changes(session, month=month, version=state.version, actor=actor)
    return ClosingView(
        month,
        state,
        month.last < actor.today(),
        open_points(session, month=month, actor=actor),
        versions_of(session, month=month, actor=actor),
        changes,
    )


@needs(Right.SEE_FIGURES)
def version_changes(
    session: Session, *, month: Period, version: int, actor: Actor
) -> tuple[Difference, ...]:
    """Give what one version of a month changed in the one before it; of the first nothing."""
    new = _figures(session, month, version, actor)
    old = _figures(session, month, version - 1, actor)
    return () if new is None or old is None else differences(old, new)


def _figures(session: Session, month: Period, version: int, actor: Actor) -> Figures | None:
    if version < 1:
        return None
    found = closed_figures(session, month=month, actor=actor, version=version)
    return None if found is None else found[1]
