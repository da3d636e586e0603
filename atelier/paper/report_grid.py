"""Tables of a report: how wide each column is, and the rows as strips that are never broken.

A table that is too wide, as most are in large print, goes on below: its first column is repeated
beside the columns that are left. The headings stand above the rows on every page; the second time
they are no content, so that nobody hears them twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from atelier.discreet import Discreet
from atelier.paper.document import Document
from atelier.paper.fonts import BOLD, REGULAR, width
from atelier.paper.inks import BLACK, LINE, Ink
from atelier.paper.report import Grid, Kind, Line, Sizes, Title, fine
from atelier.paper.report_strips import Strip, actual, space, tags_of
from atelier.paper.tagging import Element, Role, Scope
from atelier.paper.wrapping import LEADING, Block, wrapped

_AIR = 7.0  # points between two columns
_INSET = 3.0  # points before the first column and behind the last one
_NAMES = 0.2  # of the width that the first column keeps at least
_LONGEST = 0.42  # of the width that one word may ask for
_SURELY = 0.01  # points that nobody sees
_KEPT = 2  # rows at either end of a table that are not left alone on a page


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Table(Discreet):
    """A table, or a part of its columns, with every column's left edge and width."""

    titles: tuple[Title, ...]
    lines: tuple[Line, ...]
    starts: tuple[float, ...]
    widths: tuple[float, ...]
    room: float
    sizes: Sizes
    element: list[Element] = field(default_factory=list)  # once its first strip is drawn


def table(grid: Grid, sizes: Sizes, room: float) -> list[Strip]:
    """Give the strips of a table, the headings first."""
    if grid.fine:
        sizes = fine(sizes)
    found: list[Strip] = []
    for columns in _chunks(grid, sizes, room):
        found += _strips(_placed(grid, columns, sizes, room))
    return found


def _chunks(grid: Grid, sizes: Sizes, room: float) -> list[list[int]]:
    """Divide the columns so that each part fits; the first column stands in every part."""
    left = room - 2 * _INSET
    needs = [_least(grid, column, sizes, left) for column in range(len(grid.titles))]
    parts, used = [[0]], needs[0]
    for column in range(1, len(grid.titles)):
        if len(parts[-1]) > 1 and used + _AIR + needs[column] > left:
            parts.append([0])
            used = needs[0]
        parts[-1].append(column)
        used += _AIR + needs[column]
    return parts


def _least(grid: Grid, column: int, sizes: Sizes, room: float) -> float:
    """Give how little room a column can do with; a long word is broken."""
    words = grid.titles[column].text.split()
    longest = max((width(word, sizes.head, font=BOLD) for word in words), default=0)
    if _is_number(grid, column):
        return max(longest, _widest(grid, column, sizes))
    words = [word for line in grid.lines for word in line.cells[column].split()]
    longest = max([longest, *(width(word, sizes.body, font=BOLD) for word in set(words))])
    if not column:
        longest = max(longest, min(_widest(grid, column, sizes), room * _NAMES))
    return min(longest, room * _LONGEST)


def _is_number(grid: Grid, column: int) -> bool:
    return grid.titles[column].kind is Kind.NUMBER


def _widest(grid: Grid, column: int, sizes: Sizes) -> float:
    return max(
        (
            width(line.cells[column], sizes.body, font=BOLD if line.loud else REGULAR)
            for line in grid.lines
        ),
        default=0.0,
    )


def _placed(grid: Grid, columns: Sequence[int], sizes: Sizes, room: float) -> _Table:
    """Settle the widths: what numbers leave over goes to texts, to headings, then to all."""
    left = room - 2 * _INSET - _AIR * (len(columns) - 1)
    widths = [_least(grid, column, sizes, left) for column in columns]
    for number in (False, True):
        wishes = [
            max(0.0, _wish(grid, column, sizes) - wide) * (_is_number(grid, column) is number)
            for column, wide in zip(columns, widths, strict=True)
        ]
        rest = max(0.0, left - sum(widths))
        given = min(1.0, rest / sum(wishes)) if sum(wishes) else 0.0
        widths = [wide + wish * given for wide, wish in zip(widths, wishes, strict=True)]
    each = max(0.0, left - sum(widths)) / len(columns)
    widths = [wide + each for wide in widths]
    starts, x = [], _INSET
    for wide in widths:
        starts.append(x)
        x += wide + _AIR
    return _Table(
        titles=tuple(grid.titles[column] for column in columns),
        lines=tuple(
            replace(line, cells=tuple(line.cells[column] for column in columns))
            for line in grid.lines
        ),
        starts=tuple(starts),
        widths=tuple(widths),
        room=room,
        sizes=sizes,
    )


