"""Paper that comes back: the tray of lists that are still out, and one list to enter."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier.attendance.sheets_back import ReturnedSheet
from atelier.attendance.tray import OpenSheet
from atelier.language import tr
from atelier.words import clock_time
from ui.attendance.paper_form import PaperForm
from ui.attendance.phrases import day_of_month
from ui.kit.buttons import QuietButton
from ui.kit.card import Card
from ui.kit.measures import sized, spaced
from ui.kit.painting import Run, soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.search_edit import SearchEdit
from ui.kit.text import PlainLabel


class PaperPanel(Card):
    """Type the number of a list, or choose it in the tray; then its form opens.

    Signals:
        sheet_wanted: a number was typed, scanned or chosen in the tray.
        lost: the number of a list that does not come back.
        closed: the panel is to go away.
    """

    sheet_wanted = Signal(str)
    lost = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, margins=(16, 12, 16, 12), parent=parent)
        self.number = SearchEdit(tr("Number of the list, such as 2026-0412"))
        self.number.setAccessibleName(tr("Number of the list"))
        self.tray = RowsView(_columns(), tr("Lists that are still out"), row_height=38)
        self.none_out = PlainLabel(tr("Every printed list has come back."), "soft")
        self.give_up = QuietButton(tr("Does not come back"), key="Ctrl+K")
        self.form = PaperForm()
        self._lay_out()
        self.number.returnPressed.connect(self._on_number)
        self.tray.opened.connect(self._on_tray)
        self.give_up.pushed.connect(self.lose)
        self.show_sheets(())
        self.form.hide()

    def begin(self) -> None:
        """Wait for the number of a list."""
        self.number.setFocus()
        self.number.selectAll()

    def show_sheets(self, rows: Sequence[OpenSheet]) -> None:
        """Show which printed lists have not come back."""
        self.tray.show_rows(rows)
        self.tray.setVisible(bool(rows))
        self.none_out.setVisible(not rows)
        self.give_up.setEnabled(bool(rows))

    def show_sheet(self, sheet: ReturnedSheet) -> None:
        """Show a list that is to be entered."""
        self.number.setText(sheet.number)
        self.tray_box.hide()
        self.form.show()
        self.form.show_sheet(sheet)

    def forget(self) -> None:
        """Wait for the next list: this one is entered, or is not to be."""
        self.form.forget()
        self.form.hide()
        self.tray_box.show()
        self.number.clear()
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.form.sheet is None:
            self.closed.emit()
        else:
            self.forget()

    @Slot()
    def lose(self) -> None:
        """Give up the list that is chosen in the tray."""
        row = self.tray.chosen()
        if row is not None:
            self.lost.emit(row.number)
        else:
            self._to_tray()

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(PlainLabel(tr("List back"), "heading"))
        head.addWidget(sized(self.number, least_width=200), stretch=1)
        close = QuietButton(tr("Close"), key="Esc")
        close.pushed.connect(self.closed)
        head.addWidget(close)
        self.box.addLayout(head)
        self.tray_box = QWidget()
        tray = spaced(QVBoxLayout(self.tray_box), 8)
        tray.addWidget(PlainLabel(tr("Not back yet"), "soft"))
        tray.addWidget(self.none_out)
        tray.addWidget(self.tray, stretch=1)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.give_up)
        line.addStretch(1)
        tray.addLayout(line)
        tray.addStretch(0)
        self.box.addWidget(self.tray_box, stretch=1)
        self.box.addWidget(self.form, stretch=1)

    def _to_tray(self) -> None:
        if self.tray.rows:
            self.tray.choose(0)
            self.tray.setFocus()

    @Slot()
    def _on_number(self) -> None:
        if self.number.text().strip():
            self.sheet_wanted.emit(self.number.text())
        else:
            self._to_tray()

    @Slot(int)
    def _on_tray(self, sheet_id: int) -> None:
        for row in self.tray.rows:
            if row.id == sheet_id:
                self.sheet_wanted.emit(row.number)


def _columns() -> list[Column[OpenSheet]]:
    return [
        Column(tr("List"), _number, width=120, runs=_number_runs),
        Column(tr("Activity"), _name),
        Column(tr("When"), _when, width=170, runs=_when_runs),
    ]


def _number(row: OpenSheet) -> str:
    return row.number


def _number_runs(row: OpenSheet) -> Sequence[Run]:
    return [strong(row.number)]


def _name(row: OpenSheet) -> str:
    return row.name


def _when(row: OpenSheet) -> str:
    return f"{day_of_month(row.day)} {clock_time(row.starts)}"


def _when_runs(row: OpenSheet) -> Sequence[Run]:
    return [soft(_when(row))]
