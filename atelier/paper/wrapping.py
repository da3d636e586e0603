"""Texts over several lines: what is too wide for its place is not cut off, and seldom smaller."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.paper.fonts import LONGEST, REGULAR, fitted, shrunk, surely_fits, width

LEADING = 1.13  # from one line to the next, in parts of the size
_ELLIPSIS = "…"
_STEP = 0.94  # how much smaller letters become each time that they do not fit
# a date and a number stay whole, and a dot between two things stands with the second
_PARTS = re.compile(r"(?:·\s)?.*?(?:[^\S\u00a0]+|(?<=[^\s\d])[/-]|$)", re.DOTALL)
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True, repr=False)
class Block(Discreet):
    """Lines of one size (points)."""

    size: float
    lines: tuple[str, ...]

    @property
    def depth(self) -> float:
        """Give how much lower the last line stands than the first, in points."""
        return (len(self.lines) - 1) * self.size * LEADING


def wrapped(text: str, size: float, room: float, *, font: str = REGULAR) -> tuple[str, ...]:
    """Break ``text`` into lines no wider than ``room``: after a space, a hyphen or a slash.

    A word that is wider by itself is broken between two letters. What nobody is called, thousands
    of letters, is cut off.
    """
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]}{_ELLIPSIS}"
    if surely_fits(text, size, room) or width(text, size, font=font) <= room:
        return (text,)
    lines, line = [], ""
    for part in _PARTS.findall(text):
        if line and width(f"{line}{part}".rstrip(), size, font=font) > room:
            lines.append(line.rstrip())
            line = ""
        line += part
        while len(line) > 1 and width(line.rstrip(), size, font=font) > room:
            count = _letters_that_fit(line, size, room, font)
            lines.append(line[:count])
            line = line[count:]
    return (*lines, line.rstrip()) if line.strip() or not lines else tuple(lines)


def block(
    text: str, size: float, room: float, *, lines: int, least: float, font: str = REGULAR
) -> Block:
    """Set ``text`` in at most ``lines`` lines: smaller only where those are too few.

    Letters become no smaller than ``least`` points; what has no room even then is cut off.
    """
    found = wrapped(text, size, room, font=font)
    while len(found) > lines and size > least:
        size = max(least, size * _STEP)
        found = wrapped(text, size, room, font=font)
    if len(found) > lines:
        rest = " ".join(found[lines - 1 :])
        found = (*found[: lines - 1], fitted(rest, size, room, font=font))
    return Block(size, found)


def heading(text: str, size: float, room: float, *, least: float, font: str = REGULAR) -> Block:
    """Set a heading: on one line if letters of the part ``least`` will do, else on up to three."""
    one = shrunk(text, size, room, font=font)
    if one >= least * size:
        return Block(one, (text,))
    return block(text, least * size, room, lines=3, least=0.8 * least * size, font=font)


def _letters_that_fit(word: str, size: float, room: float, font: str) -> int:
    """Give how many letters of a word fit, at least one; a mark stays with its letter."""
    least, most = 1, len(word)
    while least < most:
        middle = (least + most + 1) // 2
        if width(word[:middle], size, font=font) <= room:
            least = middle
        else:
            most = middle - 1
    count = least
    while count > 1 and count < len(word) and _belongs_to_the_letter_before(word[count]):
        count -= 1
    return count


def _belongs_to_the_letter_before(sign: str) -> bool:
    return sign == _JOINER or unicodedata.category(sign)[0] == "M"
