"""A pill that can be pressed: it says how something stands, and leads to what can be done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.look import look
from ui.kit.painting import pill_colors

_HIGH = 24  # pixels at 100 %; the target of a click is higher


class PillButton(Button):
    """``kind`` is one of ``tokens.KINDS``."""

    padding, height_px, text_size = 10, 32, 14

    def __init__(
        self, text: str = "", kind: str = "neutral", parent: QWidget | None = None
    ) -> None:
        self._kind = kind
        super().__init__(text, parent=parent)

    def show_text(self, text: str, kind: str) -> None:
        """Show another word, in the colour of another kind."""
        self._kind = kind
        self.set_words(text)
        self.update()

    def colors(self) -> tuple[str, str, str]:
        """Give the colours of its kind."""
        return *pill_colors(self._kind), ""

    def _paint_ground(self, painter: QPainter, ground: str, border: str) -> None:
        shown, px = look(), look().px
        place = QRectF(0, (self.height() - px(_HIGH)) / 2, self.width(), px(_HIGH))
        thick = max(2, px(2))
        lit = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(shown.color("brand"), thick) if lit else Qt.PenStyle.NoPen)
        painter.setBrush(shown.color(ground))
        half = thick / 2
        inside = place.adjusted(half, half, -half, -half) if lit else place
        painter.drawRoundedRect(inside, inside.height() / 2, inside.height() / 2)
