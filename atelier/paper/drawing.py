"""Drawing a list: head and grid are kept once in the file, the texts are written per page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, groupby

from atelier.paper.document import LEFT, RIGHT, Document, Pen
from atelier.paper.fonts import BOLD, width
from atelier.paper.head import write_foot, write_head, write_line
from atelier.paper.inks import BLACK, LINE, SOFT
from atelier.paper.laying import INSET, Spread, Tall, cells_of, titles
from atelier.paper.listing import TICK, Column, Heading, Kind, Listing, Measures, Row, edges
from atelier.paper.wrapping import LEADING, Block

_HEADING = -1  # in a pattern: neither box nor number stands on this line
_UNNUMBERED = 0


def draw_listing(document: Document, *listings: Listing) -> int:
    """Draw lists, each on pages of its own that are numbered on, and give their number."""
    spread = [Spread.of(listing) for listing in listings]
    total = sum(len(each.pages) for each in spread)
    drawn = 0
    for each in spread:
        document.mark(each.listing.head.title)
        for number, places in enumerate(each.pages, start=1):
            pen = document.pen()
            page = _Page.of(each, places)
            _draw_page(document, each, page, pen)
            if number == len(each.pages):
                _write_closing(pen, each, page.tops[-1])
            drawn += 1
            write_foot(pen, each.listing.foot, each.sizes, page=drawn, pages=total)
            pen.lift()
            document.end_page()
    return total


@dataclass(frozen=True, slots=True)
class _Grid:
    """What is the same on many pages of a pile: columns, row numbers, and where rows begin.

    ``tops`` has one height more than there are rows: where the last one ends.
    """

    columns: tuple[Column, ...]
    pattern: tuple[int, ...]
    tops: tuple[float, ...]
    sizes: Measures


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of one page, with the rows among them that take more than one line."""

    lines: Sequence[Row | Heading]
    tall: Sequence[Tall | None]
    tops: tuple[float, ...]

    @classmethod
    def of(cls, spread: Spread, places: range) -> _Page:
        tall = [spread.tall.get(place) for place in places]
        tops = tuple(accumulate((-high for high in spread.heights(places)), initial=spread.top))
        return cls(spread.listing.lines[places.start : places.stop], tall, tops)


def _draw_page(document: Document, spread: Spread, page: _Page, pen: Pen) -> None:
    listing, sizes = spread.listing, spread.sizes
    if len(spread.pages) == 1:
        write_head(document, spread.head, sizes, pen)
    else:  # the same on every page, so it is kept once
        document.stamp(spread, partial(write_head, document, spread.head, sizes))
    grid = _Grid(listing.columns, tuple(map(_pattern, page.lines)), page.tops, sizes)
    document.stamp(grid, partial(_draw_grid, document, grid))
    _write_cells(pen, listing.columns, page, sizes)


def _pattern(line: Row | Heading) -> int:
    if isinstance(line, Heading):
        return _HEADING
    return line.number or _UNNUMBERED


def _draw_grid(document: Document, grid: _Grid, pen: Pen) -> None:
    """Draw titles, lines, boxes and row numbers."""
    canvas, tops, sizes = document.canvas, grid.tops, grid.sizes
    canvas.setStrokeColor(BLACK)
    canvas.setLineWidth(1.5)
    canvas.line(LEFT, tops[0], RIGHT, tops[0])
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.lines([(LEFT, y, RIGHT, y) for y in tops[1:]])
    places = edges(grid.columns)
    blocks = titles(grid.columns, sizes)
    for column, title, (start, end) in zip(grid.columns, blocks, places, strict=True):
        _write_title(pen, column, title, start, end, tops[0] + sizes.column * 0.8)
        if column.kind is Kind.STROKES:
            canvas.lines([(x, tops[0], x, tops[-1]) for x in (start, end)])
        elif column.kind is Kind.BOX:
            _draw_boxes(document, grid, (start + end) / 2)
        elif column.kind is Kind.NUMBER:
            _write_numbers(pen, grid, start + INSET)


def _write_title(
    pen: Pen, column: Column, title: Block, start: float, end: float, low: float
) -> None:
    if column.kind not in {Kind.BOX, Kind.STROKES}:
        pen.block(start + INSET, low + title.depth, title, bold=True)
        return
    for row, line in enumerate(title.lines):
        x = (start + end - width(line, title.size, font=BOLD)) / 2
        y = low + title.depth - row * title.size * LEADING
        pen.write(x, y, line, title.size, bold=True)


