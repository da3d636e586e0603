"""Drawing a board: a head, the columns, what the bars mean, and from when it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.paper.board import Mark
from atelier.paper.document import A4, MARGIN, Document, Paper, Pen
from atelier.paper.fonts import BOLD, shrunk, width
from atelier.paper.inks import BRAND, BRAND_SOFT, SOFT, WARNING_SOFT
from atelier.paper.packing import Area, Placed, plan_board
from atelier.paper.wrapping import LEADING, Block, heading, wrapped

Before: TypeAlias = Callable[[Pen, float, float], bool]
_GROUNDS = {"title": BRAND_SOFT, "band": WARNING_SOFT}
_SWATCH = 3.0  # the length of a bar in the legend, in parts of its letters


@dataclass(frozen=True, slots=True, repr=False)
class Board(Discreet):
    """A sheet for the wall.

    ``title`` is set large, ``aside`` at the other end of its line. ``legend`` says what the bars
    mean, ``notes`` what holds for everything; ``foot`` from when it is. ``least`` and ``most``
    bound the scale of the letters.
    """

    house: str
    title: str
    aside: str
    areas: tuple[Area, ...]
    legend: tuple[tuple[Mark, str], ...] = ()
    notes: str = ""
    foot: str = ""
    least: float = 0.8
    most: float = 1.5
    large: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class _Sheet(Discreet):
    """A board with its head and foot measured."""

    board: Board
    paper: Paper
    unit: float  # points of ordinary small print on this paper
    title: Block
    aside: Block
    beside: bool  # the aside stands on the line of the title
    notes: Block
    top: float
    bottom: float


def draw_board(document: Document, board: Board, before: Before | None = None) -> int:
    """Draw a board on pages of its own, and give how many they are.

    ``before`` draws a page of its own under the same head, between two heights, and says whether
    the board must follow.
    """
    sheet = _measured(board, document.paper)
    document.mark(f"{board.title} {board.aside}".strip())
    if before is None:
        pages = _planned(sheet)
        total = len(pages)
    else:
        pen = _begun(document, sheet)
        pages = _planned(sheet) if before(pen, sheet.top, sheet.bottom) else []
        total = 1 + len(pages)
        _end_page(document, sheet, pen, 1, total)
    for number, page in enumerate(pages, start=1 + total - len(pages)):
        pen = _begun(document, sheet)
        for placed in page:
            _draw_piece(document, sheet, placed, pen)
        if board.legend:  # else nobody knows what the bars mean
            _draw_bars(document, sheet, page)
        _end_page(document, sheet, pen, number, total)
    return total


def fits(board: Board, paper: Paper) -> bool:
    """Say whether a board has room on one page of this paper."""
    return len(_planned(_measured(board, paper))) == 1


def _planned(sheet: _Sheet) -> list[list[Placed]]:
    board, scale = sheet.board, min(sheet.paper.width, sheet.paper.height) / A4.width
    return plan_board(
        board.areas,
        sheet.paper.room,
        sheet.top - sheet.bottom,
        most=board.most * scale,
        least=board.least * scale,
    ).pages


def _begun(document: Document, sheet: _Sheet) -> Pen:
    """Begin a page with its head, so that it is also read first."""
    pen = document.pen()
    _draw_head(document, sheet, pen)
    return pen


def _end_page(document: Document, sheet: _Sheet, pen: Pen, page: int, pages: int) -> None:
    _draw_foot(document, sheet, pen, page, pages)
    pen.lift()
    document.end_page()


def _measured(board: Board, paper: Paper) -> _Sheet:
    unit = 9 * min(paper.width, paper.height) / A4.width
    if board.large:
        unit = max(unit, 12)
    size = (2.4 if board.large else 3.4) * unit
    aside = Block(1.75 * unit, (board.aside,))
    taken = width(board.aside, aside.size, font=BOLD) if board.aside else 0
    wide = width(board.title, size, font=BOLD)
    beside = wide + taken + 2 * unit <= paper.room
    title = heading(board.title, size, paper.room, least=0.6, font=BOLD)
    if not beside:
        aside = heading(board.aside, aside.size, paper.room, least=0.8, font=BOLD)
    top = paper.top - 1.5 * unit - title.size * 1.15 - title.depth
    top -= 0 if beside or not board.aside else aside.size * 1.35 + aside.depth
    notes_size = 16 if board.large else unit
    notes = Block(notes_size, wrapped(board.notes, notes_size, paper.room))
    low = MARGIN + unit * 2.0
    if board.notes:
        low += notes.depth + notes_size * 1.3
    rows = len(_legend_rows(board, paper, notes_size))
    low += rows * notes_size * 1.5 + unit * 0.6
    return _Sheet(board, paper, unit, title, aside, beside, notes, top - 1.9 * unit, low)


def _draw_head(document: Document, sheet: _Sheet, pen: Pen) -> None:
    board, paper, unit = sheet.board, sheet.paper, sheet.unit
    y = paper.top - unit * 1.2
    house = shrunk(board.house, 1.34 * unit, paper.room, font=BOLD)
    pen.write(paper.left, y, board.house, house, bold=True, ink=BRAND, room=paper.room)
    y -= sheet.title.size * 1.1
    pen.block(paper.left, y, sheet.title, bold=True, ink=BRAND)
    y -= sheet.title.depth
    if sheet.beside:
        pen.write_before(paper.right, y, board.aside, sheet.aside.size, bold=True)
    elif board.aside:
        y -= sheet.aside.size * 1.35
        pen.block(paper.left, y, sheet.aside, bold=True)
        y -= sheet.aside.depth
    y -= unit * 0.85
    document.canvas.setStrokeColor(BRAND)
    document.canvas.setLineWidth(unit / 3.6)
    document.canvas.line(paper.left, y, paper.right, y)


def _draw_piece(document: Document, sheet: _Sheet, placed: Placed, pen: Pen) -> None:
    canvas, piece = document.canvas, placed.piece
    x, top = sheet.paper.left + placed.x, sheet.top - placed.y
    if piece.fill:
        canvas.setFillColor(_GROUNDS[piece.fill])
        canvas.roundRect(x, top - piece.deep, placed.wide, piece.deep, 3, stroke=0, fill=1)
    for line in piece.lines:
        pen.block(x + line.x, top - line.y, line.text, bold=line.bold, ink=line.ink)
        if line.struck:
            _strike(document, x + line.x, top - line.y, line.text)


def _draw_bars(document: Document, sheet: _Sheet, page: Sequence[Placed]) -> None:
    """Draw the bars of a page, those of one kind together."""
    found: dict[Mark, list[tuple[float, float, float, float]]] = {}
    for placed in page:
        if placed.piece.mark is not None:
            x, top = sheet.paper.left + placed.x + 1.5, sheet.top - placed.y
            bars = found.setdefault(placed.piece.mark, [])
            bars.append((x, top, x, top - placed.piece.bar))
    for mark, bars in found.items():
        _draw_lines(document, mark, bars, sheet.unit)


def _draw_lines(
    document: Document,
    mark: Mark,
    lines: list[tuple[float, float, float, float]],
    unit: float,
) -> None:
    canvas = document.canvas
    canvas.setStrokeColor(mark.ink)
    canvas.setLineWidth(unit / 3)
    canvas.setDash([unit / 9 * part for part in mark.dashes])
    canvas.lines(lines)
    canvas.setDash()


def _strike(document: Document, x: float, y: float, text: Block) -> None:
    canvas = document.canvas
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(text.size / 12)
    for row, line in enumerate(text.lines):
        middle = y - row * text.size * LEADING + text.size * 0.3
        canvas.line(x, middle, x + width(line, text.size, font=BOLD), middle)


def _draw_foot(document: Document, sheet: _Sheet, pen: Pen, page: int, pages: int) -> None:
    board, paper, unit = sheet.board, sheet.paper, sheet.unit
    y = MARGIN + unit * 0.25
    which = tr("page {page} of {pages}", page=page, pages=pages)
    pen.write_before(paper.right, y, which, unit * 0.9, ink=SOFT)
    left = paper.room - width(which, unit * 0.9) - unit
    size = shrunk(board.foot, unit * 0.9, left, least=0.75)
    pen.write(paper.left, y, board.foot, size, ink=SOFT, room=left + 0.01)
    y += unit * 1.75
    if board.notes:
        pen.block(paper.left, y + sheet.notes.depth, sheet.notes)
        y += sheet.notes.depth + sheet.notes.size * 1.5
    size = sheet.notes.size
    for row in reversed(_legend_rows(board, paper, size)):
        x = paper.left
        for mark, words in row:
            middle = y + size * 0.32
            _draw_lines(document, mark, [(x, middle, x + _SWATCH * size, middle)], unit)
            pen.write(x + (_SWATCH + 0.6) * size, y, words, size, bold=True, ink=mark.ink)
            x += _wide(words, size)
        y += size * 1.5


def _legend_rows(board: Board, paper: Paper, size: float) -> list[list[tuple[Mark, str]]]:
    rows: list[list[tuple[Mark, str]]] = []
    used = paper.room
    for mark, words in board.legend:
        taken = _wide(words, size)
        if not rows or used + taken > paper.room:
            rows.append([])
            used = 0.0
        rows[-1].append((mark, words))
        used += taken
    return rows


def _wide(words: str, size: float) -> float:
    """Give the room that a bar takes in the legend, with the air after it."""
    return (_SWATCH + 0.6 + 1.8) * size + width(words, size, font=BOLD)
