"""What the reports page reads: a period and those beside it, the months before it."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from atelier.reports.bundle_due import bundle_due
from atelier.reports.outside import External, outside
from atelier.reports.overview import Overview, overview
from atelier.reports.periods import Period, Span
from atelier.reports.trend import TrendPoint, trend
from ui.gateway import Gateway
from ui.reports.view import Compare, earlier_period

_KEPT = 24  # periods that are shown again without reading them


class ReportReading(QObject):
    """Reads on the thread of the gateway; what was read is kept until something changes.

    Signals:
        overview_read: an Overview: of the period, or of one beside which it stands.
        trend_read: the points of the trend, and the month with which it ends.
        outside_read: an External, and its period.
        due_read: the month whose bundle is still to be made, or None.
    """

    overview_read = Signal(object)
    trend_read = Signal(object, object)
    outside_read = Signal(object, object)
    due_read = Signal(object)

    def __init__(self, gateway: Gateway, parent: QObject) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._overviews: dict[Period, Overview] = {}
        self._trends: dict[Period, tuple[TrendPoint, ...]] = {}
        self._outsides: dict[Period, External] = {}
        self._under_way: list[Future[Any]] = []
        self._age = 0

    def forget(self) -> None:
        """Read everything again, the next time; an answer that is under way is old by then."""
        self._age += 1
        self._overviews.clear()
        self._trends.clear()
        self._outsides.clear()

    def known(self, period: Period) -> Overview | None:
        """Give a period that was read and has not changed since."""
        return self._overviews.get(period)

    def read(self, period: Period) -> None:
        """Read a period, then those beside it, then the months up to it.

        What was asked for another period is given up.
        """
        actor, last = self._gateway.actor, last_month(period)
        self._give_up()
        if period in self._overviews:
            self.overview_read.emit(self._overviews[period])
        for one in (period, *(earlier_period(period, compare) for compare in Compare)):
            if one not in self._overviews:
                query = partial(overview, period=one, actor=actor)
                self._ask(query, partial(self._on_overview, self._age))
        if last in self._trends:
            self.trend_read.emit(self._trends[last], last)
        else:
            months = partial(trend, last=last, actor=actor)
            self._ask(months, partial(self._on_trend, self._age, last))

    def read_due(self) -> None:
        """Read whether the bundle of a month is still to be made."""
        self._gateway.read(partial(bundle_due, actor=self._gateway.actor), then=self._on_due)

    def read_outside(self, period: Period) -> None:
        """Read how a period may leave the house."""
        known = self._outsides.get(period)
        if known is not None:
            self.outside_read.emit(known, period)
            return
        query = partial(outside, period=period, actor=self._gateway.actor)
        self._ask(query, partial(self._on_outside, self._age, period))

    def _ask(self, query: partial[Any], then: Callable[[Any], object]) -> None:
        self._under_way.append(self._gateway.read(query, then=then))

    def _give_up(self) -> None:
        for future in self._under_way:
            future.cancel()
        self._under_way.clear()

    def _on_overview(self, age: int, found: Overview) -> None:
        self._keep(self._overviews, age, found.period, found)
        self.overview_read.emit(found)

    def _on_trend(self, age: int, last: Period, points: tuple[TrendPoint, ...]) -> None:
        self._keep(self._trends, age, last, points)
        self.trend_read.emit(points, last)

    def _on_outside(self, age: int, period: Period, found: External) -> None:
        self._keep(self._outsides, age, period, found)
        self.outside_read.emit(found, period)

    def _on_due(self, month: Period | None) -> None:
        self.due_read.emit(month)

    def _keep(self, kept: dict[Period, Any], age: int, period: Period, found: object) -> None:
        if age == self._age:
            while len(kept) >= _KEPT:
                del kept[next(iter(kept))]
            kept[period] = found


def last_month(period: Period) -> Period:
    """Give the month with which the trend of a period ends: that of its last day."""
    return Period.of(Span.MONTH, period.last)
