"""The little words before a family name: van, de, el, 't."""

import re
from functools import lru_cache

from atelier.people.folding import fold

_LIST = """aan|aan de|aan den|aan het|aan 't|achter de|bij de|bin|da|de|de la|del|den|der|di|dos|
d'|el|al|het|'t|in de|in den|in het|in 't|la|le|onder de|op de|op den|op het|op 't|over de|'s|te|
ten|ter|tot|uit de|uit den|uit het|van|van de|van den|van der|van het|van 't|von|von der|
voor de|van t|in t|op t|aan t|v.d.|v.d|vd|vd.|v/d|v|v.|v d|v. d.|v. de|v. d|v. der|v. den"""
PHRASES = frozenset(tuple(phrase.split()) for phrase in _LIST.replace("\n", "").split("|"))
WORDS = frozenset(word for phrase in PHRASES for word in phrase)
OPENERS = frozenset({"ben", "ait", "abu", "abou", "bou", "ibn", "sint"})
"""Words that are part of the name itself: Ben Ali stands under B."""

_ATTACHED = re.compile(r"(d'|l'|'s-|'t-)(?=\w{2})", re.IGNORECASE)
_SHORT = {
    "aan": "a.",
    "achter": "a.",
    "bij": "b.",
    "de": "d.",
    "den": "d.",
    "der": "d.",
    "het": "h.",
    "in": "i.",
    "onder": "o.",
    "op": "o.",
    "over": "o.",
    "tot": "t.",
    "uit": "u.",
    "van": "v.",
    "vd": "v.d.",
    "vd.": "v.d.",
    "v.d": "v.d.",
    "v/d": "v.d.",
    "v": "v.",
    "d": "d.",
    "von": "v.",
    "voor": "v.",
}
_SPELT = {"v": ("van",), "vd": ("van den", "van der", "van de"), "d": ("den", "der", "de")}
_LONGEST = 2


def prefix_length(words: list[str], start: int) -> int:
    """Give how many of ``words`` from ``start`` on are a prefix; the longest one wins.

    A lone v with a capital is an initial, not a prefix.
    """
    for length in range(_LONGEST, 0, -1):
        phrase = tuple(fold(word) for word in words[start : start + length])
        if len(phrase) == length and phrase in PHRASES:
            return 0 if words[start][0] == "V" and phrase[0] in {"v", "v."} else length
    return 0


def attached_prefix(word: str) -> str:
    """Give the prefix that is written onto ``word``: d' in d'Hondt, 's- in 's-Gravesande."""
    match = _ATTACHED.match(word.replace("’", "'"))
    return word[: match.end()] if match else ""


def with_prefix(prefix: str, core: str) -> str:
    """Write a prefix before a name: van Dijk, d'Hondt, 's-Gravesande."""
    if not prefix or not core:
        return prefix or core
    return prefix + core if prefix[-1] in "'’-" else f"{prefix} {core}"


@lru_cache(maxsize=256)  # there are few prefixes, and they are nobody's secret
def shortened(prefix: str) -> str:
    """Abbreviate a prefix as one does by hand: van der is v.d., and el stays el."""
    short = ""
    for word in prefix.split():
        part = _SHORT.get(fold(word), word)
        glued = short.endswith(".") and part.endswith(".")
        short += part if glued or not short else f" {part}"
    return short


def spoken_forms(prefix: str) -> set[str]:
    """Give the ways in which a prefix is typed in one piece: vanden, vd, den; all folded."""
    words = [part for part in re.split(r"[\s./'’-]+", fold(prefix)) if part]
    forms = {"".join(words[start:]) for start in range(len(words))}
    if all(word in _SHORT for word in words):
        forms.add("".join(word[0] for word in words))
    for spelt in _SPELT.get("".join(word[0] for word in words), ()):
        if all(len(word) == 1 or word == "vd" for word in words):
            forms.add(spelt.replace(" ", ""))
    return forms - {""}
