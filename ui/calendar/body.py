"""The body of the calendar page: the days in front, the chosen occurrence beside or below."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import Actor
from atelier.language import tr
from ui.calendar.calendar_view import CalendarView
from ui.calendar.filters import FilterBar
from ui.calendar.side_panel import SidePanel
from ui.kit.beside import NARROWEST, Beside
from ui.kit.buttons import PrimaryButton
from ui.kit.empty_state import EmptyState
from ui.kit.look import look
from ui.kit.measures import spaced


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
        return QSize(look().px(NARROWEST), super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        self._days.addWidget(self.view)
        self._days.addWidget(self.empty)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(self.filters)
        both = Beside(self._days, self.side, beside=760, wide=318, narrow=252)
        column.addWidget(both, stretch=1)
