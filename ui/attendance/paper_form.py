"""One printed list that came back: its rows, a number without a name, names written by hand."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from atelier.attendance.returning import BlankName
from atelier.attendance.row_numbers import rows_in
from atelier.attendance.sheets_back import ReturnedSheet
from atelier.discreet import Discreet
from atelier.domain import Refusal
from atelier.language import tr, tr_count
from atelier.words import day_in_words
from ui.attendance.names_line import NamesLine
from ui.kit.buttons import PrimaryButton
from ui.kit.card import hairline
from ui.kit.form import Field, FieldRow
from ui.kit.measures import spaced
from ui.kit.text import PlainLabel


@dataclass(frozen=True, slots=True, repr=False)
class Written(Discreet):
    """What stands on a paper that is to be entered."""

    number: str
    present: frozenset[int]
    excused: frozenset[int]
    unnamed: int
    added: tuple[BlankName, ...]


class PaperForm(QWidget):
    """Type the rows as they are ticked; what they mean is said before they are entered.

    Signals:
        written: what stands on the paper (a Written).
    """

    written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: ReturnedSheet | None = None
        self.about = PlainLabel("", "strong", wrap=True)
        self.state = PlainLabel("", "soft", wrap=True)
        hint = tr("For example 1-9 11 12, or: all but 10")
        self.present = FieldRow(Field("present", tr("Rows present"), hint=hint))
        self.excused = FieldRow(Field("excused", tr("Rows excused")))
        self.unnamed = FieldRow(Field("unnamed", tr("Present without a name"), limit=3))
        self.names = NamesLine()
        self.told = PlainLabel("", "soft", wrap=True)
        self.save = PrimaryButton(tr("Enter list"), key="Ctrl+Enter", once=True)
        self._lay_out()
        self.save.pushed.connect(self._enter)
        for row in (self.present, self.excused, self.unnamed):
            row.changed.connect(self._tell)
            assert isinstance(row.editor, QLineEdit)
            row.editor.returnPressed.connect(self._next_field)
        self.names.changed.connect(self._tell)

    def show_sheet(self, sheet: ReturnedSheet) -> None:
        """Show a list that is to be entered; what was typed for the same one stays."""
        anew = self.sheet is None or self.sheet.id != sheet.id
        self.sheet = sheet
        self.about.setText(f"{sheet.title} · {day_in_words(sheet.day)}")
        self.state.setText(_state(sheet))
        if anew:
            self.present.show_value("")
            self.excused.show_value("")
            self.unnamed.show_value(str(sheet.unnamed) if sheet.unnamed else "")
            self.names.forget()
        for part in (self.present, self.excused, self.names):
            part.setVisible(not sheet.counts_only)
        self.save.rearm()
        (self.unnamed if sheet.counts_only else self.present).editor.setFocus()
        self._tell()

    def forget(self) -> None:
        """Forget what was typed: it is entered, or it is not to be."""
        self.sheet = None
        self.names.forget()

    def _lay_out(self) -> None:
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
        area.setWidget(inside)
        whole = spaced(QVBoxLayout(self), 8)
        whole.addWidget(area, stretch=1)
        whole.addWidget(self.told)
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(self.save)
        line.addStretch(1)
        whole.addLayout(line)

    @Slot()
    def _enter(self) -> None:
        """Enter what is filled in; what cannot be read is said beside its field."""
        written = self._read()
        if written is None:
            self.save.rearm()
        else:
            self.written.emit(written)

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
            found = _rows_of(row, sheet)
        except Refusal as refusal:
            row.refuse(str(refusal))
            row.editor.setFocus()
            return None
        row.accept()
        return found

    @Slot()
    def _tell(self) -> None:
        """Say what the rows mean, before they are entered."""
        self.told.setText("")
        sheet = self.sheet
        if sheet is None or sheet.counts_only:
            return
        try:
            rows = _rows_of(self.present, sheet)
        except Refusal:
            return
        typed = str(self.unnamed.value() or "").strip()
        by_hand = len(self.names.names())
        blank = max(0, len(rows - sheet.named) - by_hand)
        unnamed = blank + (int(typed) if typed.isdecimal() else 0)
        named = len(rows & sheet.named) + by_hand
        words = [
            tr_count("{count} by name", "{count} by name", named),
            tr_count("{count} without a name", "{count} without a name", unnamed),
        ]
        if blank:
            words.append(
                tr_count("{count} row has no name yet", "{count} rows have no name yet", blank)
            )
        self.told.setText(" · ".join(words))

    @Slot()
    def _next_field(self) -> None:
        self.focusNextChild()


def _rows_of(row: FieldRow, sheet: ReturnedSheet) -> frozenset[int]:
    last = max((one.id for one in sheet.rows), default=0)
    return rows_in(str(row.value() or ""), named=sheet.named, last=last)


def _state(sheet: ReturnedSheet) -> str:
    if sheet.lost:
        return tr("This list was given up. You can enter it after all.")
    if sheet.returned_at is not None:
        return tr(
            "This list was entered before, by {by}. Entering it again changes only what differs.",
            by=sheet.returned_by,
        )
    if sheet.counts_only:
        return tr("Here we only count. Fill in how many came; no names are kept.")
    rows = len(sheet.named)
    if not rows:
        return tr("No names stand on it. Type those that were written by hand below.")
    return tr_count("{count} name stands on it", "{count} names stand on it", rows)
