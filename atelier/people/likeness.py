"""Finding likely doubles among many people at once: a list of thousands in a few seconds.

Two people are alike when their names sound alike, in whatever order they were written, and
their years of birth do not contradict it. Nobody is ever merged on these grounds.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from atelier.discreet import Discreet
from atelier.people.folding import split_words
from atelier.people.names import Name
from atelier.people.sound import sound_key
from atelier.people.spelling import Ear, Sounds, alike

_SHORT = 4  # letters; another letter in so short a word makes another name
_FULL = 400  # people in one drawer: a list of thousands called Visitor 1, 2, 3 ends too
_YEARS = 1  # a year of birth that differs by one may be a mistake


@dataclass(frozen=True, slots=True, repr=False)
class Known(Discreet):
    """Somebody to compare with: a person of the house, or an earlier row of the same list."""

    name: Name
    birth_year: int | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None
    may_contact: bool | None = None
    person_id: int | None = None
    line: int | None = None


class Likeness:
    """Everyone whom a new row may be the double of. Comparing costs no look at everybody."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[str, str], list[tuple[Sounds, Known]]] = defaultdict(list)
        self._by_sound: dict[Sounds, list[Known]] = defaultdict(list)
        self._ear = Ear()
        self._by_contact: dict[str, list[tuple[str, Known]]] = defaultdict(list)

    def add(self, known: Known) -> None:
        """Let ``known`` be found from now on."""
        for words in self._ear.spellings(known.name):
            self._by_sound[words].append(known)
            for block in _blocks(words):
                drawer = self._by_words[block]
                if len(drawer) < _FULL:
                    drawer.append((words, known))
        for contact in _contacts(known):
            self._by_contact[contact].append((_first_given(known.name), known))

    def likely(self, row: Known) -> Known | None:
        """Give the likeliest double of ``row``; None when nobody is alike."""
        spellings = self._ear.spellings(row.name)
        return self._reached(row) or self._heard(row, spellings) or self._close(row, spellings)

    def _reached(self, row: Known) -> Known | None:
        """Find who has the same first name and can be reached in the same way."""
        given = _first_given(row.name)
        known = (other for contact in _contacts(row) for other in self._by_contact[contact])
        return next((person for name, person in known if name == given), None)

    def _heard(self, row: Known, spellings: set[Sounds]) -> Known | None:
        """Find who sounds the same."""
        known = (other for words in sorted(spellings) for other in self._by_sound[words])
        return next((other for other in known if not _contradict(row, other)), None)

    def _close(self, row: Known, spellings: set[Sounds]) -> Known | None:
        """Find who is closest by a typing error."""
        best, found = 0.0, None
        for words in sorted(spellings):
            for block in _blocks(words):
                for others, known in self._by_words[block]:
                    score = _score(words, others, row, known)
                    if score > best:
                        best, found = score, known
        return found


def _score(mine: Sounds, theirs: Sounds, row: Known, known: Known) -> float:
    if mine == theirs or _contradict(row, known):
        return 0.0  # who sounds the same was looked at before
    sure = row.birth_year is not None and row.birth_year == known.birth_year
    if not sure and min(map(len, set(mine) ^ set(theirs)), default=0) <= _SHORT:
        return 0.0  # Riet is not Piet, and Bos is not Vos
    return alike(mine, theirs)


def _contradict(one: Known, other: Known) -> bool:
    if one.birth_year is None or other.birth_year is None:
        return False
    return abs(one.birth_year - other.birth_year) > _YEARS


def _blocks(words: Sounds) -> Iterator[tuple[str, str]]:
    """Give the drawers in which somebody lies: a whole word, and how another one begins."""
    if len(words) < 2:
        yield from ((word, "") for word in words)
        return
    yield from {(one, other[0]) for one, other in permutations(words, 2)}


def _first_given(name: Name) -> str:
    return sound_key(next(iter(split_words(name.given)), ""))


def _contacts(known: Known) -> list[str]:
    return [contact.casefold() for contact in (known.phone, known.email) if contact]
