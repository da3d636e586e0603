"""The pieces of a report that are never broken over two pages, and how each is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from atelier.discreet import Discreet
from atelier.paper.charts import Frame, draw_columns, draw_rows, rows_high
from atelier.paper.document import Document
from atelier.paper.fonts import BOLD, REGULAR, width
from atelier.paper.inks import BLACK, LINE, SOFT, WARNING, Ink
from atelier.paper.report import Card, Lying, Multiples, Says, Sizes, Upright
from atelier.paper.script import runs_right_to_left
from atelier.paper.tagging import Element, Role, Tags
from atelier.paper.wrapping import LEADING, Block, wrapped

_RADIUS = 7.0
_BETWEEN = 12.0  # points between two cards, and two small charts
_FEW = 2  # cards or small charts beside each other in large print
_ABOVE = 0.5  # before a chart, in parts of its letters


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Strip(Discreet):
    """A piece as wide as its column and ``high`` points high; ``draw`` gets its left and top.

    ``stays``: the strip after it stands on the same page. ``again``: what is drawn above it where
    it begins a page, the headings of a table.
    """

    high: float
    draw: Callable[[Document, float, float], None]
    stays: bool = False
    again: Strip | None = None


def tags_of(document: Document) -> Tags:
    """Give the tags of a document that has them, as all reports do."""
    if document.tags is None:
        raise ValueError("a report is drawn into a tagged document")
    return document.tags


def actual(text: str) -> str:
    """Give the text that is read instead of one that is drawn turned around."""
    return text if runs_right_to_left(text) else ""


def write(
    document: Document,
    element: Element,
    x: float,
    y: float,
    text: Block,
    *,
    bold: bool = False,
    ink: Ink = BLACK,
) -> None:
    """Write a text as the content of an element."""
    with tags_of(document).content(element):
        pen = document.pen()
        pen.block(x, y, text, bold=bold, ink=ink)
        pen.lift()


def space(high: float) -> Strip:
    """Give room in which nothing stands."""
    return Strip(high, _nothing)


def _nothing(document: Document, x: float, top: float) -> None:
    """Leave the room as it is."""


def heading(text: str, sizes: Sizes, room: float) -> Strip:
    """Give the heading of a section; the outline names it too."""
    lines = Block(sizes.section, wrapped(text, sizes.section, room, font=BOLD))
    high = sizes.section * 1.55 + lines.depth
    return Strip(high, partial(_draw_heading, text, lines), stays=True)


def _draw_heading(text: str, lines: Block, document: Document, x: float, top: float) -> None:
    document.mark(text, top=top + lines.size * 0.4, level=1)
    element = tags_of(document).element(Role.HEADING, actual=actual(text))
    write(document, element, x, top - lines.size * 0.95, lines, bold=True)


def paragraph(says: Says, sizes: Sizes, room: float) -> list[Strip]:
    """Give a paragraph line by line, so that a long one may go on overleaf."""
    size = sizes.note if says.soft else sizes.body
    font = BOLD if says.loud else REGULAR
    lines = wrapped(says.text, size, room, font=font)
    shared: list[Element] = []
    return [
        Strip(
            size * LEADING * 1.08 + (size * 0.35 if number == len(lines) - 1 else 0),
            partial(_draw_line, says, f"{line} ".lstrip(), size, shared),
            stays=number < 1 < len(lines),
        )
        for number, line in enumerate(lines)
    ]


def _draw_line(
    says: Says,
    line: str,
    size: float,
    shared: list[Element],
    document: Document,
    x: float,
    top: float,
) -> None:
    if not shared:
        shared.append(tags_of(document).element(Role.TEXT, actual=actual(says.text)))
    ink = SOFT if says.soft else BLACK
    write(document, shared[0], x, top - size, Block(size, (line,)), bold=says.loud, ink=ink)


def upright(chart: Upright, sizes: Sizes, room: float) -> Strip:
    """Give a chart of upright bars."""
    return Strip(chart.high + sizes.chart, partial(_draw_upright, chart, sizes, room))


def _draw_upright(
    chart: Upright, sizes: Sizes, room: float, document: Document, x: float, top: float
) -> None:
    low = top - chart.high - sizes.chart * _ABOVE
    with _figure(document, chart.about, Frame(x, low, room, chart.high)) as frame:
        draw_columns(document, chart.bars, frame, size=sizes.chart)


def lying(chart: Lying, sizes: Sizes, room: float) -> Strip:
    """Give a chart of bars that lie below each other."""
    high = rows_high(chart.bars, sizes.body)
    return Strip(high + sizes.body * 0.6, partial(_draw_lying, chart, sizes, (room, high)))


def _draw_lying(
    chart: Lying,
    sizes: Sizes,
    room: tuple[float, float],
    document: Document,
    x: float,
    top: float,
) -> None:
    frame = Frame(x, top - room[1], *room)
    with _figure(document, chart.about, frame):
        draw_rows(document, chart.bars, frame, size=sizes.body)


@contextmanager
def _figure(document: Document, about: str, frame: Frame) -> Iterator[Frame]:
    """Mark what is drawn as one figure, whose text is read instead."""
    tags = tags_of(document)
    element = tags.element(Role.FIGURE, alt=about)
    element.box = (frame.x, frame.low, frame.x + frame.wide, frame.low + frame.high)
    with tags.content(element):
        yield frame


def multiples(several: Multiples, sizes: Sizes, room: float, *, large: bool) -> list[Strip]:
    """Give small charts, as many beside each other as there is room for."""
    across = 1 if large else _FEW
    wide = (room - _BETWEEN * (across - 1)) / across
    rows = [several.charts[at : at + across] for at in range(0, len(several.charts), across)]
    return [
        Strip(
            max(chart.high for _, chart in row) + sizes.body * 2.3,
            partial(_draw_multiples, row, sizes, wide),
        )
        for row in rows
    ]


def _draw_multiples(
    row: Sequence[tuple[str, Upright]],
    sizes: Sizes,
    wide: float,
    document: Document,
    x: float,
    top: float,
) -> None:
    for title, chart in row:
        element = tags_of(document).element(Role.TEXT, actual=actual(title))
        lines = Block(sizes.body, wrapped(title, sizes.body, wide, font=BOLD)[:1])
        write(document, element, x, top - sizes.body * 1.05, lines, bold=True)
        _draw_upright(chart, sizes, wide, document, x, top - sizes.body * 1.2)
        x += wide + _BETWEEN


def cards(every: Sequence[Card], sizes: Sizes, room: float, *, large: bool) -> list[Strip]:
    """Give the cards, four beside each other, two in large print."""
    across = _FEW if large else max(1, len(every))
    wide = (room - _BETWEEN * (across - 1)) / across
    inset = sizes.card * 0.85
    rows = [every[at : at + across] for at in range(0, len(every), across)]
    found = []
    for row in rows:
        names = [wrapped(card.name, sizes.card, wide - 2 * inset) for card in row]
        belows = [wrapped(card.below, sizes.card, wide - 2 * inset) for card in row]
        pairs = zip(names, belows, strict=True)
        lines = max(len(name) + len(below) for name, below in pairs)
        high = lines * sizes.card * 1.3 + sizes.number * 1.12 + 2 * inset
        blocks = [
            (Block(sizes.card, name), Block(sizes.number, (card.value,)), Block(sizes.card, below))
            for card, name, below in zip(row, names, belows, strict=True)
        ]
        draw = partial(_draw_cards, blocks, (wide, high, inset))
        found.append(Strip(high + _BETWEEN, draw))
    return found


def _draw_cards(
    row: Sequence[tuple[Block, Block, Block]],
    measures: tuple[float, float, float],
    document: Document,
    x: float,
    top: float,
) -> None:
    wide, high, inset = measures
    canvas, tags = document.canvas, tags_of(document)
    for name, value, below in row:
        with tags.artifact():
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.6)
            canvas.roundRect(x, top - high, wide, high, _RADIUS, stroke=1, fill=0)
        with tags.content(tags.element(Role.TEXT)):
            pen = document.pen()
            y = top - inset - name.size * 0.95
            pen.block(x + inset, y, name)
            y -= name.depth + value.size * 1.1
            pen.block(x + inset, y, value, bold=True)
            pen.block(x + inset, y - below.size * 1.5, below, ink=SOFT)
            pen.lift()
        x += wide + _BETWEEN


def stamped(document: Document, text: str, *, size: float, first: bool) -> float:
    """Print a stamp in the upper right corner, and in both side margins from foot to head.

    Gives how wide it is in the corner. It stands beside what the page holds, never over it. On
    the ``first`` page it is content, so that it is also read aloud.
    """
    paper, canvas, tags = document.paper, document.canvas, tags_of(document)
    wide = width(text, size, font=BOLD) + size * 1.2
    low = paper.top - size * 1.45
    with tags.artifact():
        canvas.setStrokeColor(WARNING)
        canvas.setLineWidth(1.1)
        canvas.roundRect(paper.right - wide, low, wide, size * 1.6, 3, stroke=1, fill=0)
        for x, turn in ((paper.left * 0.62, 90), (paper.width - paper.left * 0.62, -90)):
            _along(document, text, x, turn)
    with tags.content(tags.element(Role.TEXT)) if first else tags.artifact():
        pen = document.pen()
        x = paper.right - wide + size * 0.6
        pen.write(x, low + size * 0.47, text, size, bold=True, ink=WARNING)
        pen.lift()
    return wide


def _along(document: Document, text: str, x: float, turn: int) -> None:
    """Print a text in a side margin, three times over the height."""
    canvas, size = document.canvas, 15.0
    long = width(text, size, font=BOLD)
    for part in (1, 3, 5):
        y = document.paper.height * part / 6
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(turn)
        pen = document.pen()
        pen.write(-long / 2, 0, text, size, bold=True, ink=WARNING)
        pen.lift()
        canvas.restoreState()
