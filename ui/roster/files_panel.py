"""The roster out to calendar files, and lists of volunteers in."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.domain import Batch, Person, Role, Volunteer
from atelier.language import tr
from atelier.roster.import_undoing import (
    VolunteerImport,
    earlier_volunteer_imports,
    undo_volunteer_import,
)
from ui.gateway import Gateway
from ui.kit.commands import Command
from ui.kit.earlier_imports import EarlierImports
from ui.kit.empty_state import EmptyState
from ui.kit.list_assistant import ListAssistant
from ui.kit.measures import sized, spaced
from ui.kit.shown_stack import ShownStack
from ui.roster.files_out import RosterOut
from ui.roster.panel import Panel
from ui.roster.volunteer_list import volunteer_kind, volunteers_of


class FilesPanel(Panel):
    """Files out and earlier imports at the left, a list on its way in at the right."""

    watches = frozenset({Batch, Person, Role, Volunteer})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Lists and calendar files")
        self.out = RosterOut(gateway)
        self.assistant = ListAssistant(gateway, volunteer_kind())
        none = tr("No list was imported yet.")
        self.earlier = EarlierImports[VolunteerImport](
            gateway, tr("Volunteers"), volunteers_of, none
        )
        self.imports, self.undo_button = self.earlier.rows, self.earlier.undo
        self.shown = ShownStack()
        self._lay_out()
        self._connect()

    def show_person(self, person_id: int) -> None:
        """Offer the calendar of one volunteer; 0 is everybody."""
        self.out.show_person(person_id)

    def refresh(self) -> None:
        """Read the volunteers and the earlier imports again; a list that is open stays."""
        self.out.refresh()
        query = partial(earlier_volunteer_imports, actor=self.gateway.actor)
        self.gateway.read(query, then=self.earlier.show_rows)

    def take_focus(self) -> None:
        """Put the cursor where a list is chosen, or in the one that is open."""
        self.assistant.take_focus()

    def blank_names(self, blank: bool) -> None:
        """Cover everything: this task consists of names."""
        super().blank_names(blank)
        self.shown.setCurrentIndex(1 if blank else 0)

    @Slot(int)
    def take_back(self, batch_id: int) -> None:
        """Take an import back; who is needed since stays."""
        action = partial(undo_volunteer_import, batch_id=batch_id, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._on_taken_back)

    def _lay_out(self) -> None:
        self.left = sized(QWidget(), width=320)
        column = spaced(QVBoxLayout(self.left), 16)
        column.addWidget(self.out)
        column.addWidget(self.earlier, stretch=1)
        whole = QWidget()
        columns = spaced(QHBoxLayout(whole), 16)
        columns.addWidget(self.left)
        columns.addWidget(self.assistant, stretch=1)
        self.shown.addWidget(whole)
        self.shown.addWidget(
            EmptyState("eye-off", tr("The names are hidden."), tr("F12 shows them again."))
        )
        spaced(QVBoxLayout(self), 0).addWidget(self.shown)

    def _connect(self) -> None:
        Command(self, tr("Choose a list"), self.assistant.choose_file, key="Ctrl+O")
        self.earlier.taken_back.connect(self.take_back)
        self.assistant.imported.connect(self.said)
        self.assistant.kept.connect(self.changed)
        self.assistant.opened.connect(self.left.setHidden)
        self.out.said.connect(self.said)

    def _on_taken_back(self, done: tuple[int, int]) -> None:
        removed, kept = done
        self.said.emit(
            tr(
                "The import was taken back: {removed} removed, {kept} kept.",
                removed=removed,
                kept=kept,
            )
        )
