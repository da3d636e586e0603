"""The trend: the totals of some months up to one, closed ones from their snapshots."""

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from atelier.access.asking import needs
from atelier.domain import Actor, ClosedFigure, ClosedMonth
from atelier.domain.rights import Right
from atelier.reports.engine import figures_of
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.periods import Period, Span

_VERSION = aliased(ClosedMonth)
_NEWEST = (
    select(func.max(_VERSION.version))
    .where(_VERSION.site_id == ClosedMonth.site_id, _VERSION.month == ClosedMonth.month)
    .scalar_subquery()
)
_TOTALS = (
    select(ClosedMonth.month, ClosedMonth.version, ClosedFigure.code, ClosedFigure.value)
    .join(
        ClosedFigure,
        and_(
            ClosedFigure.closed_month_id == ClosedMonth.id,
            ClosedFigure.code.in_([code.value for code in Code]),  # as the index stands
            ClosedFigure.by == By.TOTAL.value,
            ClosedFigure.item == "",
        ),
        isouter=True,  # a month in which nothing happened is closed too
    )
    .where(
        ClosedMonth.site_id == bindparam("site"),
        ClosedMonth.month.between(bindparam("first"), bindparam("last")),
        ClosedMonth.version == _NEWEST,
    )
)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """The totals of one month. ``version`` is that of the closed month, 0 while it is open.

    ``figures`` has totals only; of an open month they may still change.
    """

    month: Period
    version: int
    figures: Figures

    @property
    def visits(self) -> int:
        """Give the visits (B1)."""
        return self.figures.total(Code.VISITS)


@needs(Right.SEE_FIGURES)
def trend(
    session: Session, *, last: Period, months: int = 13, actor: Actor
) -> tuple[TrendPoint, ...]:
    """Give the months up to the one in which ``last`` ends, the earliest first.

    Closed months are read from their newest version, open ones are counted. Totals of people
    stand beside each other and are never added up (figure B3).
    """
    newest = Period.of(Span.MONTH, last.last)
    periods = [newest.moved(-back) for back in reversed(range(months))]
    closed = _closed(session, periods, actor)
    return tuple(
        closed.get(month.month) or TrendPoint(month, 0, _totals(session, month, actor))
        for month in periods
    )


def _closed(session: Session, months: list[Period], actor: Actor) -> dict[int, TrendPoint]:
    where = {"site": actor.site_id, "first": months[0].month, "last": months[-1].month}
    versions: dict[int, int] = {}
    values: dict[int, dict[Key, int]] = {}
    for month, version, code, value in session.execute(_TOTALS, where):
        versions[month] = version
        found = values.setdefault(month, {})
        if code is not None:
            found[Key(Code(code))] = value
    return {
        one.month: TrendPoint(one, versions[one.month], Figures(values[one.month], {}))
        for one in months
        if one.month in versions
    }


def _totals(session: Session, month: Period, actor: Actor) -> Figures:
    found = figures_of(session, period=month, actor=actor)
    return Figures({key: value for key, value in found.items() if key.by is By.TOTAL}, {})
