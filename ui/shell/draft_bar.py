"""A line across the window that offers what somebody was typing before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from atelier.language import tr
from ui.kit.commands import Command
from ui.kit.measures import sized, spaced
from ui.kit.pill import IconSign
from ui.kit.text import ElidedLabel
from ui.shell.bands import BandButton


class DraftBar(QFrame):
    """Asks nothing: it stands there until somebody goes on, or throws the draft away.

    Signals:
        wanted: go on with it.
        unwanted: throw it away.
    """

    wanted = Signal()
    unwanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "offer")
        self.words = ElidedLabel("")
        self.go_on = Command(self, tr("Go on with it"), self.wanted.emit, key="F11")
        self.drop = Command(
            self, tr("Throw it away"), self.unwanted.emit, icon="trash-2", key="Ctrl+F11"
        )
        line = spaced(QHBoxLayout(self), 12, (24, 0, 24, 0))
        line.addWidget(IconSign("pencil", 20, "brand"))
        line.addWidget(self.words, stretch=1)
        line.addWidget(self.go_on.button(BandButton))
        line.addWidget(self.drop.button(BandButton))
        sized(self, height=44)
        self.hide()

    def offer(self, sentence: str) -> None:
        """Offer a draft, in a sentence."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
