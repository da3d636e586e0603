"""The people page (F5): finding and correcting people, and lists in and out."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from atelier.domain import Batch, Consent, Person, PersonMerge, PersonRequest, Setting
from atelier.language import tr
from ui.gateway import Gateway
from ui.kit.buttons import ChoiceButton, PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.measures import spaced
from ui.kit.page import Page
from ui.people.find_panel import FindPanel
from ui.people.lists_panel import ListsPanel

_FIND, _LISTS, _HIDDEN = range(3)


class PeoplePage(Page):
    """For coordinators: who the house knows, one at a time, and lists as a whole."""

    watches = frozenset({Person, Batch, Setting, Consent, PersonMerge, PersonRequest})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self._hidden = False
        self.finding, self.lists = FindPanel(gateway), ListsPanel(gateway)
        self.to_find = ChoiceButton(tr("Search"), key="Ctrl+F")
        self.to_lists = ChoiceButton(tr("Lists"), key="Ctrl+I")
        Command(self, tr("Lists"), self._go_to_lists, key="Ctrl+I")
        Command(self, tr("Rights of this person"), self._go_to_rights, key="Ctrl+R")
        Command(self, tr("Export people"), self._export, key="Ctrl+E")
        self.adding = Command(
            self, tr("New person"), self._new, icon="user-round-plus", key="Ctrl+N"
        )
        self.importing = Command(
            self, tr("Import a list"), self._choose, icon="upload", key="Ctrl+O"
        )
        self.panels = QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_header(tr("People"))

    def refresh(self) -> None:
        """Look again for what is typed, and read the earlier imports again."""
        self.finding.refresh()
        self.lists.refresh()

    def take_focus(self) -> None:
        """Put the cursor in the search field, or at the lists."""
        if self.panels.currentIndex() == _LISTS:
            self.lists.assistant.choose.setFocus()
        else:
            self.finding.search.setFocus()

    def task(self) -> str:
        """Say whose form is open: somebody's, or that of somebody new."""
        return self.finding.task() if self.panels.currentIndex() == _FIND else ""

    def open_task(self, task: str) -> None:
        """Open that form."""
        self.to_find.setChecked(True)
        self.finding.open_task(task)

    def go_to_search(self) -> None:
        """Go to the search field."""
        self.to_find.setChecked(True)
        self.finding.search.setFocus()
        self.finding.search.selectAll()

    def blank_names(self, blank: bool) -> None:
        """Cover everything: this page consists of names."""
        self._hidden = blank
        self._show_panel()

    def undo(self) -> None:
        """Take back the import that is chosen among the lists, or what a person asked for."""
        if self.panels.currentIndex() == _LISTS:
            self.lists.take_back()
        else:
            self.finding.rights.undo()

    def _lay_out(self) -> None:
        hidden = Card()
        hidden.box.addWidget(
            EmptyState("eye-off", tr("The names are hidden."), tr("F12 shows them again."))
        )
        for panel in (self.finding, self.lists, hidden):
            self.panels.addWidget(panel)
        spaced(QVBoxLayout(self), 0, (24, 16, 24, 16)).addWidget(self.panels)
        self.to_find.setChecked(True)
        self.header_left = [self.to_find, self.to_lists]
        self.header_right = [
            self.importing.button(QuietButton),
            self.adding.button(PrimaryButton),
        ]

    def _connect(self) -> None:
        for button in (self.to_find, self.to_lists):
            button.toggled.connect(self._show_panel)
        self.finding.said.connect(self.said)
        self.finding.warned.connect(self.warned)
        self.finding.preview_requested.connect(self.preview_requested)
        self.lists.said.connect(self.said)
        self.print_requested.connect(self._print)

    @Slot()
    def _show_panel(self) -> None:
        shown = _LISTS if self.to_lists.isChecked() else _FIND
        self.panels.setCurrentIndex(_HIDDEN if self._hidden else shown)

    @Slot()
    def _print(self) -> None:
        if self.finding.rights.isVisible():
            self.finding.rights.printing.show_known()
        else:
            self.warned.emit(tr("Lists of people are not printed. Export them instead."))

    @Slot()
    def _new(self) -> None:
        self.to_find.setChecked(True)
        self.finding.new_person()

    @Slot()
    def _go_to_rights(self) -> None:
        self.to_find.setChecked(True)
        self.finding.show_rights()

    @Slot()
    def _go_to_lists(self) -> None:
        self.to_lists.setChecked(True)
        self.take_focus()

    @Slot()
    def _export(self) -> None:
        self.to_lists.setChecked(True)
        self.lists.ask_where("people")

    @Slot()
    def _choose(self) -> None:
        self.to_lists.setChecked(True)
        self.lists.assistant.choose_file()
