"""What a page is about in front, and what is chosen in it beside that, or below it."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.kit.card import Card
from ui.kit.look import look
from ui.kit.measures import sized, spaced

NARROWEST = 420  # pixels at 100 %
_ROOMY, _BELOW = 1040, 420
_ANY_WIDTH = 16_777_215  # Qt's own greatest width


class Beside(QWidget):
    """A card that takes what is left, and a side of a fixed width.

    ``beside`` is the width from which on there is room for both; ``wide`` and ``narrow`` are the
    widths of the side in a roomy window and in a smaller one. All in pixels at 100 %.
    """

    def __init__(
        self,
        front: QWidget,
        side: QWidget,
        *,
        beside: int,
        wide: int,
        narrow: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side, self._beside, self._widths = side, beside, (wide, narrow)
        card = Card(spacing=0, margins=(1, 8, 1, 8))
        card.box.addWidget(front)
        self._columns = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), 20)
        self._columns.addWidget(card, stretch=1)
        self._columns.addWidget(side)

    def minimumSizeHint(self) -> QSize:
        """Let the page become narrow: the side then stands below."""
        return QSize(look().px(NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, side = look().px, self._side
        beside = self.width() >= px(self._beside)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        if beside:
            sized(side, width=self._widths[0 if self.width() >= px(_ROOMY) else 1])
            side.setMinimumHeight(0)
        else:
            sized(side, least_height=_BELOW)
            side.setMinimumWidth(0)
            side.setMaximumWidth(_ANY_WIDTH)
