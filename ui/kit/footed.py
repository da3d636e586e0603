"""A panel of which the middle scrolls; what saves it stays in sight below that."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.look import look
from ui.kit.measures import spaced
from ui.kit.scrolling import FollowingArea

_LEAST = 200  # pixels at 100 % that the middle keeps


class Footed(QWidget):
    """A widget that scrolls in its place, with a line of buttons below it."""

    def __init__(
        self, inside: QWidget, buttons: tuple[QWidget, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._inside, self.area = inside, FollowingArea(inside)
        column = spaced(QVBoxLayout(self), 12)
        column.addWidget(self.area, stretch=1)
        line = spaced(QHBoxLayout(), 8)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)

    def minimumSizeHint(self) -> QSize:
        high = look().px(_LEAST)
        return QSize(self._inside.minimumSizeHint().width(), high)
