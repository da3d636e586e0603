"""The line above the figures: for whom they are, and in which ways they can be shown."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from atelier.language import tr
from ui.kit.buttons import ChoiceButton
from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.pill import Pill


class Switch(ChoiceButton):
    """A way of showing that is on or off, whatever the others are."""

    height_px, text_size, padding = 32, 14, 12

    def __init__(self, words: str, key: str) -> None:
        super().__init__(words, key=key)
        self.setAutoExclusive(False)


class Toolbar(QWidget):
    """Says for whom the figures are; the switches are the page's keys too.

    Signals:
        changed: something is to be shown in another way.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = Pill()
        self.year = Switch(tr("A year earlier"), "V")
        self.table = Switch(tr("As a table"), "T")
        self.external = Switch(tr("For outside"), "X")
        self.switches = (self.year, self.table, self.external)
        line = spaced(QHBoxLayout(self), 8)
        line.addWidget(self.mark)
        line.addStretch(1)
        for switch in self.switches:
            line.addWidget(switch)
            switch.toggled.connect(self.changed)
        self.show_mark()

    def show_mark(self) -> None:
        """Mark the figures as internal (rule 3.4.5), or say that small ones are hidden."""
        if self.external.isChecked():
            self.mark.show_text(tr("Small numbers are hidden"), "brand")
        else:
            self.mark.show_text(tr("INTERNAL – do not pass on"), "warning")

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = sum(switch.full_width() + look().px(8) for switch in self.switches)
        fits = self.mark.sizeHint().width() + look().px(16) + wide <= self.width()
        for switch in self.switches:
            switch.show_key(fits)
