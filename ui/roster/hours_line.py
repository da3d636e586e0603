"""The hours of one person in one shift: changed in a line below the list."""

from datetime import time

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.calendar.typed import read_time
from atelier.domain import DeskError, Refusal
from atelier.language import tr
from atelier.roster.hours import HoursLine
from atelier.words import clock_time
from ui.kit.buttons import QuietButton
from ui.kit.commands import Command
from ui.kit.measures import sized, spaced
from ui.kit.message_bar import restyle
from ui.kit.text import PlainLabel

_LONGEST = 40  # letters


class HoursLineForm(QWidget):
    """From when until when the chosen one was there, or not at all. What was typed stays.

    Signals:
        wanted: the times (two of the wall) that are to be confirmed, or None: not there.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: HoursLine | None = None
        self.first = QLineEdit(maxLength=_LONGEST)
        self.last = QLineEdit(maxLength=_LONGEST)
        self.save = QuietButton(tr("Save"), key="Enter")
        absent = Command(self, tr("Was not there"), self._on_absent, key="Delete")
        self.absent = absent.button(QuietButton)
        self.note = PlainLabel("", "warning", wrap=True)
        self.note.hide()
        self._absent = absent
        self._lay_out()
        self.save.pushed.connect(self.ask)
        self.show_line(None)

    def show_line(self, line: HoursLine | None) -> None:
        """Show another line, or the same anew: then what was typed stays."""
        before, self.line = self.line, line
        for widget in (self.first, self.last, self.save):
            widget.setEnabled(line is not None)
        self._absent.setEnabled(line is not None)
        if line is None:
            self._fill("", "")
        elif before is None or (before.id, before.worked) != (line.id, line.worked):
            starts, ends = line.worked or (line.starts, line.ends)
            self._fill(clock_time(starts), clock_time(ends))

    def take_focus(self) -> None:
        """Go to the first time."""
        self.first.setFocus()
        self.first.selectAll()

    def refuse(self, error: DeskError) -> None:
        """Say why it was not saved."""
        self._refuse(self.last, str(error))

    @Slot()
    def ask(self) -> None:
        """Ask for what was typed to be confirmed; say in place what cannot be read."""
        times: list[time] = []
        for field in (self.first, self.last):
            try:
                times.append(read_time(field.text().strip()))
            except Refusal as refusal:
                self._refuse(field, str(refusal))
                return
        self._accept()
        self.wanted.emit((times[0], times[1]))

    @Slot()
    def _on_absent(self) -> None:
        self._accept()
        self.wanted.emit(None)

    def _fill(self, first: str, last: str) -> None:
        self.first.setText(first)
        self.last.setText(last)
        self._accept()

    def _refuse(self, field: QLineEdit, sentence: str) -> None:
        field.setProperty("refused", "true")
        self.note.setText(sentence)
        self.note.show()
        restyle(self)
        field.setFocus()
        field.selectAll()

    @Slot()
    def _accept(self) -> None:
        if self.note.isHidden():
            return
        self.note.hide()
        for field in (self.first, self.last):
            field.setProperty("refused", "false")
        restyle(self)

    def _lay_out(self) -> None:
        line = spaced(QHBoxLayout(), 8)
        for words, field in ((tr("Worked from"), self.first), (tr("until"), self.last)):
            label = PlainLabel(words, "soft")
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.returnPressed.connect(self.ask)
            field.textEdited.connect(self._accept)
            line.addWidget(label)
            line.addWidget(sized(field, least_width=64, most_width=110), stretch=1)
        line.addWidget(self.save)
        line.addWidget(self.absent)
        line.addStretch(1)
        column = spaced(QVBoxLayout(self), 4)
        column.addLayout(line)
        column.addWidget(self.note)
