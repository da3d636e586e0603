"""Cleaning what was typed, pasted or imported, in the one place where it enters."""

import re
import unicodedata

from atelier.domain.errors import CitizenNumber, TextTooLong

_BIDI = dict.fromkeys([0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_INVISIBLE = dict.fromkeys([0x200B, 0x2060, 0xFEFF, 0x00AD])
_NUMBER = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){8}(?!\d)")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def clean(text: str, limit: int) -> str:
    """Give ``text`` as it is kept: NFC, single spaces, no control signs, on every engine alike.

    Raises TextTooLong over ``limit`` letters, CitizenNumber where one stands in it.
    """
    text = text[: 4 * limit + 1000]
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_BIDI).translate(_INVISIBLE)
        text = "".join(" " if _is_control(sign) else sign for sign in text)
        text = unicodedata.normalize("NFC", text)
    text = " ".join(text.split())
    if len(text) > limit:
        raise TextTooLong(limit)
    if holds_citizen_number(text):
        raise CitizenNumber
    return text


def holds_citizen_number(text: str) -> bool:
    """Say whether nine digits in ``text`` pass the test of eleven (rule P2)."""
    plain = unicodedata.normalize("NFKC", text)
    return any(_passes(match.group()) for match in _NUMBER.finditer(plain))


def _passes(number: str) -> bool:
    digits = [int(sign) for sign in number if sign.isdecimal()]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and any(digits)


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
