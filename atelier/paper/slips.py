"""Slips: one for each person, eight on a page (three in large print), to be cut apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.paper.document import LEFT, MARGIN, MM, RIGHT, Document, Pen
from atelier.paper.fonts import BOLD
from atelier.paper.head import TOP, foot_depth, write_foot
from atelier.paper.inks import BLACK, LINE, SOFT
from atelier.paper.listing import Foot, Head, Measures, measures
from atelier.paper.wrapping import LEADING, block

_INSET = 5 * MM
_ORDINARY, _LARGE = (2, 4), (1, 3)  # columns and rows on a page
_SMALL = 0.88  # the warning, in parts of the size of a foot
_SMALLEST = 7.0  # points, for the longest names there are
_LINE = "_" * 24


@dataclass(frozen=True, slots=True, repr=False)
class Slip(Discreet):
    """One slip: its row on the list, and the name that stands on it (empty: a line)."""

    number: int
    name: str


def draw_slips(
    document: Document, *, head: Head, slips: Sequence[Slip], note: str, foot: Foot, large: bool
) -> int:
    """Draw the slips on pages of their own, and give their number.

    ``note`` and the warning of the foot stand on every slip: cut off, it still says where it
    belongs and that it is to be handed in and destroyed (rule P8).
    """
    sizes = measures(large=large)
    columns, rows = _LARGE if large else _ORDINARY
    bottom = MARGIN + foot_depth(foot, sizes) + 4
    wide, high = (RIGHT - LEFT) / columns, (TOP - bottom) / rows
    count = columns * rows
    pages = [slips[at : at + count] for at in range(0, len(slips), count)] or [()]
    document.mark(head.title)
    for page, group in enumerate(pages, start=1):
        pen = document.pen()
        for place, slip in enumerate(group):
            x = LEFT + place % columns * wide
            y = TOP - (place // columns + 1) * high
            _draw_edge(document, x, y, wide, high)
            x, y, room = x + _INSET, y + _INSET, wide - 2 * _INSET
            low = y + _write_warning(pen, foot.warning, sizes, x, y, room)
            _draw_box(document, x + room, low, sizes.box)
            _write_bottom(pen, slip, note, sizes, x, low, room - sizes.box)
            _write_slip(pen, head, slip, sizes, x, (y + high - 2 * _INSET, low + sizes.box), room)
        write_foot(pen, foot, sizes, page=page, pages=len(pages))
        pen.lift()
        document.end_page()
    return len(pages)


def _draw_edge(document: Document, x: float, y: float, wide: float, high: float) -> None:
    canvas = document.canvas
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.setDash([3, 3])
    canvas.rect(x, y, wide, high)
    canvas.setDash()


def _draw_box(document: Document, right: float, bottom: float, side: float) -> None:
    canvas = document.canvas
    canvas.setStrokeColor(BLACK)
    canvas.setLineWidth(0.8)
    canvas.roundRect(right - side, bottom, side, side, 2.5)


def _write_slip(
    pen: Pen,
    head: Head,
    slip: Slip,
    sizes: Measures,
    x: float,
    between: tuple[float, float],
    room: float,
) -> None:
    """Write what it is for from the top down, and the name in the middle of what is left."""
    top, bottom = between
    y = top - sizes.foot
    accent = block(head.accent, sizes.foot, room, lines=2, least=sizes.foot, font=BOLD)
    pen.block(x, y, accent, bold=True, ink=head.ink)
    title = block(head.title, sizes.subtitle, room, lines=2, least=0.75 * sizes.subtitle, font=BOLD)
    y -= accent.depth + sizes.subtitle * 1.4
    pen.block(x, y, title, bold=True)
    y -= title.depth + sizes.row * 1.6
    when = block(head.subtitle, sizes.row, room, lines=2, least=sizes.row)
    pen.block(x, y, when)
    y -= when.depth + sizes.row * 0.4
    name = slip.name or _LINE
    text = block(name, sizes.subtitle, room, lines=2, least=sizes.row, font=BOLD)
    most = int((y - bottom) / (text.size * LEADING))
    text = block(name, text.size, room, lines=max(2, most), least=_SMALLEST, font=BOLD)
    middle = (y + bottom) / 2 + text.depth / 2 - text.size * 0.36
    pen.block(x, middle, text, bold=True)


def _write_warning(
    pen: Pen, warning: str, sizes: Measures, x: float, y: float, room: float
) -> float:
    """Write in small letters what must be done with the slip, and give the height it took."""
    if not warning:
        return 0
    size = sizes.foot * _SMALL
    lines = block(warning, size, room, lines=2, least=size)
    pen.block(x, y + lines.depth, lines)
    return lines.depth + size * 1.6


def _write_bottom(
    pen: Pen, slip: Slip, note: str, sizes: Measures, x: float, y: float, room: float
) -> None:
    """Write which row this is, and what the box stands for."""
    y += sizes.box / 2 - sizes.row * 0.36
    row = tr("row {number}", number=slip.number)
    pen.write(x, y, f"{note} · {row}" if note else row, sizes.foot, ink=SOFT, room=room * 0.6)
    pen.write_before(x + room - 6, y, tr("Present"), sizes.row)
