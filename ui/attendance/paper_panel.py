"""Paper that comes back: the tray of lists that are still out, and one list to enter."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from atelier.attendance.missing import OpenSheet
from atelier.attendance.returning import BlankName
from atelier.attendance.row_numbers import rows_in
from atelier.attendance.sheets_back import ReturnedSheet
from atelier.discreet import Discreet
from atelier.domain import Refusal
from atelier.language import tr, tr_count
from atelier.words import clock_time, day_in_words
from ui.attendance.names_line import NamesLine
from ui.attendance.phrases import day_of_month
from ui.kit.buttons import PrimaryButton, QuietButton
from ui.kit.card import Card, hairline
from ui.kit.form import Field, FieldRow
from ui.kit.measures import sized, spaced
from ui.kit.painting import soft, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.kit.search_edit import SearchEdit
from ui.kit.text import PlainLabel


@dataclass(frozen=True, slots=True, repr=False)
class Written(Discreet):
    """What stands on a paper that is to be entered."""

    number: str
    present: frozenset[int]
    excused: frozenset[int]
    unnamed: int
    added: tuple[BlankName, ...]


class PaperPanel(Card):
    """Type the number of a list, then its rows.

    Signals:
        sheet_wanted: a number was typed, scanned or chosen in the tray.
        written: what stands on the paper (a Written).
        lost: the number of a list that does not come back.
        closed: the panel is to go away.
    """

    sheet_wanted = Signal(str)
    written = Signal(object)
    lost = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, margins=(16, 12, 16, 12), parent=parent)
        self.sheet: ReturnedSheet | None = None
        self.number = SearchEdit(tr("Number of the list, such as 2026-0412"))
        self.number.setAccessibleName(tr("Number of the list"))
        self.tray = RowsView(_columns(), tr("Lists that are still out"), row_height=38)
        self.none_out = PlainLabel(tr("Every printed list has come back."), "soft")
        self.give_up = QuietButton(tr("Does not come back"), key="Ctrl+K")
        self.about = PlainLabel("", "strong", wrap=True)
        self.state = PlainLabel("", "soft", wrap=True)
        self.present = FieldRow(Field("present", tr("Rows present"), hint=_rows_hint()))
        self.excused = FieldRow(Field("excused", tr("Rows excused")))
        self.unnamed = FieldRow(Field("unnamed", tr("Present without a name"), limit=3))
        self.names = NamesLine()
        self.told = PlainLabel("", "soft", wrap=True)
        self.save = PrimaryButton(tr("Enter list"), key="Ctrl+Enter", once=True)
        self._lay_out()
        self._connect()
        self.show_sheets(())
        self._show_sheet_parts()

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
        anew = self.sheet is None or self.sheet.id != sheet.id
        self.sheet = sheet
        self.number.setText(sheet.number)
        self.about.setText(f"{sheet.title} · {day_in_words(sheet.day)}")
        self.state.setText(_state(sheet))
        if anew:
            self.present.show_value("")
            self.excused.show_value("")
            self.unnamed.show_value(str(sheet.unnamed) if sheet.unnamed else "")
            self.names.forget()
        self._show_sheet_parts()
        self.save.rearm()
        (self.unnamed if sheet.counts_only else self.present).editor.setFocus()
        self._tell()

    def forget(self) -> None:
        """Wait for the next list: this one is entered."""
        self.sheet = None
        self.number.clear()
        self.names.forget()
        self._show_sheet_parts()
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.sheet is None:
                self.closed.emit()
            else:
                self.forget()
        else:
            super().keyPressEvent(event)

    @Slot()
    def enter(self) -> None:
        """Enter what is filled in; what cannot be read is said beside its field."""
        written = self._read()
        if written is None:
            self.save.rearm()
        else:
            self.written.emit(written)

    def _lay_out(self) -> None:
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(PlainLabel(tr("List back"), "heading"))
        head.addWidget(sized(self.number, least_width=260), stretch=1)
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
        self.box.addWidget(self.tray_box, stretch=1)
        self.whole_form = self._make_form()
        self.box.addWidget(self.whole_form, stretch=1)

    def _make_form(self) -> QWidget:
        self.form_box = QScrollArea(widgetResizable=True)
        self.form_box.setFrameShape(QScrollArea.Shape.NoFrame)
        self.form_box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("part", "scrolled")
        column = spaced(QVBoxLayout(inside), 8)
        for part in (hairline(), self.about, self.state, self.present):
            column.addWidget(part)
        pair = spaced(QHBoxLayout(), 16)
        pair.addWidget(self.excused, stretch=2)
        pair.addWidget(self.unnamed, stretch=1)
        column.addLayout(pair)
        column.addWidget(self.names)
        column.addStretch(1)
        self.form_box.setWidget(inside)
        whole = QWidget()
        rows = spaced(QVBoxLayout(whole), 8)
        rows.addWidget(self.form_box, stretch=1)
        rows.addWidget(self.told)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.save)
        line.addStretch(1)
        rows.addLayout(line)
        return whole

    def _connect(self) -> None:
        self.number.returnPressed.connect(self._on_number)
        self.tray.opened.connect(self._on_tray)
        self.give_up.pushed.connect(self.lose)
        self.save.pushed.connect(self.enter)
        for row in (self.present, self.excused, self.unnamed):
            row.changed.connect(self._tell)
            assert isinstance(row.editor, QLineEdit)
            row.editor.returnPressed.connect(self._next_field)
        self.names.changed.connect(self._tell)

    def _show_sheet_parts(self) -> None:
        there = self.sheet is not None
        self.tray_box.setVisible(not there)
        self.whole_form.setVisible(there)
        named = self.sheet is not None and not self.sheet.counts_only
        for part in (self.present, self.excused, self.names):
            part.setVisible(named)

    def _read(self) -> Written | None:
        sheet = self.sheet
        if sheet is None:
            return None
        present, excused = self._rows(self.present, sheet), self._rows(self.excused, sheet)
        unnamed = str(self.unnamed.value() or "").strip()
        if unnamed and not unnamed.isdecimal():
            self.unnamed.refuse(tr("Fill in a whole number."))
            self.unnamed.editor.setFocus()
            return None
        if present is None or excused is None:
            return None
        both = sorted(present & excused)
        if both:
            self.excused.refuse(tr("Row {row} is named twice, in two ways.", row=both[0]))
            return None
        return Written(sheet.number, present, excused, int(unnamed or 0), self.names.names())

    def _rows(self, row: FieldRow, sheet: ReturnedSheet) -> frozenset[int] | None:
        try:
            last = max((one.id for one in sheet.rows), default=0)
            found = rows_in(str(row.value() or ""), named=sheet.named, last=last)
        except Refusal as refusal:
            row.refuse(str(refusal))
            row.editor.setFocus()
            return None
        row.accept()
        return found

    @Slot()
    def _tell(self) -> None:
        """Say what the rows mean, before they are entered."""
        sheet = self.sheet
        if sheet is None or sheet.counts_only:
            self.told.setText("")
            return
        try:
            last = max((one.id for one in sheet.rows), default=0)
            rows = rows_in(str(self.present.value() or ""), named=sheet.named, last=last)
        except Refusal:
            self.told.setText("")
            return
        blank = max(0, len(rows - sheet.named) - len(self.names.names()))
        named = len(rows & sheet.named) + len(self.names.names())
        words = tr_count("{count} by name", "{count} by name", named)
        typed = str(self.unnamed.value() or "").strip()
        unnamed = blank + (int(typed) if typed.isdecimal() else 0)
        words += " · " + tr_count("{count} without a name", "{count} without a name", unnamed)
        if blank:
            words += " · " + tr_count(
                "{count} row has no name yet",
                "{count} rows have no name yet",
                blank,
            )
        self.told.setText(words)

    @Slot()
    def _on_number(self) -> None:
        if self.number.text().strip():
            self.sheet_wanted.emit(self.number.text())
        elif self.tray.rows:
            self.tray.choose(0)
            self.tray.setFocus()

    @Slot(int)
    def _on_tray(self, sheet_id: int) -> None:
        for row in self.tray.rows:
            if row.id == sheet_id:
                self.sheet_wanted.emit(row.number)

    @Slot()
    def lose(self) -> None:
        """Give up the list that is chosen in the tray."""
        row = self.tray.chosen()
        if row is not None:
            self.lost.emit(row.number)
        elif self.tray.rows:
            self.tray.choose(0)
            self.tray.setFocus()

    @Slot()
    def _next_field(self) -> None:
        self.focusNextChild()


def _columns() -> list[Column[OpenSheet]]:
    return [
        Column(
            tr("List"), lambda row: row.number, width=120, runs=lambda row: [strong(row.number)]
        ),
        Column(tr("Activity"), lambda row: row.name),
        Column(tr("When"), _when, width=170, runs=lambda row: [soft(_when(row))]),
    ]


def _when(row: OpenSheet) -> str:
    return f"{day_of_month(row.day)} {clock_time(row.starts)}"


def _rows_hint() -> str:
    return tr("For example 1-9 11 12, or: all but 10")


def _state(sheet: ReturnedSheet) -> str:
    if sheet.lost:
        return tr("This list was given up. You can enter it after all.")
    if sheet.returned_at is not None:
        return tr(
            "This list was entered before, by {by}. Entering it again changes only what differs.",
            by=sheet.returned_by,
        )
    rows = len(sheet.named)
    if not rows and not sheet.counts_only:
        return tr("No names stand on it. Type those that were written by hand below.")
    if sheet.counts_only:
        return tr("Here we only count. Fill in how many came; no names are kept.")
    return tr_count("{count} name stands on it", "{count} names stand on it", rows)
