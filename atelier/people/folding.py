"""Folding: what is left of a name when accents, capitals and signs no longer matter."""

import re
import unicodedata

_TABLE = str.maketrans(
    {
        "ÿ": "ij",  # how ij is written by hand
        "Ÿ": "ij",
        "ĳ": "ij",
        "Ĳ": "ij",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "ħ": "h",
        "Ħ": "h",
        "ŧ": "t",
        "Ŧ": "t",
        "ŋ": "n",
        "Ŋ": "n",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ə": "e",
        "Ə": "e",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
    }
)
_BREAKS = ' .,;:/\\()[]"“”„«»-‐‑‒–—'
_SPACES = str.maketrans(dict.fromkeys(_BREAKS, " "))

APOSTROPHES = re.compile("['’‘ʼ`´]")


def fold(text: str) -> str:
    """Give ``text`` without accents and capitals; other scripts are kept as they are.

    Folding twice is folding once. ĳ and the handwritten ÿ become ij; ø ł đ ß ı æ œ and their
    like, which Unicode does not take apart, are told by a table.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    text = unicodedata.normalize("NFC", text).translate(_TABLE)
    for _ in range(2):  # folding capitals can bring new marks
        text = _without_marks(text).casefold().translate(_TABLE)
    return unicodedata.normalize("NFC", _without_marks(text))


def spaced(text: str) -> str:
    """Give ``text`` with a space for every sign that parts words, letter for letter."""
    if text.replace(" ", "").isalpha():
        return text  # nearly all names; the search has no time to lose
    return text.translate(_SPACES)


def split_words(text: str) -> list[str]:
    """Give the folded words of ``text``, cut at spaces, dots, hyphens and slashes.

    Apostrophes are left out (O'Brien is obrien); every other sign is an ordinary letter.
    """
    return spaced(fold(text).replace("'", "")).split()


def in_latin(text: str) -> str:
    """Give folded ``text`` in Latin letters, as one would read it aloud; "" if it already is."""
    if text.isascii():
        return ""
    from anyascii import anyascii

    return fold(anyascii(text))


def _without_marks(text: str) -> str:
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )
