"""A table over the days of a week: each cell takes the lines that it needs.

A row is as high as its fullest cell; one that would be higher than half a page goes on in the
next row. Each table begins on a page of its own, and its head is repeated on every further
page of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.paper.codes import draw_code
from atelier.paper.document import MARGIN, MM, Document, Paper, Pen
from atelier.paper.fonts import BOLD, REGULAR, shrunk, width
from atelier.paper.inks import BLACK, BRAND, LINE, RULE, SOFT, WARNING, Ink
from atelier.paper.listing import Foot
from atelier.paper.wrapping import LEADING, block

_HOUSE, _TITLE, _ASIDE, _FACT = 10.5, 20.0, 12.0, 10.5  # points, as all lengths here
_COLUMN, _NAME, _UNDER, _CELL, _FOOT = 9.75, 10.0, 8.5, 9.75, 8.5
_LEAST_ROW = 9 * MM  # so that a hand can write in it
_NAMES = 108.0  # the width of the first column
_INSET, _AIR = 4.0, 3.5  # beside a text, and above and below the lines of a cell
_CODE = 20 * MM
_HEAD = 62.0  # from the upper margin to the names of the days
_TITLES = 22.0  # the line with the names of the days
_BELOW = 30.0  # for the foot
_HIGHEST = 300.0  # half of what a page has for its rows
_MOST_LINES, _SMALLEST = 8, 8.0


@dataclass(frozen=True, slots=True, repr=False)
class Words(Discreet):
    """A line in a cell, or more where it is too wide. ``loud``: something is missing here."""

    text: str
    bold: bool = False
    quiet: bool = False
    loud: bool = False

    @property
    def ink(self) -> Ink:
        """Give the colour; a grey printer keeps the loud ones apart by their weight."""
        return WARNING if self.loud else SOFT if self.quiet else BLACK


@dataclass(frozen=True, slots=True, repr=False)
class DayRow(Discreet):
    """One row: its name, the lines that are said quietly under it, and what is on each day."""

    name: str
    under: tuple[str, ...]
    cells: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True, repr=False)
class DayTable(Discreet):
    """One table. ``days`` are the titles of the columns after the first, ``names`` is its title.

    ``facts`` are pairs of what and how much; ``nothing`` is said where there are no rows.
    """

    title: str
    aside: str
    names: str
    days: tuple[str, ...]
    rows: tuple[DayRow, ...]
    facts: tuple[tuple[str, str], ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class _Line(Discreet):
    """A line that is set: how far below the top of its row it stands, and in what way."""

    text: str
    size: float
    down: float
    bold: bool
    ink: Ink


@dataclass(frozen=True, slots=True, repr=False)
class _Row(Discreet):
    high: float
    cells: tuple[tuple[_Line, ...], ...]


def draw_tables(
    document: Document, tables: Sequence[DayTable], *, house: str, foot: Foot, code: str = ""
) -> int:
    """Draw tables, each on pages of its own that are numbered on, and give their number."""
    paper = document.paper
    room = paper.top - _HEAD - _TITLES - MARGIN - _BELOW
    spread = [(table, list(_paged(_laid(table, paper), room))) for table in tables]
    total, drawn = sum(len(pages) for _, pages in spread), 0
    for table, pages in spread:
        document.mark(f"{table.title} {table.aside}")
        for rows in pages:
            drawn += 1
            pen = document.pen()
            _write_head(document, pen, table, house, code)
            _draw_rows(document, pen, table, rows)
            _write_foot(document, pen, foot, drawn, total)
            pen.lift()
            document.end_page()
    return total


def _edges(table: DayTable, paper: Paper) -> list[tuple[float, float]]:
    """Give where each column begins and ends."""
    wide = (paper.room - _NAMES) / max(1, len(table.days))
    starts = [paper.left, *(paper.left + _NAMES + at * wide for at in range(len(table.days)))]
    return [(start, start + (wide if place else _NAMES)) for place, start in enumerate(starts)]


def _laid(table: DayTable, paper: Paper) -> Iterator[_Row]:
    edges = _edges(table, paper)
    for row in table.rows:
        names = [Words(row.name, bold=True), *(Words(one, quiet=True) for one in row.under)]
        texts = [names, *row.cells]
        lines = [
            list(_set(words, end - start - 2 * _INSET, first=not place))
            for place, (words, (start, end)) in enumerate(zip(texts, edges, strict=True))
        ]
        while True:
            here = [[line for line in cell if line.down <= _HIGHEST] for cell in lines]
            deepest = max((cell[-1].down for cell in here if cell), default=0.0)
            yield _Row(max(_LEAST_ROW, deepest + _CELL * 0.35 + _AIR), tuple(map(tuple, here)))
            lines = [_moved_up(cell[len(kept) :]) for cell, kept in zip(lines, here, strict=True)]
            if not any(lines):
                break


def _moved_up(lines: Sequence[_Line]) -> list[_Line]:
    """Give what is left of a cell as it stands in a row of its own."""
    if not lines:
        return []
    up = lines[0].down - _AIR - lines[0].size
    return [_Line(one.text, one.size, one.down - up, one.bold, one.ink) for one in lines]


def _set(words: Sequence[Words], room: float, *, first: bool) -> Iterator[_Line]:
    """Set the lines of a cell below each other; a word that is too wide becomes smaller."""
    down = _AIR
    for one in words:
        size = _CELL
        if first:
            size = _NAME if one.bold else _UNDER
        font = BOLD if one.bold or one.loud else REGULAR
        longest = max(one.text.split(" "), key=len)  # a hard space joins words
        size = max(_SMALLEST, shrunk(longest, size, room - 0.01, font=font))
        found = block(one.text, size, room, lines=_MOST_LINES, least=_SMALLEST, font=font)
        for text in found.lines:
            down += found.size * LEADING
            yield _Line(text, found.size, down - 0.13 * found.size, font == BOLD, one.ink)


def _paged(rows: Iterator[_Row], room: float) -> Iterator[list[_Row]]:
    """Spread the rows over pages; there is always one."""
    page: list[_Row] = []
    used = 0.0
    for row in rows:
        if page and used + row.high > room:
            yield page
            page, used = [], 0.0
        page.append(row)
        used += row.high
    yield page


def _write_head(document: Document, pen: Pen, table: DayTable, house: str, code: str) -> None:
    paper = document.paper
    room = paper.room - (_CODE + 12 if code else 0)
    y = paper.top - _HOUSE * 0.85
    pen.write(paper.left, y, house, _HOUSE, bold=True, ink=BRAND, room=room)
    y -= _TITLE * 1.25
    size = shrunk(table.title, _TITLE, room, font=BOLD)
    pen.write(paper.left, y, table.title, size, bold=True, room=room)
    y -= _ASIDE * 1.75
    pen.write(paper.left, y, table.aside, _ASIDE, room=room)
    x = paper.left + width(table.aside, _ASIDE) + 2 * _ASIDE
    for what, much in table.facts:
        pen.write(x, y, what, _FACT)
        x += width(f"{what} ", _FACT)
        pen.write(x, y, much, _FACT, bold=True)
        x += width(much, _FACT, font=BOLD) + 2 * _FACT
    if code:
        draw_code(document.canvas, code, right=paper.right, top=paper.top, side=_CODE)


def _draw_rows(document: Document, pen: Pen, table: DayTable, rows: Sequence[_Row]) -> None:
    paper, canvas = document.paper, document.canvas
    edges = _edges(table, paper)
    top = paper.top - _HEAD - _TITLES
    for title, (start, end) in zip((table.names, *table.days), edges, strict=True):
        inside = end - start - 2 * _INSET
        size = shrunk(title, _COLUMN, inside, font=BOLD)
        pen.write(start + _INSET, top + _COLUMN * 0.6, title, size, bold=True, room=inside)
    bottom = top - sum(row.high for row in rows)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.lines([(start, top, start, bottom) for start, _ in edges[1:]])
    canvas.setStrokeColor(BLACK)
    canvas.setLineWidth(1.5)
    canvas.line(paper.left, top, paper.right, top)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    for row in rows:
        for cell, (start, end) in zip(row.cells, edges, strict=True):
            for one in cell:
                room = end - start - 2 * _INSET + 0.01
                at = (start + _INSET, top - one.down)
                pen.write(*at, one.text, one.size, bold=one.bold, ink=one.ink, room=room)
        top -= row.high
        canvas.line(paper.left, top, paper.right, top)
    if not rows:
        pen.write(paper.left + _INSET, top - 2 * _CELL, table.nothing, _CELL)


def _write_foot(document: Document, pen: Pen, foot: Foot, page: int, pages: int) -> None:
    paper = document.paper
    y = MARGIN + _FOOT * 0.25
    which = tr("page {page} of {pages}", page=page, pages=pages)
    pen.write_before(paper.right, y, which, _FOOT, ink=SOFT)
    room = paper.room - width(which, _FOOT) - 12
    size = shrunk(foot.origin, _FOOT, room, least=0.75)
    pen.write(paper.left, y, foot.origin, size, ink=SOFT, room=room + 0.01)
    if foot.warning:
        y += _FOOT * 1.5
        size = shrunk(foot.warning, _FOOT, paper.room, font=BOLD)
        pen.write(paper.left, y, foot.warning, size, bold=True, room=paper.room)
