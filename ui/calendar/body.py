"""The body of the calendar page: the days in front, the chosen occurrence beside or below."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import Actor
from atelier.language import tr
from ui.calendar.calendar_view import CalendarView
from ui.calendar.filters import FilterBar
from ui.calendar.side_panel import SidePanel
from ui.kit.buttons import PrimaryButton
from ui.kit.card import Card
from ui.kit.empty_state import EmptyState
from ui.kit.look import look
from ui.kit.measures import sized, spaced

_NARROWEST, _BESIDE, _ROOMY = 420, 760, 1040  # pixels at 100 %
_ANY_WIDTH = 16_777_215  # Qt's own greatest width
_WIDE_SIDE, _NARROW_SIDE, _BELOW = 318, 252, 420


class CalendarBody(QWidget):
    """Where there is room, the side panel stands beside the days; else it is below them."""

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self.side, self.filters = CalendarView(), SidePanel(actor), FilterBar()
        self.begin = PrimaryButton(tr("New activity"), icon="plus")
        self.empty = EmptyState(
            "calendar-days",
            tr("Here stands what happens in the house, and where."),
            tr("Begin with an activity, and plan on which days it happens."),
            self.begin,
        )
        self._days = QStackedWidget()
        self._lay_out()
        self.filters.hide()

    def show_empty(self, empty: bool) -> None:
        """Say how to begin, while the house has nothing at all."""
        self._days.setCurrentWidget(self.empty if empty else self.view)

    def minimumSizeHint(self) -> QSize:
        """Let the page become narrow: the side panel then stands below."""
        return QSize(look().px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = look().px
        beside = self.width() >= px(_BESIDE)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        if beside:
            wide = _WIDE_SIDE if self.width() >= px(_ROOMY) else _NARROW_SIDE
            sized(self.side, width=wide)
            self.side.setMinimumHeight(0)
        else:
            sized(self.side, least_height=_BELOW)
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(_ANY_WIDTH)

    def _lay_out(self) -> None:
        card = Card(spacing=0, margins=(1, 8, 1, 8))
        self._days.addWidget(self.view)
        self._days.addWidget(self.empty)
        card.box.addWidget(self._days)
        self._columns = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), 20)
        self._columns.addWidget(card, stretch=1)
        self._columns.addWidget(self.side)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(self.filters)
        column.addLayout(self._columns, stretch=1)
