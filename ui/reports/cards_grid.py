"""Cards beside each other, in as many columns as there is room for."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from ui.kit.look import look
from ui.kit.measures import spaced

_GAP = 16


class CardsGrid(QWidget):
    """Cards of one width; a narrower window has fewer of them in a row."""

    def __init__(self, cards: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards, self._columns = tuple(cards), 0
        self._grid = spaced(QGridLayout(self), _GAP)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._arrange)
        self._arrange()

    def sizeHint(self) -> QSize:
        rows = -(-len(self._cards) // max(1, self._columns))
        high = max((card.sizeHint().height() for card in self._cards), default=0)
        return QSize(self._widest(), rows * high + max(0, rows - 1) * look().px(_GAP))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap = look().px(_GAP)
        fit = max(1, (self.width() + gap) // (self._widest() + gap))
        rows = -(-len(self._cards) // fit)
        columns = -(-len(self._cards) // rows)  # five in two rows are three and two
        if columns != self._columns:
            self._columns = columns
            for card in self._cards:
                self._grid.removeWidget(card)
            for number, card in enumerate(self._cards):
                self._grid.addWidget(card, number // columns, number % columns)
            for column in range(len(self._cards)):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()

    def _widest(self) -> int:
        return max((card.minimumSizeHint().width() for card in self._cards), default=1)
