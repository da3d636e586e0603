"""Two panes beside each other, or below each other where the window is too narrow for that."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from ui.kit.look import look
from ui.kit.measures import sized, spaced

_GAP = 16
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Panes(QWidget):
    """A list at the left (or above) and what belongs to it at the right (or below).

    ``least`` are the widths that they want beside each other, in pixels at 100 %; ``stretch``
    is how they share what is left. ``high`` is what the list keeps when it stands above.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        least: tuple[int, int],
        stretch: tuple[int, int],
        high: int = 220,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = least
        self.box = spaced(QBoxLayout(_BESIDE, self), _GAP)
        self.box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.box.addWidget(sized(first, least_height=high), stretch=stretch[0])
        self.box.addWidget(second, stretch=stretch[1])
        self._panes = (first, second)
        look().changed.connect(self._turn)

    def hasHeightForWidth(self) -> bool:
        return False  # what is too high scrolls in its own place, and not the whole page

    def minimumSizeHint(self) -> QSize:
        widths = [pane.minimumSizeHint().width() for pane in self._panes]
        heights = [
            max(pane.minimumSizeHint().height(), pane.minimumHeight()) for pane in self._panes
        ]
        below = self.box.direction() == _BELOW and self.isVisible()  # hidden: not measured yet
        high = sum(heights) + look().px(_GAP) if below else max(heights)
        return QSize(max(widths), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.updateGeometry()

    def _turn(self) -> None:
        wide = self.width() >= look().px(sum(self._least) + _GAP)
        wanted = _BESIDE if wide else _BELOW
        if self.box.direction() != wanted:
            self.box.setDirection(wanted)
            self.updateGeometry()
