"""A plan of one day: a column for each room, the hours downwards, a box for what goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from atelier.discreet import Discreet
from atelier.paper.board import Mark
from atelier.paper.document import Document, Paper, Pen
from atelier.paper.fonts import BOLD, REGULAR, shrunk, width
from atelier.paper.inks import BLACK, BRAND_SOFT, PALE, RULE, SOFT, WARNING
from atelier.paper.wrapping import LEADING, Block, block, wrapped

_SMALLEST = 6.5  # points on A4; a plan is read at arm's length
_LARGEST = 9.0
_STEP = 0.94
_INSET = 5.0
_HOURS = 30.0  # points for the hours at the left


@dataclass(frozen=True, slots=True, repr=False)
class Box(Discreet):
    """What goes on in a room, in minutes since midnight; ``setup`` and ``clearing`` as well.

    ``texts`` are what is said of it, the most important first: (words, bold, loud).
    """

    first: int
    last: int
    texts: tuple[tuple[str, bool, bool], ...]
    mark: Mark
    setup: int = 0
    clearing: int = 0
    off: bool = False
    pale: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Lane(Discreet):
    """A room, with what goes on in it in the order of the clock."""

    title: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, repr=False)
class _Field(Discreet):
    """Where the plan stands on the page: its hours, its edges in points."""

    first: int
    last: int
    left: float
    top: float
    bottom: float
    unit: float

    def y(self, minute: int) -> float:
        return self.top - (minute - self.first) / (self.last - self.first) * (
            self.top - self.bottom
        )


def draw_hours(
    document: Document,
    lanes: Sequence[Lane],
    hours: tuple[int, int],
    pen: Pen,
    top: float,
    bottom: float,
) -> bool:
    """Draw the plan between two heights; True where not everything had room in its box.

    ``hours`` are the first and the last, as whole hours.
    """
    paper = document.paper
    unit = min(paper.width, paper.height) / 595.0
    wide = (paper.room - _HOURS * unit) / max(1, len(lanes))
    titles = _titles(tuple(lane.title for lane in lanes), wide - 2 * _INSET, 10 * unit)
    head = max((title.depth for title in titles), default=0) + 17 * unit
    first, last = hours
    field = _Field(first * 60, last * 60, paper.left + _HOURS * unit, top - head, bottom, unit)
    _draw_lines(document, pen, field, paper)
    short = False
    for place, (lane, title) in enumerate(zip(lanes, titles, strict=True)):
        x = field.left + place * wide
        _draw_title(document, pen, title, (x, top), (wide, head))
        for (column, columns), box in _beside(lane.boxes):
            each = (wide - 4) / columns
            left = x + 2 + column * each
            short |= not _draw_box(document, pen, field, box, left, each - 2)
    return short


def _titles(texts: tuple[str, ...], room: float, size: float) -> list[Block]:
    smallest = min(
        (shrunk(word, size, room, font=BOLD) for text in texts for word in text.split()),
        default=size,
    )
    return [block(text, smallest, room, lines=3, least=0.7 * size, font=BOLD) for text in texts]


def _draw_title(
    document: Document,
    pen: Pen,
    title: Block,
    at: tuple[float, float],
    size: tuple[float, float],
) -> None:
    canvas, (x, top), (wide, high) = document.canvas, at, size
    canvas.setFillColor(BRAND_SOFT)
    canvas.rect(x + 1, top - high + 2, wide - 2, high - 2, stroke=0, fill=1)
    pen.block(x + _INSET, top - title.size * 1.2, title, bold=True)


def _draw_lines(document: Document, pen: Pen, field: _Field, paper: Paper) -> None:
    canvas = document.canvas
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.4 * field.unit)
    size = 8.5 * field.unit
    for minute in range(field.first, field.last + 1, 60):
        y = field.y(minute)
        canvas.line(field.left, y, paper.right, y)
        pen.write_before(field.left - 4, y - size * 0.36, f"{minute // 60}:00", size, ink=SOFT)


def _draw_box(document: Document, pen: Pen, field: _Field, box: Box, x: float, wide: float) -> bool:
    """Draw one box; False where not all of its texts had room."""
    canvas, unit = document.canvas, field.unit
    outer = (max(field.first, box.first - box.setup), min(field.last, box.last + box.clearing))
    canvas.setFillColor(PALE)
    canvas.rect(x, field.y(outer[1]), wide, field.y(outer[0]) - field.y(outer[1]), 0, 1)
    top, low = field.y(box.first) - 0.6, field.y(box.last) + 0.6
    canvas.setFillColor(PALE if box.pale else (1, 1, 1))
    canvas.setStrokeColor(box.mark.ink)
    canvas.setLineWidth(0.7 * unit)
    canvas.setDash([2, 2] if box.off else [])
    canvas.rect(x, low, wide, top - low, stroke=1, fill=1)
    canvas.setLineWidth(3 * unit)
    canvas.setDash([unit * part for part in box.mark.dashes])
    canvas.line(x + 1.5 * unit, top, x + 1.5 * unit, low)
    canvas.setDash()
    lines, whole = _fitting(box.texts, wide - 8 * unit, top - low, unit)
    y = top
    for text, bold, loud in lines:
        y -= text.size * (1.0 if y == top else LEADING)
        ink = WARNING if loud else SOFT if box.off else BLACK
        pen.block(x + 5 * unit, y, text, bold=bold, ink=ink)
        y -= text.depth
    return whole


@lru_cache(maxsize=512)
def _fitting(
    texts: tuple[tuple[str, bool, bool], ...], room: float, high: float, unit: float
) -> tuple[list[tuple[Block, bool, bool]], bool]:
    """Set as many of the texts as have room, as large as they can be; and whether all had."""
    for count in range(len(texts), 0, -1):
        size = _LARGEST * unit
        while size >= _SMALLEST * unit:
            found = [_lines(words, size, room, bold) for words, bold, _ in texts[:count]]
            if sum(len(text.lines) for text in found) * size * LEADING <= high:
                return [
                    (text, bold, loud) for text, (_, bold, loud) in zip(found, texts, strict=False)
                ], count == len(texts)
            size *= _STEP
    words, bold, loud = texts[0]
    size = min(_SMALLEST * unit, high * 0.9)
    return [(block(words, size, room, lines=1, least=size, font=BOLD), bold, loud)], False


def _lines(words: str, size: float, room: float, bold: bool) -> Block:
    font = BOLD if bold else REGULAR
    widest = max((width(word, 1, font=font) for word in words[:120].split()), default=0)
    size = min(size, max(_SMALLEST * 0.8, 0.995 * room / widest)) if widest else size
    return Block(size, wrapped(words, size, room, font=font))


def _beside(boxes: Sequence[Box]) -> list[tuple[tuple[int, int], Box]]:
    """Give each box its column among those that overlap with it, and how many there are."""
    found: list[tuple[tuple[int, int], Box]] = []
    group: list[tuple[int, Box]] = []
    ends: list[int] = []
    for box in sorted(boxes, key=lambda one: (one.first - one.setup, one.last)):
        begins = box.first - box.setup
        if ends and begins >= max(ends):
            found += [((column, len(ends)), one) for column, one in group]
            group, ends = [], []
        column = next((at for at, end in enumerate(ends) if end <= begins), len(ends))
        ends[column : column + 1] = [box.last + box.clearing]
        group.append((column, box))
    return found + [((column, len(ends)), one) for column, one in group]
