"""The code of a sheet, which the desk's scanner or a phone reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atelier.paper.inks import BLACK

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_MASK = 2  # any of the eight is valid; choosing the prettiest costs more than the page


def draw_code(canvas: Canvas, text: str, *, right: float, top: float, side: float) -> None:
    """Draw ``text`` as a QR code in the square of ``side`` points below and left of a corner."""
    squares = _squares(text)
    unit = side / len(squares)
    path = canvas.beginPath()
    for row, line in enumerate(squares):
        column = 0
        while column < len(line):
            end = column
            while end < len(line) and line[end]:
                end += 1
            if end > column:  # a run of dark squares is one rectangle
                left = right - side + column * unit
                path.rect(left, top - (row + 1) * unit, (end - column) * unit, unit)
            column = end + 1
    canvas.setFillColor(BLACK)
    canvas.drawPath(path, stroke=0, fill=1)


def _squares(text: str) -> list[list[bool]]:
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    return [[bool(square) for square in row] for row in code.modules]
