"""Two columns where there is room for two, one under the other where there is not."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.kit.look import look
from ui.kit.measures import sized, spaced


class TwoColumns(QWidget):
    """A main column and one beside it of ``beside_width`` pixels (at 100 %).

    In less than ``together`` pixels (at 100 %) the second one stands under the first, so that a
    window scaled to 200 % needs no scrolling to the side.
    """

    def __init__(
        self,
        main: QWidget,
        beside: QWidget,
        *,
        beside_width: int = 372,
        together: int = 900,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._main, self._beside = main, beside
        self._beside_width, self._together = beside_width, together
        self._box = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), 20)
        self._box.addWidget(main, 1)
        self._box.addWidget(sized(beside, width=beside_width))
        look().changed.connect(self._arrange)

    @property
    def stacked(self) -> bool:
        """Whether the columns stand under each other."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        main, beside = self._main.minimumSizeHint(), self._beside.minimumSizeHint()
        height = max(main.height(), beside.height())
        if self.stacked:
            height = main.height() + self._box.spacing() + beside.height()
        return QSize(max(main.width(), min(beside.width(), look().px(240))), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        stacked = self.width() < look().px(self._together)
        if stacked == self.stacked:
            return
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        if stacked:
            sized(self._beside)
            self._beside.setMinimumWidth(0)
            self._beside.setMaximumWidth(16777215)
        else:
            sized(self._beside, width=self._beside_width)
        self.updateGeometry()
