"""Finding likely doubles among many people at once: a list of thousands in a few seconds.

Two people are alike when their names sound alike, in whatever order they were written, and
their years of birth do not contradict it. Nobody is ever merged on these grounds.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations
from typing import TypeAlias

from atelier.people.folding import split_words
from atelier.people.names import Name
from atelier.people.sound import sound_key
from atelier.people.tokens import plain_words

_ALIKE = 88  # of 100; found by trying: ten of ten variants, one false pair in a thousand
_SHORT = 4  # letters; another letter in so short a word makes another name
_YEARS = 1  # a year of birth that differs by one may be a mistake


_Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody to compare with: a person of the house, or an earlier row of the same list."""

    name: Name = field(repr=False)
    birth_year: int | None = field(default=None, repr=False)
    postcode: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    may_contact: bool | None = None
    person_id: int | None = None
    line: int | None = None


class Likeness:
    """Everyone whom a new row may be the double of. Comparing costs no look at everybody."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[str, str], list[tuple[_Words, Known]]] = defaultdict(list)
        self._by_contact: dict[str, list[tuple[str, Known]]] = defaultdict(list)

    def add(self, known: Known) -> None:
        """Let ``known`` be found from now on."""
        for words in _spellings(known.name):
            for block in _blocks(words):
                self._by_words[block].append((words, known))
        for contact in _contacts(known):
            self._by_contact[contact].append((_first_given(known.name), known))

    def likely(self, row: Known) -> Known | None:
        """Give the likeliest double of ``row``; None when nobody is alike."""
        given = _first_given(row.name)
        for contact in _contacts(row):
            for other, known in self._by_contact.get(contact, ()):
                if other == given:
                    return known
        best, found = 0.0, None
        for words in _spellings(row.name):
            for block in _blocks(words):
                for others, known in self._by_words.get(block, ()):
                    score = _score(words, others, row, known)
                    if score > best:
                        best, found = score, known
        return found


def _score(mine: _Words, theirs: _Words, row: Known, known: Known) -> float:
    from rapidfuzz import fuzz

    both = row.birth_year is not None and known.birth_year is not None
    apart = abs((row.birth_year or 0) - (known.birth_year or 0)) if both else 0
    if apart > _YEARS:
        return 0.0
    if mine == theirs:
        return 100.0
    other_words = set(mine) ^ set(theirs)
    if (not both or apart) and min(map(len, other_words), default=9) <= _SHORT:
        return 0.0  # Riet is not Piet, and Bos is not Vos
    return fuzz.ratio(" ".join(mine), " ".join(theirs), score_cutoff=_ALIKE)


def _spellings(name: Name) -> set[_Words]:
    """Give how a name sounds: by its words, and with the surname in one piece.

    El Amrani is found as Elamrani, and Ben Ali as Benali.
    """
    given = [sound_key(word) or word for word in split_words(name.given)]
    spellings = {tuple(sorted(sound_key(word) or word for word in plain_words(name)))}
    for surname in (name.family, f"{name.prefix} {name.family}"):
        whole = "".join(split_words(surname))
        if whole:
            spellings.add(tuple(sorted([*given, sound_key(whole) or whole])))
    return spellings


def _blocks(words: _Words) -> Iterator[tuple[str, str]]:
    """Give the drawers in which somebody lies: a whole word, and how another one begins."""
    if len(words) < 2:
        yield from ((word, "") for word in words)
        return
    yield from {(one, other[0]) for one, other in permutations(words, 2)}


def _first_given(name: Name) -> str:
    return sound_key(next(iter(split_words(name.given)), ""))


def _contacts(known: Known) -> list[str]:
    return [contact.casefold() for contact in (known.phone, known.email) if contact]
