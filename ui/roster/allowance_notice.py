"""How somebody stands to the limits, in a pill and in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.roster.allowance_limits import Level
from atelier.roster.allowance_standing import Standing
from ui.kit.measures import spaced
from ui.kit.pill import Pill
from ui.kit.text import PlainLabel
from ui.roster.allowance_words import level_kind, level_words, worst


class AllowanceNotice(QWidget):
    """Warns before anything is kept; where there is nothing to warn of it is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pill = Pill("", "meeting")
        self.words = PlainLabel("", "soft", wrap=True)
        line = spaced(QHBoxLayout(self), 10)
        line.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, stretch=1)
        self.clear()

    def show_standing(self, standing: Standing) -> None:
        """Say what is over a limit or near it, and what is not confirmed."""
        level = standing.level
        pill = level_words(level, worst(standing))
        self.pill.show_text(pill, level_kind(level))
        self.pill.setVisible(level is not Level.WITHIN)
        self._say(" ".join(standing.warnings))

    def show_refusal(self, sentence: str) -> None:
        """Say why it cannot be kept."""
        self.pill.hide()
        self._say(sentence)

    def clear(self) -> None:
        """Say nothing."""
        self.pill.hide()
        self._say("")

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
