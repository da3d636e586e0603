"""How a name sounds, in every way in which it may have been written down."""

from typing import TypeAlias

from atelier.people.folding import split_words
from atelier.people.names import Name
from atelier.people.sound import sound_key
from atelier.people.tokens import plain_words

Sounds: TypeAlias = tuple[str, ...]

ALIKE = 88
"""Of 100; found by trying: ten of ten variants, one false pair in a thousand."""


class Ear:
    """Hears names, and each word once: the words of a list come back again and again."""

    def __init__(self) -> None:
        self._heard: dict[str, str] = {}

    def spellings(self, name: Name) -> set[Sounds]:
        """Give how a name sounds, in order: by its words, and with the surname in one piece.

        El Amrani is heard as Elamrani, and Ben Ali as Benali.
        """
        given = [self.sound(word) for word in split_words(name.given)]
        spellings = {tuple(sorted(map(self.sound, plain_words(name))))}
        for surname in (name.family, f"{name.prefix} {name.family}"):
            whole = "".join(split_words(surname))
            if whole:
                spellings.add(tuple(sorted([*given, self.sound(whole)])))
        return spellings

    def sound(self, word: str) -> str:
        """Give the sound of a word; a word with a figure in it sounds like nothing else."""
        if word not in self._heard:
            self._heard[word] = sound_key(word) or word if word.isalpha() else word
        return self._heard[word]


def alike(one: Sounds, other: Sounds) -> float:
    """Say how alike two spellings sound: 100 is the same, and 0 is less than ALIKE."""
    from rapidfuzz import fuzz

    return fuzz.ratio(" ".join(one), " ".join(other), score_cutoff=ALIKE)
