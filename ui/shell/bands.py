"""What may not be overlooked, across the whole window: the practice house, and an outage."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from atelier.language import tr
from ui.kit.buttons import QuietButton
from ui.kit.measures import sized, spaced
from ui.kit.pill import IconSign
from ui.kit.text import ElidedLabel


class BandButton(QuietButton):
    """A button that fits in a band."""

    padding, height_px, text_size = 12, 32, 14


class PracticeBand(QFrame):
    """Says that nothing here is real.

    Signals:
        again: make the practice house anew.
        leave: go back to the real house.
    """

    again = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "band")
        self.again_button = BandButton(tr("Make it anew"), icon="rotate-ccw")
        self.leave_button = BandButton(tr("Leave the practice house"), icon="log-out")
        self.again_button.pushed.connect(self.again)
        self.leave_button.pushed.connect(self.leave)
        line = spaced(QHBoxLayout(self), 12, (24, 0, 24, 0))
        line.addWidget(IconSign("graduation-cap", 20, "on_practice"))
        line.addWidget(ElidedLabel(tr("Practice house – you may try everything here")), stretch=1)
        line.addWidget(self.again_button)
        line.addWidget(self.leave_button)
        sized(self, height=44)
        self.hide()


class ViewingBar(QFrame):
    """Says that nothing can be saved in this house now, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "outage")
        self.words = ElidedLabel()
        line = spaced(QHBoxLayout(self), 12, (24, 0, 24, 0))
        line.addWidget(IconSign("lock", 20, "warning"))
        line.addWidget(self.words, stretch=1)
        sized(self, height=40)
        self.hide()

    def show_why(self, why: str) -> None:
        """Show the reason, a sentence; without one everything can be saved, and it goes away."""
        words = tr("Only to look – nothing can be saved. {why}", why=why)
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(why))


class OutageBar(QFrame):
    """Says that the database does not answer; the pages keep their old rows meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "outage")
        words = tr("No connection – go on with the tally sheet. What was saved is safe.")
        self.setAccessibleName(words)
        line = spaced(QHBoxLayout(self), 12, (24, 0, 24, 0))
        line.addWidget(IconSign("unplug", 20, "warning"))
        line.addWidget(ElidedLabel(words), stretch=1)
        sized(self, height=40)
        self.hide()

    @Slot(bool)
    def set_connected(self, connected: bool) -> None:
        """Go away when the database answers (the gateway's signal ``connected``)."""
        self.setVisible(not connected)
