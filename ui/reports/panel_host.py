"""The page as the place of its tasks: each takes the body until it is done."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier.language import tr
from ui.gateway import Gateway
from ui.kit.measures import spaced
from ui.kit.page import Page
from ui.kit.panel import Panel
from ui.reports.body import ReportsBody
from ui.reports.head import ReportsHead

_PANEL, _BODY = (24, 16, 24, 16), (24, 16, 8, 0)  # the body has its scroll bar in the margin


class FrontStack(QStackedWidget):
    """Asks for the room of what is in front, not for that of every task that was opened."""

    def minimumSizeHint(self) -> QSize:
        """Give the least room of the widget in front."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()


class ReportsHost(Page):
    """Opens tasks over the figures, and closes them again.

    A task is built when it is opened for the first time. One task may be opened from another:
    Esc goes back to where it was opened.
    """

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.heads, self.body = ReportsHead(self), ReportsBody()
        self.stack = FrontStack()
        self.stack.addWidget(self.body)
        self.stack.currentChanged.connect(self.stack.updateGeometry)
        self._place = spaced(QVBoxLayout(self), 0, _BODY)
        self._place.addWidget(self.stack)
        self._panels: dict[str, Panel] = {}
        self._blank = False
        self._origin: QWidget | None = None  # what had the cursor before a task was opened

    @property
    def panel(self) -> Panel | None:
        """The task that is open, if one is."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Panel) else None

    def show_panel(self, name: str, build: Callable[[Gateway], Panel], facts: object) -> Panel:
        """Open a task with what is known of it."""
        if name not in self._panels:
            self._panels[name] = self._add(build(self.gateway))
        if self.panel is None:
            self._origin = self.focusWidget()
        panel = self._panels[name]
        spaced(self._place, 0, _PANEL)
        self.stack.setCurrentWidget(panel)
        panel.begin(facts)
        self._show_head()
        panel.take_focus()
        return panel

    def task(self) -> str:
        """Name the task that is open."""
        return next((name for name, panel in self._panels.items() if panel is self.panel), "")

    @Slot()
    def close_panel(self) -> None:
        """Go back to the figures, to where the cursor was."""
        spaced(self._place, 0, _BODY)
        self.stack.setCurrentWidget(self.body)
        self._show_head()
        origin, self._origin = self._origin, None
        if origin is not None and origin.isVisibleTo(self):
            origin.setFocus()
        else:
            self.body.take_focus()

    def undo(self) -> None:
        """Take back what was saved last in the task that is in front."""
        if self.panel is not None:
            self.panel.undo()

    def blank_names(self, blank: bool) -> None:
        """Hide every name, or show them again, in every task."""
        self._blank = blank
        for panel in self._panels.values():
            panel.blank_names(blank)

    def _add(self, panel: Panel) -> Panel:
        panel.closed.connect(self.close_panel)
        panel.said.connect(self.said)
        panel.warned.connect(self.warned)
        panel.preview_requested.connect(self.preview_requested)
        panel.page_wanted.connect(self.page_wanted)
        panel.blank_names(self._blank)
        self.stack.addWidget(panel)
        return panel

    def _show_head(self) -> None:
        """Show the head of the task or of the figures.

        Its rows are hidden meanwhile: a widget that is shown in a line too short for it would
        widen the window before the head takes a second line.
        """
        panel, rows = self.panel, self.heads.rows()
        for row in rows:
            row.hide()
        self.heads.show_panel(open_=panel is not None)
        self.set_header(tr("Reports") if panel is None else panel.title)
        for row in rows:
            row.show()
