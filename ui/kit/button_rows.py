"""Buttons in as many columns as fit: four beside each other, or two on a narrow window."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from ui.kit.buttons import Button
from ui.kit.look import look
from ui.kit.measures import spaced

_GAP = 8


class ButtonRows(QWidget):
    """Lays out buttons, of which some may be hidden; the others close the gap."""

    def __init__(
        self, buttons: Sequence[Button], *, most: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons, self._most = tuple(buttons), most
        self._laid: tuple[int, tuple[Button, ...]] = (0, ())
        self._grid = spaced(QGridLayout(self), _GAP)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for button in self._buttons:
            button.setParent(self)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.arrange)
        self.arrange()

    def arrange(self) -> None:
        """Lay the buttons that are shown out anew."""
        shown = tuple(one for one in self._buttons if not one.isHidden())
        columns = self._columns(shown)
        if (columns, shown) == self._laid:
            return
        self._laid = columns, shown
        for button in self._buttons:
            self._grid.removeWidget(button)
        for number, button in enumerate(shown):
            self._grid.addWidget(button, number // columns, number % columns)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        columns, shown = self._laid
        rows = -(-len(shown) // max(1, columns))
        height = look().px(40) * rows + look().px(_GAP) * max(0, rows - 1)
        return QSize(look().px(240), height)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _columns(self, shown: Sequence[Button]) -> int:
        """Give the most columns in which every button has room for its words."""
        widest = max((button.sizeHint().width() for button in shown), default=1)
        beside = (self.width() + look().px(_GAP)) // (widest + look().px(_GAP))
        return min(self._most, max(1, beside))
