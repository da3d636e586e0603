"""Lists in and out: exports and earlier imports at the left, the assistant at the right."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from atelier.attendance.exporting import participations_table, visits_table
from atelier.calendar.exporting import programme_table
from atelier.language import tr, tr_count
from atelier.people.exporting import people_table
from atelier.people.importing import ImportRow, earlier_imports, undo_import
from ui.gateway import Gateway
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.earlier_imports import EarlierImports
from ui.kit.list_assistant import ListAssistant
from ui.kit.measures import sized, spaced
from ui.people.kind import people_kind
from ui.people.table import people_of_import
from ui.people.tasks import Made, save_list


class ListsPanel(QWidget):
    """Everything that goes in or out as a list.

    Signals:
        said: a sentence: something was done.
    """

    said = Signal(str)

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self.assistant = ListAssistant(gateway, people_kind())
        none = tr("No list was imported yet.")
        self.earlier = EarlierImports[ImportRow](
            gateway, tr("People"), people_of_import, none, key="Ctrl+Z"
        )
        self.imports = self.earlier.rows
        self.exports = {
            "people": QuietButton(tr("Export people"), icon="download", key="Ctrl+E"),
            "visits": QuietButton(tr("Export visits"), icon="download"),
            "participations": QuietButton(tr("Export participations"), icon="download"),
            "programme": QuietButton(tr("Export programme"), icon="download"),
        }
        self._lay_out()
        self.assistant.imported.connect(self.said)
        self.assistant.opened.connect(self.left.setHidden)
        self.earlier.taken_back.connect(self._take_back)
        for name, button in self.exports.items():
            button.pushed.connect(partial(self.ask_where, name))

    def refresh(self) -> None:
        """Read the earlier imports again."""
        query = partial(earlier_imports, actor=self._gateway.actor)
        self._gateway.read(query, then=self.earlier.show_rows)

    def ask_where(self, name: str) -> None:
        """Ask for the name of the file, in the dialog of the system, and export."""
        words = {
            "people": tr("people"),
            "visits": tr("visits"),
            "participations": tr("participations"),
            "programme": tr("programme"),
        }[name]
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.exports[name].words(),
            f"{words}.xlsx",
            tr("Excel workbook (*.xlsx);;CSV (*.csv)"),
        )
        if chosen:
            self.export(name, Path(chosen))

    def export(self, name: str, path: Path) -> None:
        """Write a list to a file; the ending decides the form."""
        actor = self._gateway.actor
        queries: dict[str, Callable[..., Made]] = {
            "people": people_table,
            "visits": visits_table,
            "participations": participations_table,
            "programme": programme_table,
        }
        self._gateway.read(partial(queries[name], actor=actor), then=partial(self._save, path))

    @Slot()
    def take_back(self) -> None:
        """Take the chosen import back; who has visited since stays."""
        self.earlier.take_back()

    @Slot(int)
    def _take_back(self, batch_id: int) -> None:
        action = partial(undo_import, batch_id=batch_id, actor=self._gateway.actor)
        self._gateway.perform(action, then=self._on_taken_back)

    def _lay_out(self) -> None:
        out = Card(tr("Export a list"), spacing=8)
        for button in self.exports.values():
            out.box.addWidget(button)
        self.left = sized(QWidget(), width=320)
        column = spaced(QVBoxLayout(self.left), 16)
        column.addWidget(out)
        column.addWidget(self.earlier, stretch=1)
        whole = spaced(QHBoxLayout(self), 16)
        whole.addWidget(self.left)
        whole.addWidget(self.assistant, stretch=1)

    def _save(self, path: Path, made: Made) -> None:
        self._gateway.run(partial(save_list, path, made), then=self._on_saved)

    def _on_saved(self, done: tuple[str, int]) -> None:
        name, rows = done
        self.said.emit(
            tr_count("One row stands in {file}.", "{count} rows stand in {file}.", rows, file=name)
        )

    def _on_taken_back(self, done: tuple[int, int]) -> None:
        removed, kept = done
        self.said.emit(
            tr(
                "The import was taken back: {removed} removed, {kept} kept.",
                removed=removed,
                kept=kept,
            )
        )
