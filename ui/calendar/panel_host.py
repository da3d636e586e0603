"""The page as the place of its tasks: each takes the body until it is done."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from atelier.language import tr
from ui.calendar.body import CalendarBody
from ui.calendar.header_parts import HeaderParts
from ui.calendar.panels import BUILDERS
from ui.calendar.task_words import from_words, in_words
from ui.calendar.tasks import CalendarTasks
from ui.gateway import Gateway
from ui.kit.page import Page
from ui.kit.panel import Panel


class PanelHost(Page):
    """Opens tasks over the body of the calendar, and closes them again.

    A task is built when it is opened for the first time. ``tasks`` knows which one does what.
    """

    tasks: CalendarTasks

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self._panels: dict[str, Panel] = {}
        self._blank, self._task = False, ""
        self.heads, self.body = HeaderParts(self), CalendarBody(gateway.actor)
        self.view, self.side = self.body.view, self.body.side
        self.stack = QStackedWidget()
        self.stack.addWidget(self.body)

    @property
    def panel(self) -> Panel | None:
        """The task that is open, if one is."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Panel) else None

    def open_panel(self, name: str, facts: object) -> Panel:
        """Open a task with what is known of it."""
        if name not in self._panels:
            self._panels[name] = self._add(BUILDERS[name](self.gateway))
        panel, self._task = self._panels[name], in_words(name, facts)
        self.stack.setCurrentWidget(panel)
        panel.begin(facts)
        self._show_head()
        panel.take_focus()
        return panel

    def task(self) -> str:
        """Say which task is open, and of what."""
        return "" if self.panel is None else self._task

    def open_task(self, task: str) -> None:
        """Open the task that was open."""
        found = from_words(task)
        if found is not None and found[0] in BUILDERS:
            self.open_panel(*found)

    @Slot()
    def close_panel(self) -> None:
        """Go back to the calendar."""
        self.stack.setCurrentWidget(self.body)
        self._show_head()
        self.view.setFocus()

    def blank_names(self, blank: bool) -> None:
        """Hide every name, or show them again, here and in every task."""
        self._blank = blank
        self.side.blank_names(blank)
        for panel in self._panels.values():
            panel.blank_names(blank)

    def _add(self, panel: Panel) -> Panel:
        panel.closed.connect(self.close_panel)
        panel.said.connect(self.said)
        panel.warned.connect(self.warned)
        panel.preview_requested.connect(self.preview_requested)
        panel.opened.connect(self.open_panel)
        panel.changed.connect(self.tasks.note_key)
        panel.blank_names(self._blank)
        self.stack.addWidget(panel)
        return panel

    def _show_head(self) -> None:
        panel = self.panel
        self.heads.show_panel(open_=panel is not None)
        self.set_header(tr("Calendar") if panel is None else panel.title)
