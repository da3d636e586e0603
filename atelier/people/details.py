"""What may be kept of a person beside the name: a year, four digits, a way to be reached."""

import re
from datetime import date

from atelier.domain.text import clean
from atelier.people.errors import (
    BirthYearImpossible,
    BirthYearOnly,
    EmailImpossible,
    PostcodeUnknown,
)

_OLDEST = 120  # years
_FIRST_YEAR = 1900
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?(?!SA|SD|SS)([A-Z]{2})?")
_EMAIL = re.compile(r"[^\s@,;<>\"()]+@[^\s@,;<>\"().]+(\.[^\s@,;<>\"().]+)+")
_YEAR = re.compile(r"[0-9]{4}")
_SHORT, _LONG = 20, 120  # letters


def kept_postcode(text: str) -> str | None:
    """Give the four digits that are kept of a postcode; None for an empty field (rule P4).

    No postcode begins with a nought or ends in SA, SD or SS. Raises PostcodeUnknown.
    """
    text = clean(text, _LONG).upper()
    if not text:
        return None
    match = _POSTCODE.fullmatch(text)
    if match is None:
        raise PostcodeUnknown
    return match.group(1)


def kept_birth_year(text: str, today: date) -> int | None:
    """Give the year that was typed; None for an empty field.

    Raises BirthYearOnly for a date or two digits, BirthYearImpossible for a year in which
    nobody alive was born.
    """
    text = clean(text, _LONG)
    if not text:
        return None
    if not _YEAR.fullmatch(text):
        raise BirthYearOnly
    return checked_birth_year(int(text), today)


def checked_birth_year(year: int, today: date) -> int:
    """Give the year back. Raises BirthYearImpossible."""
    first = max(_FIRST_YEAR, today.year - _OLDEST)
    if not first <= year <= today.year:
        raise BirthYearImpossible(first, today.year)
    return year


def kept_email(text: str) -> str | None:
    """Give an address as it is kept; None for an empty field. Raises EmailImpossible."""
    text = clean(text, _LONG)
    if not text:
        return None
    if not _EMAIL.fullmatch(text):
        raise EmailImpossible
    return text
