"""Packing a board onto pages: as large as one page allows, or else on as many as it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TypeVar

from atelier.discreet import Discreet
from atelier.paper.board import Piece, Section, Style, pieces_of
from atelier.paper.fonts import BOLD, shrunk

T = TypeVar("T")
_STEP = 0.96  # from one size of letters to the next smaller one
_HALVINGS = 9
_TITLE = 0.75  # how small a title may become to stay on one line, in parts of its size
_ENOUGH = 0.01  # points that nobody sees
_GUTTER = 1.1  # between two columns, in parts of the size of a name
_BETWEEN = 1.2  # between two areas, in parts of the gap between entries


@dataclass(frozen=True, slots=True, repr=False)
class Area(Discreet):
    """Sections over the whole width of the page, one area below the other.

    Each section has a column of its own, unless the area flows: then sections follow each other
    down one of ``columns`` and on in the next, whole where there is more than one.
    """

    sections: tuple[Section, ...]
    style: Style
    columns: int = 1
    flow: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Placed(Discreet):
    """A piece, ``x`` from the left margin and ``y`` below the head, ``wide`` points of room."""

    x: float
    y: float
    wide: float
    piece: Piece


@dataclass(frozen=True, slots=True, repr=False)
class Plan(Discreet):
    """The pages of a board, and the scale of its letters."""

    pages: list[list[Placed]]
    scale: float


def plan_board(
    areas: Sequence[Area], room: float, high: float, *, most: float, least: float
) -> Plan:
    """Give the plan with the largest letters, between two scales, that needs the fewest pages.

    ``room`` and ``high`` are what every page has for the areas, in points.
    """
    attempt = partial(_on_one_page, areas, room, high)
    found = _largest(_scales(most, least), attempt)
    return found or Plan(_composed(areas, room, high, least), least)


def _on_one_page(areas: Sequence[Area], room: float, high: float, scale: float) -> Plan | None:
    pages = _composed(areas, room, high, scale)
    return Plan(pages, scale) if len(pages) == 1 else None


def _largest(scales: Sequence[float], attempt: Callable[[float], T | None]) -> T | None:
    """Give what the largest scale gives that succeeds; ``scales`` from large to small."""
    low, high, best = 0, len(scales) - 1, None
    while low <= high:
        middle = (low + high) // 2
        found = attempt(scales[middle])
        if found is None:
            low = middle + 1
        else:
            best, high = found, middle - 1
    return best


@lru_cache(maxsize=16)
def _scales(most: float, least: float) -> tuple[float, ...]:
    found = [most]
    while found[-1] * _STEP > least:
        found.append(found[-1] * _STEP)
    return (*found, least) if most > least else (most,)


def _composed(areas: Sequence[Area], room: float, high: float, scale: float) -> list[list[Placed]]:
    """Put the areas below each other, on as many pages as they take."""
    pages: list[list[Placed]] = [[]]
    y = 0.0
    for area in areas:
        style = area.style.times(scale)
        gutter = style.name * _GUTTER
        wide = (room - gutter * (area.columns - 1)) / max(1, area.columns)
        if not area.flow:
            style = _with_one_title(area, style, wide)
        rest = [pieces_of(section, wide, style) for section in area.sections]
        if not area.flow:
            rest = _level(rest)
        while rest:
            space = high - y
            columns, rest = _filled(area, rest, space, force=y == 0)
            for place, column in enumerate(columns):
                _put(pages[-1], column, place * (wide + gutter), y, wide)
            if columns:
                y += max(sum(piece.high for piece in column) for column in columns)
                y += style.gap * _BETWEEN
            if any(rest):
                pages.append([])
                y = 0.0
    return pages


def _with_one_title(area: Area, style: Style, wide: float) -> Style:
    """Set titles beside each other equally large, on one line if that is large enough."""
    room = wide - 2 * style.inset
    sizes = [
        shrunk(section.title, style.title, room, font=BOLD, least=_TITLE)
        for section in area.sections
    ]
    return replace(style, title=min(sizes) - _ENOUGH)


def _level(columns: list[list[Piece]]) -> list[list[Piece]]:
    """Make titles beside each other equally high, so that what follows begins at one height."""
    deep = max((column[0].deep for column in columns if column and column[0].title), default=0)
    return [
        [replace(column[0], deep=deep, high=column[0].high + deep - column[0].deep), *column[1:]]
        if column and column[0].title
        else column
        for column in columns
    ]


def _put(page: list[Placed], column: list[Piece], x: float, y: float, wide: float) -> None:
    for piece in column:
        page.append(Placed(x, y, wide, piece))
        y += piece.high


def _filled(
    area: Area, sections: list[list[Piece]], high: float, *, force: bool
) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Fill the columns of one page, and give what is left for the next one."""
    if area.flow:
        columns, rest = _flowed(sections, area.columns, high, force=force)
        if rest:
            return columns, rest
        return _balanced(sections, area.columns, high) or columns, rest
    cuts = [_cut(section, high, force=force) for section in sections]
    rest = [after for _, after in cuts]
    if not any(taken for taken, _ in cuts):
        return [], rest
    return [taken for taken, _ in cuts], rest if any(rest) else []


def _balanced(sections: list[list[Piece]], count: int, high: float) -> list[list[Piece]] | None:
    """Give columns of about one height, where everything fits."""
    if count == 1:
        return None
    low, best = 0.0, None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        columns, rest = _flowed(sections, count, middle, force=False)
        if rest:
            low = middle
        else:
            best, high = columns, middle
    return best


def _flowed(
    sections: list[list[Piece]], count: int, high: float, *, force: bool
) -> tuple[list[list[Piece]], list[list[Piece]]]:
    columns: list[list[Piece]] = []
    rest = [list(section) for section in sections]
    while rest and len(columns) < count:
        column: list[Piece] = []
        left = high
        while rest:
            whole = _height(rest[0])
            if whole > left:
                if not column or whole > high or count == 1:
                    taken, after = _cut(rest[0], left, force=force and not column)
                    column += taken
                    rest[0] = after
                break
            column += rest.pop(0)
            left -= whole
        if not column:
            break
        columns.append(column)
    return columns, rest


def _cut(pieces: list[Piece], high: float, *, force: bool) -> tuple[list[Piece], list[Piece]]:
    """Part what fits from what follows, whose title is said again; no title stands alone."""
    used, count = 0.0, 0
    for piece in pieces:
        if used + piece.high > high + _ENOUGH:
            break
        used += piece.high
        count += 1
    lead = sum(1 for piece in pieces if piece.fill)
    least = min(len(pieces), lead + 1)
    if count < least:
        count = least if force else 0
    again = [piece for piece in pieces[:1] if piece.title and 0 < count < len(pieces)]
    return pieces[:count], [*again, *pieces[count:]]


def _height(pieces: list[Piece]) -> float:
    """Give the height of a column; the gap below its last piece need not fit."""
    return sum(piece.high for piece in pieces)
