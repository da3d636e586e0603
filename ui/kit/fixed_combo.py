"""A list to choose from, for a head: it does not move what stands beside it."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QSizePolicy

from ui.kit.look import look
from ui.kit.text import set_tip


class FixedCombo(QComboBox):
    """A list to choose from that keeps its width, however long its words are."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self._width = width
        self.setAccessibleName(name)
        set_tip(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(self._width), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
