"""The settings page (F8): a list of subjects at the left, the chosen one at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier.language import tr
from ui.gateway import Gateway
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.measures import spaced
from ui.kit.page import Page
from ui.kit.panel import Panel
from ui.kit.panes import Panes
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.scrolling import FollowingArea
from ui.kit.text import PlainLabel
from ui.settings.subjects import Subject, allowed


class SettingsPage(Page):
    """For whoever looks after the house. Each subject saves by itself and can be taken back.

    Another page asks for a subject by its name (a text) with ``page_wanted("settings", name)``.
    """

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.panels: dict[str, Panel] = {}
        self._places: dict[str, QWidget] = {}
        columns: list[Column[Subject]] = [Column(tr("Subject"), _words)]
        self.subjects = RowsView(columns, tr("Subjects"), row_height=34)
        self.subjects.horizontalHeader().hide()
        self.heading, self.hint = PlainLabel("", "heading"), PlainLabel("", "soft", wrap=True)
        self.stack = QStackedWidget()
        self._lay_out()
        self.subjects.show_rows(allowed(gateway.actor))
        self.subjects.chosen_changed.connect(self._show_chosen)
        self.subjects.opened.connect(self._go_inside)
        taking_back = Command(self, tr("Undo"), self.undo, icon="undo-2").button(QuietButton)
        taking_back.set_words(tr("Undo the last change"))
        self.header_right = [taking_back]
        Command(self, tr("Subjects"), self.subjects.setFocus, key="Esc")
        self.set_header(tr("Settings"))

    @property
    def panel(self) -> Panel | None:
        """The panel of the subject that is shown."""
        chosen = self.subjects.chosen()
        return None if chosen is None else self.panels.get(chosen.name)

    def refresh(self) -> None:
        """Choose the first subject; each panel reads for itself when it changed elsewhere."""
        if self.subjects.chosen() is None:
            self.subjects.choose(0)
        elif self.panel is not None:
            self.panel.refresh()

    def take_focus(self) -> None:
        """Put the cursor in the list of subjects."""
        self.subjects.setFocus()

    def show_wanted(self, wanted: object) -> None:
        """Show the subject that another page asked for by its name."""
        for number, subject in enumerate(self.subjects.rows):
            if subject.name == wanted:
                self.subjects.choose(number)
                self._go_inside()

    def task(self) -> str:
        """Name the subject that is shown."""
        chosen = self.subjects.chosen()
        return "" if chosen is None else chosen.name

    def open_task(self, task: str) -> None:
        """Show the subject again."""
        self.show_wanted(task)

    def blank_names(self, blank: bool) -> None:
        """Hide the names of people in every panel (F12), or show them again."""
        for panel in self.panels.values():
            panel.blank_names(blank)

    def undo(self) -> None:
        """Take back the last change of the subject that is shown."""
        if self.panel is not None:
            self.panel.undo()

    def _lay_out(self) -> None:
        left = Card(margins=(1, 8, 1, 12))
        left.box.addWidget(self.subjects, stretch=1)
        right = QWidget()
        column = spaced(QVBoxLayout(right), 8)
        for widget in (self.heading, self.hint):
            column.addWidget(widget)
        column.addWidget(self.stack, stretch=1)
        panes = Panes(left, right, least=(230, 440), stretch=(2, 6), high=150)
        spaced(QVBoxLayout(self), 0, self.MARGINS).addWidget(panes)

    @Slot()
    def _show_chosen(self) -> None:
        subject = self.subjects.chosen()
        if subject is None:
            return
        if subject.name not in self.panels:
            self._add(subject)
        self.heading.setText(subject.words)
        self.hint.setText(subject.hint)
        self.stack.setCurrentWidget(self._places[subject.name])

    @Slot()
    def _go_inside(self) -> None:
        """Put the cursor in the subject: Enter in the list."""
        if self.panel is not None:
            self.panel.take_focus()

    def _add(self, subject: Subject) -> None:
        panel = subject.build(self.gateway)
        panel.setAccessibleName(subject.words)
        panel.said.connect(self.said)
        panel.warned.connect(self.warned)
        panel.preview_requested.connect(self.preview_requested)
        panel.page_wanted.connect(self.page_wanted)
        panel.closed.connect(self.subjects.setFocus)
        self.print_requested.connect(partial(self._print, panel))
        area = FollowingArea(panel)
        self.panels[subject.name], self._places[subject.name] = panel, area
        self.stack.addWidget(area)
        panel.begin(None)

    def _print(self, panel: Panel) -> None:
        if panel is self.panel:
            panel.print_shown()


def _words(subject: Subject) -> str:
    return subject.words
