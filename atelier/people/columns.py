"""Which column of a list holds what, in the words that people put above their lists."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.domain import Refusal
from atelier.language import tr
from atelier.people.folding import fold

_NAMES = ("name", "given_name", "family_name")
_NUMBER = "number"  # our own export has it; another house's numbers say nothing here
_HEADINGS: Mapping[str, str] = {
    "name": """naam|volledige naam|naam bezoeker|naam deelnemer|bezoeker|deelnemer|name|full name|
        visitor|participant|naam vrijwilliger""",
    "given_name": """roepnaam|voornaam|voornamen|voornaam roepnaam|first name|given name|
        firstname|forename|vnaam""",
    "initials": "voorletters|voorletter|initialen|initials",
    "prefix": """tussenvoegsel|tussenvoegsels|voorvoegsel|voorvoegsels|tussenv|tv|tsv|vv|prefix|
        name prefix|infix""",
    "family_name": """achternaam|familienaam|geboortenaam|eigen achternaam|last name|surname|
        family name|lastname|anaam""",
    "partner_prefix": """tussenvoegsel partner|voorvoegsel partner|partner tussenvoegsel|
        partners prefix|partner prefix|prefix of partner""",
    "partner_name": """achternaam partner|partnernaam|naam partner|partner achternaam|
        partners last name|partner name|partner last name|last name of partner""",
    "name_order": "naamgebruik|use of names|name use|name order",
    "birth_year": """geboortejaar|jaar van geboorte|geb jaar|gebjaar|geboortedatum|geb datum|
        gebdatum|geboren|geboren op|datum van geboorte|birth year|year of birth|birthyear|
        date of birth|birth date|birthdate|dob|born|jaar|year""",
    "postcode": "postcode|postkode|pc|pc4|postal code|zip|zip code|zipcode|postcode cijfers",
    "phone": """mobiel|mobiele telefoon|mobiel nummer|gsm|06 nummer|telefoon|telefoonnummer|tel|
        telnr|tel nr|telefoonnr|telefoon mobiel|telefoon thuis|mobile|mobile phone|cell|phone|
        phone number|telephone""",
    "email": """e mail|email|mail|e mailadres|emailadres|mailadres|e mail adres|email adres|
        email address|e mail address""",
    "may_contact": """mag benaderen|mag ik u bellen mailen|mag bellen of mailen|benaderen|
        mag benaderd worden|mag contact|contact toegestaan|toestemming contact|may be contacted|
        may contact|contact allowed|ok to contact""",
    _NUMBER: "nummer|nr|number|no|persoonsnummer|id",
}
_NEVER = """bsn burgerservicenummer sofinummer sofi nationaliteit nationality geboorteland herkomst
    land afkomst etniciteit geslacht sekse gender sex diagnose diagnosis ziekte gezondheid health
    medicatie medicijnen allergie allergieen beperking handicap stoornis indicatie wmo wlz
    zorgprofiel zorg mantelzorg mantelzorger uitkering inkomen schuld schulden religie geloof
    godsdienst religion opmerking opmerkingen notitie notities bijzonderheden remarks notes note
    comment comments foto photo paspoort identiteitsbewijs legitimatie iban rekening
    rekeningnummer adres straat straatnaam huisnummer huisnr woonplaats plaats address street city
    town burgerlijke huwelijkse"""
"""What a house may not keep, and what it has no use for."""

_BREAKS = re.compile(r"[^\w]+|_+")


class NoNames(Refusal):
    """No column of the list is known to hold names."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "No column with names was recognised. The first row must hold the headings; "
                "or say which column holds the names."
            )
        )


class ColumnsAlike(Refusal):
    """Two columns have the same heading, so that nobody can say which is meant."""

    def __init__(self, one: int, other: int) -> None:
        super().__init__(
            tr(
                "Columns {one} and {other} have the same heading. Say which of them is meant.",
                one=one,
                other=other,
            )
        )


class UnknownColumn(Refusal):
    """A column or a field that was named does not exist."""

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(
            tr(
                "This column is not there. Name a field and a column of the list: {fields}.",
                fields=", ".join(fields),
            )
        )


