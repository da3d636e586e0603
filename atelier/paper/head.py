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

TOP = HEIGHT - MARGIN
_WHOLE = RIGHT - LEFT
_BESIDE_THE_CODE = 12.0  # points
_FOOT_LEADING = 1.5


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
    title: float
    subtitle: float
    facts: list[list[Piece]]
    depth: float
    room: float


def measured(head: Head, sizes: Measures) -> HeadPlan:
    """Measure a head; lengths in points."""
    room = _WHOLE - (sizes.code + _BESIDE_THE_CODE if head.code else 0)
    facts = in_lines(pieces(head.facts, sizes.fact), 2 * sizes.fact, room)
    depth = sizes.accent * 1.6 * bool(head.accent) + sizes.title * 1.1
    depth += sizes.subtitle * 1.75 * bool(head.subtitle)
    depth += sizes.fact * (1.8 * len(facts) + 0.9 * bool(facts))
    return HeadPlan(
        head=head,
        title=shrunk(head.title, sizes.title, room, font=BOLD),
        subtitle=shrunk(head.subtitle, sizes.subtitle, room),
        facts=facts,
        depth=max(depth, sizes.code) if head.code else depth,
        room=room,
    )


def write_head(document: Document, plan: HeadPlan, sizes: Measures, pen: Pen) -> None:
    """Write what stands above the rows."""
    head, room = plan.head, plan.room
    y = TOP
    if head.accent:
        low = y - sizes.accent * 0.85
        pen.write(LEFT, low, head.accent, sizes.accent, bold=True, ink=head.ink, room=room)
        y -= sizes.accent * 1.6
    y -= sizes.title * 0.95
    pen.write(LEFT, y, head.title, plan.title, bold=True, room=room)
    if head.subtitle:
        y -= sizes.subtitle * 1.75
        pen.write(LEFT, y, head.subtitle, plan.subtitle, room=room)
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
    return sizes.foot * _FOOT_LEADING * (2 if foot.warning else 1)


def write_foot(pen: Pen, foot: Foot, sizes: Measures, *, page: int, pages: int) -> None:
    """Write the warning, where the paper comes from, and which of its pages this is."""
    y = MARGIN + sizes.foot * 0.25
    which = tr("page {page} of {pages}", page=page, pages=pages)
    taken = width(which, sizes.foot)
    pen.write(RIGHT - taken, y, which, sizes.foot, ink=SOFT)
    pen.write(LEFT, y, foot.origin, sizes.foot, ink=SOFT, room=_WHOLE - taken - 12)
    if foot.warning:
        y += sizes.foot * _FOOT_LEADING
        pen.write(LEFT, y, foot.warning, sizes.foot, bold=True)
