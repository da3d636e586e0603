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
        self._y = first

    def add(self, report: Report, sizes: Sizes) -> None:
        """Lay a whole report out."""
        self._below(cards(report.cards, sizes, self._room, large=report.large))
        for one in report.sections:
            sections = one.sections if isinstance(one, Pair) else (one,)
            if isinstance(one, Pair) and not report.large and self._beside(one, sizes):
                continue
            for section in sections:
                self._below(strips_of(section, sizes, self._room, large=report.large))
                self._y -= sizes.gap

    def _below(self, strips: Sequence[Strip]) -> None:
        """Lay strips over the whole width."""
        for number, strip in enumerate(strips):
            if self._y - _together(strips, number) < self._bottom and self.pages[-1]:
                self._turn()
                if strip.again is not None:
                    self._put(strip.again, self._left)
            self._put(strip, self._left)

    def _beside(self, pair: Pair, sizes: Sizes) -> bool:
        """Lay sections in two columns that no page breaks; False where they have no room."""
        left = (self._room - _BETWEEN) * pair.share
        columns = [
            (self._left, _column(pair.left, sizes, left)),
            (
                self._left + left + _BETWEEN,
                _column(pair.right, sizes, self._room - _BETWEEN - left),
            ),
        ]
        high = max(sum(strip.high for strip in strips) for _, strips in columns)
        if high > self._top - self._bottom:
            return False
        if self._y - high < self._bottom:
            self._turn()
        top = self._y
        for x, strips in columns:
            self._y = top
            for strip in strips:
                self._put(strip, x)
        self._y = top - high - sizes.gap
        return True

    def _put(self, strip: Strip, x: float) -> None:
        self.pages[-1].append(Spot(strip, x, self._y))
        self._y -= strip.high

    def _turn(self) -> None:
        self.pages.append([])
        self._y = self._top


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
