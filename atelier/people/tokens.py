"""The index of names: what the search reads, kept in plain tables.

Not a full-text index: that keeps the words of an erased name in the file until it is rebuilt.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Insert, bindparam, delete, exists, insert, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from atelier.domain import Base, NameToken, TokenDeletion, TokenKind
from atelier.people.chunks import in_chunks
from atelier.people.folding import in_latin, split_words
from atelier.people.names import Name
from atelier.people.prefixes import WORDS, spoken_forms
from atelier.people.sound import sound_key

LAST = chr(0x10FFFF)
"""Sorts behind every letter: the end of a range of words that begin alike."""

VOCABULARY = 7
"""Letters: typing errors are looked for in the beginning of a word."""

_TOKEN = 120  # letters, as in the table
_SHORTEST = 3
_PAIRED = 8  # words of one name; longer ones are found by these
_INDEXED = 5000  # people at a time: what is kept in memory

_tokens = Base.metadata.tables[NameToken.__tablename__]
_deletions = Base.metadata.tables[TokenDeletion.__tablename__]
_BORNE = exists().where(
    _tokens.c.site_id == _deletions.c.site_id,
    _tokens.c.kind == TokenKind.WORD.value,
    _tokens.c.token >= _deletions.c.token,
    _tokens.c.token < _deletions.c.token + literal(LAST),
)
_FORGET_WORDS = delete(TokenDeletion).where(
    TokenDeletion.site_id == bindparam("site"),
    TokenDeletion.token.in_(bindparam("words", expanding=True)),
    ~_BORNE,
)


def plain_words(name: Name) -> set[str]:
    """Give the folded words of a name, prefixes left out; other scripts in Latin letters too."""
    parts = (name.given, name.family, name.partner)
    words = {word for part in parts for word in split_words(part)}
    kept = {word for word in words if word not in WORDS} or words
    kept |= {latin for word in kept for latin in split_words(in_latin(word))}
    return {word[:_TOKEN] for word in kept}


def joined_words(name: Name) -> set[str]:
    """Give what is typed in one piece: vandenberg, vdberg, benali, and tberg for Toos."""
    surnames = ((name.prefix, name.family), (name.partner_prefix, name.partner))
    joined: set[str] = set()
    for prefix, family in surnames:
        words = split_words(family)
        if not words:
            continue
        whole = "".join(words)
        joined |= {form + whole for form in (*spoken_forms(prefix), "")}
        joined |= {given[0] + word for given in split_words(name.given)[:1] for word in words}
    given = split_words(name.given)
    if len(given) > 1:
        joined.add("".join(given))
        joined |= {"".join(word[0] for word in given) + word for word in split_words(name.family)}
    return {word[:_TOKEN] for word in joined} - plain_words(name)


def sounds_of(name: Name) -> set[str]:
    """Give what the words of a name sound like, and the surname as one word."""
    words = {word for word in plain_words(name) if len(word) > 1}
    for prefix, family in ((name.prefix, name.family), (name.partner_prefix, name.partner)):
        words.add("".join(split_words(f"{prefix} {family}")))
        words.add("".join(split_words(family)))
    return {sound[:_TOKEN] for word in words if len(sound := sound_key(word)) > 1}


def pairs_of(words: Iterable[str], letters: str = "") -> set[str]:
    """Give every word behind the first letter of every other word, and behind ``letters``."""
    some = sorted(words)[:_PAIRED]
    pairs = {one[0] + other for one in some for other in some if one != other}
    pairs |= {letter + word for letter in letters for word in some}
    return {pair[:_TOKEN] for pair in pairs}


def deletions_of(token: str) -> set[str]:
    """Give the beginning of a word and all that is left when one of its letters is missed."""
    start = token[:VOCABULARY]
    return {start, *(start[:place] + start[place + 1 :] for place in range(len(start)))} - {""}


def beginnings_of(word: str) -> list[str]:
    """Give the beginnings that stand in the vocabulary, so that half a word can be mistyped."""
    longest = min(len(word), VOCABULARY)
    return [word[:length] for length in range(min(_SHORTEST, longest), longest + 1)]


def index_person(session: Session, *, site_id: int, person_id: int, name: Name) -> None:
    """Make one person findable; whatever was known of the name before is forgotten."""
    forget_person(session, person_id=person_id)
    index_many(session, site_id=site_id, people=[(person_id, name)])


def index_many(session: Session, *, site_id: int, people: Iterable[tuple[int, Name]]) -> None:
    """Make many people findable at once; none of them may be in the index yet."""
    unless_there = _insert_unless_there(session)
    known: set[str] = set()
    for some in in_chunks(people, _INDEXED):
        rows = [row for person_id, name in some for row in _rows(site_id, person_id, name)]
        if rows:
            session.execute(insert(_tokens), rows)
        words = {row["token"] for row in rows if row["kind"] == TokenKind.WORD}
        fresh = {start for word in words for start in beginnings_of(word)} - known
        known |= fresh
        vocabulary = [
            {"site_id": site_id, "deletion": deletion, "token": token}
            for token in sorted(fresh)  # in one order everywhere, so that no two desks deadlock
            for deletion in sorted(deletions_of(token))
        ]
        if vocabulary:
            session.execute(unless_there, vocabulary)


def forget_person(session: Session, *, person_id: int) -> None:
    """Take a person out of the index, and words out of the vocabulary that nobody bears now."""
    found = session.execute(
        select(NameToken.site_id, NameToken.token).where(
            NameToken.person_id == person_id, NameToken.kind == TokenKind.WORD.value
        )
    ).all()
    session.execute(delete(NameToken).where(NameToken.person_id == person_id))
    words = _forgettable(word for _, word in found)
    if words:
        session.execute(_FORGET_WORDS, {"site": found[0].site_id, "words": words})


def forget_many(session: Session, *, site_id: int, people: Iterable[int]) -> None:
    """Take many people out of the index at once."""
    for some in in_chunks(people):
        found = session.scalars(
            select(NameToken.token)
            .where(NameToken.person_id.in_(some), NameToken.kind == TokenKind.WORD.value)
            .distinct()
        ).all()
        session.execute(delete(NameToken).where(NameToken.person_id.in_(some)))
        for words in in_chunks(_forgettable(found), _INDEXED):
            session.execute(_FORGET_WORDS, {"site": site_id, "words": words})


def _forgettable(words: Iterable[str]) -> list[str]:
    """Give what may leave the vocabulary with these words.

    A word of one or two letters stays while another word begins with it, so it is looked at
    again when that one goes.
    """
    starts = {start for word in words for start in (word[:1], word[:2], *beginnings_of(word))}
    return sorted(starts)


def _rows(site_id: int, person_id: int, name: Name) -> Iterator[dict[str, Any]]:
    words = plain_words(name)
    heard = {sound for word in words if (sound := sound_key(word))}
    found = (
        (TokenKind.WORD, words),
        (TokenKind.JOINED, joined_words(name)),
        (TokenKind.SOUND, sounds_of(name)),
        (TokenKind.PAIR, pairs_of(words, _prefix_letters(name))),
        (TokenKind.HEARD_PAIR, pairs_of(heard)),
    )
    for kind, words in found:
        for word in sorted(words):
            yield {
                "site_id": site_id,
                "person_id": person_id,
                "kind": kind.value,
                "token": word,
            }


def _prefix_letters(name: Name) -> str:
    forms = spoken_forms(name.prefix) | spoken_forms(name.partner_prefix)
    return "".join(sorted({form[0] for form in forms}))


def _insert_unless_there(session: Session) -> Insert:
    """Give the insert that leaves a word alone which another desk has just added."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(_deletions).on_conflict_do_nothing()
    return sqlite.insert(_deletions).on_conflict_do_nothing()
