"""Paints one box of the calendar: its ground, its words, and what is wrong with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QGradient, QLinearGradient, QPainter, QPen

from atelier.calendar.shown import ShownBooking
from ui.calendar.view_atlas import Atlas
from ui.calendar.view_box_words import BAR, SIZE, BoxWords, Piece, Words, tokens
from ui.calendar.view_layout import Box, Form
from ui.calendar.view_text import Typesetter
from ui.kit.look import look

_RADIUS = 6  # pixels at 100 %
Key = tuple[int, bool, int, int, Form]


class BoxPainter:
    """Paints boxes. What was painted once is kept as a picture, as long as it says the same."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._setter = typesetter
        self._words = BoxWords(typesetter)
        self._atlas = Atlas()

    def forget(self) -> None:
        """Forget every picture: the look is another one."""
        self._atlas.forget()

    def prepare(self, boxes: Sequence[Box], ratio: float) -> None:
        """Paint the pictures of boxes of which there are none yet."""
        self._atlas.add(
            [(_key(box), box.row, box.place.size()) for box in boxes],
            partial(self._paint_picture, boxes),
            scale=look().scale / 100,
            ratio=ratio,
        )

    def paint(self, painter: QPainter, box: Box, *, chosen: bool, dim: bool) -> None:
        """Paint a box; ``dim``: it is not what is looked for."""
        if dim:
            painter.setOpacity(0.25)
        if not self._atlas.draw(painter, _key(box), box.place):
            self._paint_at(painter, box, box.place)
        if dim:
            painter.setOpacity(1.0)
        if chosen:
            paint_ring(painter, box.place, "brand")

    def _paint_picture(
        self, boxes: Sequence[Box], painter: QPainter, number: int, spot: QRect
    ) -> None:
        painter.fillRect(spot, look().color("surface"))  # letters look best on an opaque ground
        self._paint_at(painter, boxes[number], spot)

    def _paint_at(self, painter: QPainter, box: Box, place: QRect) -> None:
        self._paint_ground(painter, box, place)
        words = self._words.of(box)
        if words.upright:
            painter.save()
            painter.translate(place.right() + 1, place.top())
            painter.rotate(90)
            self._paint_words(painter, words, QPoint(0, 0))
            painter.restore()
        else:
            self._paint_words(painter, words, place.topLeft())

    def _paint_ground(self, painter: QPainter, box: Box, place: QRect) -> None:
        shown, px = look(), look().px
        ink, ground = tokens(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color(ink))
        painter.drawRoundedRect(place, px(_RADIUS), px(_RADIUS))
        bar = px(BAR)
        upright = box.form is Form.UPRIGHT
        inner = place.adjusted(0, px(3), 0, 0) if upright else place.adjusted(bar, 0, 0, 0)
        hatched = box.occurrence is not None and box.occurrence.cancelled
        painter.setBrush(_hatch() if hatched else shown.color(ground))
        painter.drawRoundedRect(inner, bar, bar)

    def _paint_words(self, painter: QPainter, words: Words, origin: QPoint) -> None:
        for piece in words.pieces:
            painter.setPen(look().color(piece.token))
            left, top = origin.x() + piece.left, origin.y() + piece.top
            self._setter.paint(painter, left, top, piece.text, SIZE, piece.weight)
            if piece.struck:
                self._strike(painter, left, top, piece)

    def _strike(self, painter: QPainter, left: int, top: int, piece: Piece) -> None:
        height = self._setter.line_height(SIZE, piece.weight)
        for number, width in enumerate(piece.struck):
            middle = top + number * height + height * 0.55
            painter.drawLine(QPointF(left, middle), QPointF(left + width, middle))


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


def _key(box: Box) -> Key:
    """Give what tells one picture from another; what it shows is told by the row."""
    place, row = box.place, box.row
    return row.id, isinstance(row, ShownBooking), place.width(), place.height(), box.form
