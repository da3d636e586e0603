"""A few lines of text, each with what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.buttons import LinkButton
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel

Doing = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class TextRows(QWidget):
    """Shows lines anew each time; a line without buttons is only told."""

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self._column = spaced(QVBoxLayout(self), 2)
        self.show_rows(())

    def show_rows(self, rows: Sequence[tuple[str, Sequence[Doing]]]) -> None:
        """Show other lines."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, doings in rows or [(self._empty, ())]:
            self._column.addWidget(_row(words, doings, soft=not rows))

    def texts(self) -> list[str]:
        """Give what is shown, for whoever reads it aloud."""
        found = []
        for number in range(self._column.count()):
            item = self._column.itemAt(number)
            widget = None if item is None else item.widget()
            if widget is not None:
                found.append(widget.accessibleName())
        return found


def _row(words: str, doings: Sequence[Doing], *, soft: bool) -> QWidget:
    row = QWidget()
    row.setAccessibleName(words)
    line = spaced(QHBoxLayout(row), 8)
    line.addWidget(PlainLabel(words, "soft" if soft else "", wrap=True), stretch=1)
    for name, then in doings:
        button = LinkButton(name)
        button.setAccessibleName(f"{name}: {words}")
        button.pushed.connect(then)
        line.addWidget(button)
    return row
