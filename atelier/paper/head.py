"""What stands above and below the rows of every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words that stay together on a line: the first plain, the second bold."""

    plain: str
    bold: str
    wide: float  # points


def pieces(texts: Sequence[tuple[str, str]], size: float) -> list[Piece]:
    """Measure pairs of plain and bold words."""
    return [
        Piece(plain, bold, width(f"{plain} ", size) + (width(bold, size, font=BOLD) if bold else 0))
        for plain, bold in texts
    ]


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


def head_depth(head: Head, sizes: Measures) -> float:
    """Give the height of the head in points."""
    facts = _facts(head, sizes)
    depth = sizes.accent * 1.6 * bool(head.accent) + sizes.title * 1.1
    depth += sizes.subtitle * 1.75 * bool(head.subtitle)
    depth += sizes.fact * (1.8 * len(facts) + 0.9 * bool(facts))
    return max(depth, sizes.code) if head.code else depth


def write_head(document: Document, head: Head, sizes: Measures, pen: Pen) -> None:
    """Write what stands above the rows."""
    room = _room(head, sizes)
    y = TOP
    if head.accent:
        pen.write(
            LEFT, y - sizes.accent * 0.85, head.accent, sizes.accent, bold=True, ink=head.ink,
            room=room,
        )  # fmt: skip
        y -= sizes.accent * 1.6
    y -= sizes.title * 0.95
    title = shrunk(head.title, sizes.title, room, font=BOLD)
    pen.write(LEFT, y, head.title, title, bold=True, room=room)
    if head.subtitle:
        y -= sizes.subtitle * 1.75
        size = shrunk(head.subtitle, sizes.subtitle, room)
        pen.write(LEFT, y, head.subtitle, size, room=room)
    y -= sizes.fact * 0.9
    for line in _facts(head, sizes):
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
            start = x + width(f"{part.plain} ", size)
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


def _facts(head: Head, sizes: Measures) -> list[list[Piece]]:
    gap = 2 * sizes.fact
    return in_lines(pieces(head.facts, sizes.fact), gap, _room(head, sizes))


def _room(head: Head, sizes: Measures) -> float:
    return _WHOLE - (sizes.code + _BESIDE_THE_CODE if head.code else 0)
