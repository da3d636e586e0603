"""The last times that somebody was checked in, each with its own way back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.desk.entries import Entry
from atelier.language import tr
from atelier.words import day_in_words
from ui.kit.buttons import LinkButton
from ui.kit.measures import spaced
from ui.kit.wrapped_label import WrappedLabel


class EntryRows(QWidget):
    """Shows them, the newest first.

    Signals:
        taken_back: the number of the entry that was a mistake.
    """

    taken_back = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[LinkButton] = []
        self._rows: list[QWidget] = []
        self._column = spaced(QVBoxLayout(self), 2)
        self.none = WrappedLabel(tr("Nobody checked this person in lately."), "soft")
        self._column.addWidget(self.none)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        self.none.setVisible(not entries)
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        where = entry.activity or tr("In the house")
        words = f"{day_in_words(entry.day)} · {where}"
        button = LinkButton(tr("Was a mistake"))
        button.setAccessibleName(f"{words}: {button.text()}")
        button.pushed.connect(partial(self.taken_back.emit, entry.id))
        row = QWidget()
        line = spaced(QHBoxLayout(row), 8)
        line.addWidget(WrappedLabel(words), stretch=1)
        line.addWidget(button)
        self._column.addWidget(row)
        row.show()  # at once, and not when the layout comes to it
        self._rows.append(row)
        self.buttons.append(button)
