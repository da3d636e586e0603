"""Finding likely doubles among many people at once: a list of thousands in a few seconds.

Two people are alike when their names sound alike, in whatever order they were written, and
their years of birth do not contradict it. Nobody is ever merged on these grounds.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations

from atelier.people.folding import split_words
from atelier.people.names import Name
from atelier.people.sound import sound_key
from atelier.people.tokens import plain_words

_ALIKE = 88  # of 100; found by trying: ten of ten variants, one false pair in a thousand
_YEARS = 1  # a year of birth that differs by one may be a mistake


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
        self._by_words: dict[tuple[str, str], list[tuple[str, Known]]] = defaultdict(list)
        self._by_contact: dict[str, list[tuple[str, Known]]] = defaultdict(list)

    def add(self, known: Known) -> None:
        """Let ``known`` be found from now on."""
        words = _sounds(known.name)
        key = " ".join(words)
        for block in _blocks(words):
            self._by_words[block].append((key, known))
        for contact in _contacts(known):
            self._by_contact[contact].append((_first_given(known.name), known))

    def likely(self, row: Known) -> Known | None:
        """Give the likeliest double of ``row``; None when nobody is alike."""
        from rapidfuzz import fuzz

        for contact in _contacts(row):
            for given, known in self._by_contact.get(contact, ()):
                if given == _first_given(row.name):
                    return known
        words = _sounds(row.name)
        key = " ".join(words)
        best, found = 0.0, None
        for block in _blocks(words):
            for other, known in self._by_words.get(block, ()):
                if _contradict(row, known):
                    continue
                score = 100.0 if other == key else fuzz.ratio(key, other, score_cutoff=_ALIKE)
                if score > best:
                    best, found = score, known
        return found


def _sounds(name: Name) -> list[str]:
    return sorted(sound for word in plain_words(name) if (sound := sound_key(word) or word))


def _blocks(words: list[str]) -> Iterator[tuple[str, str]]:
    """Give the drawers in which somebody lies: a whole word, and how another one begins."""
    if len(words) < 2:
        yield from ((word, "") for word in words)
        return
    seen = {(one, other[0]) for one, other in permutations(words, 2)}
    joined = "".join(words)  # el Amrani and Elamrani
    yield from sorted(seen | {(joined[:3], "#" + joined[-3:])})


def _first_given(name: Name) -> str:
    return sound_key(next(iter(split_words(name.given)), ""))


def _contacts(known: Known) -> list[str]:
    return [contact.casefold() for contact in (known.phone, known.email) if contact]


def _contradict(one: Known, other: Known) -> bool:
    if one.birth_year is None or other.birth_year is None:
        return False
    return abs(one.birth_year - other.birth_year) > _YEARS
