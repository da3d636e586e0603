"""Leafing through the figures: which period, and how it is drawn."""

from PySide6.QtCore import QObject, Signal, Slot

from atelier.reports.external import External
from atelier.reports.figures import Code
from atelier.reports.overview import Overview
from atelier.reports.periods import Period, Span
from atelier.reports.trend import TrendPoint
from ui.gateway import Gateway
from ui.reports.body import ReportsBody
from ui.reports.reading import ReportReading, last_month
from ui.reports.state_words import state_of
from ui.reports.view import Compare, View, earlier_period


class ReportBrowsing(QObject):
    """Keeps the period that is shown; the old numbers stay until the new ones have been read.

    It begins with the last month that is over.

    Signals:
        period_changed: another period is asked for: a Period.
        state_changed: how the period stands was read: a State.
    """

    period_changed = Signal(object)
    state_changed = Signal(object)

    def __init__(self, gateway: Gateway, body: ReportsBody, parent: QObject) -> None:
        super().__init__(parent)
        self._actor, self._body = gateway.actor, body
        self.reading = ReportReading(gateway, self)
        self.period = Period.of(Span.MONTH, gateway.actor.today()).moved(-1)
        self._overview: Overview | None = None
        self._hiding: tuple[External, Period] | None = None
        self.reading.overview_read.connect(self._on_overview)
        self.reading.trend_read.connect(self._on_trend)
        self.reading.outside_read.connect(self._on_outside)
        self.reading.due_read.connect(body.due.show_due)
        body.switched.connect(self._on_switched)
        body.own.chosen.connect(self.go_to)

    @property
    def last(self) -> bool:
        """Whether no later period has begun."""
        return self.period.moved(1).first > self._actor.today()

    def read(self) -> None:
        """Read everything that is shown again."""
        self._read_period()
        self.reading.read_due()

    @Slot(object)
    def go_to(self, period: Period) -> None:
        """Show another period."""
        if period != self.period:
            self.period = period
            self.period_changed.emit(period)
            self._read_period()

    @Slot(int)
    def leaf(self, step: int) -> None:
        """Show the period before (-1) or after (1); none begins after today."""
        period = self.period.moved(step)
        if period.first <= self._actor.today():
            self.go_to(period)

    @Slot(object)
    def show_span(self, span: Span) -> None:
        """Show a longer or shorter period around the days that are shown."""
        today = self._actor.today()
        if span is Span.OWN:
            self._body.own.begin(self.period, today)
            self.period_changed.emit(self.period)  # until two days have been typed
            return
        self._body.own.hide()
        inside = self.period.first <= today <= self.period.last
        self.go_to(Period.of(span, today if inside else self.period.last))

    def _read_period(self) -> None:
        self.reading.read(self.period)
        if self._body.toolbar.external.isChecked():
            self.reading.read_outside(self.period)

    @Slot(object)
    def _on_overview(self, found: Overview) -> None:
        if found.period == self.period:
            self._overview = found
            self.state_changed.emit(state_of(found, self._actor))
            self._show()
        elif found.period in self._beside():
            self._show()

    @Slot(object, object)
    def _on_trend(self, points: tuple[TrendPoint, ...], last: Period) -> None:
        if last == last_month(self.period):
            self._body.show_trend(points)

    @Slot(object, object)
    def _on_outside(self, found: External, period: Period) -> None:
        self._hiding = found, period
        self._show()

    @Slot()
    def _on_switched(self) -> None:
        """Show the figures in another way."""
        toolbar = self._body.toolbar
        self._body.set_table(toolbar.table.isChecked())
        if toolbar.external.isChecked():
            self.reading.read_outside(self.period)
        self._show()

    def _beside(self) -> set[Period]:
        """Give the periods of which something stands beside the figures."""
        found = {earlier_period(self.period, self._compare())}
        if self._overview is not None and self._overview.figures.total(Code.VOLUNTEER_MINUTES):
            found.add(self.period.year_before())
        return found

    def _compare(self) -> Compare:
        return Compare.YEAR if self._body.toolbar.year.isChecked() else Compare.BEFORE

    def _show(self) -> None:
        view = self._view()
        if view is not None:
            self._body.show_view(view)

    def _view(self) -> View | None:
        """Give what is to be drawn; None while something of it is still being read."""
        shown = self._overview
        if shown is None:
            return None
        compare, hiding = self._compare(), None
        if self._body.toolbar.external.isChecked():
            if self._hiding is None or self._hiding[1] != shown.period:
                return None
            hiding = self._hiding[0]
        earlier = self.reading.known(earlier_period(shown.period, compare))
        year_ago = self.reading.known(shown.period.year_before())
        return View(
            shown,
            compare,
            None if earlier is None else earlier.figures,
            None if year_ago is None else year_ago.figures,
            hiding,
        )
