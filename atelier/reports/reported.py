"""What page and paper say of a period: the newest versions of its months, and live what is open.

A month that is closed has the figures of its newest version, whatever was changed since; while
it is being corrected too. Of a quarter, of a year and of the year to date the months are added
up, each from its newest version; people are counted anew from the rows, since they may not be
added up (figure B3). Any other period, and any part of the house, is counted from the rows.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.months.states import month_state
from atelier.reports.closing_points import OpenPoint, accepted_points, open_points
from atelier.reports.figures import Code, Figures
from atelier.reports.periods import Period, Span
from atelier.reports.scope import Scope
from atelier.reports.to_date import WHOLE_HOUSE, added_up, counted
from atelier.reports.versions import VersionRow, read_figures, versions_of


@dataclass(frozen=True, slots=True, repr=False)
class Reported(Discreet):
    """The figures of a period as they are told, and how sure they are.

    ``versions`` of a closed month, the first first; empty while it is open, and for periods that
    are no month. ``points`` are open, or were accepted when the month was closed.
    ``correcting``: why the month is being corrected. ``open_months`` of the period are not
    closed. ``over``: nothing of the period is still to come.
    """

    period: Period
    figures: Figures
    versions: tuple[VersionRow, ...] = ()
    points: tuple[OpenPoint, ...] = ()
    missing: int = 0
    correcting: str = ""
    open_months: tuple[Period, ...] = ()
    over: bool = True

    @property
    def newest(self) -> VersionRow | None:
        """Give the version that holds; None where the figures are live."""
        return self.versions[-1] if self.versions else None

    @property
    def replaced(self) -> VersionRow | None:
        """Give the version that the newest one replaces."""
        return self.versions[-2] if len(self.versions) > 1 else None

    @property
    def version(self) -> int:
        """Give the number of the version that holds; 0 where the figures are live."""
        return self.newest.version if self.newest else 0

    @property
    def closed_at(self) -> datetime | None:
        """Give when that version was made."""
        return self.newest.closed_at if self.newest else None

    @property
    def closed_by(self) -> str:
        """Give who made that version."""
        return self.newest.closed_by if self.newest else ""

    @property
    def reason(self) -> str:
        """Give why that version replaced the one before."""
        return self.newest.reason if self.newest else ""

    @property
    def complete(self) -> bool:
        """Whether it is over, every month of it is closed, and no attendance is missing."""
        return self.over and not self.open_months and not self.missing


@needs(Right.SEE_FIGURES)
def reported(
    session: Session, *, period: Period, actor: Actor, scope: Scope = WHOLE_HOUSE
) -> Reported:
    """Give what is told of a period: closed months as they were closed, the rest live.

    A part of the house (``scope``) is always counted live.
    """
    if scope == WHOLE_HOUSE and period.span is Span.MONTH:
        found = versions_of(session, month=period, actor=actor)
        if found:
            return _closed(session, period, found, actor)
    months = tuple(period.months())
    newest = {
        month.month: found[-1]
        for month in months
        if (found := versions_of(session, month=month, actor=actor))
    }
    if newest and scope == WHOLE_HOUSE and _is_whole(period):
        figures = added_up(session, period=period, newest=newest, actor=actor)
    else:
        figures = counted(session, period=period, actor=actor, scope=scope)
    is_month = period.span is Span.MONTH
    return Reported(
        period,
        figures,
        points=open_points(session, month=period, actor=actor).points if is_month else (),
        missing=figures.total(Code.MISSING) + figures.total(Code.UNKNOWN),
        open_months=tuple(month for month in months if month.month not in newest),
        over=period.last < actor.today(),
    )


def _closed(
    session: Session, month: Period, found: tuple[VersionRow, ...], actor: Actor
) -> Reported:
    return Reported(
        month,
        read_figures(session, version_id=found[-1].id),
        found,
        accepted_points(session, version_id=found[-1].id, actor=actor),
        found[-1].missing,
        month_state(session, day=month.first, actor=actor).correcting,
    )


def _is_whole(period: Period) -> bool:
    """Whether a period begins and ends with a month."""
    return all(
        period.first <= month.first and month.last <= period.last for month in period.months()
    )
