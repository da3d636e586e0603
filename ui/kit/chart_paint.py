"""What charts paint alike: text in a place, a bar with the pattern of its function."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from ui.kit.look import REGULAR, look
from ui.kit.text import plain

_PATTERNS = {
    "information": Qt.BrushStyle.BDiagPattern,
    "day_activity": Qt.BrushStyle.Dense6Pattern,
    "good": Qt.BrushStyle.Dense6Pattern,
    "health": Qt.BrushStyle.VerPattern,
}
_FAINT = 0.45  # how much of the pattern is seen: the bar keeps its own colour
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


def paint_text(
    painter: QPainter,
    place: QRect,
    text: str,
    *,
    size: int = 14,
    weight: int = REGULAR,
    token: str = "ink",
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Paint one line of text; what does not fit ends in …."""
    painter.setFont(look().font(size, weight))
    painter.setPen(look().color(token))
    written = plain(text)
    if look().width(written, size, weight) > place.width():
        written = painter.fontMetrics().elidedText(
            written, Qt.TextElideMode.ElideRight, place.width()
        )
    painter.drawText(place, int(align | Qt.TextFlag.TextSingleLine), written)


def paint_bar(painter: QPainter, place: QRectF, kind: str) -> None:
    """Paint a bar in a colour, and in the pattern that says the same without colour."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().color(kind))
    radius = min(look().px(4), place.width() / 2)
    painter.drawRoundedRect(place, radius, radius)
    if kind in _PATTERNS:
        painter.setOpacity(_FAINT)
        painter.setBrush(QBrush(look().color("surface"), _PATTERNS[kind]))
        painter.drawRoundedRect(place, radius, radius)
    painter.restore()


def paint_hidden(painter: QPainter, place: QRectF) -> None:
    """Paint where a number is that is not shown: a pattern as wide as there is room."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setOpacity(_FAINT)
    painter.setBrush(QBrush(look().color("control_line"), Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(place, look().px(4), look().px(4))
    painter.restore()


def mixed(token: str, share: float, ground: str = "surface") -> QColor:
    """Give the colour between the ground (0) and a token (1)."""
    ink, paper = look().color(token), look().color(ground)
    pairs = (
        (ink.red(), paper.red()),
        (ink.green(), paper.green()),
        (ink.blue(), paper.blue()),
    )
    return QColor(*(round(below + (above - below) * share) for above, below in pairs))
