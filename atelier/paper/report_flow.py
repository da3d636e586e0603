"""Where the pieces of a report come to stand: on which page, in which column, how high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.paper.report import (
    Grid,
    Lying,
    Multiples,
    Pair,
    Part,
    Report,
    Says,
    Section,
    Sizes,
    Upright,
)
from atelier.paper.report_grid import table
from atelier.paper.report_strips import (
    Strip,
    cards,
    heading,
    lying,
    multiples,
    paragraph,
    space,
    upright,
)

_BETWEEN = 18.0  # points between two columns


@dataclass(frozen=True, slots=True, repr=False)
class Spot(Discreet):
    """A strip at its place: its left edge and its top, in points."""

    strip: Strip
    x: float
    top: float


class Flow:
    """Lays strips below each other, and turns to a new page where one has no room.

    ``first`` is the height at which the first page begins, ``top`` the others; nothing comes
    below ``bottom``. ``left`` and ``room`` are where lines begin and how long they are.
    """

    def __init__(
        self, *, first: float, top: float, bottom: float, left: float, room: float
    ) -> None:
        self.pages: list[list[Spot]] = [[]]
        self._top, self._bottom = top, bottom
        self._left, self._room = left, room
        self._page, self._y = 0, first

    def add(self, report: Report, sizes: Sizes) -> None:
        """Lay a whole report out."""
        self._below(cards(report.cards, sizes, self._room, large=report.large))
        if report.large and report.notes:
            self._below(paragraph(Says(report.notes, soft=True), sizes, self._room))
            self._y -= sizes.gap
        for one in report.sections:
            if isinstance(one, Pair) and not report.large:
                self._beside(one, sizes)
                continue
            for section in one.sections if isinstance(one, Pair) else (one,):
                self._below(strips_of(section, sizes, self._room, large=report.large))
                self._y -= sizes.gap

    def _below(self, strips: Sequence[Strip]) -> None:
        """Lay strips over the whole width."""
        self._page, self._y = self._laid(strips, self._left)

    def _beside(self, pair: Pair, sizes: Sizes) -> None:
        """Lay sections in two columns, each of which goes on overleaf by itself."""
        left = (self._room - _BETWEEN) * pair.share
        right = self._room - _BETWEEN - left
        ends = [
            self._laid(_column(pair.left, sizes, left), self._left),
            self._laid(_column(pair.right, sizes, right), self._left + left + _BETWEEN),
        ]
        self._page = max(page for page, _ in ends)
        self._y = min(y for page, y in ends if page == self._page) - sizes.gap

    def _laid(self, strips: Sequence[Strip], x: float) -> tuple[int, float]:
        """Lay strips from here on in a column, and give the page and the height it came to."""
        page, y = self._page, self._y
        begun = bool(self.pages[page])
        for number, strip in enumerate(strips):
            if y - _together(strips, number) < self._bottom and begun:
                page, y = page + 1, self._top
                if page == len(self.pages):
                    self.pages.append([])
                if strip.again is not None:
                    self.pages[page].append(Spot(strip.again, x, y))
                    y -= strip.again.high
                begun = False
            self.pages[page].append(Spot(strip, x, y))
            y -= strip.high
            begun = True
        return page, y


def _column(sections: Sequence[Section], sizes: Sizes, room: float) -> list[Strip]:
    """Give the strips of sections below each other."""
    found: list[Strip] = []
    for number, section in enumerate(sections):
        found += [space(sizes.gap)] if number else []
        found += strips_of(section, sizes, room, large=False)
    return found


def strips_of(section: Section, sizes: Sizes, room: float, *, large: bool) -> list[Strip]:
    """Give everything of a section, its heading first."""
    found = [heading(section.title, sizes, room)]
    for part in section.parts:
        found += _strips(part, sizes, room, large=large)
    return found


def _strips(part: Part, sizes: Sizes, room: float, *, large: bool) -> list[Strip]:
    match part:
        case Grid():
            return table(part, sizes, room)
        case Says():
            return paragraph(part, sizes, room)
        case Upright():
            return [upright(part, sizes, room)]
        case Lying():
            return [lying(part, sizes, room)]
        case Multiples():
            return multiples(part, sizes, room, large=large)


def _together(strips: Sequence[Strip], number: int) -> float:
    """Give the height of a strip and of those that must stand on the same page with it."""
    high = strips[number].high
    while strips[number].stays and number + 1 < len(strips):
        number += 1
        high += strips[number].high
    return high
