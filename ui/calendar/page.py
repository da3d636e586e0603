"""The calendar page: the week, a day by room, the month, and the tasks around them."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import Activity, Closure, Enrolment, Occurrence, Room, RoomBooking, Series
from atelier.language import tr
from ui.calendar.panel import Panel
from ui.calendar.panels import BUILDERS
from ui.gateway import Gateway
from ui.kit.measures import spaced
from ui.kit.page import Page


class CalendarPage(Page):
    """For coordinators: what happens when and where."""

    watches = frozenset({Activity, Closure, Enrolment, Occurrence, Room, RoomBooking, Series})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self._panels: dict[str, Panel] = {}
        self.body = QWidget()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.body)
        spaced(QVBoxLayout(self), 0, self.MARGINS).addWidget(self.stack)
        self.set_header(tr("Calendar"))

    def refresh(self) -> None:
        """Read what is shown again."""

    def open_panel(self, name: str, facts: object) -> Panel:
        """Open a task; it is built when it is opened for the first time."""
        if name not in self._panels:
            self._panels[name] = self._add(BUILDERS[name](self.gateway))
        panel = self._panels[name]
        self.stack.setCurrentWidget(panel)
        panel.begin(facts)
        panel.take_focus()
        return panel

    def close_panel(self) -> None:
        """Go back to the calendar."""
        self.stack.setCurrentWidget(self.body)

    def _add(self, panel: Panel) -> Panel:
        panel.closed.connect(self.close_panel)
        panel.said.connect(self.said)
        panel.warned.connect(self.warned)
        panel.preview_requested.connect(self.preview_requested)
        panel.opened.connect(self.open_panel)
        self.stack.addWidget(panel)
        return panel
