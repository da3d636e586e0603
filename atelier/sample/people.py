"""Twelve hundred people who do not exist, with the namesakes that a neighbourhood has."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from atelier.domain import NameOrder
from atelier.people.folding import fold
from atelier.people.names import Name
from atelier.sample.names import NameMaker, typed

REGULARS = 0.35  # of everybody: 420 of 1,200
_AGES = ((4, 12, 8), (13, 17, 2), (18, 27, 7), (28, 44, 14), (45, 64, 29), (65, 74, 20))
_OLDER = ((75, 84, 15), (85, 95, 5))
_POSTCODES = (("6546", 45), ("6545", 20), ("6544", 10), ("6537", 5), ("6538", 5))
_NIJMEGEN = ("6511", "6521", "6525", "6531", "6532", "6533", "6534", "6535", "6536", "6541", "6542")
_OUTSIDE = ("6602", "6581", "6641", "6651")
_LATER = 0.25  # share of the regulars who came for the first time later
_LEFT = 0.08

_FIXED = (  # name, born, postcode, comes regularly
    ("Toos van den Berg", 1947, "6546", True),
    ("Annie Jansen", 1944, "6546", True),
    ("Annie Jansen", 1951, "6545", True),
    ("Annie Janssen", 1947, "6546", True),
    ("Truus Peters", 1939, "6546", True),
    ("Truus Peters", 1950, "6537", False),
    ("Ria Hendriks", 1948, "6545", True),
    ("Ria Hendriks", 1957, "6546", False),
    ("Harrie Gerritsen", 1946, "6546", True),
    ("Harrie Gerritsen", 1958, "6544", False),
    ("Fatima Benali", 1974, "6546", True),
    ("Fatima Benali", 1989, "6546", False),
    ("Wil Derks", 1945, "6545", True),
    ("Wil Derks", 1953, "6546", False),
    ("Thea Meijer", 1949, "6546", True),
    ("Thea Meyer", 1955, "6545", False),
    ("Thea Maier", 1942, "6546", False),
    ("Gerda van Dijk", 1951, "6546", True),
    ("Gerda van Dyk", 1946, "6544", False),
    ("Gerda van Dijck", 1958, "6546", False),
    ("Nel Claassen", 1941, "6546", True),
    ("Nel Klaassen", 1950, "6546", False),
    ("Nel Claessen", 1956, "6538", False),
    ("Riet Janssen", 1946, "6546", True),
    ("M. Janssen", 1946, "6546", False),  # the same woman, entered twice
    ("Bep Kuijpers", 1939, "6545", True),
    ("Bep Kuypers", 1939, "6545", False),  # she too
    ("Tesfay", 1986, "6546", True),
)
_BY_PARTS = (
    (Name("Corrie", "", "Jansen", "de", "Wit", NameOrder.PARTNER_OWN), 1948),
    (Name("Yvonne", "", "Jansen", "de", "Wit", NameOrder.OWN_PARTNER), 1965),
    (Name("Agnieszka", "", "Kowalczyk", "van den", "Berg", NameOrder.PARTNER_OWN), 1982),
    (Name("Naima", "El", "Amrani", "van 't", "Hof", NameOrder.OWN_PARTNER), 1979),
    (Name("José", "", "Sánchez-Pérez van der Heijden-Szymański"), 1975),
)
SCENARIO = 4  # the first of the fixed people: those whom every example at the desk speaks of


@dataclass(slots=True)
class SamplePerson:
    """Somebody who does not exist. ``since`` to ``until`` they may come."""

    name: Name
    birth_year: int | None
    postcode: str | None
    regular: bool
    woman: bool
    since: date
    until: date | None = None
    volunteers: bool = False
    phone: str | None = None
    email: str | None = None

    def age(self, day: date) -> int | None:
        """Give the age by the years alone, as the house counts it."""
        return None if self.birth_year is None else day.year - self.birth_year

    def comes_on(self, day: date) -> bool:
        """Say whether they may come on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def make_people(
    chance: random.Random, *, number: int, first_day: date, today: date
) -> list[SamplePerson]:
    """Make everybody, the regulars among them; the same chance gives the same people."""
    names = NameMaker(chance)
    people = _fixed(names, first_day)[:number]
    regulars = round(number * REGULARS)
    while len(people) < number:
        birth_year = today.year - _age(chance)
        person = SamplePerson(
            name=names.next(birth_year),
            birth_year=birth_year if chance.random() < 0.97 else None,
            postcode=_postcode(chance),
            regular=False,
            woman=False,
            since=first_day,
        )
        people.append(person)
    left = regulars - sum(person.regular for person in people)
    fixed = len(_FIXED) + len(_BY_PARTS)
    others = [one for one in people[fixed:] if one.birth_year and one.birth_year < today.year - 6]
    for person in chance.sample(others, min(max(left, 0), len(others))):
        person.regular = True
    for person in people:
        person.woman = names.is_woman(person.name)
    _spread(chance, people[fixed:], first_day, today)
    return people


def give_phone(chance: random.Random, person: SamplePerson) -> None:
    """Give a number that rings nowhere, 06-0000 00nn, and now and then an address nowhere."""
    person.phone = f"+316000000{chance.randrange(100):02d}"
    if chance.random() < 0.3:
        letters = "".join(sign for sign in fold(person.name.given) if "a" <= sign <= "z")
        person.email = f"{letters or 'naam'}@voorbeeld.invalid"


def _fixed(names: NameMaker, first_day: date) -> list[SamplePerson]:
    people = [
        SamplePerson(names.take(typed(name)), born, postcode, regular, False, first_day)
        for name, born, postcode, regular in _FIXED
    ]
    return people + [
        SamplePerson(names.take(name.cleaned()), born, "6546", True, False, first_day)
        for name, born in _BY_PARTS
    ]


def _age(chance: random.Random) -> int:
    groups = _AGES + _OLDER
    first, last, _ = chance.choices(groups, [share for *_, share in groups])[0]
    return chance.randint(first, last)


def _postcode(chance: random.Random) -> str | None:
    kinds: list[str | None] = [code for code, _ in _POSTCODES]
    shares = [share for _, share in _POSTCODES]
    nijmegen, outside = chance.choice(_NIJMEGEN), chance.choice(_OUTSIDE)
    return chance.choices([*kinds, nijmegen, outside, None], [*shares, 10, 3, 2])[0]


def _spread(
    chance: random.Random, people: list[SamplePerson], first_day: date, today: date
) -> None:
    """Let some come for the first time later, and some stay away after a while."""
    length = max((today - first_day).days, 1)
    for person in people:
        if chance.random() < _LATER:
            person.since = first_day + timedelta(days=chance.randrange(length))
        if chance.random() < _LEFT:
            person.until = person.since + timedelta(days=chance.randrange(30, length + 31))
