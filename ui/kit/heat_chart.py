"""A table of shades: a number in each cell, and the darker the more."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.kit.chart import Chart, Mark
from ui.kit.chart_paint import MIDDLE, mixed, paint_hidden, paint_text
from ui.kit.look import look
from ui.kit.text import plain

_CELL, _HEAD, _GAP, _TEXT = 45, 26, 5, 15  # pixels at 100 %
_FAINTEST, _PALE, _DARK, _TURN = 0.05, 0.36, 0.88, 0.6


def shade(share: float) -> tuple[float, str]:
    """Give how much of the brand's colour a cell has (0 to 1), and the token of its text.

    Between pale and dark there is a gap, in which no text could be read well.
    """
    if share < _TURN:
        return _FAINTEST + (_PALE - _FAINTEST) * share / _TURN, "ink"
    return _DARK + (1 - _DARK) * (share - _TURN) / (1 - _TURN), "on_brand"


class HeatChart(Chart):
    """Cells row by row; ``columns`` and ``rows`` name them."""

    RINGS = ("ink", "surface")  # one of the two is seen on any shade

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.columns: tuple[str, ...] = ()
        self.rows: tuple[str, ...] = ()
        super().__init__(name, parent)

    def show_table(
        self, columns: Sequence[str], rows: Sequence[str], marks: Sequence[Mark]
    ) -> None:
        """Draw another table; ``marks`` stand row by row."""
        self.columns, self.rows = tuple(columns), tuple(rows)
        self.show_marks(marks)

    def height_(self) -> int:
        """Give the head and a line of cells for each row."""
        px = look().px
        return px(_HEAD) + len(self.rows) * px(_CELL) + max(0, len(self.rows) - 1) * px(_GAP)

    def lay_out(self) -> Sequence[QRect]:
        """Share the room beside the names of the rows among the columns."""
        px, left, wide = look().px, self._names(), len(self.columns)
        if not wide:
            return []
        step = (self.width() - left + px(_GAP)) / wide
        places = []
        for number in range(len(self.marks)):
            row, column = divmod(number, wide)
            start = left + round(column * step)
            end = left + round((column + 1) * step) - px(_GAP)
            top = px(_HEAD) + row * (px(_CELL) + px(_GAP))
            places.append(QRect(start, top, end - start, px(_CELL)))
        return places

    def paint(self, painter: QPainter) -> None:
        """Paint the names and the cells."""
        px, wide = look().px, len(self.columns)
        most = max((mark.value or 0 for mark in self.marks), default=0)
        for name, place in zip(self.columns, self.places[:wide], strict=False):
            head = QRect(place.left(), 0, place.width(), px(_HEAD))
            paint_text(painter, head, name, token="ink_soft", align=MIDDLE)
        for name, place in zip(self.rows, self.places[::wide] if wide else (), strict=False):
            left = QRect(0, place.top(), self._names() - px(8), place.height())
            paint_text(painter, left, name, token="ink_soft")
        for mark, place in zip(self.marks, self.places, strict=False):
            self._paint_cell(painter, place, mark, most)

    def _paint_cell(self, painter: QPainter, place: QRect, mark: Mark, most: float) -> None:
        px = look().px
        part, ink = shade((mark.value or 0) / most) if most else (0.0, "ink")
        painter.setPen(look().color("line") if part < 0.1 else Qt.PenStyle.NoPen)
        painter.setBrush(mixed("brand", part if mark.value else 0))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        if mark.value is None:
            paint_hidden(painter, QRectF(place))
        paint_text(painter, place, mark.text, size=_TEXT, token=ink, align=MIDDLE)

    def _names(self) -> int:
        widest = max((look().width(plain(name), 14) for name in self.rows), default=0)
        return min(widest + look().px(16), self.width() // 3)
