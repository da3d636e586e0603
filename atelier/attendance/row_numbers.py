"""Row numbers as people say and type them: "1-9 11 12", "alles behalve 10"."""

import re

from atelier.attendance.register_refusals import NotOnTheList, UnreadableRows

_EXCEPT = re.compile(
    r"^\s*(?:all(?:es|emaal|e)?|iedereen|everybody|everyone)"
    r"(?:\s+(?:but|except|behalve|zonder|op)\s+(?P<rows>.+?)(?:\s+na)?)?\s*$",
    re.IGNORECASE,
)
_ONE = re.compile(r"^(\d{1,4})(?:[-–—](\d{1,4}))?$")
_JOINED = re.compile(r"\s*(?:[-–—]|\bt/m\b|\btot en met\b|\bto\b)\s*", re.IGNORECASE)
_APART = re.compile(r"[\s,;+&]+|\b(?:en|and)\b", re.IGNORECASE)


def rows_in(text: str, *, named: frozenset[int], last: int) -> frozenset[int]:
    """Give the rows that a text means. Empty text means none.

    "all but 10" is everybody in ``named``, the rows with a name on them, except row 10; other
    rows are from 1 to ``last``. Raises UnreadableRows or NotOnTheList.
    """
    if not text.strip():
        return frozenset()
    found = _EXCEPT.match(text)
    if found is None:
        return frozenset(_listed(text, last))
    but = found["rows"]
    return named - frozenset(_listed(but, last)) if but else named


def _listed(text: str, last: int) -> set[int]:
    rows: set[int] = set()
    for word in _APART.split(_JOINED.sub("-", text.strip())):
        if not word:
            continue
        match = _ONE.match(word)
        if match is None:
            raise UnreadableRows
        first = int(match[1])
        end = int(match[2] or first)
        if end < first:
            raise UnreadableRows
        for row in (first, end):
            if not 1 <= row <= last:
                raise NotOnTheList(row)
        rows.update(range(first, end + 1))
    return rows
