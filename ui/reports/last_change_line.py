"""What was done last, with its undo."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.domain import Actor
from atelier.language import tr
from atelier.reports.last_change import LastChange
from atelier.words import clock_time, day_in_figures
from ui.kit.buttons import LinkButton
from ui.kit.measures import spaced
from ui.kit.text import set_tip
from ui.kit.wrapped_label import WrappedLabel


class LastChangeLine(QWidget):
    """A sentence, when and by whom, and the button that takes it back; hidden without one.

    Signals:
        undo_wanted: the id of the change.
    """

    undo_wanted = Signal(int)

    def __init__(self, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actor, self._change = actor, 0
        self.told = WrappedLabel("", "small")
        self.button = LinkButton(tr("Undo"), key="Ctrl+Z")
        line = spaced(QHBoxLayout(self), 8)
        line.addWidget(self.told, stretch=1)
        line.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.button.pushed.connect(self.undo)
        self.hide()

    def show_change(self, change: LastChange | None) -> None:
        """Show another change, or none."""
        self.setVisible(change is not None)
        self._change = 0 if change is None else change.id
        if change is None:
            return
        wall = self._actor.clock.wall(change.at)
        when = f"{day_in_figures(wall.date())} {clock_time(wall.time())}"
        self.told.setText(
            tr("{done} ({time} by {by})", done=change.sentence, time=when, by=change.by)
        )
        words = tr("Undo: {done}", done=change.sentence)
        self.button.setAccessibleName(words)
        set_tip(self.button, words)

    @Slot()
    def undo(self) -> None:
        """Ask for the change to be taken back, if there is one."""
        if self._change:
            self.undo_wanted.emit(self._change)
