"""What a Dutch ear makes of a name: Meijer, Meyer and Maier have one key."""

import re

from atelier.people.folding import fold, in_latin
from atelier.people.prefixes import attached_prefix, prefix_length

_RULES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch$", "s"),  # Bosch, Bos
        ("sch", "sg"),
        ("uij|uy", "ui"),
        ("auw|ouw|ou", "au"),
        ("ij|eij|ey|ei|ay|ai", "y"),
        ("yj", "y"),
        ("ae", "a"),
        ("cks|kx|ks|x", "ks"),
        ("ck", "k"),
        ("ph", "f"),
        ("th", "t"),
        ("cz", "ts"),
        ("ch", "g"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("qu?", "k"),
        ("dt$|d$", "t"),
        ("z", "s"),
        ("[vw]", "f"),
        ("^i(?=[lbmnrs])", "y"),
        ("oe", "u"),
        ("h(?=[^aeiouy]|$)", ""),  # a mute h
        (r"(.)\1+", r"\1"),
        ("en$", "e"),
    )
]
_SHORT = 4  # letters; a shorter word keeps its last e
_NOT_LETTERS = re.compile("[^a-z]+")


def sound_key(word: str) -> str:
    """Give the sound of a surname or of one word, in the letters a to z; "" for a sign.

    A prefix is not heard: van den Bosch is Bos. Names in other scripts sound as they are
    written in Latin letters.
    """
    folded = fold(word)
    words = (in_latin(folded) or folded).replace("-", " ").split()
    words = words[prefix_length(words, 0) :] or words
    if words:
        words[0] = words[0][len(attached_prefix(words[0])) :]
    key = _NOT_LETTERS.sub("", "".join(words))
    for pattern, sound in _RULES:
        key = pattern.sub(sound, key)
    return key.removesuffix("e") if len(key) > _SHORT else key
