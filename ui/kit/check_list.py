"""A list of which some can be ticked, for choosing several of many."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.kit.text import plain

_ID = Qt.ItemDataRole.UserRole


class CheckList(QListWidget):
    """Rows with a tick; Space ticks the row with the cursor, letters go to a row.

    Signals:
        ticked: something else is chosen.
    """

    ticked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.itemChanged.connect(self._on_changed)

    def show_choices(self, choices: Sequence[tuple[int, str]]) -> None:
        """Show what can be chosen, by number and name; what was chosen stays so."""
        chosen = self.values()
        with QSignalBlocker(self):
            self.clear()
            for number, words in choices:
                item = QListWidgetItem(plain(words), self)
                item.setData(_ID, number)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_state(number in chosen))

    def values(self) -> frozenset[int]:
        """Give the numbers that are chosen."""
        items = (self.item(row) for row in range(self.count()))
        return frozenset(
            item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def show_values(self, values: Collection[int]) -> None:
        """Choose these numbers, and no others."""
        with QSignalBlocker(self):
            for row in range(self.count()):
                item = self.item(row)
                item.setCheckState(_state(item.data(_ID) in values))

    @Slot()
    def _on_changed(self) -> None:
        self.ticked.emit()


def _state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
