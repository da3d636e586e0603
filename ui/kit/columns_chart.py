"""Columns side by side, such as the months of a year: the number above, the name below."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.kit.chart import Chart
from ui.kit.chart_paint import MIDDLE, paint_hidden, paint_text
from ui.kit.look import REGULAR, SEMIBOLD, look

_HIGH, _NUMBER, _NAME = 150, 20, 22  # pixels at 100 %
_MOST_WIDE, _SHARE = 48, 0.62


class ColumnsChart(Chart):
    """A column for each mark; strong ones are filled, the others are lighter."""

    def height_(self) -> int:
        """Give the height that is fixed for every number of columns."""
        return look().px(_HIGH)

    def lay_out(self) -> Sequence[QRect]:
        """Share the width among the columns."""
        count = max(1, len(self.marks))
        edges = [round(at * self.width() / count) for at in range(count + 1)]
        return [
            QRect(edges[at], 0, edges[at + 1] - edges[at], self.height_())
            for at in range(len(self.marks))
        ]

    def paint(self, painter: QPainter) -> None:
        """Paint the ground line, the columns, their numbers and their names."""
        px = look().px
        most = max((mark.value or 0 for mark in self.marks), default=0)
        ground = self.height_() - px(_NAME)
        room = ground - px(_NUMBER)
        for mark, place in zip(self.marks, self.places, strict=True):
            high = round(room * (mark.value or 0) / most) if most else 0
            wide = min(px(_MOST_WIDE), round(place.width() * _SHARE))
            left = place.center().x() - wide // 2
            column = QRectF(left, ground - high, wide, high)
            if mark.value is None:
                paint_hidden(painter, QRectF(left, ground - room, wide, room))
            elif high:
                painter.setPen(look().color("brand") if not mark.strong else Qt.PenStyle.NoPen)
                painter.setBrush(look().color("brand" if mark.strong else "brand_soft"))
                painter.drawRoundedRect(column, px(3), px(3))
            weight = SEMIBOLD if mark.strong else REGULAR
            number = QRect(place.left(), ground - high - px(_NUMBER), place.width(), px(_NUMBER))
            paint_text(painter, number, mark.text, size=13, weight=weight, align=MIDDLE)
            name = QRect(place.left(), ground, place.width(), px(_NAME))
            token = "ink" if mark.strong else "ink_soft"
            paint_text(painter, name, mark.label, size=13, weight=weight, token=token, align=MIDDLE)
        painter.setPen(look().color("line"))
        painter.drawLine(0, ground, self.width(), ground)
