"""Laying a list out: which rows are higher than others, and which lines stand on which page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from atelier.discreet import Discreet
from atelier.paper.document import LEFT, MARGIN, RIGHT
from atelier.paper.fonts import BOLD, shrunk, surely_fits, width
from atelier.paper.head import TOP, HeadPlan, Piece, foot_depth, in_lines, measured, pieces
from atelier.paper.listing import (
    Column,
    Heading,
    Kind,
    Listing,
    Measures,
    Row,
    edges,
    measures,
)
from atelier.paper.wrapping import LEADING, Block, block, wrapped

INSET = 6.0  # points between a line's end and its text
_AFTER = 4.0  # points between a text and the next column
_SMALLEST = 9.0  # points: who reads a list holds it at arm's length
_LEAST_AIR, _AIR = 0.18, 0.3  # above and below the lines, in parts of their size: to fit, to grow
_ENOUGH = 0.01  # points that nobody sees


@dataclass(frozen=True, slots=True, repr=False)
class Tall(Discreet):
    """A row with more than one line in a cell: its height, and what stands in each cell."""

    high: float
    cells: tuple[Block, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Spread(Discreet):
    """A list spread over its pages; ``top`` is the height at which its rows begin.

    ``tall`` has the rows that do not fit on one line, by their place in the list.
    """

    listing: Listing
    sizes: Measures
    head: HeadPlan
    closing: list[list[Piece]]
    top: float
    tall: dict[int, Tall]
    pages: list[range]

    @classmethod
    def of(cls, listing: Listing) -> Spread:
        """Spread a list: the blanks after the last row must still fit below it."""
        sizes = measures(large=listing.large)
        head = measured(listing.head, sizes)
        blanks = pieces(tuple((blank, "") for blank in listing.closing), sizes.fact)
        closing = in_lines(blanks, sizes.fact, RIGHT - LEFT)
        depth = max(title.depth for title in titles(listing.columns, sizes))
        top = TOP - head.depth - sizes.column * 2.7 - depth
        room = top - MARGIN - foot_depth(listing.foot, sizes) - 4
        last = room - len(closing) * sizes.fact * 2.6
        tall = _tall_rows(listing, sizes, room)
        if listing.least is not None:
            sizes = _pressed(sizes, len(listing.lines), last, listing.least)
        heights = [sizes.pitch] * len(listing.lines)
        for place, row in tall.items():
            heights[place] = max(row.high, sizes.pitch)
        pages = paged(listing.lines, heights, room, last)
        return cls(listing, sizes, head, closing, top, tall, pages)

    def heights(self, page: range) -> list[float]:
        """Give the height of each line on a page, in points."""
        usual = self.sizes.pitch
        if not self.tall:
            return [usual] * len(page)
        return [max(self.tall[at].high, usual) if at in self.tall else usual for at in page]


@lru_cache(maxsize=32)
def titles(columns: tuple[Column, ...], sizes: Measures) -> tuple[Block, ...]:
    """Set the columns' titles: over several lines, smaller only where a word is too wide."""
    found = []
    for column, (start, end) in zip(columns, edges(columns), strict=True):
        room = end - start - INSET - 1
        widest = [shrunk(word, sizes.column, room, font=BOLD) for word in column.title.split()]
        size = min(widest, default=sizes.column)
        found.append(Block(size, wrapped(column.title, size, room + _ENOUGH, font=BOLD)))
    return tuple(found)


def paged(
    lines: Sequence[Row | Heading], heights: Sequence[float], room: float, last_room: float
) -> list[range]:
    """Spread the lines over pages with ``room`` for them; the last has only ``last_room``.

    A heading never stands alone at the foot of a page. There is always one page.
    """
    pages = []
    first, used = 0, 0.0
    for place, high in enumerate(heights):
        need = high
        if isinstance(lines[place], Heading) and place + 1 < len(lines):
            need += heights[place + 1]
        if place > first and used + need > room + _ENOUGH:
            pages.append(range(first, place))
            first, used = place, 0.0
        used += high
    pages.append(range(first, len(lines)))
    cut = len(lines)
    while cut > first + 1 and used > last_room + _ENOUGH:
        cut -= 1
        used -= heights[cut]
    if cut < len(lines):
        cut -= isinstance(lines[cut - 1], Heading) and cut > first + 1
        pages[-1:] = [range(first, cut), range(cut, len(lines))]
    return pages


def cells_of(columns: Sequence[Column]) -> list[int]:
    """Give the place in a row's cells of each column that has one; -1 for the others."""
    places, cell = [], 0
    for column in columns:
        places.append(cell if column.has_cell else -1)
        cell += column.has_cell
    return places


def _tall_rows(listing: Listing, sizes: Measures, room: float) -> dict[int, Tall]:
    """Find the rows that need more than one line."""
    texts = [
        (cell, end - start - INSET - _AFTER)
        for column, cell, (start, end) in zip(
            listing.columns, cells_of(listing.columns), edges(listing.columns), strict=True
        )
        if column.kind is Kind.TEXT
    ]
    size, found = sizes.row, {}
    for place, line in enumerate(listing.lines):
        if isinstance(line, Heading):
            continue
        for cell, wide in texts:
            if cell >= len(line.cells) or surely_fits(line.cells[cell], size, wide):
                continue
            if width(line.cells[cell], size) > wide:
                found[place] = _tall(line, texts, sizes, room)
                break
    return found


def _tall(line: Row, texts: Sequence[tuple[int, float]], sizes: Measures, room: float) -> Tall:
    """Set every text of a row in as many lines as it needs, a page full at the most."""
    most = max(2, int(room / (sizes.row * LEADING)) - 1)
    cells = [Block(sizes.row, (text,)) for text in line.cells]
    for cell, wide in texts:
        if cell < len(cells):
            cells[cell] = block(line.cells[cell], sizes.row, wide, lines=most, least=_SMALLEST)
    high = max(part.depth + part.size * (LEADING + _LEAST_AIR) for part in cells)
    if high > sizes.pitch:
        high += sizes.row * _AIR
    return Tall(high, tuple(cells))


def _pressed(sizes: Measures, rows: int, room: float, least: float) -> Measures:
    """Press the rows together where that keeps them on one page."""
    pitch = room / max(1, rows)
    return replace(sizes, pitch=pitch) if least <= pitch < sizes.pitch else sizes
