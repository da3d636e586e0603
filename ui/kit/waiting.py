"""Signs that something takes its time: a word after 300 ms, a bar with a way to stop after 2 s."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from atelier.language import tr
from ui.kit.buttons import QuietButton
from ui.kit.measures import sized, spaced
from ui.kit.pill import IconSign
from ui.kit.text import PlainLabel

_BUSY_AFTER = 300  # milliseconds
_PROGRESS_AFTER = 2000  # milliseconds


class BusySign(QWidget):
    """Says that the answer is under way, once that takes longer than 300 ms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = spaced(QHBoxLayout(self), 6)
        line.addWidget(IconSign("hourglass", 16, "ink_soft"))
        line.addWidget(PlainLabel(tr("One moment…"), "soft"))
        self._wait = QTimer(self, interval=_BUSY_AFTER, singleShot=True)
        self._wait.timeout.connect(self.show)
        self.hide()

    @Slot(bool)
    def set_busy(self, busy: bool) -> None:
        """Begin to wait, or stop waiting (the gateway's signal ``busy``)."""
        if busy:
            self._wait.start()
        else:
            self._wait.stop()
            self.hide()


class ProgressStrip(QWidget):
    """Shows how far a long task is, once it takes longer than 2 s.

    Signals:
        stopped: the person at the desk no longer wants it.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QFrame()
        box.setProperty("part", "card")
        spaced(QVBoxLayout(self), 0, (24, 0, 24, 12)).addWidget(box)
        self._words = PlainLabel()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(tr("Progress"))
        self._stop = QuietButton(tr("Stop"), icon="x")
        self._stop.pushed.connect(self.stopped)
        column = spaced(QVBoxLayout(), 8)
        column.addWidget(self._words)
        column.addWidget(sized(self._bar, height=8))
        line = spaced(QHBoxLayout(box), 16, (16, 12, 16, 12))
        line.addLayout(column, stretch=1)
        line.addWidget(self._stop)
        self._wait = QTimer(self, interval=_PROGRESS_AFTER, singleShot=True)
        self._wait.timeout.connect(self.show)
        self.hide()

    def begin(self, words: str, *, can_stop: bool = True, at_once: bool = False) -> None:
        """Announce a task; ``at_once`` shows it without waiting."""
        self._words.setText(words)
        self._stop.setVisible(can_stop)
        self._bar.setRange(0, 0)
        if at_once:
            self.show()
        else:
            self._wait.start()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` steps are done; with 0 steps nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @Slot()
    def end(self) -> None:
        """Take the strip away: the task is over, in whatever way."""
        self._wait.stop()
        self.hide()
