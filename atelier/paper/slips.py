"""Slips: one for each person, eight on a page, to be cut apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.paper.document import LEFT, MARGIN, MM, RIGHT, Document, Pen
from atelier.paper.fonts import BOLD, shrunk
from atelier.paper.head import TOP, foot_depth, write_foot
from atelier.paper.inks import BLACK, LINE, SOFT
from atelier.paper.listing import Foot, Head, Measures, measures

_INSET = 5 * MM


@dataclass(frozen=True, slots=True, repr=False)
class Slip(Discreet):
    """One slip: its row on the list, and the name that stands on it (empty: a line)."""

    number: int
    name: str


def draw_slips(
    document: Document, *, head: Head, slips: Sequence[Slip], note: str, foot: Foot, large: bool
) -> int:
    """Draw the slips on pages of their own and give the number of pages.

    ``note`` stands on every slip: it still says where it belongs when it has been cut off.
    """
    sizes = measures(large=large)
    columns, rows = (1, 4) if large else (2, 4)
    bottom = MARGIN + foot_depth(foot, sizes) + 4
    wide, high = (RIGHT - LEFT) / columns, (TOP - bottom) / rows
    pages = [
        slips[first : first + columns * rows] for first in range(0, len(slips), columns * rows)
    ]
    document.mark(head.title)
    for page, group in enumerate(pages or [()], start=1):
        pen = document.pen()
        for place, slip in enumerate(group):
            x = LEFT + place % columns * wide
            y = TOP - (place // columns + 1) * high
            _draw_edge(document, x, y, wide, high)
            _draw_box(document, x + wide - _INSET, y + _INSET, sizes.box)
            _write_slip(pen, head, slip, sizes, x + _INSET, y + high - _INSET, wide - 2 * _INSET)
            left = wide - 2 * _INSET - sizes.box
            _write_bottom(pen, slip, note, sizes, x + _INSET, y + _INSET, left)
        write_foot(pen, foot, sizes, page=page, pages=max(1, len(pages)))
        pen.lift()
        document.end_page()
    return max(1, len(pages))


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
    pen: Pen, head: Head, slip: Slip, sizes: Measures, x: float, top: float, room: float
) -> None:
    y = top - sizes.foot
    pen.write(x, y, head.accent, sizes.foot, bold=True, ink=head.ink, room=room)
    y -= sizes.subtitle * 1.4
    size = shrunk(head.title, sizes.subtitle, room, font=BOLD)
    pen.write(x, y, head.title, size, bold=True, room=room)
    y -= sizes.row * 1.6
    pen.write(x, y, head.subtitle, shrunk(head.subtitle, sizes.row, room), room=room)
    y -= sizes.subtitle * 2.4
    name = slip.name or "_" * 24
    pen.write(x, y, name, shrunk(name, sizes.subtitle, room, font=BOLD), bold=True, room=room)


def _write_bottom(
    pen: Pen, slip: Slip, note: str, sizes: Measures, x: float, y: float, room: float
) -> None:
    """Write which row this is, and what the box stands for."""
    y += sizes.box / 2 - sizes.row * 0.36
    row = tr("row {number}", number=slip.number)
    pen.write(x, y, f"{note} · {row}" if note else row, sizes.foot, ink=SOFT, room=room * 0.6)
    pen.write_before(x + room - 6, y, tr("Present"), sizes.row)
