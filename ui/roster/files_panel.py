"""The roster out to calendar files, and lists of volunteers in."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from atelier.domain import Batch, Person, Role, Volunteer
from atelier.language import tr
from atelier.roster.import_undoing import (
    VolunteerImport,
    earlier_volunteer_imports,
    undo_volunteer_import,
)
from ui.gateway import Gateway
from ui.kit.buttons import QuietButton
from ui.kit.card import Card, hairline
from ui.kit.commands import Command
from ui.kit.empty_state import EmptyState
from ui.kit.list_assistant import ListAssistant
from ui.kit.measures import sized, spaced
from ui.kit.rows_view import RowsView
from ui.kit.shown_stack import ShownStack
from ui.kit.text import PlainLabel
from ui.roster.files_out import RosterOut
from ui.roster.panel import Panel
from ui.roster.volunteer_list import import_columns, volunteer_kind


class FilesPanel(Panel):
    """Files out and earlier imports at the left, a list on its way in at the right."""

    watches = frozenset({Batch, Person, Role, Volunteer})

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(gateway, parent)
        self.title = tr("Lists and calendar files")
        self.out = RosterOut(gateway)
        self.assistant = ListAssistant(gateway, volunteer_kind())
        self.imports: RowsView[VolunteerImport] = RowsView(
            import_columns(gateway.clock), tr("Earlier imports"), row_height=36
        )
        self.none = PlainLabel(tr("No list was imported yet."), "soft", wrap=True)
        self.undo_button = QuietButton(tr("Take import back"), icon="undo-2", once=True)
        self.imports.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
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
        self.gateway.read(query, then=self._show_imports)

    def take_focus(self) -> None:
        """Put the cursor where a list is chosen, or in the one that is open."""
        self.assistant.take_focus()

    def blank_names(self, blank: bool) -> None:
        """Cover everything: this task consists of names."""
        super().blank_names(blank)
        self.shown.setCurrentIndex(1 if blank else 0)

    @Slot()
    def take_back(self) -> None:
        """Take the chosen import back; who is needed since stays."""
        row = self.imports.chosen()
        if row is None or row.undone_at is not None:
            self.undo_button.rearm()
            return
        action = partial(undo_volunteer_import, batch_id=row.id, actor=self.gateway.actor)
        self.gateway.perform(action, then=self._on_taken_back)

    def _lay_out(self) -> None:
        earlier = Card(margins=(1, 12, 1, 12), spacing=8)
        head, foot = QWidget(), QWidget()
        line = spaced(QVBoxLayout(head), 4, (16, 0, 16, 0))
        line.addWidget(PlainLabel(tr("Earlier imports"), "strong"))
        line.addWidget(self.none)
        spaced(QHBoxLayout(foot), 8, (16, 0, 16, 0)).addWidget(self.undo_button)
        earlier.box.addWidget(head)
        earlier.box.addWidget(hairline())
        earlier.box.addWidget(sized(self.imports, least_height=80), stretch=1)
        earlier.box.addWidget(foot)
        self.left = sized(QWidget(), width=320)
        column = spaced(QVBoxLayout(self.left), 16)
        column.addWidget(self.out)
        column.addWidget(earlier, stretch=1)
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
        self.undo_button.pushed.connect(self.take_back)
        self.undo_button.rearm_with(self.gateway.busy)
        self.imports.chosen_changed.connect(self._show_choice)
        self.imports.opened.connect(self.take_back)
        self.assistant.imported.connect(self.said)
        self.assistant.kept.connect(self.changed)
        self.assistant.opened.connect(self.left.setHidden)
        self.out.said.connect(self.said)

    def _show_imports(self, rows: Sequence[VolunteerImport]) -> None:
        self.imports.show_rows(rows)
        self.none.setVisible(not rows)
        if self.imports.chosen() is None:
            self.imports.choose(0)
        self._show_choice()

    @Slot()
    def _show_choice(self) -> None:
        row = self.imports.chosen()
        self.undo_button.setEnabled(row is not None and row.undone_at is None)

    def _on_taken_back(self, done: tuple[int, int]) -> None:
        removed, kept = done
        self.said.emit(
            tr(
                "The import was taken back: {removed} removed, {kept} kept.",
                removed=removed,
                kept=kept,
            )
        )
