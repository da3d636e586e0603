"""Bars from the left, each with its name before it and its number behind it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.kit.chart import Chart
from ui.kit.chart_paint import RIGHT, paint_bar, paint_hidden, paint_text
from ui.kit.look import SEMIBOLD, look

_ROW, _BAR, _GAP = 29, 16, 12  # pixels at 100 %
_NAME, _NAME_SHARE, _LEAST_NAME = 15, 0.44, 72


class BarsChart(Chart):
    """A row for each mark; the longest bar fills the room between the names and the numbers."""

    def height_(self) -> int:
        """Give a row for each mark."""
        return look().px(_ROW) * len(self.marks)

    def lay_out(self) -> Sequence[QRect]:
        """Give each mark a row as wide as the chart."""
        high = look().px(_ROW)
        return [QRect(0, at * high, self.width(), high) for at in range(len(self.marks))]

    def paint(self, painter: QPainter) -> None:
        """Paint each row."""
        names, numbers = self._columns()
        most = max((mark.value or 0 for mark in self.marks), default=0)
        gap, high, inset = look().px(_GAP), look().px(_BAR), look().px(4)
        room = self.width() - names - numbers - 2 * gap - 2 * inset
        for mark, place in zip(self.marks, self.places, strict=True):
            name = QRect(inset, place.top(), names, place.height())
            paint_text(painter, name, mark.label, size=_NAME)
            number = QRect(self.width() - inset - numbers, place.top(), numbers, place.height())
            paint_text(painter, number, mark.text, size=_NAME, weight=SEMIBOLD, align=RIGHT)
            top = place.top() + (place.height() - high) / 2
            track = QRectF(inset + names + gap, top, max(0, room), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().color("track"))
            painter.drawRoundedRect(track, look().px(4), look().px(4))
            if mark.value is None:
                paint_hidden(painter, track)
            elif mark.value > 0 and most > 0:
                track.setWidth(max(look().px(3), track.width() * mark.value / most))
                paint_bar(painter, track, mark.kind)

    def _columns(self) -> tuple[int, int]:
        """Give the width of the names and that of the numbers."""
        shown, px = look(), look().px
        longest = max((shown.width(mark.label, _NAME) for mark in self.marks), default=0)
        room = max(px(_LEAST_NAME), round(self.width() * _NAME_SHARE))
        numbers = max((shown.width(mark.text, _NAME, SEMIBOLD) for mark in self.marks), default=0)
        return min(longest + 2, room), max(numbers + 2, px(24))