@dataclass(frozen=True, slots=True, repr=False)
class Vocabulary(Discreet):
    """The fields that a kind of list can bring, each with what people write above it."""

    headings: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, headings: Mapping[str, str]) -> "Vocabulary":
        """Take the headings of each field as texts with bars between them."""
        return cls(
            {
                name: tuple(_plain(heading) for heading in text.split("|"))
                for name, text in headings.items()
            }
        )

    def with_more(self, headings: Mapping[str, str]) -> "Vocabulary":
        """Give these fields and others."""
        return Vocabulary({**self.headings, **Vocabulary.of(headings).headings})

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the names of the fields that are taken over."""
        return tuple(name for name in self.headings if name != _NUMBER)


@dataclass(frozen=True, slots=True, repr=False)
class Columns(Discreet):
    """What the headings say. ``places`` is the column (from 0) of every field that was found.

    ``not_kept`` are headings of what a house may not or does not keep; ``unused`` of what is
    not known; ``alike`` pairs of columns (from 1) that have one heading.
    """

    places: Mapping[str, int]
    not_kept: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    alike: tuple[tuple[int, int], ...] = ()


def recognise_columns(header: Sequence[str], words: Vocabulary | None = None) -> Columns:
    """Find out what each column holds, in Dutch and English and in many spellings.

    ``words``: what the list can bring, where it is not one of visitors.
    """
    plain = [_plain(heading) for heading in header]
    places: dict[str, int] = {}
    alike: list[tuple[int, int]] = []
    for name, headings in (words or PEOPLE).headings.items():
        for heading in headings:
            found = [place for place, text in enumerate(plain) if text == heading]
            if found and name not in places:
                places[name] = found[0]
                alike += [(found[0] + 1, other + 1) for other in found[1:]]
    _read_name_beside_given(places)
    used = {*places.values(), *(other - 1 for _, other in alike)}
    left = [place for place, text in enumerate(plain) if place not in used and text]
    places.pop(_NUMBER, None)
    return Columns(
        places=places,
        not_kept=tuple(header[place] for place in left if _is_forbidden(plain[place])),
        unused=tuple(header[place] for place in left if not _is_forbidden(plain[place])),
        alike=tuple(alike),
    )


def chosen_columns(
    header: Sequence[str],
    recognised: Columns,
    told: Mapping[str, str],
    words: Vocabulary | None = None,
) -> dict[str, int]:
    """Give the columns to use: those that were recognised, and those that a person named.

    ``told`` gives a field its heading or its number (from 1); nothing leaves the field out.
    Raises UnknownColumn, ColumnsAlike, NoNames.
    """
    places, fields = dict(recognised.places), (words or PEOPLE).fields
    for name, column in told.items():
        if name not in fields:
            raise UnknownColumn(fields)
        places.pop(name, None)
        if column:
            places[name] = _place(header, column, fields)
    settled = {places[name] for name in told if name in places}
    for one, other in recognised.alike:
        if one - 1 in places.values() and not settled & {one - 1, other - 1}:
            raise ColumnsAlike(one, other)
    if not any(name in places for name in _NAMES):
        raise NoNames
    return places


def _read_name_beside_given(places: dict[str, int]) -> None:
    """Beside a column of first names, "naam" is the surname."""
    given = "given_name" in places or "initials" in places or "prefix" in places
    if "name" in places and given and "family_name" not in places:
        places["family_name"] = places.pop("name")


def _place(header: Sequence[str], column: str, fields: Sequence[str]) -> int:
    plain = [_plain(heading) for heading in header]
    if _plain(column) in plain:
        return plain.index(_plain(column))
    if column.isdecimal() and 1 <= int(column) <= len(header):
        return int(column) - 1
    raise UnknownColumn(fields)


def _is_forbidden(heading: str) -> bool:
    return any(word in _FORBIDDEN for word in heading.split())


def _plain(heading: str) -> str:
    return " ".join(_BREAKS.sub(" ", fold(heading).replace("'", "")).split())


_FORBIDDEN = frozenset(_NEVER.split())
PEOPLE = Vocabulary.of(_HEADINGS)
"""What a list of visitors can bring."""
