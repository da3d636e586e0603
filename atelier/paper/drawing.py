"""Drawing a list: head and grid are kept once in the file, the texts are written per page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from atelier.paper.document import LEFT, MARGIN, RIGHT, Document, Pen
from atelier.paper.fonts import BOLD, shrunk, width
from atelier.paper.head import (
    TOP,
    HeadPlan,
    Piece,
    foot_depth,
    in_lines,
    measured,
    pieces,
    write_foot,
    write_head,
    write_line,
)
from atelier.paper.inks import BLACK, LINE, SOFT
from atelier.paper.listing import (
    TICK,
    Column,
    Heading,
    Kind,
    Listing,
    Measures,
    Row,
    edges,
    measures,
    paged,
)

_INSET = 6.0  # points between a line's end and its text
_HEADING = -1  # in a pattern: neither box nor number stands on this line
_UNNUMBERED = 0


def draw_listing(document: Document, *listings: Listing) -> int:
    """Draw lists, each on pages of its own that are numbered on, and give their number."""
    spread = [_Spread.of(listing) for listing in listings]
    total = sum(len(each.pages) for each in spread)
    drawn = 0
    for each in spread:
        document.mark(each.listing.head.title)
        for number, lines in enumerate(each.pages, start=1):
            pen = document.pen()
            _draw_page(document, each, lines, pen)
            if number == len(each.pages):
                _write_closing(pen, each, each.top - len(lines) * each.sizes.pitch)
            drawn += 1
            write_foot(pen, each.listing.foot, each.sizes, page=drawn, pages=total)
            pen.lift()
            document.end_page()
    return total


@dataclass(frozen=True, slots=True, eq=False)
class _Spread:
    """A list spread over its pages; ``top`` is the height at which its rows begin."""

    listing: Listing
    sizes: Measures
    head: HeadPlan
    closing: list[list[Piece]]
    top: float
    pages: list[list[Row | Heading]]

    @classmethod
    def of(cls, listing: Listing) -> _Spread:
        """Spread a list: the blanks after the last row must still fit below it."""
        sizes = measures(large=listing.large)
        head = measured(listing.head, sizes)
        blanks = pieces(tuple((blank, "") for blank in listing.closing), sizes.fact)
        closing = in_lines(blanks, sizes.fact, RIGHT - LEFT)
        top = TOP - head.depth - sizes.column * 2.7
        height = top - MARGIN - foot_depth(listing.foot, sizes) - 4
        room = max(2, int(height / sizes.pitch))
        last = int((height - len(closing) * sizes.fact * 2.6) / sizes.pitch)
        pages = paged(listing.lines, room, max(1, last))
        return cls(listing, sizes, head, closing, top, pages)


def _draw_page(
    document: Document, spread: _Spread, lines: Sequence[Row | Heading], pen: Pen
) -> None:
    listing, sizes, top = spread.listing, spread.sizes, spread.top
    if len(spread.pages) == 1:
        write_head(document, spread.head, sizes, pen)
    else:  # the same on every page, so it is kept once
        document.stamp(spread, partial(write_head, document, spread.head, sizes))
    pattern = tuple(map(_pattern, lines))
    grid = partial(_draw_grid, document, listing.columns, pattern, sizes, top)
    document.stamp((listing.columns, pattern, sizes, top), grid)
    _write_cells(pen, listing.columns, lines, sizes, top)


def _pattern(line: Row | Heading) -> int:
    if isinstance(line, Heading):
        return _HEADING
    return line.number or _UNNUMBERED


def _draw_grid(
    document: Document,
    columns: Sequence[Column],
    pattern: Sequence[int],
    sizes: Measures,
    top: float,
    pen: Pen,
) -> None:
    """Draw titles, lines, boxes and row numbers: the same on many pages of a pile."""
    canvas, pitch = document.canvas, sizes.pitch
    canvas.setStrokeColor(BLACK)
    canvas.setLineWidth(1.5)
    canvas.line(LEFT, top, RIGHT, top)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    bottom = top - len(pattern) * pitch
    canvas.lines([(LEFT, top - row * pitch, RIGHT, top - row * pitch)
                  for row in range(1, len(pattern) + 1)])  # fmt: skip
    for column, (start, end) in zip(columns, edges(columns), strict=True):
        _write_title(pen, column, start, end, sizes, top + sizes.column * 0.8)
        if column.kind is Kind.STROKES:
            canvas.lines([(x, top, x, bottom) for x in (start, end)])
        elif column.kind is Kind.BOX:
            _draw_boxes(document, pattern, sizes, (start + end) / 2, top)
        elif column.kind is Kind.NUMBER:
            numbers = [str(number) if number > 0 else "" for number in pattern]
            first = _baseline(top, sizes)
            room = end - start
            pen.column(start + _INSET, first, numbers, sizes.row, pitch=pitch, room=room, ink=SOFT)


def _write_title(
    pen: Pen, column: Column, start: float, end: float, sizes: Measures, y: float
) -> None:
    x, room = start + _INSET, end - start - _INSET
    size = shrunk(column.title, sizes.column, room, font=BOLD)
    if column.kind is Kind.BOX:
        x = (start + end - width(column.title, size, font=BOLD)) / 2
    pen.write(x, y, column.title, size, bold=True, room=end + 1 - x)


def _draw_boxes(
    document: Document, pattern: Sequence[int], sizes: Measures, middle: float, top: float
) -> None:
    canvas, side = document.canvas, sizes.box
    canvas.setStrokeColor(BLACK)
    canvas.setLineWidth(0.8)
    path = canvas.beginPath()
    for row, number in enumerate(pattern):
        if number != _HEADING:
            y = top - (row + 0.5) * sizes.pitch - side / 2
            path.roundRect(middle - side / 2, y, side, side, 2.5)
    canvas.drawPath(path)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)


def _write_cells(
    pen: Pen,
    columns: Sequence[Column],
    lines: Sequence[Row | Heading],
    sizes: Measures,
    top: float,
) -> None:
    """Write what stands in the rows, heading by heading, so that it is also read in order."""
    y = _baseline(top, sizes)
    for is_heading, group in groupby(lines, key=_is_heading):
        part = list(group)
        if is_heading:
            for row, line in enumerate(part):
                assert isinstance(line, Heading)
                low = y - row * sizes.pitch
                pen.write(LEFT + _INSET, low, line.text, sizes.row, bold=True)
        else:
            _write_rows(pen, columns, part, sizes, y)
        y -= len(part) * sizes.pitch


def _write_rows(
    pen: Pen,
    columns: Sequence[Column],
    lines: Sequence[Row | Heading],
    sizes: Measures,
    first: float,
) -> None:
    cell = 0
    for column, (start, end) in zip(columns, edges(columns), strict=True):
        if not column.has_cell:
            continue
        texts = [_cell(line, cell) for line in lines]
        cell += 1
        if column.kind is Kind.BOX:
            _write_ticks(pen, texts, sizes, (start + end) / 2, first)
        elif any(texts):
            room = end - start - _INSET
            pen.column(start + _INSET, first, texts, sizes.row, pitch=sizes.pitch, room=room)


def _is_heading(line: Row | Heading) -> bool:
    return isinstance(line, Heading)


def _cell(line: Row | Heading, cell: int) -> str:
    if isinstance(line, Heading) or cell >= len(line.cells):
        return ""
    return line.cells[cell]


def _write_ticks(
    pen: Pen, texts: Sequence[str], sizes: Measures, middle: float, first: float
) -> None:
    half = width(TICK, sizes.row, font=BOLD) / 2
    for row, text in enumerate(texts):
        if text == TICK:
            pen.write(middle - half, first - row * sizes.pitch, TICK, sizes.row, bold=True)


def _baseline(top: float, sizes: Measures) -> float:
    return top - sizes.pitch / 2 - sizes.row * 0.36


def _write_closing(pen: Pen, spread: _Spread, bottom: float) -> None:
    """Write the blanks to fill in, spread over the width."""
    y, sizes = bottom, spread.sizes
    for line in spread.closing:
        y -= sizes.fact * 2.3
        taken = sum(part.wide for part in line)
        gap = (RIGHT - LEFT - taken) / max(1, len(line) - 1)
        write_line(pen, line, y, sizes.fact, gap=min(gap, 4 * sizes.fact))
