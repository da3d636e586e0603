"""Cards: the same one several times on a sheet, to be cut apart."""

from __future__ import annotations

from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.paper.board import Mark
from atelier.paper.document import MM, Document, Pen
from atelier.paper.fonts import BOLD, width
from atelier.paper.inks import BLACK, BRAND, LINE, SOFT, Ink
from atelier.paper.wrapping import LEADING, Block, block, wrapped

_ORDINARY, _LARGE = (2, 2), (1, 2)  # columns and rows on a sheet
_EDGE = 9 * MM  # what stays free on every side of a card; no printer prints further out
_FOOT = 5.5  # points
_STEP = 0.95
_MOST_LINES = 8


@dataclass(frozen=True, slots=True, repr=False)
class Card(Discreet):
    """What stands on every card: from whom, what it is, and pairs of a word and its lines."""

    house: str
    title: str
    mark: Mark
    facts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, repr=False)
class _Text(Discreet):
    y: float
    text: Block
    bold: bool = False
    ink: Ink = BLACK


def draw_cards(document: Document, card: Card, *, foot: str, large: bool) -> None:
    """Draw one page of cards; ``foot`` stands on each, very small."""
    columns, rows = _LARGE if large else _ORDINARY
    paper = document.paper
    wide, high = paper.width / columns, paper.height / rows
    document.mark(card.title)
    texts = _set(card, wide - 2 * _EDGE, high - 2 * _EDGE - 2 * _FOOT, large=large)
    pen = document.pen()
    _draw_cuts(document, columns, rows)
    for place in range(columns * rows):
        x = place % columns * wide + _EDGE
        top = paper.height - place // columns * high - _EDGE
        _draw(document, pen, card, texts, (x, top))
        pen.write(x, top - high + 2 * _EDGE, foot, _FOOT, ink=SOFT, room=wide - 2 * _EDGE)
    pen.lift()
    document.end_page()


def _draw_cuts(document: Document, columns: int, rows: int) -> None:
    canvas, paper = document.canvas, document.paper
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.setDash([3, 3])
    for column in range(1, columns):
        canvas.line(paper.width * column / columns, 0, paper.width * column / columns, paper.height)
    for row in range(1, rows):
        canvas.line(0, paper.height * row / rows, paper.width, paper.height * row / rows)
    canvas.setDash()


def _draw(
    document: Document, pen: Pen, card: Card, texts: list[_Text], at: tuple[float, float]
) -> None:
    x, top = at
    for text in texts:
        pen.block(x, top - text.y, text.text, bold=text.bold, ink=text.ink)
    title = texts[1]
    canvas = document.canvas
    y = top - title.y - title.text.depth - title.text.size * 0.55
    canvas.setStrokeColor(card.mark.ink)
    canvas.setLineWidth(3)
    canvas.setDash([part * 1.2 for part in card.mark.dashes])
    canvas.line(x, y, x + title.text.size * 4, y)
    canvas.setDash()


def _set(card: Card, room: float, high: float, *, large: bool) -> list[_Text]:
    """Set a card as large as it fits; in large print no smaller than 16 points if it can be."""
    scale = 1.9 if large else 1.45
    least = 1.6 if large else 0.75
    while True:
        texts, depth = _laid(card, room, scale)
        if depth <= high:
            return texts
        scale *= _STEP
        if scale < least:
            break
    while depth > high and scale > 0.5:
        texts, depth = _laid(card, room, scale)
        scale *= _STEP
    return texts


def _laid(card: Card, room: float, scale: float) -> tuple[list[_Text], float]:
    small, size = 10 * scale, 20 * scale
    house = Block(small, wrapped(card.house, small, room, font=BOLD)[:2])
    y = small
    found = [_Text(y, house, bold=True, ink=BRAND)]
    y += house.depth + size * 1.25
    title = _title(card.title, size, room)
    found.append(_Text(y, title, bold=True))
    y += title.depth + title.size * 1.1
    for word, lines in card.facts:
        y += small * 1.5
        found.append(_Text(y, Block(small, (word,)), bold=True, ink=BRAND))
        for line in lines:
            text = block(line, small, room, lines=_MOST_LINES, least=0.7 * small)
            y += small * LEADING * 1.08
            found.append(_Text(y, text))
            y += text.depth
    return found, y + small * 0.4


def _title(text: str, size: float, room: float) -> Block:
    widest = max((width(word, size, font=BOLD) for word in text[:480].split()), default=0)
    if widest > room:
        size *= max(0.5, 0.995 * room / widest)
    return block(text, size, room, lines=4, least=0.5 * size, font=BOLD)
