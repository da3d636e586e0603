"""Lucide's drawings, in the colour that the look gives them and sharp on every screen."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

import resources

FOLDER = Path(resources.__file__).parent / "icons"
# QtSvg is imported where a drawing is rendered: the first paint loads only what it shows.


@cache
def drawing(name: str) -> str:
    """Read the SVG called ``name`` (``resources/icons``)."""
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def coloured(name: str, colour: str) -> bytes:
    """Give the SVG with its strokes in ``colour`` (``#RRGGBB``)."""
    return drawing(name).replace("currentColor", colour).encode()


@cache
def pixmap(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    """Draw an icon ``size`` pixels wide for a screen of ``ratio`` device pixels per pixel."""
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(coloured(name, colour))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon(name: str, size: int, colour: QColor, faint: QColor, ratio: float) -> QIcon:
    """Give an icon for a menu or a field; ``faint`` is its colour when it cannot be used."""
    made = QIcon(pixmap(name, size, colour.name(), ratio))
    made.addPixmap(pixmap(name, size, faint.name(), ratio), QIcon.Mode.Disabled)
    return made
