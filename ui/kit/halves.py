"""Two widgets beside each other, or under each other where the window is too narrow."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.kit.look import look
from ui.kit.measures import spaced

_BESIDE = QBoxLayout.Direction.LeftToRight
_BELOW = QBoxLayout.Direction.TopToBottom


class Halves(QWidget):
    """A left and a right half. ``stretch`` is how they share what is left."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        *,
        stretch: tuple[int, int] = (1, 1),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._halves = (left, right)
        self._box = spaced(QBoxLayout(_BESIDE, self), 16)
        self._box.addWidget(left, stretch[0])
        self._box.addWidget(right, stretch[1])
        look().changed.connect(self._turn)

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the wider half: the other can go under it."""
        least = super().minimumSizeHint()
        return QSize(max(half.minimumSizeHint().width() for half in self._halves), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        widths = [max(half.minimumSizeHint().width(), half.minimumWidth()) for half in self._halves]
        way = _BESIDE if sum(widths) + self._box.spacing() <= self.width() else _BELOW
        if way != self._box.direction():
            self._box.setDirection(way)
