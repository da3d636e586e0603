"""What stands above and below the rows of every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.paper.codes import draw_code
from atelier.paper.document import HEIGHT, LEFT, MARGIN, RIGHT, Document, Pen
from atelier.paper.fonts import BOLD, shrunk, width
from atelier.paper.inks import SOFT
from atelier.paper.listing import Foot, Head, Measures
from atelier.paper.wrapping import Block, block, heading, wrapped

TOP = HEIGHT - MARGIN
_WHOLE = RIGHT - LEFT
_BESIDE_THE_CODE = 12.0  # points
_FOOT_LEADING = 1.5
_TITLE, _SUBTITLE = 0.67, 0.89  # as parts of their size; in large print never below 16 points


@dataclass(frozen=True, slots=True, repr=False)
class Piece(Discreet):
    """A few words that stay together on a line: the first plain, the second bold."""

    plain: str
    bold: str
    start: float  # points from the beginning to where the bold words begin
    wide: float  # points


@lru_cache(maxsize=32)
def pieces(texts: tuple[tuple[str, str], ...], size: float) -> tuple[Piece, ...]:
    """Measure pairs of plain and bold words."""
    found = []
    for plain, bold in texts:
        start = width(f"{plain} ", size)
        found.append(
            Piece(plain, bold, start, start + (width(bold, size, font=BOLD) if bold else 0))
        )
    return tuple(found)


def in_lines(parts: Sequence[Piece], gap: float, room: float) -> list[list[Piece]]:
    """Set pieces beside each other with at least ``gap`` between them, in as few lines."""
    lines: list[list[Piece]] = []
    used = room
    for part in parts:
        if not lines or used + gap + part.wide > room:
            lines.append([])
            used = -gap
        lines[-1].append(part)
        used += gap + part.wide
    return lines


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """A head with everything measured, so that it is measured once for all its pages."""

    head: Head
    accent: Block
    title: Block
    subtitle: Block
    facts: list[list[Piece]]
    depth: float


def measured(head: Head, sizes: Measures) -> HeadPlan:
    """Measure a head; lengths in points."""
    room = _WHOLE - (sizes.code + _BESIDE_THE_CODE if head.code else 0)
    facts = in_lines(pieces(_within(head.facts, sizes.fact, room), sizes.fact),
                     2 * sizes.fact, room)  # fmt: skip
    accent = block(head.accent, sizes.accent, room, lines=2, least=sizes.accent, font=BOLD)
    title = heading(head.title, sizes.title, room, least=_TITLE, font=BOLD)
    subtitle = heading(head.subtitle, sizes.subtitle, room, least=_SUBTITLE)
    depth = (sizes.accent * 1.6 + accent.depth) * bool(head.accent)
    depth += sizes.title * 1.1 + title.depth
    depth += (sizes.subtitle * 1.75 + subtitle.depth) * bool(head.subtitle)
    depth += sizes.fact * (1.8 * len(facts) + 0.9 * bool(facts))
    depth = max(depth, sizes.code) if head.code else depth
    return HeadPlan(head, accent, title, subtitle, facts, depth)


@lru_cache(maxsize=32)
def _within(
    facts: tuple[tuple[str, str], ...], size: float, room: float
) -> tuple[tuple[str, str], ...]:
    """Break what is wider than the page, as the names of many who guide an activity."""
    found = []
    for plain, bold in facts:
        left = room - width(f"{plain} ", size)
        first, *rest = wrapped(bold, size, left, font=BOLD)
        found += [(plain, first), *(("", line) for line in rest)]
    return tuple(found)


def write_head(document: Document, plan: HeadPlan, sizes: Measures, pen: Pen) -> None:
    """Write what stands above the rows."""
    head, y = plan.head, TOP
    if head.accent:
        pen.block(LEFT, y - sizes.accent * 0.85, plan.accent, bold=True, ink=head.ink)
        y -= sizes.accent * 1.6 + plan.accent.depth
    y -= sizes.title * 0.95
    pen.block(LEFT, y, plan.title, bold=True)
    y -= plan.title.depth
    if head.subtitle:
        y -= sizes.subtitle * 1.75
        pen.block(LEFT, y, plan.subtitle)
        y -= plan.subtitle.depth
    y -= sizes.fact * 0.9
    for line in plan.facts:
        y -= sizes.fact * 1.8
        write_line(pen, line, y, sizes.fact, gap=2 * sizes.fact)
    if head.code:
        draw_code(document.canvas, head.code, right=RIGHT, top=TOP, side=sizes.code)


def write_line(pen: Pen, line: Sequence[Piece], y: float, size: float, *, gap: float) -> None:
    """Write pieces beside each other from the left margin on."""
    x = LEFT
    for part in line:
        pen.write(x, y, part.plain, size)
        if part.bold:
            start = x + part.start
            pen.write(start, y, part.bold, size, bold=True, room=RIGHT - start)
        x += part.wide + gap


def foot_depth(foot: Foot, sizes: Measures) -> float:
    """Give the height of the foot in points."""
    depth = sizes.foot * _FOOT_LEADING
    if foot.warning:
        depth += _warning(foot.warning, sizes.warning).depth + sizes.warning * _FOOT_LEADING
    return depth


def write_foot(pen: Pen, foot: Foot, sizes: Measures, *, page: int, pages: int) -> None:
    """Write the warning, where the paper comes from, and which of its pages this is."""
    y = MARGIN + sizes.foot * 0.25
    which = tr("page {page} of {pages}", page=page, pages=pages)
    taken = width(which, sizes.foot)
    pen.write(RIGHT - taken, y, which, sizes.foot, ink=SOFT)
    room = _WHOLE - taken - 12
    size = shrunk(foot.origin, sizes.foot, room, least=0.75)
    pen.write(LEFT, y, foot.origin, size, ink=SOFT, room=room + 0.01)
    if foot.warning:
        lines = _warning(foot.warning, sizes.warning)
        pen.block(LEFT, y + sizes.foot * _FOOT_LEADING + lines.depth, lines, bold=True)


@lru_cache(maxsize=8)
def _warning(text: str, size: float) -> Block:
    return Block(size, wrapped(text, size, _WHOLE, font=BOLD))
