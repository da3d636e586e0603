"""Names for people who do not exist, by generation, and never those of somebody known."""

import random
from itertools import accumulate

from atelier.domain import NameOrder
from atelier.people.folding import fold, split_words
from atelier.people.names import Name, parse_name
from atelier.sample.files import rows

_FIRST_MEN = {"Cor", "Erik", "Daan"}  # in every generation of the list women come first
_NEAR_ENDS_AT = "el"  # from this prefix on, the list has names that came from further away
_NAMES_FROM_AFAR = (
    "Fatima Naima Ayşe Hülya Samira Meryem Zeynep Agnieszka Katarzyna Joanna Lien Thuý Shanti "
    "Indra Rachida Hanan Selam Amira Yusuf Ahmed Mohammed Driss Hassan Mehmet Emre Piotr Tomasz "
    "Łukasz Minh Ravi Radjesh Kofi Samuel Omar Khaled Tesfay Dawit José Lina Yara Nour Salma "
    "Dilara Mo Ilyas Bilal Amin Adam"
)
_AFAR = frozenset(_NAMES_FROM_AFAR.split())
_COMMON = {"Janssen": 5, "Peters": 4, "Jansen": 4, "Willems": 2, "Hendriks": 2}
_TRIES = 40
_KEPT_APART = (("to", "ber"), ("annie", "jan"))  # what must find one person, or three


class NameMaker:
    """Gives one full name after the other, each of them once."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._taken = {fold(row["naam"]) for row in rows("blocked_names")}
        self._given = _given_names()
        self._near, self._far = _surnames()
        self._weights = (_summed_weights(self._near), _summed_weights(self._far))

    def take(self, name: Name) -> Name:
        """Reserve a name that is given by hand."""
        self._taken.add(fold(name.full_name))
        return name

    def next(self, birth_year: int) -> Name:
        """Give a name that fits the generation; a second time only when the lists run out."""
        name = Name()
        for tried in range(_TRIES):
            name = self._draw(birth_year, with_partner=tried > _TRIES // 2)
            if fold(name.full_name) not in self._taken and not _taken_for_somebody(name):
                break
        return self.take(name.cleaned())

    def is_woman(self, name: Name) -> bool:
        """Say whether the first name stands among those of women; kept nowhere."""
        return any(name.given in women for women, _ in self._given.values())

    def _draw(self, birth_year: int, *, with_partner: bool) -> Name:
        chance = self._chance
        generation = (
            "1935-1960"
            if birth_year <= 1960
            else ("1961-1995" if birth_year <= 1995 else "1996-2018")
        )
        afar = chance.random() < (0.04 if birth_year <= 1960 else 0.32)
        women, men = self._given[generation]
        known = [*women, *men]
        given = [one for one in known if (one in _AFAR) == afar] or known
        if chance.random() < 0.05:
            given = self._given["alle"][1]
        prefix, family = self._surname(afar=afar)
        name = Name(given=chance.choice(given), prefix=prefix, family=family)
        if with_partner or (birth_year < 1990 and chance.random() < 0.04):
            partner_prefix, partner = self._surname(afar=False)
            order = chance.choice((NameOrder.PARTNER_OWN, NameOrder.OWN_PARTNER))
            name = Name(name.given, prefix, family, partner_prefix, partner, order)
        return name

    def _surname(self, *, afar: bool) -> tuple[str, str]:
        names = self._far if afar else self._near
        return self._chance.choices(names, cum_weights=self._weights[afar])[0]


def typed(text: str) -> Name:
    """Give a name that is written out here."""
    return parse_name(text)


def _taken_for_somebody(name: Name) -> bool:
    words = {word for part in (name.given, name.family, name.partner) for word in split_words(part)}
    return any(
        all(any(word.startswith(start) for word in words) for start in starts)
        for starts in _KEPT_APART
    )


def _summed_weights(names: list[tuple[str, str]]) -> list[int]:
    return list(accumulate(1 if prefix else _COMMON.get(family, 1) for prefix, family in names))


def _given_names() -> dict[str, tuple[list[str], list[str]]]:
    """Give women's and men's names per generation."""
    found: dict[str, tuple[list[str], list[str]]] = {"alle": ([], [])}
    men = False
    for row in rows("given_names"):
        men = (men and row["generatie"] in found) or row["roepnaam"] in _FIRST_MEN
        women_and_men = found.setdefault(row["generatie"], ([], []))
        women_and_men[1 if men or row["generatie"] == "alle" else 0].append(row["roepnaam"])
    return found


def _surnames() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    every = [(row["tussenvoegsel"] or "", row["achternaam"]) for row in rows("surnames")]
    border = [prefix for prefix, _ in every].index(_NEAR_ENDS_AT)
    return every[:border], every[border:]
