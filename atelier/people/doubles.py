"""Somebody new who may be known already: proposed while a name is typed, never decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from sqlalchemy.orm import Session

from atelier.discreet import Discreet
from atelier.domain import TokenKind
from atelier.people.asking import Range, Word
from atelier.people.names import Name
from atelier.people.reading import Found, Reader, name_in
from atelier.people.sound import sound_key
from atelier.people.spelling import ALIKE, Ear, alike
from atelier.people.tokens import plain_words

_COMPARED = 4  # words of one name
_CANDIDATES = 50  # people compared for each half of a name


@dataclass(frozen=True, slots=True, repr=False)
class Double(Discreet):
    """Somebody in the house who may be the same person, with what tells people apart (P5).

    ``alike`` is 100 when the names sound the same. ``swapped``: first and last name changed
    places.
    """

    id: int
    name: str
    desk_name: str
    birth_year: int | None
    postcode: str | None
    alike: int
    swapped: bool


def likely_doubles(
    session: Session, *, site_id: int, name: Name, limit: int = 3
) -> Sequence[Double]:
    """Give the people whose name sounds like ``name``, in whatever order, the likeliest first.

    Half a name has no doubles: it is compared as a whole.
    """
    sounds = _sounds(name)
    if not sounds:
        return []
    ear = Ear()
    typed = ear.spellings(name)
    found: list[Double] = []
    for row in _candidates(Reader(session.connection(), site_id, _CANDIDATES), sounds):
        other = name_in(row)
        score = max(alike(one, two) for one in typed for two in ear.spellings(other))
        if score >= ALIKE:
            found.append(_double(row, other, round(score), name))
    found.sort(key=lambda double: (-double.alike, double.swapped, double.name, double.id))
    return found[:limit]


def _candidates(reader: Reader, sounds: list[str]) -> list[Found]:
    """Give people who share the sound of one word, and of another at least the first letter."""
    rows: list[Found] = []
    if len(sounds) == 1:
        rows += reader.in_range(TokenKind.SOUND, _exactly(sounds[0]), ())
    for one, other in permutations(sounds[:_COMPARED], 2):
        both = (Word(one, one),)
        rows += reader.in_range(TokenKind.HEARD_PAIR, _exactly(one[0] + other), both, heard=True)
        near = reader.in_range(TokenKind.HEARD_PAIR, _exactly(one[0] + other), ())
        # nobody: perhaps it is a surname of several words, written as one
        rows += near or reader.in_range(TokenKind.SOUND, _exactly(other), both, heard=True)
    return list({row.id: row for row in rows}.values())


def _exactly(token: str) -> Range:
    return token, token + "\x01"


def _sounds(name: Name) -> list[str]:
    return sorted(sound for word in plain_words(name) if (sound := sound_key(word)))


def _double(row: Found, other: Name, score: int, typed: Name) -> Double:
    given, family = sound_key(typed.given), sound_key(typed.family)
    return Double(
        id=row.id,
        name=other.list_name,
        desk_name=other.desk_name,
        birth_year=row.birth_year,
        postcode=row.postcode,
        alike=score,
        swapped=given != family
        and bool(given and family)
        and (sound_key(other.given), sound_key(other.family)) == (family, given),
    )