def _wish(grid: Grid, column: int, sizes: Sizes) -> float:
    """Give the width at which nothing of a column is broken, not even its heading."""
    title = width(grid.titles[column].text, sizes.head, font=BOLD)
    return max(title, _widest(grid, column, sizes))


def _strips(part: _Table) -> list[Strip]:
    sizes = part.sizes
    titles = [
        Block(sizes.head, wrapped(title.text, sizes.head, wide + _SURELY, font=BOLD))
        for title, wide in zip(part.titles, part.widths, strict=True)
    ]
    high = max(title.depth for title in titles) + sizes.head * 1.95
    head = Strip(high, partial(_draw_head, part, titles, False), stays=True)
    again = Strip(high, partial(_draw_head, part, titles, True))
    found = [head]
    last = len(part.lines) - 1
    for number, line in enumerate(part.lines):
        font = BOLD if line.loud else REGULAR
        cells = [
            Block(sizes.body, wrapped(text, sizes.body, wide + _SURELY, font=font))
            for text, wide in zip(line.cells, part.widths, strict=True)
        ]
        deep = max(cell.depth for cell in cells)
        ends = number < _KEPT - 1 or number > last - _KEPT
        stays = number < last and (ends or line.loud)
        draw = partial(_draw_row, part, cells, line, deep)
        found.append(Strip(sizes.pitch + deep, draw, stays=stays, again=again))
    gap = space(sizes.body * 0.6)
    return [*found[:-1], _with_stay(found[-1]), gap] if part.lines else found


def _with_stay(strip: Strip) -> Strip:
    return Strip(strip.high, strip.draw, stays=True, again=strip.again)


def _draw_head(
    part: _Table, titles: Sequence[Block], again: bool, document: Document, x: float, top: float
) -> None:
    tags, sizes = tags_of(document), part.sizes
    deep = max(title.depth for title in titles)
    low = top - deep - sizes.head * 1.95
    y = low + sizes.head * 0.68
    with tags.artifact():
        document.canvas.setStrokeColor(BLACK)
        document.canvas.setLineWidth(1.2)
        document.canvas.line(x, low, x + part.room, low)
    if again:
        with tags.artifact():
            for column, title in enumerate(titles):
                _put(document, part, column, title, x, y + title.depth, loud=True)
        return
    if not part.element:
        part.element.append(tags.element(Role.TABLE))
    with tags.inside(part.element[0]), tags.inside(tags.element(Role.ROW)):
        for column, title in enumerate(titles):
            text = part.titles[column].text
            cell = tags.element(Role.HEAD, scope=Scope.COLUMN, actual=actual(text))
            with tags.content(cell):
                _put(document, part, column, title, x, y + title.depth, loud=True)


def _draw_row(
    part: _Table,
    cells: Sequence[Block],
    line: Line,
    deep: float,
    document: Document,
    x: float,
    top: float,
) -> None:
    tags, sizes = tags_of(document), part.sizes
    low = top - sizes.pitch - deep
    with tags.artifact():
        document.canvas.setStrokeColor(LINE)
        document.canvas.setLineWidth(0.5)
        document.canvas.line(x, low, x + part.room, low)
    y = top - (sizes.pitch - sizes.body * LEADING) / 2 - sizes.body * 0.93
    with tags.inside(part.element[0]), tags.inside(tags.element(Role.ROW)):
        for column, text in enumerate(cells):
            said = actual(" ".join(text.lines))
            if column:
                cell = tags.element(Role.CELL, actual=said)
            else:
                cell = tags.element(Role.HEAD, scope=Scope.ROW, actual=said)
            with tags.content(cell):
                _put(document, part, column, text, x, y, loud=line.loud, ink=line.ink)


def _put(
    document: Document,
    part: _Table,
    column: int,
    text: Block,
    x: float,
    y: float,
    *,
    loud: bool,
    ink: Ink = BLACK,
) -> None:
    """Write a cell: texts from the left of their column, numbers to its right."""
    pen = document.pen()
    left, wide = x + part.starts[column], part.widths[column]
    kind = part.titles[column].kind
    if kind is not Kind.NUMBER:
        lit = kind is Kind.LIGHT and not loud
        pen.block(left, y, text, bold=loud or lit, ink=ink if lit else BLACK)
    else:
        for row, line in enumerate(text.lines):
            low = y - row * text.size * LEADING
            pen.write_before(left + wide, low, line, text.size, bold=loud)
    pen.lift()
