"""The figures of a period: the line above them, the cards, and the charts in one or two columns."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.language import tr
from atelier.reports.trend import TrendPoint
from ui.kit.bars_chart import BarsChart
from ui.kit.columns_chart import ColumnsChart
from ui.kit.empty_state import EmptyState
from ui.kit.heat_chart import HeatChart
from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.scrolling import FollowingArea
from ui.kit.share_chart import ShareChart
from ui.reports import chart_facts
from ui.reports.card_facts import card_facts
from ui.reports.cards_grid import CardsGrid
from ui.reports.chart_card import ChartCard
from ui.reports.due_line import DueLine
from ui.reports.figure_card import FigureCard
from ui.reports.own_period import OwnPeriod
from ui.reports.toolbar import Toolbar
from ui.reports.view import View

_BESIDE, _GAP, _CARDS = 820, 16, 5
_TITLE = 52  # above a chart
_WIDE, _NARROW = 592, 514  # how the two columns share the width


class ReportsBody(QWidget):
    """Draws a View; it reads nothing itself.

    Signals:
        opened: what a card, a mark or a line opens: a Key, or a Period of the trend.
        switched: something is to be shown in another way.
    """

    opened = Signal(object)
    switched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: View | None = None
        self.due, self.own, self.toolbar = DueLine(), OwnPeriod(), Toolbar()
        self.cards = tuple(FigureCard() for _ in range(_CARDS))
        self._all = False
        self.heat = HeatChart(tr("Busy hours by part of the day"))
        self.activities = _bars(tr("Participations by activity"))
        self.functions = _bars(tr("Participations by function"))
        self.trend = ChartCard(ColumnsChart(tr("Visits by month")), tr("Visits by month"))
        self.areas = _bars(tr("Visitors by area"))
        self.busy = ChartCard(self.heat, tr("Busy hours by part of the day"))
        self.hours = ChartCard(
            ShareChart(tr("From professional to informal")), tr("From professional to informal")
        )
        self.ages = _bars(tr("Visitors by age"))
        self.topics = _bars(tr("Questions by topic"))
        self.hosts = _bars(tr("Participations by partner"))
        self._left = (self.activities, self.functions, self.trend, self.hosts, self.areas)
        self._right = (self.busy, self.hours, self.ages, self.topics)
        self.charts = (*self._left, *self._right)
        self._lay_out()
        self._connect()

    def show_view(self, view: View) -> None:
        """Show other figures; the cursor stays where it is."""
        self.view = view
        self._stack.setCurrentIndex(0 if view.overview.filled else 1)
        self.toolbar.show_mark()
        for card, facts in zip(self.cards, card_facts(view), strict=True):
            card.show_facts(facts)
        self._show_activities()
        for chart, found in (
            (self.functions, chart_facts.functions(view)),
            (self.hosts, chart_facts.hosts(view)),
            (self.hours, chart_facts.informal(view)),
            (self.ages, chart_facts.ages(view)),
            (self.areas, chart_facts.areas(view)),
            (self.topics, chart_facts.topics(view)),
        ):
            chart.show_marks(found.marks, found.table, found.note)
        heat = chart_facts.busy_hours(view)
        self.heat.columns, self.heat.rows = heat.columns, heat.rows
        self.busy.show_marks(heat.marks, heat.table, heat.note)

    def show_trend(self, points: tuple[TrendPoint, ...]) -> None:
        """Show the months up to the period."""
        found = chart_facts.trend(points)
        self.trend.show_marks(found.marks, found.table, found.note)

    def set_table(self, as_table: bool) -> None:
        """Show every chart as a table, or drawn."""
        for card in self.charts:
            card.set_table(as_table)

    def take_focus(self) -> None:
        """Put the cursor on the first card."""
        if self._stack.currentIndex() == 0:
            self.cards[0].setFocus()
        else:
            self.setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(360), look().px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("part", "scrolled")
        column = spaced(QVBoxLayout(inside), _GAP, (0, 0, 4, 16))
        self._columns = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), _GAP)
        for cards, share in ((self._left, _WIDE), (self._right, _NARROW)):
            pile = spaced(QVBoxLayout(), _GAP)
            for card in cards:
                pile.addWidget(card)
            pile.addStretch(1)
            self._columns.addLayout(pile, stretch=share)
        column.addWidget(self.due)
        column.addWidget(self.own)
        column.addWidget(self.toolbar)
        column.addWidget(CardsGrid(self.cards))
        column.addLayout(self._columns)
        column.addStretch(1)
        self.area = FollowingArea(inside, margin=_TITLE)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self.empty = EmptyState(
            "chart-column",
            tr("Here stand the figures of the house."),
            tr("They come by themselves once visitors are checked in at the desk (F1)."),
        )
        self._stack.addWidget(self.empty)
        spaced(QVBoxLayout(self)).addWidget(self._stack)
        self.busy.show_about(tr("visits on average"))
        self.hours.show_about(tr("hours of guidance"))
        self.trend.show_about(tr("thirteen months"))

    def _connect(self) -> None:
        self.toolbar.changed.connect(self.switched)
        self.activities.more.pushed.connect(self._show_more)
        for card in self.cards:
            card.opened.connect(self.opened)
        for chart in self.charts:
            chart.opened.connect(self.opened)
            chart.moved.connect(self._follow)

    def _show_activities(self) -> None:
        if self.view is not None:
            found = chart_facts.activities(self.view, everything=self._all)
            self.activities.show_marks(found.marks, found.table, found.note)
            words = chart_facts.activities_words(self.view, everything=self._all)
            self.activities.more.set_words(words)
            self.activities.more.setVisible(bool(words))

    def _turn(self) -> None:
        way = QBoxLayout.Direction
        beside = self.width() >= look().px(_BESIDE)
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)

    @Slot()
    def _show_more(self) -> None:
        self._all = not self._all
        self._show_activities()

    @Slot(QWidget, QRect)
    def _follow(self, chart: QWidget, place: QRect) -> None:
        self.area.show_place(chart, place)


def _bars(title: str) -> ChartCard:
    return ChartCard(BarsChart(title), title)
