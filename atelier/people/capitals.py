"""Capitals for a name that was typed in haste, all in small letters."""

import re
from dataclasses import replace

from atelier.people.names import Name

_START = re.compile(r"(^|[ \-])(ij|[^\W\d_])")


def with_capitals(name: Name) -> Name:
    """Give the name with capitals where Dutch writes them, if it was typed without any.

    "toos van den berg" becomes Toos van den Berg, "ijzerman" IJzerman. A name with even one
    capital was typed with care and stays as it is, and so does a script without capitals.
    """
    if name.full_name != name.full_name.lower():
        return name
    return replace(
        name,
        given=_capital(name.given),
        family=_capital(name.family),
        partner=_capital(name.partner),
    )


def _capital(words: str) -> str:
    return _START.sub(lambda found: found[1] + found[2].upper(), words)
