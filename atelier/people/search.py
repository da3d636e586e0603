"""Finding people at the desk by what a volunteer hears and types."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy.orm import Session

from atelier.discreet import Discreet
from atelier.domain import TokenKind
from atelier.people.asking import (
    NOTHING,
    Asked,
    Range,
    Word,
    beginning,
    begins_with_one_error,
    understand,
)
from atelier.people.familiar import NOBODY, STRANGER, Familiar, familiar_from
from atelier.people.folding import APOSTROPHES, spaced, split_words
from atelier.people.marking import mark
from atelier.people.reading import AT_ONCE, Found, Reader, name_in
from atelier.people.tokens import VOCABULARY, deletions_of, plain_words

__all__ = ["NOBODY", "Familiar", "Hit", "Match", "familiar_from", "find_people"]

_SPARE = 4  # rows read beyond the limit: one person can stand in a range twice
_AGAIN = 20  # times as many rows are read when that was not enough
_LEAST = 4  # letters of a word in which a typing error is looked for
_MOST_MISTYPED = 2 * AT_ONCE  # words of the vocabulary that were perhaps meant
_MOST_FAMILIAR = 40


class Match(IntEnum):
    """How what was typed fits a name; the best first."""

    EXACT = 0
    PREFIX = 1
    FOLDED = 2
    SOUND = 3
    DISTANCE = 4


@dataclass(frozen=True, slots=True, repr=False)
class Hit(Discreet):
    """Somebody who may be meant, with what tells people apart (rule P5).

    ``name`` stands as in a list; ``letters`` are the places in it, start and length, that were
    typed. ``namesake``: somebody else in the house bears the same name. ``rank`` as in
    Familiar, and 9 for who is not expected.
    """

    id: int
    name: str
    desk_name: str
    birth_year: int | None
    postcode: str | None
    match: Match
    rank: int
    namesake: bool
    letters: tuple[tuple[int, int], ...]


def find_people(
    session: Session, *, site_id: int, text: str, limit: int = 10, familiar: Familiar = NOBODY
) -> list[Hit]:
    """Give the people who may be meant by ``text``, the likeliest first, at most ``limit``.

    The best match comes first, and within it who is expected. Fewer than two letters find
    nobody; three or more digits find volunteers by the end of their telephone number.
    """
    asked = understand(text)
    if asked is None:
        return []
    reader = Reader(session.connection(), site_id, limit + _SPARE)
    search = _Search(reader, asked, limit, familiar)
    if asked.digits:
        search.take(Match.PREFIX, reader.by_phone(asked.digits))
    else:
        search.run()
    return search.hits()


class _Search:
    """One search: looks in the surest place first, and further only while there is room."""

    def __init__(self, reader: Reader, asked: Asked, limit: int, familiar: Familiar) -> None:
        self._reader = reader
        self._words = asked.words
        self._limit = limit
        self._familiar = familiar
        self._found: dict[int, tuple[Match, Found]] = {}

    def run(self) -> None:
        for stage in (self._as_written, self._in_one_piece, self._as_heard, self._mistyped):
            stage()
            if len(self._found) >= self._limit:
                return

    def take(self, worst: Match, rows: Iterable[Found]) -> None:
        """Keep rows that are not here yet; as written they may match better than ``worst``."""
        for row in rows:
            if row.id not in self._found:
                match = self._match(row) if worst is Match.FOLDED else worst
                self._found[row.id] = match, row

    def hits(self) -> list[Hit]:
        rank = self._familiar.rank
        order = sorted(
            (match, rank.get(row.id, STRANGER), row.sort_key, row.id)
            for match, row in self._found.values()
        )
        folded = [word.folded for word in self._words]
        return [
            _hit(self._found[person][1], match, place, folded)
            for match, place, _, person in order[: self._limit]
        ]

    def _as_written(self) -> None:
        first, *others = self._words
        if others:
            span = beginning(others[0].folded[0] + first.folded)
            self._take_range(TokenKind.PAIR, span)
        else:
            self._take_range(TokenKind.WORD, first.range)
        known = [self._familiar.whose_word(word.range) for word in self._words]
        self.take(Match.FOLDED, self._expected(known))

    def _in_one_piece(self) -> None:
        self._take_range(TokenKind.JOINED, self._words[0].range)

    def _take_range(self, kind: TokenKind, span: Range) -> None:
        for most in (self._limit + _SPARE, _AGAIN * self._limit):
            rows = self._reader.in_range(kind, span, self._words[1:], most=most)
            self.take(Match.FOLDED, rows)
            if len(rows) < most or len(self._found) >= self._limit:
                return

    def _as_heard(self) -> None:
        first, *others = self._words
        kind, span = TokenKind.SOUND, first.sound_range
        if others and span != NOTHING and others[0].sound:
            kind, span = TokenKind.HEARD_PAIR, beginning(others[0].sound[0] + first.sound)
        rows = self._reader.in_range(kind, span, tuple(others), heard=True)
        self.take(Match.SOUND, rows)
        known = [self._heard_of(word) for word in self._words]
        self.take(Match.SOUND, self._expected(known))

    def _mistyped(self) -> None:
        for word in self._words:
            if len(word.bare) < _LEAST or not word.folded.isalpha():
                continue
            if len(self._found) >= self._limit:
                return
            others = tuple(other for other in self._words if other is not word)
            meant = self._perhaps_meant(word)
            spans = [beginning(token) for token in meant]
            known = [self._heard_of(other) for other in others]
            expected = self._expected([self._familiar.whose_word(*spans), *known])
            self.take(Match.DISTANCE, _meant(word, expected))
            kind = TokenKind.WORD
            if others:
                kind = TokenKind.PAIR
                spans = [beginning(others[0].folded[0] + token) for token in meant]
            for start in range(0, len(spans), AT_ONCE):
                if len(self._found) < self._limit:
                    some = spans[start : start + AT_ONCE]
                    rows = self._reader.in_ranges(kind, some, others)
                    self.take(Match.DISTANCE, _meant(word, rows))

    def _perhaps_meant(self, word: Word) -> list[str]:
        """Give beginnings of words, one letter away from how ``word`` begins."""
        typed = word.bare
        start = typed if len(typed) < VOCABULARY else typed[: VOCABULARY - 1]
        near = {
            token
            for token in self._reader.vocabulary(deletions_of(typed))
            if begins_with_one_error(start, token)
        }
        near -= {token for token in near if token[:-1] in near}  # the shorter one holds it
        order = sorted(near, key=lambda token: (token[0] != typed[0], -len(token), token))
        return order[:_MOST_MISTYPED]

    def _heard_of(self, word: Word) -> set[int]:
        known = self._familiar.whose_word(word.range)
        if word.sound_range == NOTHING:
            return known
        return known | self._familiar.whose_sound(word.sound_range)

    def _expected(self, known: list[set[int]]) -> Sequence[Found]:
        """Fetch the familiar people who are in every set and were not found yet."""
        people = set.intersection(*known) - self._found.keys()
        if not people:
            return ()
        rank = self._familiar.rank
        first = sorted(people, key=lambda person: (rank.get(person, STRANGER), person))
        return self._reader.by_id(first[:_MOST_FAMILIAR])

    def _match(self, row: Found) -> Match:
        whole = f" {row.given_name} {row.family_name} {row.partner_name} ".casefold()
        words = spaced(whole if whole.isalpha() else APOSTROPHES.sub("", whole))
        worst = Match.EXACT
        for word in self._words:
            if f" {word.typed} " in words:
                continue
            if f" {word.typed}" not in words:
                return Match.FOLDED
            worst = Match.PREFIX
        return worst


def _meant(word: Word, rows: Iterable[Found]) -> list[Found]:
    typed = word.bare
    return [row for row in rows if any(begins_with_one_error(typed, w) for w in _words(row))]


def _words(row: Found) -> Iterable[str]:
    whole = f"{row.family_name} {row.given_name} {row.partner_name}"
    return split_words(whole) if whole.isascii() else plain_words(name_in(row))


def _hit(row: Found, match: Match, rank: int, typed: list[str]) -> Hit:
    name = name_in(row)
    shown = name.list_name
    return Hit(
        id=row.id,
        name=shown,
        desk_name=name.desk_name,
        birth_year=row.birth_year,
        postcode=row.postcode,
        match=match,
        rank=rank,
        namesake=bool(row.namesake),
        letters=mark(shown, typed),
    )