def _write_numbers(pen: Pen, grid: _Grid, x: float) -> None:
    """Write the numbers of rows of one height together."""
    sizes, first = grid.sizes, 0
    heights = [round(top - low, 3) for top, low in zip(grid.tops, grid.tops[1:], strict=False)]
    for high, group in groupby(heights):
        past = first + len(list(group))
        numbers = [str(number) if number > 0 else "" for number in grid.pattern[first:past]]
        y = _baseline(grid.tops[first], high, sizes.row)
        pen.column(x, y, numbers, sizes.row, pitch=high, ink=SOFT)
        first = past


def _draw_boxes(document: Document, grid: _Grid, middle: float) -> None:
    canvas, side, tops = document.canvas, grid.sizes.box, grid.tops
    canvas.setStrokeColor(BLACK)
    canvas.setLineWidth(0.8)
    path = canvas.beginPath()
    for row, number in enumerate(grid.pattern):
        if number != _HEADING:
            y = (tops[row] + tops[row + 1] - side) / 2
            path.roundRect(middle - side / 2, y, side, side, 2.5)
    canvas.drawPath(path)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)


def _write_cells(pen: Pen, columns: tuple[Column, ...], page: _Page, sizes: Measures) -> None:
    """Write what stands in the rows, heading by heading, so that it is also read in order."""
    first = 0
    for alone, group in groupby(range(len(page.lines)), key=partial(_stands_alone, page)):
        part = list(group)
        first, past = part[0], part[-1] + 1
        if not alone:
            _write_rows(pen, columns, page.lines[first:past], sizes, page.tops[first])
            continue
        for place in part:
            line, tall, top = page.lines[place], page.tall[place], page.tops[place]
            high = top - page.tops[place + 1]
            if isinstance(line, Heading):
                y = _baseline(top, high, sizes.row)
                pen.write(LEFT + INSET, y, line.text, sizes.row, bold=True)
            elif tall is not None:
                _write_tall(pen, columns, tall, sizes, top, high)


def _stands_alone(page: _Page, place: int) -> bool:
    return page.tall[place] is not None or isinstance(page.lines[place], Heading)


def _write_rows(
    pen: Pen,
    columns: tuple[Column, ...],
    lines: Sequence[Row | Heading],
    sizes: Measures,
    top: float,
) -> None:
    """Write rows of one line each, column by column."""
    y = _baseline(top, sizes.pitch, sizes.row)
    for column, cell, (start, end) in zip(columns, cells_of(columns), edges(columns), strict=True):
        if cell < 0:
            continue
        texts = [_cell(line, cell) for line in lines]
        if column.kind is Kind.BOX:
            for row, text in enumerate(texts):
                _write_tick(pen, text, sizes, (start + end) / 2, y - row * sizes.pitch)
        elif any(texts):
            pen.column(start + INSET, y, texts, sizes.row, pitch=sizes.pitch)


def _write_tall(
    pen: Pen,
    columns: tuple[Column, ...],
    tall: Tall,
    sizes: Measures,
    top: float,
    high: float,
) -> None:
    """Write a row in which a text takes several lines; each stands in the middle of the row."""
    for column, cell, (start, end) in zip(columns, cells_of(columns), edges(columns), strict=True):
        if not 0 <= cell < len(tall.cells):
            continue
        text = tall.cells[cell]
        y = _baseline(top, high, text.size) + text.depth / 2
        if column.kind is Kind.BOX:
            _write_tick(pen, text.lines[0], sizes, (start + end) / 2, y)
        else:
            pen.block(start + INSET, y, text)


def _cell(line: Row | Heading, cell: int) -> str:
    if isinstance(line, Heading) or cell >= len(line.cells):
        return ""
    return line.cells[cell]


def _write_tick(pen: Pen, text: str, sizes: Measures, middle: float, y: float) -> None:
    if text == TICK:
        half = width(TICK, sizes.row, font=BOLD) / 2
        pen.write(middle - half, y, TICK, sizes.row, bold=True)


def _baseline(top: float, high: float, size: float) -> float:
    return top - high / 2 - size * 0.36


def _write_closing(pen: Pen, spread: Spread, bottom: float) -> None:
    """Write the blanks to fill in, spread over the width."""
    y, sizes = bottom, spread.sizes
    for line in spread.closing:
        y -= sizes.fact * 2.3
        taken = sum(part.wide for part in line)
        gap = (RIGHT - LEFT - taken) / max(1, len(line) - 1)
        write_line(pen, line, y, sizes.fact, gap=min(gap, 4 * sizes.fact))
