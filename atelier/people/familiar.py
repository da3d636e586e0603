"""The people whom the desk expects, kept in memory while it is open today."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.discreet import Discreet
from atelier.domain import NameToken, TokenKind
from atelier.people.asking import Range
from atelier.people.chunks import in_chunks

STRANGER = 9
"""The rank of somebody who is not expected."""

Tokens = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Familiar(Discreet):
    """Whom to show first: 0 expected now or soon, 1 later today, 2 a regular of this weekday.

    Their words and sounds, sorted, are looked through in memory: the index of the whole house
    is read to a limit, and would cut off those who are about to come in.
    """

    rank: Mapping[int, int] = field(default_factory=dict)
    words: Tokens = ()
    sounds: Tokens = ()

    def whose_word(self, *ranges: Range) -> set[int]:
        """Give the people with a word in one of ``ranges``."""
        return {person for span in ranges for person in _within(self.words, span)}

    def whose_sound(self, span: Range) -> set[int]:
        """Give the people with a sound in ``span``."""
        return set(_within(self.sounds, span))


NOBODY = Familiar()


def familiar_from(session: Session, ranks: Mapping[int, int]) -> Familiar:
    """Fetch the words of the people in ``ranks`` (person id to rank)."""
    words: list[tuple[str, int]] = []
    sounds: list[tuple[str, int]] = []
    for some in in_chunks(sorted(ranks)):
        found = session.execute(
            select(NameToken.kind, NameToken.token, NameToken.person_id).where(
                NameToken.person_id.in_(some), NameToken.kind <= TokenKind.SOUND.value
            )
        )
        for kind, token, person_id in found:
            (sounds if kind == TokenKind.SOUND else words).append((token, person_id))
    return Familiar(dict(ranks), tuple(sorted(words)), tuple(sorted(sounds)))


def _within(tokens: Sequence[tuple[str, int]], span: Range) -> list[int]:
    first = bisect_left(tokens, (span[0],))
    last = bisect_left(tokens, (span[1],), lo=first)
    return [person for _, person in tokens[first:last]]
