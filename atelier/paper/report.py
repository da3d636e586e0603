"""A report on A4: a head, cards with the main figures, and sections with charts and tables.

What stands here is what there is to say; where it comes to stand is settled in
``report_flow``, and it is drawn, and tagged for who does not see it, in ``report_drawing``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from atelier.discreet import Discreet
from atelier.paper.charts import Bar
from atelier.paper.inks import BLACK, Ink


class Kind(Enum):
    """What a column of a table holds."""

    TEXT = "text"  # from the left, over several lines where it is long
    NUMBER = "number"  # to the right, on one line
    LIGHT = "light"  # a sign and a word in the ink of the row: a traffic light that can be read


@dataclass(frozen=True, slots=True, repr=False)
class Title(Discreet):
    """The heading of one column of a table."""

    text: str
    kind: Kind = Kind.NUMBER


@dataclass(frozen=True, slots=True, repr=False)
class Line(Discreet):
    """One row of a table: a text for every column, the first of which names the row.

    ``loud`` rows are sums. ``ink`` is that of its light, where the table has one.
    """

    cells: tuple[str, ...]
    loud: bool = False
    ink: Ink = BLACK


@dataclass(frozen=True, slots=True, repr=False)
class Grid(Discreet):
    """A table. Where it is too wide for the page, it goes on below with its first column.

    ``fine``: in small print, but for large print.
    """

    titles: tuple[Title, ...]
    lines: tuple[Line, ...]
    fine: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Says(Discreet):
    """A paragraph; ``soft`` ones explain, ``loud`` ones must be seen."""

    text: str
    soft: bool = False
    loud: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Upright(Discreet):
    """A chart of upright bars; ``about`` is read instead of it. ``high`` in points."""

    bars: tuple[Bar, ...]
    about: str
    high: float = 104.0


@dataclass(frozen=True, slots=True, repr=False)
class Lying(Discreet):
    """A chart of bars that lie below each other; ``about`` is read instead of it."""

    bars: tuple[Bar, ...]
    about: str


@dataclass(frozen=True, slots=True, repr=False)
class Multiples(Discreet):
    """Small charts beside each other, each with its own title and its own scale."""

    charts: tuple[tuple[str, Upright], ...]


Part: TypeAlias = Grid | Says | Upright | Lying | Multiples


@dataclass(frozen=True, slots=True, repr=False)
class Section(Discreet):
    """What stands under one heading."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Pair(Discreet):
    """Sections in two columns, read from the left one to the right one.

    ``share`` is the part of the width that the left column gets. In large print they stand below
    each other.
    """

    left: tuple[Section, ...]
    right: tuple[Section, ...]
    share: float = 0.5

    @property
    def sections(self) -> tuple[Section, ...]:
        """Give all of them in reading order."""
        return (*self.left, *self.right)


@dataclass(frozen=True, slots=True, repr=False)
class Card(Discreet):
    """A main figure: what it is, the number, and something beside it."""

    name: str
    value: str
    below: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Report(Discreet):
    """Everything on it. ``facts`` stand below the title.

    ``notes`` stand at the foot of every page, in large print once, below the cards. ``running``
    stands above the pages after the first. ``stamp`` is printed on every page, beside what it
    holds and never over it ("INTERNAL").
    """

    house: str
    title: str
    facts: tuple[Says, ...]
    cards: tuple[Card, ...]
    sections: tuple[Section | Pair, ...]
    running: str
    notes: str = ""
    origin: str = ""
    stamp: str = ""
    large: bool = False


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in points; ``pitch`` is how high a row of one line is."""

    house: float
    title: float
    fact: float
    card: float
    number: float
    section: float
    head: float
    body: float
    note: float
    chart: float
    pitch: float
    gap: float


ORDINARY = Sizes(
    house=10.5,
    title=24,
    fact=10,
    card=9.5,
    number=19,
    section=11.5,
    head=8.1,
    body=8.9,
    note=8,
    chart=7.2,
    pitch=12,
    gap=10,
)
LARGE = Sizes(
    house=16,
    title=28,
    fact=16,
    card=16,
    number=26,
    section=20,
    head=16,
    body=16,
    note=16,
    chart=16,
    pitch=24,
    gap=22,
)


def fine(sizes: Sizes) -> Sizes:
    """Give the sizes of a table in small print."""
    part = sizes.note / sizes.body
    return replace(sizes, body=sizes.note, head=sizes.head * part, pitch=sizes.pitch * part)


def sizes_of(*, large: bool) -> Sizes:
    """Give the sizes of ordinary or of large print (16 points)."""
    return LARGE if large else ORDINARY
