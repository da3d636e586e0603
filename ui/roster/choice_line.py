"""A line in which something is chosen or typed, and a button that adds it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.kit.buttons import QuietButton
from ui.kit.measures import spaced
from ui.kit.message_bar import restyle
from ui.kit.text import PlainLabel, plain, set_tip

Choices = Sequence[tuple[object, str]]
"""The value and the words of each."""


class ChoiceLine(QWidget):
    """Lists to choose from and fields to type in, beside each other.

    Signals:
        added: what was chosen and typed, in the order of the line.
    """

    added = Signal(object)

    def __init__(
        self,
        words: str,
        choices: Sequence[tuple[str, Choices]] = (),
        texts: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lists = [_combo(name, there) for name, there in choices]
        self.texts = [_text(name) for name in texts]
        self.add = QuietButton(words, icon="plus")
        self.add.height_px, self.add.padding = 36, 9
        self.note = PlainLabel("", "warning", wrap=True)
        self.note.hide()
        line = spaced(QHBoxLayout(), 8)
        for widget in (*self.lists, *self.texts):
            line.addWidget(widget, stretch=1)
        line.addWidget(self.add)
        column = spaced(QVBoxLayout(self), 4)
        column.addLayout(line)
        column.addWidget(self.note)
        self.add.pushed.connect(self._on_added)
        for text in self.texts:
            text.returnPressed.connect(self._on_added)

    def offer(self, number: int, choices: Choices) -> None:
        """Offer other things in one of the lists."""
        combo = self.lists[number]
        chosen = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        for value, words in choices:
            combo.addItem(plain(words), value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.blockSignals(False)

    def refuse(self, sentence: str) -> None:
        """Say why it was not added; what was typed stays."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        for text in self.texts:
            text.setProperty("refused", "true" if sentence else "false")
        restyle(self)

    def clear(self) -> None:
        """Begin anew: it was added."""
        self.refuse("")
        for text in self.texts:
            text.clear()

    @Slot()
    def _on_added(self) -> None:
        values: list[Any] = [combo.currentData() for combo in self.lists]
        self.added.emit([*values, *(text.text().strip() for text in self.texts)])


def _combo(name: str, choices: Choices) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    set_tip(combo, name)
    for value, words in choices:
        combo.addItem(plain(words), value)
    combo.setMinimumContentsLength(8)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo


def _text(name: str) -> QLineEdit:
    text = QLineEdit(maxLength=200)
    text.setPlaceholderText(name)
    text.setAccessibleName(name)
    return text
