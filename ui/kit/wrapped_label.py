"""Text that fits in any width: a word that is too long for its line is broken."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from ui.kit.text import PlainLabel

_LEAST = "MMMM"


class WrappedLabel(PlainLabel):
    """A label that breaks between words, and within a word only where nothing else fits."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, wrap=True, parent=parent)

    def show_state(self, text: str, *, bad: bool) -> None:
        """Show how something stands: small, and in the colour of a warning where it is bad."""
        self.setProperty("role", "warning" if bad else "small")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText(text)
        if not self.isWindow():
            self.show()

    def minimumSizeHint(self) -> QSize:
        measure = self.fontMetrics()
        return QSize(measure.horizontalAdvance(_LEAST), measure.height())

    def heightForWidth(self, width: int) -> int:
        _lines, height = self._laid_out(width)
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines, _height = self._laid_out(self.contentsRect().width())
        lines.draw(painter, QPointF(self.contentsRect().topLeft()))

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        """Break the text in lines of a width, in pixels; give them with their height."""
        lines = QTextLayout(self.text(), self.font(), self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        lines.setTextOption(option)
        lines.beginLayout()
        high = 0.0
        while (line := lines.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, high))
            high += line.height()
        lines.endLayout()
        return lines, round(high + 0.5)
