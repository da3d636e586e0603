"""Notes about the building for the next shift."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier.desk.notes import LONGEST, NoteRow
from atelier.language import tr
from atelier.words import day_in_words
from ui.kit.buttons import LinkButton, PrimaryButton, QuietButton
from ui.kit.card import Card
from ui.kit.measures import sized, spaced
from ui.kit.pill import IconSign
from ui.kit.text import ElidedLabel, PlainLabel

_SHOWN = 6


class NoteLine(QFrame):
    """The newest note, above the strip, so that the next shift sees it.

    Signals:
        opened: the notes are to be read.
    """

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.words = ElidedLabel("")
        self.more = LinkButton("")
        line = spaced(QHBoxLayout(self), 10, (16, 4, 8, 4))
        line.addWidget(IconSign("sticky-note", 20, "meeting"))
        line.addWidget(self.words, stretch=1)
        line.addWidget(self.more)
        self.more.pushed.connect(self.opened)
        self.hide()

    def show_notes(self, rows: Sequence[NoteRow]) -> None:
        """Show the newest of the notes; without notes there is no line."""
        if rows:
            self.words.setText(rows[0].text)
            self.more.set_words(tr("All notes ({count})", count=len(rows)))


class NotePanel(Card):
    """Read the notes and write one.

    Signals:
        written: the text of a new note.
        removed: the id of a note that is to go.
        closed: the panel is to go away.
    """

    written = Signal(str)
    removed = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        head = spaced(QHBoxLayout(), 12)
        head.addWidget(PlainLabel(tr("Notes about the building"), "heading"))
        head.addStretch(1)
        close = QuietButton(tr("Close"), key="Esc")
        close.pushed.connect(self.closed)
        head.addWidget(close)
        self.box.addLayout(head)
        hint = tr("No names, nothing about health. A note goes away by itself after 30 days.")
        self.box.addWidget(PlainLabel(hint, "soft", wrap=True))
        line = spaced(QHBoxLayout(), 8)
        self.text = QLineEdit(maxLength=LONGEST)
        self.text.setAccessibleName(tr("A note for the next shift"))
        self.text.setPlaceholderText(tr("A note for the next shift"))
        save = PrimaryButton(tr("Post note"), key="Enter")
        line.addWidget(self.text, stretch=1)
        line.addWidget(save)
        self.box.addLayout(line)
        self._rows = spaced(QVBoxLayout(), 4)
        self.box.addLayout(self._rows)
        self.box.addStretch(1)
        self._read: tuple[NoteRow, ...] = ()
        self._shown: list[QWidget] = []
        self.text.returnPressed.connect(self._write)
        save.pushed.connect(self._write)

    def begin(self) -> None:
        """Wait for a note."""
        self.text.setFocus()

    def show_notes(self, rows: Sequence[NoteRow]) -> None:
        """Show other notes; the same ones stay as they are."""
        if tuple(rows) == self._read:
            return
        self._read = tuple(rows)
        for old in self._shown:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [self._line(row) for row in rows[:_SHOWN]]
        for line in self._shown:
            self._rows.addWidget(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not event.text().strip():
            super().keyPressEvent(event)

    def _line(self, row: NoteRow) -> QWidget:
        line = QWidget()
        layout = spaced(QHBoxLayout(line), 12)
        layout.addWidget(sized(PlainLabel(day_in_words(row.day), "soft"), width=200))
        layout.addWidget(ElidedLabel(row.text), stretch=1)
        remove = LinkButton(tr("Take away"))
        remove.pushed.connect(partial(self.removed.emit, row.id))
        layout.addWidget(remove)
        return line

    @Slot()
    def _write(self) -> None:
        if self.text.text().strip():
            self.written.emit(self.text.text())
