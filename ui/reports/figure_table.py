"""The same numbers as a chart, as a table that is read line by line."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier.discreet import Discreet
from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView

_ROW, _HEAD, _NUMBER, _NARROW = 32, 36, 104, 88  # pixels at 100 %
_FEW = 3  # columns that leave enough room for the names


@dataclass(frozen=True, slots=True, repr=False)
class FigureRow(Discreet):
    """A line of a table: ``id`` is its place, ``opens`` what is behind it, then what it says."""

    id: int
    opens: object
    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class TableFacts(Discreet):
    """A table: the heading of the labels, those of the numbers, and the rows."""

    about: str
    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]


class _Lines(RowsView[FigureRow]):
    """The lines; letters are keys of the page and choose no line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)


class FigureTable(QWidget):
    """As high as its lines; it is made anew when it gets other columns.

    Signals:
        opened: what a line opens.
    """

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._heads: tuple[str, ...] = ()
        self._box = spaced(QVBoxLayout(self), 0)
        self.lines: RowsView[FigureRow] | None = None
        look().changed.connect(self.updateGeometry)

    def show_table(self, facts: TableFacts) -> None:
        """Show other numbers."""
        heads = (facts.about, *facts.heads)
        if self.lines is None or heads != self._heads:
            self._heads = heads
            self._make(heads)
        assert self.lines is not None  # it was made
        self.lines.show_rows(facts.rows)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = 0 if self.lines is None else len(self.lines.rows)
        px = look().px
        return QSize(px(240), px(_HEAD) + rows * px(_ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def take_focus(self) -> None:
        """Put the cursor in the table."""
        if self.lines is not None:
            self.lines.setFocus()

    def _make(self, heads: Sequence[str]) -> None:
        if self.lines is not None:
            self._box.removeWidget(self.lines)
            self.lines.hide()
            self.lines.deleteLater()
        columns = [Column(heads[0], _label)]
        columns += [
            Column(head, _cell(number), _NUMBER, right=True)
            for number, head in enumerate(heads[1:])
        ]
        self.lines = _Lines(columns, self._name, row_height=_ROW)
        self.lines.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.opened.connect(self._open)
        self._box.addWidget(self.lines)

    def _open(self, number: int) -> None:
        assert self.lines is not None  # it says so itself
        row = next(row for row in self.lines.rows if row.id == number)
        if row.opens is not None:
            self.opened.emit(row.opens)


def _label(row: FigureRow) -> str:
    return row.label


def _cell(number: int) -> Callable[[FigureRow], str]:
    def text(row: FigureRow) -> str:
        return row.cells[number] if number < len(row.cells) else ""

    return text
