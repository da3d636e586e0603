"""Paints one box of the calendar: its ground, its words, and what is wrong with it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QGradient, QLinearGradient, QPainter, QPen

from ui.calendar.view_box_words import BAR, SIZE, BoxWords, Piece, Words, tokens
from ui.calendar.view_layout import Box, Form
from ui.calendar.view_text import Typesetter
from ui.kit.look import look

_RADIUS = 6  # pixels at 100 %


class BoxPainter:
    """Paints boxes. What each says is broken into lines once, when it is painted first."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._setter = typesetter
        self._breaking = BoxWords(typesetter)
        self._words: dict[int, Words] = {}

    def forget(self) -> None:
        """Forget what was worked out for the boxes: there are others now."""
        self._words.clear()

    def paint(self, painter: QPainter, number: int, box: Box, *, chosen: bool, dim: bool) -> None:
        """Paint box ``number`` of the layout; ``dim``: it is not what is looked for."""
        words = self._words.get(number)
        if words is None:
            words = self._words[number] = self._breaking.of(box)
        if dim:
            painter.setOpacity(0.25)
        ink, ground = tokens(box)
        self._paint_ground(painter, box, ink, ground)
        if words.upright:
            self._paint_upright(painter, box.place, words)
        else:
            self._paint_lines(painter, box.place.left(), box.place.top(), words)
        if chosen:
            paint_ring(painter, box.place, "brand")
        if dim:
            painter.setOpacity(1.0)

    def _paint_ground(self, painter: QPainter, box: Box, ink: str, ground: str) -> None:
        shown, px, place = look(), look().px, box.place
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color(ink))
        painter.drawRoundedRect(place, px(_RADIUS), px(_RADIUS))
        bar = px(BAR)
        upright = box.form is Form.UPRIGHT
        inner = place.adjusted(0, px(3), 0, 0) if upright else place.adjusted(bar, 0, 0, 0)
        hatched = box.occurrence is not None and box.occurrence.cancelled
        painter.setBrush(_hatch() if hatched else shown.color(ground))
        painter.drawRoundedRect(inner, bar, bar)

    def _paint_lines(self, painter: QPainter, left: int, top: int, words: Words) -> None:
        shown = look()
        for piece in words.pieces:
            painter.setPen(shown.color(piece.token))
            at = left + piece.left, top + piece.top
            self._setter.paint(painter, *at, piece.text, SIZE, piece.weight)
            if piece.struck:
                self._strike(painter, *at, piece)

    def _strike(self, painter: QPainter, left: int, top: int, piece: Piece) -> None:
        height = self._setter.line_height(SIZE, piece.weight)
        for number, width in enumerate(piece.struck):
            middle = top + number * height + height * 0.55
            painter.drawLine(QPointF(left, middle), QPointF(left + width, middle))

    def _paint_upright(self, painter: QPainter, place: QRect, words: Words) -> None:
        painter.save()
        painter.translate(place.right() + 1, place.top())
        painter.rotate(90)
        self._paint_lines(painter, 0, 0, words)
        painter.restore()


def paint_ring(painter: QPainter, place: QRect, token: str) -> None:
    """Paint a ring around what is chosen."""
    px = look().px
    thick = max(2, px(2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look().color(token), thick))
    half = thick / 2
    ring = QRectF(place).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(ring, px(_RADIUS), px(_RADIUS))


def _hatch() -> QBrush:
    """Give the stripes of what does not go ahead."""
    px = look().px
    stripes = QLinearGradient(0, 0, px(8), px(8))
    stripes.setSpread(QGradient.Spread.RepeatSpread)
    light, dark = look().color("surface_soft"), look().color("neutral_soft")
    for at, color in ((0.0, light), (0.5, light), (0.501, dark), (1.0, dark)):
        stripes.setColorAt(at, color)
    return QBrush(stripes)
