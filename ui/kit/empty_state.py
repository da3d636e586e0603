"""What stands on an empty page: what will be here, and how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.measures import spaced
from ui.kit.pill import IconSign
from ui.kit.text import PlainLabel


class EmptyState(QWidget):
    """A drawing, a sentence, how to begin, and perhaps the button that begins."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        hint: str = "",
        button: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = spaced(QVBoxLayout(self), 8, (24, 24, 24, 24))
        column.addStretch()
        column.addWidget(IconSign(icon, 32, "ink_soft"), alignment=middle)
        self._sentence = PlainLabel(sentence, "strong", wrap=True)
        self._hint = PlainLabel(hint, "soft", wrap=True)
        for label in (self._sentence, self._hint):
            label.setAlignment(middle)
            column.addWidget(label)
        if button is not None:
            column.addWidget(button, alignment=middle)
        column.addStretch()
        self.setAccessibleName(f"{sentence} {hint}".strip())

    def show_words(self, sentence: str, hint: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self.setAccessibleName(f"{sentence} {hint}".strip())
