"""A notice for the door: a few words as large as the paper allows, to be read from the street."""

from __future__ import annotations

from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.paper.document import LEFT, MARGIN, RIGHT, Document, Pen
from atelier.paper.fonts import BOLD, REGULAR
from atelier.paper.inks import BLACK, BRAND, BRAND_SOFT, SOFT
from atelier.paper.wrapping import LEADING, Block, block

_ROOM = RIGHT - LEFT
_HOUSE, _LOUD, _NAME, _WHEN, _MORE, _BACK, _FOOT = 20.0, 96.0, 40.0, 30.0, 22.0, 30.0, 7.0
_BAND = 18.0  # points around the last words, which stand on a ground of their own
_SMALLER = 0.94
_LARGEST, _LEAST = 1.4, 0.4


@dataclass(frozen=True, slots=True, repr=False)
class Notice(Discreet):
    """What stands on it: the house, one loud word, why, when, what goes on, and what then.

    ``more`` are lines of their own; ``back`` stands apart at the end.
    """

    house: str
    loud: str
    name: str
    when: tuple[str, ...]
    more: tuple[str, ...] = ()
    back: tuple[str, ...] = ()


def draw_notice(document: Document, notice: Notice, *, foot: str) -> None:
    """Draw a notice on one page; where there is much to say its letters become smaller."""
    document.mark(notice.loud)
    top = document.paper.top
    least = MARGIN + 3 * _FOOT
    scale = _LARGEST
    while scale > _LEAST and _bottom(notice, top, scale) < least:
        scale *= _SMALLER
    pen = document.pen()
    _draw(document, pen, notice, top, scale)
    pen.write(LEFT, MARGIN, foot, _FOOT, ink=SOFT)
    pen.lift()
    document.end_page()


def _bottom(notice: Notice, top: float, scale: float) -> float:
    y = top
    for each in _lines(notice, scale):
        y -= each.size * LEADING * 1.15 + each.depth
    return y - 3 * _BAND - (_BACK + _LOUD * 0.3) * scale


def _lines(notice: Notice, scale: float) -> list[Block]:
    parts = [
        (notice.house, _HOUSE, BOLD),
        (notice.loud, _LOUD, BOLD),
        (notice.name, _NAME, BOLD),
        *((each, _WHEN, REGULAR) for each in notice.when),
        *((each, _MORE, REGULAR) for each in notice.more),
        *((each, _BACK, BOLD) for each in notice.back),
    ]
    return [_set(text, size * scale, font) for text, size, font in parts if text]


def _set(text: str, size: float, font: str) -> Block:
    return block(text, size, _ROOM - 2 * _BAND, lines=6, least=size * 0.5, font=font)


def _draw(document: Document, pen: Pen, notice: Notice, top: float, scale: float) -> None:
    canvas = document.canvas
    y = _write(pen, [notice.house], top, _HOUSE * scale, bold=True, brand=True)
    canvas.setFillColor(BRAND)
    canvas.rect(LEFT, y - 10, _ROOM, 5, stroke=0, fill=1)
    y = _write(pen, [notice.loud], y - 0.15 * _LOUD * scale - 10, _LOUD * scale, bold=True,
               brand=True)  # fmt: skip
    y = _write(pen, [notice.name], y - 0.15 * _LOUD * scale, _NAME * scale, bold=True)
    y = _write(pen, notice.when, y, _WHEN * scale)
    y = _write(pen, notice.more, y - _MORE * scale * 0.5, _MORE * scale)
    if not notice.back:
        return
    y -= _BAND + _BACK * scale * 0.5
    size = _BACK * scale
    deep = sum(
        each.size * LEADING * 1.15 + each.depth
        for each in (_set(text, size, BOLD) for text in notice.back)
    )
    canvas.setFillColor(BRAND_SOFT)
    canvas.roundRect(LEFT, y - deep - _BAND, _ROOM, deep + 1.6 * _BAND, 12, stroke=0, fill=1)
    _write(pen, notice.back, y, size, bold=True, x=LEFT + _BAND)


def _write(
    pen: Pen,
    texts: tuple[str, ...] | list[str],
    y: float,
    size: float,
    *,
    bold: bool = False,
    brand: bool = False,
    x: float = LEFT,
) -> float:
    """Write texts below each other and give how far down they came."""
    for text in texts:
        if not text:
            continue
        found = _set(text, size, BOLD if bold else REGULAR)
        y -= found.size * LEADING * 1.15
        pen.block(x, y + found.size * 0.2, found, bold=bold, ink=BRAND if brand else BLACK)
        y -= found.depth
    return y
