"""Charts as lines and areas, so that they are sharp at any size and readable in grey.

Every bar carries its number. A number that may not be told has no height either: its place is an
empty frame, always as high as the others of its kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.paper.document import Document, Pen
from atelier.paper.fonts import BOLD, fitted, width
from atelier.paper.inks import BLACK, BRAND, BRAND_LIGHT, LINE, SOFT

_GAP = 0.27  # between two bars, as a part of the place of one
_SMALLEST = 0.85  # of the size that was asked for; what is printed smaller is not read
_HIDDEN = 0.8  # the height of the frame of a number that is not told, in parts of its letters
_ROOM = 0.94  # of the place of a bar for its number
_NAMES = 0.34  # of the width for the names beside horizontal bars, at the most
_PITCH = 1.55  # from one horizontal bar to the next, in parts of its letters
_THICK = 0.8


@dataclass(frozen=True, slots=True, repr=False)
class Bar(Discreet):
    """One bar: what it is called, what is printed of its number, and the number.

    ``value`` None: the number is not told. ``light`` bars are of another kind than dark ones.
    """

    name: str
    shown: str
    value: int | None
    light: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a chart stands, in points: its left edge, its foot, its width and its height."""

    x: float
    low: float
    wide: float
    high: float


def label_size(bars: Sequence[Bar], wide: float, size: float) -> float | None:
    """Give the size at which every number has room above its bar; None where none is readable."""
    if not bars:
        return size
    place = wide / len(bars) * _ROOM
    widest = max(width(text, 1) for bar in bars for text in (bar.shown, bar.name))
    found = min(size, place / widest) if widest else size
    return found if found >= _SMALLEST * size else None


def draw_columns(
    document: Document, bars: Sequence[Bar], frame: Frame, *, size: float, grid: bool = True
) -> None:
    """Draw upright bars with their names below and their numbers above.

    Where the numbers have no room, they are left out: they must stand in a table then.
    """
    if not bars:
        return
    canvas, pen = document.canvas, document.pen()
    small = label_size(bars, frame.wide, size)
    letters = small or size
    foot = frame.low + letters * 1.5
    most = max((bar.value or 0 for bar in bars), default=0)
    room = frame.high - letters * (2.9 if small else 1.6)
    place = frame.wide / len(bars)
    thick = place * (1 - _GAP)
    if grid:
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(frame.x, foot, frame.x + frame.wide, foot)
    for number, bar in enumerate(bars):
        x = frame.x + number * place + (place - thick) / 2
        high = _column(document, bar, (x, foot, thick), room / most if most else 0, letters)
        middle = x + thick / 2
        if small:
            _centred(pen, bar.shown, middle, foot + high + letters * 0.35, small)
            _centred(pen, bar.name, middle, foot - letters * 1.15, small, soft=True)
    if not small:
        _ends(pen, bars, frame, size)
    pen.lift()


def rows_high(bars: Sequence[Bar], size: float) -> float:
    """Give how high horizontal bars are together, in points."""
    return len(bars) * size * _PITCH


def draw_rows(document: Document, bars: Sequence[Bar], frame: Frame, *, size: float) -> None:
    """Draw bars lying below each other: the name before each, its number behind it."""
    if not bars:
        return
    canvas, pen = document.canvas, document.pen()
    names = max(width(bar.name, size) for bar in bars)
    names = min(names, frame.wide * _NAMES) + size * 0.8
    numbers = max(width(bar.shown, size, font=BOLD) for bar in bars) + size * 0.7
    most = max((bar.value or 0 for bar in bars), default=0)
    scale = (frame.wide - names - numbers) / most if most else 0
    y = frame.low + frame.high
    for bar in bars:
        y -= size * _PITCH
        long = (bar.value or 0) * scale
        if bar.value is None:
            long = size * _HIDDEN
            _empty(document, frame.x + names, y, long, size * _THICK)
        elif long:
            canvas.setFillColor(BRAND_LIGHT if bar.light else BRAND)
            canvas.rect(frame.x + names, y, long, size * _THICK, stroke=0, fill=1)
        base = y + size * 0.06
        pen.write(frame.x, base, fitted(bar.name, size, names - size * 0.5), size)
        pen.write(frame.x + names + long + size * 0.45, base, bar.shown, size, bold=True)
    pen.lift()


def _column(
    document: Document, bar: Bar, at: tuple[float, float, float], scale: float, letters: float
) -> float:
    """Draw one upright bar and give how high it became."""
    x, foot, thick = at
    if bar.value is None:
        _empty(document, x, foot, thick, letters * _HIDDEN)
        return letters * _HIDDEN
    high = bar.value * scale
    if high:
        document.canvas.setFillColor(BRAND_LIGHT if bar.light else BRAND)
        document.canvas.rect(x, foot, thick, high, stroke=0, fill=1)
    return high


def _empty(document: Document, x: float, low: float, wide: float, high: float) -> None:
    canvas = document.canvas
    canvas.saveState()
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(0.6)
    canvas.setDash(1.5, 1.5)
    canvas.rect(x, low, wide, high, stroke=1, fill=0)
    canvas.restoreState()


def _centred(
    pen: Pen, text: str, middle: float, y: float, size: float, *, soft: bool = False
) -> None:
    pen.write(middle - width(text, size) / 2, y, text, size, ink=SOFT if soft else BLACK)


def _ends(pen: Pen, bars: Sequence[Bar], frame: Frame, size: float) -> None:
    """Write the names of the first and the last bar only."""
    y = frame.low + size * 0.35
    pen.write(frame.x, y, bars[0].name, size, ink=SOFT)
    if len(bars) > 1:
        pen.write_before(frame.x + frame.wide, y, bars[-1].name, size, ink=SOFT)
