"""The typefaces on paper: Inter, and DejaVu Sans where Inter has no glyph.

Both are embedded, as subsets. A sign that neither has is printed as its number, "[U+1F600]":
a black box on paper would tell nobody what stood there.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.paper.script import in_drawing_order, runs_right_to_left

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
REGULAR = "Inter"
BOLD = "Inter-Bold"
_SANS, _SANS_BOLD = "DejaVuSans", "DejaVuSans-Bold"
_CHAINS = {REGULAR: (REGULAR, _SANS), BOLD: (BOLD, _SANS_BOLD, _SANS)}
_FILES = {
    REGULAR: "Inter-Regular.ttf",
    BOLD: "Inter-Bold.ttf",
    _SANS: "DejaVuSans.ttf",
    _SANS_BOLD: "DejaVuSans-Bold.ttf",
}
LONGEST = 480  # letters; more than any name that is kept, and nobody measures 10,000
_IGNORED = {*range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xAD, 0x61C}
_VARIATIONS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0xFEFF, 0x200B}
_LAST = 0xFFFF  # ReportLab writes what lies beyond wrongly into the text that one can copy
_WIDEST = 1.1  # hardly a letter is wider than this part of its size
_ELLIPSIS = "…"
_SPACES = " \u00a0"  # the second holds the thousands of a number together


@dataclass(frozen=True, slots=True, repr=False)
class Run(Discreet):
    """A stretch of signs of one font, in the order in which they are drawn."""

    font: str
    text: str


@lru_cache(maxsize=1)
def register() -> None:
    """Make the fonts known to ReportLab; once per process, before the first canvas.

    Streams are kept as bytes: writing them as letters, as ReportLab does by itself, takes a
    third of the time of a page and a quarter more of the file.
    """
    from reportlab import rl_config

    rl_config.useA85 = 0
    for name in (REGULAR, BOLD):
        _loaded(name)


def is_plain(text: str) -> bool:
    """Say whether Inter draws all of ``text`` as it stands, from left to right."""
    return _plain_signs().issuperset(text)


def runs(text: str, *, font: str = REGULAR) -> list[Run]:
    """Cut ``text`` into runs in drawing order, each of a font that has its signs."""
    if is_plain(text):
        return [Run(font, text)] if text else []
    text = _drawable(text, font)
    if runs_right_to_left(text):
        text = in_drawing_order(text)
    return [Run(name, "".join(group)) for name, group in groupby(text, key=partial(_font_of, font))]


def unprintable(text: str) -> list[str]:
    """Give the signs of ``text`` that no font here has, as the numbers that are printed."""
    if is_plain(text):
        return []
    return [_number(sign) for sign in _tidy(text) if not _has_glyph(sign, REGULAR)]


def width(text: str, size: float, *, font: str = REGULAR) -> float:
    """Give the width of ``text`` in points."""
    if is_plain(text):
        return sum(map(_advances(font).__getitem__, text)) * size
    return sum(
        float(_loaded(run.font).stringWidth(run.text, size)) for run in runs(text, font=font)
    )


def fitted(text: str, size: float, room: float, *, font: str = REGULAR) -> str:
    """Give ``text``, cut off with an ellipsis where it is wider than ``room`` (points)."""
    text = text[:LONGEST]
    if surely_fits(text, size, room) or width(text, size, font=font) <= room:
        return text
    shortest, longest = 0, len(text) - 1
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if width(text[:middle].rstrip() + _ELLIPSIS, size, font=font) <= room:
            shortest = middle
        else:
            longest = middle - 1
    return text[:shortest].rstrip() + _ELLIPSIS


def shrunk(
    text: str, size: float, room: float, *, font: str = REGULAR, least: float = 0.5
) -> float:
    """Give the size at which ``text`` has room; no less than the part ``least`` of ``size``."""
    wide = width(text[:LONGEST], size, font=font)
    return size if wide <= room else size * max(least, room / wide)


def surely_fits(text: str, size: float, room: float) -> bool:
    """Say without measuring that plain ``text`` has room; False where it must be measured."""
    return len(text) * size * _WIDEST < room and _narrow_signs().issuperset(text)


def warnings_about(signs: Iterable[str]) -> tuple[str, ...]:
    """Give the sentence for the screen about the signs that were printed as numbers."""
    numbers = sorted(set(signs))
    if not numbers:
        return ()
    shown = " ".join(numbers[:5]) + (f" {_ELLIPSIS}" if len(numbers) > 5 else "")
    sentence = tr(
        "Some signs cannot be printed. Their number stands on the paper: {signs}.", signs=shown
    )
    return (sentence,)


@lru_cache(maxsize=4)
def _loaded(name: str) -> Any:  # noqa: ANN401 - ReportLab's TTFont, which has no types
    """Read a font; the fallback only where a sign needs it."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(name, str(FOLDER / _FILES[name]), shapable=False)
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=4)
def _signs(font: str) -> frozenset[str]:
    signs = {chr(code) for code in _loaded(font).face.charToGlyph if code <= _LAST}
    if font in {REGULAR, BOLD}:  # Inter sets marks beside the letter, DejaVu over it
        signs = {sign for sign in signs if not unicodedata.category(sign).startswith("M")}
    return frozenset(signs)


@lru_cache(maxsize=1)
def _plain_signs() -> frozenset[str]:
    """Give what Inter draws alone: no marks, no controls, nothing from right to left."""
    return frozenset(
        sign
        for sign in _signs(REGULAR) & _signs(BOLD)
        if unicodedata.category(sign)[0] not in "CMZ" or sign in _SPACES
    )


@lru_cache(maxsize=1)
def _narrow_signs() -> frozenset[str]:
    """Give the plain signs that are no wider than most."""
    return frozenset(sign for sign, wide in _advances(BOLD).items() if wide <= _WIDEST)


@lru_cache(maxsize=2)
def _advances(font: str) -> dict[str, float]:
    """Give the width of every plain sign at a size of one point."""
    face = _loaded(font).face
    widths, usual = face.charWidths, face.defaultWidth
    return {sign: widths.get(ord(sign), usual) / 1000 for sign in _plain_signs()}


def _tidy(text: str) -> str:
    """Take out what has no shape, and make every kind of space and control sign a space."""
    kept = []
    for sign in unicodedata.normalize("NFC", text):
        code, kind = ord(sign), unicodedata.category(sign)
        if code == 0x200D and _is_arabic(text):
            kept.append(sign)  # it joins Arabic letters, and goes out with that
        elif code not in _IGNORED and code not in _VARIATIONS:
            kept.append(" " if kind[0] == "Z" or kind == "Cc" else sign)
    return "".join(kept)


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= sign <= "\u06ff" for sign in text)


def _drawable(text: str, font: str) -> str:
    signs = [
        sign if sign == "\u200d" or _has_glyph(sign, font) else f"[{_number(sign)}]"
        for sign in _tidy(text)
    ]
    return "".join(signs)


def _has_glyph(sign: str, font: str) -> bool:
    return any(sign in _signs(name) for name in _CHAINS[font])


def _font_of(font: str, sign: str) -> str:
    return next((name for name in _CHAINS[font] if sign in _signs(name)), font)


def _number(sign: str) -> str:
    return f"U+{ord(sign):04X}"
