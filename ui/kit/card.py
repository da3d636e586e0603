"""The card that things stand on, and the hairline between them."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.kit.measures import spaced
from ui.kit.text import PlainLabel


class Card(QFrame):
    """A surface with a hairline around it and round corners. ``box`` is its vertical layout."""

    def __init__(
        self,
        title: str = "",
        *,
        spacing: int = 8,
        margins: tuple[int, int, int, int] = (16, 16, 16, 16),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.box = spaced(QVBoxLayout(self), spacing, margins)
        if title:
            self.box.addWidget(PlainLabel(title, "strong"))
            self.setAccessibleName(title)


def hairline(parent: QWidget | None = None) -> QFrame:
    """Make a line of one pixel between two rows."""
    line = QFrame(parent)
    line.setProperty("part", "hairline")
    line.setFixedHeight(1)
    return line
