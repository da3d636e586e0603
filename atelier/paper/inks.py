"""The inks: black on white, and one accent a function that survives a grey printer.

Each is red, green, blue from 0 to 1; every accent reaches 4.5:1 on white.
"""

from typing import TypeAlias

Ink: TypeAlias = tuple[float, float, float]


def _ink(code: str) -> Ink:
    red, green, blue = bytes.fromhex(code)
    return red / 255, green / 255, blue / 255


BLACK = _ink("1F2A30")
SOFT = _ink("55626A")
LINE = _ink("9AA0A3")
BRAND = _ink("0B5A5E")
MEETING = _ink("8A5A00")
INFORMATION = _ink("1D4F91")
DAY_ACTIVITY = _ink("2C6B2F")
HEALTH = _ink("8E2A5B")
WARNING = _ink("B3261E")
BRAND_LIGHT = _ink("B7CDCC")  # a bar beside dark ones; a grey printer keeps them apart
BRAND_SOFT = _ink("DCEDEC")  # behind the name of a day
WARNING_SOFT = _ink("FBE0DD")
PALE = _ink("ECEEEF")  # a room being set up or cleared
RULE = _ink("CFD4D6")  # the hours behind a plan
