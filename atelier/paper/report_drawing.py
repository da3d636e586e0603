"""Drawing a report: its head, what stands on each page, and what stands at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.paper.document import MARGIN, Document
from atelier.paper.fonts import BOLD, REGULAR, shrunk, width
from atelier.paper.inks import BLACK, BRAND, LINE, SOFT
from atelier.paper.report import Report, Says, Sizes, sizes_of
from atelier.paper.report_flow import Flow, Spot
from atelier.paper.report_strips import actual, stamped, tags_of, write
from atelier.paper.tagging import Role
from atelier.paper.wrapping import LEADING, Block, heading, wrapped

_FOOT_PITCH = 1.3  # from one line of the foot to the next, in parts of its letters
_ORIGIN = 7.6  # points: where the paper comes from, which nobody needs to read from afar
_ORIGIN_LARGE = 12.0
_AFTER_HEAD = 12.0
_RUNNING_STAMP = 8.6  # points; beside it stands the same text in both margins
_LEAST = 0.7  # of the size of a running line, where it is long


@dataclass(frozen=True, slots=True, repr=False)
class _Head(Discreet):
    """The head of the first page, measured; ``high`` in points."""

    house: Block
    title: Block
    facts: tuple[tuple[Says, Block], ...]
    high: float


def draw_report(document: Document, report: Report) -> int:
    """Draw a report into a tagged document and give how many pages it took."""
    sizes, paper = sizes_of(large=report.large), document.paper
    head = _measured(report, sizes, paper.room - _stamp_room(report, sizes))
    notes = _foot_notes(report, sizes, paper.room)
    flow = Flow(
        first=paper.top - head.high,
        top=paper.top - sizes.note * 2.6,
        bottom=_bottom(report, sizes, notes),
        left=paper.left,
        room=paper.room,
    )
    flow.add(report, sizes)
    document.mark(report.title)
    for number, page in enumerate(flow.pages, start=1):
        if number == 1:
            _draw_head(document, report, head, sizes)
        else:
            _draw_running(document, report, sizes)
        _draw_spots(document, page)
        _draw_foot(document, report, notes, (number, len(flow.pages)))
        document.end_page()
    return len(flow.pages)


def _foot_notes(report: Report, sizes: Sizes, room: float) -> Block | None:
    """Give the notes of every foot; in large print they would take a fifth of each page."""
    if not report.notes or report.large:
        return None
    return Block(sizes.note, wrapped(report.notes, sizes.note, room))


def _stamp_room(report: Report, sizes: Sizes) -> float:
    if not report.stamp:
        return 0.0
    return width(report.stamp, sizes.house, font=BOLD) + 2 * sizes.house


def _measured(report: Report, sizes: Sizes, room: float) -> _Head:
    house = Block(sizes.house, wrapped(report.house, sizes.house, room, font=BOLD))
    whole = room + _stamp_room(report, sizes)
    title = heading(report.title, sizes.title, whole, least=0.72, font=BOLD)
    facts = tuple(
        (fact, Block(sizes.fact, wrapped(fact.text, sizes.fact, whole, font=_font(fact))))
        for fact in report.facts
    )
    high = sizes.house * 1.3 + house.depth + title.size * 1.25 + title.depth
    high += sum(text.size * 1.45 + text.depth for _, text in facts) + _AFTER_HEAD
    return _Head(house, title, facts, high)


def _font(fact: Says) -> str:
    return BOLD if fact.loud else REGULAR


def _draw_head(document: Document, report: Report, head: _Head, sizes: Sizes) -> None:
    tags, paper = tags_of(document), document.paper
    y = paper.top - head.house.size * 0.85
    house = tags.element(Role.TEXT, actual=actual(report.house))
    write(document, house, paper.left, y, head.house, bold=True, ink=BRAND)
    y -= head.house.depth + head.house.size * 0.45 + head.title.size * 1.05
    title = tags.element(Role.TITLE, actual=actual(report.title))
    write(document, title, paper.left, y, head.title, bold=True)
    y -= head.title.depth + head.title.size * 0.2
    for fact, text in head.facts:
        y -= text.size * 1.45
        element = tags.element(Role.TEXT, actual=actual(fact.text))
        ink = SOFT if fact.soft else BLACK
        write(document, element, paper.left, y, text, bold=fact.loud, ink=ink)
        y -= text.depth
    if report.stamp:
        stamped(document, report.stamp, size=sizes.house, first=True)


def _draw_running(document: Document, report: Report, sizes: Sizes) -> None:
    """Repeat what the report is above the pages after the first."""
    paper, size = document.paper, sizes.note
    taken = 0.0
    if report.stamp:
        taken = stamped(document, report.stamp, size=_RUNNING_STAMP, first=False) + size
    with tags_of(document).artifact():
        pen = document.pen()
        room = paper.room - taken
        fits = shrunk(report.running, size, room, least=_LEAST)
        pen.write(paper.left, paper.top - size * 0.9, report.running, fits, ink=SOFT, room=room)
        pen.lift()


def _draw_spots(document: Document, spots: Sequence[Spot]) -> None:
    for spot in spots:
        spot.strip.draw(document, spot.x, spot.top)


def _bottom(report: Report, sizes: Sizes, notes: Block | None) -> float:
    """Give the height above which the pages are filled."""
    origin = _ORIGIN_LARGE if report.large else _ORIGIN
    deep = origin * _FOOT_PITCH
    if notes:
        deep += notes.depth + sizes.note * _FOOT_PITCH
    return MARGIN + deep + sizes.note


def _draw_foot(
    document: Document, report: Report, notes: Block | None, which: tuple[int, int]
) -> None:
    """Write what holds for every page, where the paper comes from and which page this is.

    The first time the former is content, so that it is also read aloud.
    """
    paper = document.paper
    size = _ORIGIN_LARGE if report.large else _ORIGIN
    y = MARGIN + size * 0.25
    words = tr("page {page} of {pages}", page=which[0], pages=which[1])
    with tags_of(document).artifact():
        pen = document.pen()
        pen.write_before(paper.right, y, words, size, ink=SOFT)
        room = paper.room - width(words, size) - 12
        fits = shrunk(report.origin, size, room, least=_LEAST)
        pen.write(paper.left, y, report.origin, fits, ink=SOFT, room=room + 0.01)
        pen.lift()
    if notes:
        y += size * _FOOT_PITCH + notes.depth
        _write_notes(document, notes, y, first=which[0] == 1)
        y += notes.size
    else:
        y += size
    with tags_of(document).artifact():
        document.canvas.setStrokeColor(LINE)
        document.canvas.setLineWidth(0.5)
        line = y + size * LEADING * 0.55
        document.canvas.line(paper.left, line, paper.right, line)


def _write_notes(document: Document, notes: Block, y: float, *, first: bool) -> None:
    tags = tags_of(document)
    if first:
        element = tags.element(Role.TEXT, actual=actual(" ".join(notes.lines)))
        write(document, element, document.paper.left, y, notes, ink=SOFT)
        return
    with tags.artifact():
        pen = document.pen()
        pen.block(document.paper.left, y, notes, ink=SOFT)
        pen.lift()
