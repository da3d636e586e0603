"""One bar that is shared among a few: each has its part, with its words in it or under it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from ui.kit.chart import Chart
from ui.kit.chart_paint import paint_bar, paint_text
from ui.kit.look import SEMIBOLD, look
from ui.kit.text import plain

_BAR, _LINE, _PADDING, _TEXT = 30, 24, 10, 15  # pixels at 100 %


class ShareChart(Chart):
    """Parts from left to right; words that do not fit in their part stand in a line below."""

    def height_(self) -> int:
        """Give the bar, and a line for every part, since any of them may need one."""
        return look().px(_BAR) + look().px(_LINE) * sum(not fit for fit in self._fits())

    def lay_out(self) -> Sequence[QRect]:
        """Give each part its share of the width."""
        whole = sum(mark.value or 0 for mark in self.marks)
        left, places, high = 0.0, [], look().px(_BAR)
        for mark in self.marks:
            wide = self.width() * (mark.value or 0) / whole if whole else 0
            places.append(QRect(round(left), 0, round(left + wide) - round(left), high))
            left += wide
        return places

    def paint(self, painter: QPainter) -> None:
        """Paint the parts, and below them what did not fit."""
        clip = QPainterPath()
        radius = look().px(6)
        clip.addRoundedRect(QRectF(0, 0, self.width(), look().px(_BAR)), radius, radius)
        top, pad = look().px(_BAR), look().px(_PADDING)
        for mark, place, fits in zip(self.marks, self.places, self._fits(), strict=True):
            painter.save()
            painter.setClipPath(clip)
            painter.fillRect(place, look().color(mark.kind))
            painter.restore()
            if fits:
                words = place.adjusted(pad, 0, 0, 0)
                paint_text(
                    painter, words, self._words(mark.label, mark.text), size=_TEXT,
                    weight=SEMIBOLD, token="surface",
                )  # fmt: skip
                continue
            line = QRect(0, top, self.width(), look().px(_LINE))
            sign = QRectF(0, top + look().px(6), look().px(12), look().px(12))
            painter.setPen(Qt.PenStyle.NoPen)
            paint_bar(painter, sign, mark.kind)
            paint_text(
                painter, line.adjusted(look().px(20), 0, 0, 0), self._words(mark.label, mark.text)
            )
            top += look().px(_LINE)

    def _fits(self) -> list[bool]:
        pad = 2 * look().px(_PADDING)
        return [
            look().width(plain(self._words(mark.label, mark.text)), _TEXT, SEMIBOLD) + pad
            <= place.width()
            for mark, place in zip(self.marks, self.places, strict=True)
        ]

    @staticmethod
    def _words(label: str, text: str) -> str:
        return f"{label} {text}".strip()
