"""A programme for the wall: what happens when, in columns, as large as the paper allows.

A board is made of sections (a day, a weekday), each with entries. Its letters grow or shrink
together until everything stands on one page; what is too much even then goes on to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from atelier.discreet import Discreet
from atelier.paper.fonts import BOLD, REGULAR, width
from atelier.paper.inks import BLACK, SOFT, WARNING, Ink
from atelier.paper.wrapping import LEADING, Block, block

_MOST_LINES = 14
_SURELY = 0.995  # a word that just fits is not broken by a rounding
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Mark:
    """The bar beside an entry: an ink, and a rhythm of dashes that a grey printer keeps."""

    ink: Ink = BLACK
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Entry(Discreet):
    """Something that happens: at what time, what it is, and what else there is to say.

    ``place`` and ``more`` are said quietly, ``loud`` in the ink of a warning. ``off``: it does
    not go ahead, so its name is struck through.
    """

    when: str
    name: str
    place: str = ""
    more: tuple[str, ...] = ()
    loud: str = ""
    off: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Section(Discreet):
    """What belongs together under one title.

    ``band`` is said loudly before the entries, ``say`` plainly; ``empty`` is said quietly where
    there are no entries.
    """

    title: str
    entries: tuple[Entry, ...] = ()
    band: str = ""
    empty: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in points. ``beside``: the time stands beside the name and not above it."""

    title: float = 12.5
    when: float = 9.5
    name: float = 10.5
    more: float = 9.0
    gap: float = 6.0
    beside: bool = False

    def times(self, scale: float) -> Style:
        """Give the same style, larger or smaller."""
        return Style(
            self.title * scale,
            self.when * scale,
            self.name * scale,
            self.more * scale,
            self.gap * scale,
            self.beside,
        )

    @property
    def inset(self) -> float:
        """Give the distance from the edge of a column to its text, where the bar stands."""
        return self.name * 0.8


@dataclass(frozen=True, slots=True, repr=False)
class Line(Discreet):
    """A text of a piece: where its first line begins, from the piece's upper left corner."""

    x: float
    y: float
    text: Block
    bold: bool = False
    ink: Ink = BLACK
    struck: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Piece(Discreet):
    """What is never broken over two pages; ``high`` includes the gap below it, in points."""

    high: float
    lines: tuple[Line, ...]
    bar: float = 0.0  # the height of the bar
    mark: Mark | None = None
    fill: str = ""  # "title" or "band": the ground that it is printed on
    deep: float = 0.0  # the height of that ground
    title: bool = False


def pieces_of(section: Section, room: float, style: Style) -> list[Piece]:
    """Measure a section for a column that is ``room`` points wide."""
    found = [_title(section.title, room, style)] if section.title else []
    if section.band:
        found.append(_band(section.band, room, style))
    if section.say:
        found.append(_said(section.say, room, style.name, style, BLACK))
    if section.empty and not section.entries:
        found.append(_said(section.empty, room, style.more, style, SOFT))
    found += [_entry(entry, room, style) for entry in section.entries]
    return found


@lru_cache(maxsize=4096)
def _set(text: str, size: float, room: float, bold: bool) -> Block:
    """Set a text in lines: smaller where a word is too wide, cut where nobody would read on."""
    font = BOLD if bold else REGULAR
    widest = max((width(word, size, font=font) for word in text[:480].split()), default=0)
    if widest > room:
        size *= max(0.72, _SURELY * room / widest)
    return block(text, size, room, lines=_MOST_LINES, least=0.6 * size, font=font)


def _in_a_row(parts: Sequence[str], size: float, room: float) -> Block:
    """Set short remarks behind each other; a line is broken between two, if that is enough."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]}{_BETWEEN}{part}" if lines[-1] else part
        if lines[-1] and width(longer, size) > room:
            lines.append(part)
        else:
            lines[-1] = longer
    if max(width(line, size) for line in lines) <= room:
        return Block(size, tuple(lines))
    return _set(_BETWEEN.join(parts), size, room, False)


def _title(text: str, room: float, style: Style) -> Piece:
    size = style.title
    lines = _set(text, size, room - 2 * style.inset, True)
    deep = size * 1.75 + lines.depth
    line = Line(style.inset, size * 1.22, lines, bold=True)
    return Piece(deep + style.gap, (line,), fill="title", deep=deep, title=True)


def _band(text: str, room: float, style: Style) -> Piece:
    size = style.name
    lines = _set(text, size, room - 2 * style.inset, True)
    deep = size * 1.9 + lines.depth
    line = Line(style.inset, size * 1.3, lines, bold=True, ink=WARNING)
    return Piece(deep + style.gap, (line,), fill="band", deep=deep)


def _said(text: str, room: float, size: float, style: Style, ink: Ink) -> Piece:
    lines = _set(text, size, room - 2 * style.inset, False)
    line = Line(style.inset, size, lines, ink=ink)
    return Piece(size + lines.depth + style.gap, (line,))


@lru_cache(maxsize=4096)
def _entry(entry: Entry, room: float, style: Style) -> Piece:
    """Set an entry: the time above the name (or beside it), the rest below."""
    left, found = style.inset, []
    more = [part for part in entry.more if part]
    if style.beside:
        found.append(Line(left, style.name, _set(entry.when, style.when, room, True), bold=True))
        left += width("00:00–00:00 ", style.when, font=BOLD) + style.when * 0.6
        y = style.name
        more = [entry.place, *more] if entry.place else more
    else:
        y = style.when
        y, more = _head(found, entry, more, (left, room, y), style)
    space = room - left - 2
    name = _set(entry.name, style.name, space, True)
    found.append(Line(left, y, name, bold=True, ink=SOFT if entry.off else BLACK, struck=entry.off))
    y += name.depth
    loud = _set(entry.loud, style.more, space, True)
    for text, bold, ink in (
        (loud, True, WARNING),
        (_in_a_row(more, style.more, space), False, BLACK),
    ):
        if text.lines != ("",):
            y += text.size * LEADING * 1.04
            found.append(Line(left, y, text, bold=bold, ink=ink))
            y += text.depth
    bar = y + style.more * 0.28
    return Piece(bar + style.gap, tuple(found), bar=bar, mark=entry.mark)


def _head(
    found: list[Line],
    entry: Entry,
    more: list[str],
    at: tuple[float, float, float],
    style: Style,
) -> tuple[float, list[str]]:
    """Set the time with the place behind it, where both fit on a line."""
    left, room, y = at
    if not entry.when:
        return style.name, [entry.place, *more] if entry.place else more
    when = _set(entry.when, style.when, room - left, True)
    found.append(Line(left, y, when, bold=True))
    start = left + width(f"{entry.when}  ", style.when, font=BOLD)
    if entry.place and len(when.lines) == 1:
        if start + width(entry.place, style.more) <= room:
            found.append(Line(start, y, Block(style.more, (entry.place,)), ink=SOFT))
        else:
            more = [entry.place, *more]
    elif entry.place:
        more = [entry.place, *more]
    return y + when.depth + style.name * LEADING, more
