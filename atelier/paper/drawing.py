"""Drawing a list: head and grid are kept once in the file, the texts are written per page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from atelier.paper.document import LEFT, MARGIN, RIGHT, Document, Pen
from atelier.paper.fonts import BOLD, shrunk, width
from atelier.paper.head import (
    TOP,
    Piece,
    foot_depth,
    head_depth,
    in_lines,
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


def draw_listing(document: Document, listing: Listing) -> int:
    """Draw a list on pages of its own and give their number."""
    sizes = measures(large=listing.large)
    top = TOP - head_depth(listing.head, sizes) - sizes.column * 2.7
    pages = _pages(listing, sizes, top)
    first = document.pages
    document.mark(listing.head.title)
    for number, lines in enumerate(pages, start=1):
        pen = document.pen()
        if len(pages) == 1:
            write_head(document, listing.head, sizes, pen)
        else:
            head = partial(write_head, document, listing.head, sizes)
            document.stamp(("head", first), head)
        pattern = tuple(map(_pattern, lines))
        grid = partial(_draw_grid, document, listing.columns, pattern, sizes, top)
        document.stamp((listing.columns, pattern, sizes, top), grid)
        _write_cells(pen, listing.columns, lines, sizes, top)
        if number == len(pages):
            _write_closing(pen, listing, sizes, top - len(lines) * sizes.pitch)
        write_foot(pen, listing.foot, sizes, page=number, pages=len(pages))
        pen.lift()
        document.end_page()
    return len(pages)


def _pages(listing: Listing, sizes: Measures, top: float) -> list[list[Row | Heading]]:
    height = top - MARGIN - foot_depth(listing.foot, sizes) - 4
    closing = len(_closing(listing, sizes)) * sizes.fact * 2.6
    room = max(2, int(height / sizes.pitch))
    return paged(listing.lines, room, max(1, int((height - closing) / sizes.pitch)))


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
    first = _baseline(top, sizes)
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
    for row, line in enumerate(lines):
        if isinstance(line, Heading):
            y = first - row * sizes.pitch
            pen.write(LEFT + _INSET, y, line.text, sizes.row, bold=True, room=RIGHT - LEFT)


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


def _closing(listing: Listing, sizes: Measures) -> list[list[Piece]]:
    parts = pieces([(blank, "") for blank in listing.closing], sizes.fact)
    return in_lines(parts, sizes.fact, RIGHT - LEFT)


def _write_closing(pen: Pen, listing: Listing, sizes: Measures, bottom: float) -> None:
    """Write the blanks to fill in, spread over the width."""
    y = bottom
    for line in _closing(listing, sizes):
        y -= sizes.fact * 2.3
        taken = sum(part.wide for part in line)
        gap = (RIGHT - LEFT - taken) / max(1, len(line) - 1)
        write_line(pen, line, y, sizes.fact, gap=min(gap, 4 * sizes.fact))
