"""What was typed in the desk's one field: a number, a scanned code, or a name."""

import re
from dataclasses import dataclass

from atelier.discreet import Discreet

SHEET_CODE = "ATL-L"  # the prefix of a printed list's code; a code is known by it, not by length
_NUMBER = re.compile(r"\+?\s*(\d{1,2})")
_COMPANIONS = re.compile(r"(.*\S)\s*\+\s*(\d{1,2})")


@dataclass(frozen=True, slots=True, repr=False)
class Typed(Discreet):
    """What somebody means. Exactly one of ``number``, ``code`` and ``name`` is filled in.

    ``number``: visitors without a name, 1 to 99. ``code``: a printed list's number
    ("2026-0412"). ``name``: to be looked for, with ``companions`` who want no name.
    """

    number: int = 0
    code: str = ""
    name: str = ""
    companions: int = 0


def read_typed(text: str) -> Typed:
    """Read what stands in the field."""
    text = text.strip()
    if text.upper().startswith(SHEET_CODE):
        return Typed(code=text[len(SHEET_CODE) :].strip())
    number = _NUMBER.fullmatch(text)
    if number is not None and int(number[1]):
        return Typed(number=int(number[1]))
    companions = _COMPANIONS.fullmatch(text)
    if companions is not None:
        return Typed(name=companions[1], companions=int(companions[2]))
    return Typed(name=text)
