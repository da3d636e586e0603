"""A city of fictitious people, and the ways in which their names are misspelt and misheard."""

import csv
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from atelier.people.names import Name

_SAMPLE = Path(__file__).parent.parent / "resources" / "sample"
_HEADS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sch",
    "sl",
    "sp",
    "st",
    "t",
    "v",
    "w",
    "z",
)
_HEARTS = ("a", "aa", "e", "ee", "ei", "eu", "i", "ie", "ij", "o", "oe", "oo", "ou", "u", "ui")
_TAILS = ("f", "k", "l", "ls", "m", "n", "ng", "nk", "p", "r", "rs", "s", "t", "ts", "x")
_ENDS = (
    "a",
    "aar",
    "e",
    "el",
    "en",
    "enberg",
    "er",
    "horst",
    "ink",
    "inga",
    "ing",
    "ma",
    "man",
    "s",
    "sen",
    "sma",
    "stra",
    "veld",
)
_HEARD = (
    ("ij", "y"),
    ("ij", "ei"),
    ("ei", "ij"),
    ("ey", "ei"),
    ("y", "ij"),
    ("c", "k"),
    ("k", "c"),
    ("s", "z"),
    ("z", "s"),
    ("v", "f"),
    ("f", "v"),
    ("th", "t"),
    ("dt", "t"),
    ("sch", "s"),
    ("ch", "g"),
    ("ou", "au"),
    ("ouw", "auw"),
    ("ks", "x"),
    ("x", "ks"),
    ("ph", "f"),
    ("oe", "u"),
)
_HEARD_AT_THE_END = (("d", "t"), ("t", "d"), ("en", "e"), ("sch", "s"))


def surnames() -> list[tuple[str, str]]:
    """Give prefix and core of the surnames of the sample."""
    with (_SAMPLE / "surnames.csv").open(encoding="utf-8", newline="") as file:
        return [(row["tussenvoegsel"], row["achternaam"]) for row in _rows(file)]


def given_names() -> list[str]:
    """Give the first names of the sample."""
    with (_SAMPLE / "given_names.csv").open(encoding="utf-8", newline="") as file:
        return [row["roepnaam"] for row in _rows(file)]


def city(number: int, seed: int = 20261124) -> Iterator[Name]:
    """Give ``number`` names: the sample's, and others made of syllables, a few borne by many."""
    chance = random.Random(seed)
    families = surnames() + [_made_up(chance) for _ in range(max(200, number // 5))]
    givens = given_names() + [_syllables(chance, 1) + "a" for _ in range(max(50, number // 100))]
    often, again = _by_frequency(families), _by_frequency(givens)
    for _ in range(number):
        prefix, family = chance.choices(families, cum_weights=often)[0]
        yield Name(chance.choices(givens, cum_weights=again)[0], prefix, family).cleaned()


def misspelt(word: str, chance: random.Random) -> str:
    """Write a word with one typing error: a letter dropped, doubled, swapped or wrong."""
    while True:
        place = chance.randrange(1, len(word) - 1)
        left, right = word[:place], word[place:]
        wrong = chance.choice(
            (
                left + right[1:],
                left + right[0] + right,
                left[:-1] + right[0] + left[-1] + right[1:],
                left + chance.choice("aeiourstnl") + right[1:],
            )
        )
        if wrong != word:
            return wrong


def misheard(word: str) -> list[str]:
    """Write a word in the other ways that sound the same in Dutch; one change in each."""
    low = word.lower()
    heard = {low.replace(a, b, 1) for a, b in _HEARD if a in low}
    heard |= {low.removesuffix(a) + b for a, b in _HEARD_AT_THE_END if low.endswith(a)}
    return sorted(heard - {low})


def _made_up(chance: random.Random) -> tuple[str, str]:
    prefix = chance.choices(("", "van", "de", "van der", "van den"), weights=(70, 11, 9, 6, 4))[0]
    return prefix, (_syllables(chance, chance.choice((1, 1, 2))) + chance.choice(_ENDS)).title()


def _syllables(chance: random.Random, number: int) -> str:
    parts = (_HEADS, _HEARTS, _TAILS)
    return "".join(chance.choice(part) for _ in range(number) for part in parts).title()


def _by_frequency(names: list[object] | list[str] | list[tuple[str, str]]) -> list[float]:
    return list(accumulate(1 / (place + 10) for place in range(len(names))))


def _rows(file: Iterator[str]) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(file, delimiter=";")
