"""What somebody at the desk typed, understood: words, and how they may be written otherwise."""

import re
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.domain import UnreadableText
from atelier.domain.text import clean
from atelier.people.folding import APOSTROPHES, fold, spaced
from atelier.people.prefixes import WORDS
from atelier.people.sound import sound_key
from atelier.people.tokens import LAST

Range = tuple[str, str]
"""Words from the first, included, to the second, left out."""

NOTHING: Range = (LAST, LAST)

_LONGEST = 120  # letters; who types more gets what the first ones find
_MOST_WORDS = 6
_LEAST_LETTERS = 2  # rule P5
_LEAST_DIGITS = 3
_GLUED = re.compile(r"(?:van|vd)(?:der|den|de|t|)(?=.{4})")
_DIGITS = re.compile(r"\+?[0-9][0-9 \-]*")


def beginning(start: str) -> Range:
    """Give the range of everything that begins with ``start``."""
    return start, start + LAST


@dataclass(frozen=True, slots=True, repr=False)
class Word(Discreet):
    """One word of what was typed: folded, as typed in small letters, and its sound."""

    folded: str
    typed: str

    @property
    def range(self) -> Range:
        """Give the range of words that begin like this one."""
        return beginning(self.folded)

    @property
    def sound(self) -> str:
        """Give what this word sounds like; nothing for a word with signs in it."""
        return sound_key(self.bare) if self.folded.isalpha() else ""

    @property
    def sound_range(self) -> Range:
        """Give the range of sounds that begin like this one's; nothing for a single sound."""
        sound = self.sound
        return beginning(sound) if len(sound) >= _LEAST_LETTERS else NOTHING

    @property
    def bare(self) -> str:
        """Give the word without a prefix that was typed onto it: berg for vanderberg."""
        return _GLUED.sub("", self.folded, count=1) if self.folded[0] == "v" else self.folded


@dataclass(frozen=True, slots=True, repr=False)
class Asked(Discreet):
    """The words that were typed, the most telling one first; or the digits of a telephone."""

    words: tuple[Word, ...] = ()
    digits: str = ""


def understand(text: str) -> Asked | None:
    """Take apart what was typed; None when it is too little to search for.

    Prefixes say little and are left out, unless there is nothing else. Everything else is
    plain text: no sign means anything special.
    """
    try:
        text = text if text.isascii() and text.isprintable() else clean(text, len(text) + 1)
    except UnreadableText:
        return None
    text = text[:_LONGEST].strip()
    if _DIGITS.fullmatch(text):
        digits = re.sub("[^0-9]", "", text)
        return Asked(digits=digits) if len(digits) >= _LEAST_DIGITS else None
    words, telling = _words(text)
    if words and sum(len(word.folded) for word in telling) < _LEAST_LETTERS:
        telling = [_glued(words)]
    if sum(len(word.folded) for word in telling) < _LEAST_LETTERS:
        return None
    telling.sort(key=lambda word: -len(word.folded))
    return Asked(words=tuple(dict.fromkeys(telling))[:_MOST_WORDS])


def begins_with_one_error(typed: str, word: str) -> bool:
    """Say whether ``word`` begins with ``typed`` but for one letter.

    One letter too many, too few, wrong, or two that changed places.
    """
    place = 0
    for left, right in zip(typed, word, strict=False):
        if left != right:
            break
        place += 1
    rest = typed[place:]
    return (
        len(rest) <= 1
        or word.startswith(rest[1:], place + 1)
        or word.startswith(rest, place + 1)
        or word.startswith(rest[1:], place)
        or (word[place : place + 2] == rest[1] + rest[0] and word.startswith(rest[2:], place + 2))
    )


def _words(text: str) -> tuple[list[Word], list[Word]]:
    """Give all words, and those that are more than a prefix."""
    words: list[Word] = []
    telling: list[Word] = []
    for piece in spaced(text.casefold()).split():
        folded = fold(piece)
        word = Word(folded.replace("'", ""), APOSTROPHES.sub("", piece))
        if word.folded:
            words.append(word)
            if len(folded) == 1 or folded not in WORDS:
                telling.append(word)
    return words, telling


def _glued(words: list[Word]) -> Word:
    return Word("".join(word.folded for word in words), "".join(word.typed for word in words))
