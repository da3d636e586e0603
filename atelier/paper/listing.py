"""A list on A4: what stands above it, its columns and rows, and what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from atelier.discreet import Discreet
from atelier.paper.document import LEFT, MM, RIGHT
from atelier.paper.inks import BLACK, Ink

TICK = "✓"


class Kind(Enum):
    """What a column holds."""

    NUMBER = "number"  # the number of the row
    TEXT = "text"
    BOX = "box"  # a box to tick; its cell is TICK where the desk has ticked it
    STROKES = "strokes"  # room for strokes, between lines
    WRITING = "writing"  # room for a pen


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``share`` is its part of the page's width, in whatever unit the others use."""

    title: str
    share: float
    kind: Kind = Kind.TEXT

    @property
    def has_cell(self) -> bool:
        """Say whether a row brings a text for this column."""
        return self.kind in {Kind.TEXT, Kind.BOX}


@dataclass(frozen=True, slots=True, repr=False)
class Row(Discreet):
    """One row: a number (None: none is printed) and a text for each column that has cells."""

    number: int | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Heading(Discreet):
    """A line between rows that says what follows; as high as a row."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Head(Discreet):
    """What stands above the rows, on every page.

    ``accent`` is printed in ``ink``; ``facts`` are pairs of what and how much; ``code`` is read
    by a scanner and left out when empty.
    """

    title: str
    accent: str = ""
    ink: Ink = BLACK
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Foot(Discreet):
    """What stands below, on every page: a line of its own, and one beside the page's number."""

    warning: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Listing(Discreet):
    """One printed list; ``closing`` are the blanks to fill in after its last row.

    ``least`` is the height in points to which rows may be pressed where that keeps the list on
    one page; without it they keep theirs.
    """

    head: Head
    columns: tuple[Column, ...]
    lines: Sequence[Row | Heading]
    foot: Foot = Foot()
    closing: tuple[str, ...] = ()
    large: bool = False
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in points. A row is at least 9 mm high, so that a hand can write in it."""

    accent: float
    title: float
    subtitle: float
    fact: float
    column: float
    row: float
    foot: float
    warning: float
    pitch: float
    box: float
    code: float


ORDINARY = Measures(
    accent=10.5,
    title=26,
    subtitle=13.5,
    fact=10.5,
    column=9.75,
    row=10.5,
    foot=8.5,
    warning=8.5,
    pitch=9.05 * MM,
    box=13,
    code=22 * MM,
)
LARGE = Measures(
    accent=16,
    title=30,
    subtitle=18,
    fact=16,
    column=16,
    row=16,
    foot=12,
    warning=16,
    pitch=12 * MM,
    box=18,
    code=26 * MM,
)


def measures(*, large: bool) -> Measures:
    """Give the sizes of ordinary or of large print (16 points)."""
    return LARGE if large else ORDINARY


@lru_cache(maxsize=32)
def edges(columns: tuple[Column, ...]) -> tuple[tuple[float, float], ...]:
    """Give where each column begins and ends, from the left margin to the right one."""
    whole = sum(column.share for column in columns)
    places = []
    start = LEFT
    for column in columns:
        end = start + (RIGHT - LEFT) * column.share / whole
        places.append((start, end))
        start = end
    return tuple(places)
