"""A button that is a drawing alone, such as the arrows in a head."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import QuietButton
from ui.kit.look import look
from ui.kit.text import set_tip


class IconButton(QuietButton):
    """A drawing without words; its name is told to a screen reader and in the tool tip."""

    padding, height_px = 6, 36

    def __init__(self, name: str, icon: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", icon=icon, parent=parent)
        self.name = name
        self.setAccessibleName(name)
        set_tip(self, f"{name} ({key})" if key else name)

    def sizeHint(self) -> QSize:
        """Give the room of the drawing alone."""
        return QSize(look().px(32), look().px(self.height_px))

    def minimumSizeHint(self) -> QSize:
        """Keep that room."""
        return self.sizeHint()
