"""A card with a chart, the same as a table, and what stands there while there is nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.buttons import LinkButton
from ui.kit.card import Card
from ui.kit.chart import Chart, Mark
from ui.kit.measures import spaced
from ui.kit.text import ElidedLabel, PlainLabel
from ui.kit.wrapped_label import WrappedLabel
from ui.reports.figure_table import FigureTable, TableFacts


class ChartCard(Card):
    """One chart with its name; ``T`` on the page turns it into a table.

    Signals:
        opened: what a mark or a line opens.
        moved: the keyboard stands on another mark: the chart, and where.
    """

    opened = Signal(object)
    moved = Signal(QWidget, QRect)

    def __init__(self, chart: Chart, title: str, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, margins=(16, 14, 16, 14), parent=parent)
        self.setAccessibleName(title)
        self.chart, self.table = chart, FigureTable(title)
        self.title, self.about = PlainLabel(title, "strong"), ElidedLabel("", "soft")
        self.note = WrappedLabel("", "soft")
        self.more = LinkButton("")
        self.as_table = False
        self._facts: TableFacts | None = None  # those that the table does not show yet
        head = spaced(QHBoxLayout(), 6)
        head.addWidget(self.title)
        head.addWidget(self.about, stretch=1)
        self.box.addLayout(head)
        for widget in (self.chart, self.table, self.note):
            self.box.addWidget(widget)
        self.box.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.box.addStretch(1)
        self.more.hide()
        self._arrange()
        self.chart.opened.connect(self.opened)
        self.chart.moved.connect(self._on_moved)
        self.table.opened.connect(self.opened)

    def show_marks(self, marks: Sequence[Mark], table: TableFacts, note: str = "") -> None:
        """Show other figures. Without any, the note alone says why."""
        self.chart.show_marks(marks)
        self._facts = table
        self.note.setText(note)
        self._arrange()

    def show_about(self, words: str) -> None:
        """Say beside the title what is counted."""
        self.about.setText(words)

    def set_table(self, as_table: bool) -> None:
        """Show the numbers as a table, or drawn again; the cursor stays on the card."""
        if as_table == self.as_table:
            return
        had_focus = self._has_focus()
        self.as_table = as_table
        self._arrange()
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor in what is shown."""
        if self.as_table:
            self.table.take_focus()
        else:
            self.chart.setFocus()

    def _has_focus(self) -> bool:
        inside = [self.chart, *self.table.findChildren(QWidget)]
        return any(widget.hasFocus() for widget in inside)

    def _arrange(self) -> None:
        filled = bool(self.chart.marks)
        if self.as_table and self._facts is not None:
            self.table.show_table(self._facts)
            self._facts = None
        self.chart.setVisible(filled and not self.as_table)
        self.table.setVisible(filled and self.as_table)
        self.note.setVisible(bool(self.note.text()))

    @Slot(QRect)
    def _on_moved(self, place: QRect) -> None:
        self.moved.emit(self.chart, place)
