"""Reading one row of a list as a person: what may be kept of it, or why it cannot be."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from atelier.domain import NameOrder, Refusal
from atelier.domain.text import clean
from atelier.language import tr
from atelier.people.details import kept_birth_year, kept_email, kept_postcode
from atelier.people.errors import BirthYearOnly, FiguresInName, NameMissing
from atelier.people.folding import fold
from atelier.people.likeness import Known
from atelier.people.names import Name, holds_figures, parse_name
from atelier.people.phones import kept_phone
from atelier.tables.delimited import looks_damaged

T = TypeVar("T")
_CELL = 120  # letters
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_LONGEST_DATE = 30  # letters
_YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1", "x", "ok"})
_NO = frozenset({"nee", "n", "no", "false", "onwaar", "0"})
_ORDERS = {
    "eigen": NameOrder.OWN,
    "own": NameOrder.OWN,
    "e": NameOrder.OWN,
    "partner": NameOrder.PARTNER,
    "p": NameOrder.PARTNER,
    "partner-eigen": NameOrder.PARTNER_OWN,
    "partner-own": NameOrder.PARTNER_OWN,
    "v": NameOrder.PARTNER_OWN,
    "eigen-partner": NameOrder.OWN_PARTNER,
    "own-partner": NameOrder.OWN_PARTNER,
    "n": NameOrder.OWN_PARTNER,
}


class RowRefused(Refusal):
    """One row cannot be kept; the sentence names the field and never what stood in it."""


class NotYesOrNo(Refusal):
    """A word that is neither yes nor no."""

    def __init__(self) -> None:
        super().__init__(tr("Only yes, no or nothing can stand here."))


class UnknownNameOrder(Refusal):
    """A way of using names that does not exist."""

    def __init__(self) -> None:
        super().__init__(tr("Only own, partner, partner-own or own-partner can stand here."))


class LettersDamaged(Refusal):
    """Letters that were spoilt before the list came here."""

    def __init__(self) -> None:
        super().__init__(tr("The letters of this row were damaged on their way here."))


def field_label(name: str) -> str:
    """Give what a field is called on the screen and above an exported list."""
    return {
        "name": tr("Name"),
        "given_name": tr("First name"),
        "initials": tr("Initials"),
        "prefix": tr("Prefix"),
        "family_name": tr("Last name"),
        "partner_prefix": tr("Prefix of partner"),
        "partner_name": tr("Last name of partner"),
        "name_order": tr("Use of names"),
        "birth_year": tr("Year of birth"),
        "postcode": tr("Postcode"),
        "phone": tr("Phone"),
        "email": tr("E-mail"),
        "may_contact": tr("May be contacted"),
    }[name]


class RowReader:
    """Reads rows by the columns that were chosen.

    ``apart``: prefixes stand in a column of their own, so a surname is taken as it is.
    ``shortened`` counts the dates of birth of which only the year is kept.
    """

    def __init__(self, places: Mapping[str, int], today: date, *, apart: bool) -> None:
        self._places, self._today, self._apart = places, today, apart
        self.shortened = 0

    def read(self, cells: Sequence[str]) -> Known:
        """Give what may be kept of a row. Raises RowRefused."""
        if any(looks_damaged(cells[place]) for place in self._places.values()):
            raise LettersDamaged
        return Known(
            name=self._name(cells),
            birth_year=self._birth_year(cells),
            postcode=self._kept(cells, "postcode", kept_postcode),
            phone=self._kept(cells, "phone", kept_phone),
            email=self._kept(cells, "email", kept_email),
            may_contact=self._kept(cells, "may_contact", yes_or_no),
        )

    def _cell(self, cells: Sequence[str], name: str) -> str:
        place = self._places.get(name)
        return cells[place].strip() if place is not None else ""

    def _kept(self, cells: Sequence[str], name: str, keep: Callable[[str], T]) -> T:
        try:
            return keep(self._cell(cells, name))
        except Refusal as error:
            raise _refused(name, error) from None

    def _birth_year(self, cells: Sequence[str]) -> int | None:
        text = self._cell(cells, "birth_year")
        try:
            year = year_of(text)
            if year and year != text:
                self.shortened += 1
            return kept_birth_year(year, self._today)
        except Refusal as error:
            raise _refused("birth_year", error) from None

    def _name(self, cells: Sequence[str]) -> Name:
        try:
            name = self._own_name(cells)
            if not name.full_name:
                raise NameMissing
            parts = (name.given, name.prefix, name.family, name.partner_prefix, name.partner)
            if holds_figures(" ".join(parts)):
                raise FiguresInName
            return name
        except Refusal as error:
            raise _refused("name", error) from None

    def _own_name(self, cells: Sequence[str]) -> Name:
        given = self._cell(cells, "given_name") or self._cell(cells, "initials")
        family = self._cell(cells, "family_name")
        if not given and not family:
            name = parse_name(self._cell(cells, "name"))
            given, prefix, family = name.given, name.prefix, name.family
        else:
            prefix, family = self._surname(self._cell(cells, "prefix"), family)
        partner_prefix, partner = self._surname(
            self._cell(cells, "partner_prefix"), self._cell(cells, "partner_name")
        )
        order = name_order(self._cell(cells, "name_order"))
        return Name(given, prefix, family, partner_prefix, partner, order).cleaned()

    def _surname(self, prefix: str, family: str) -> tuple[str, str]:
        if prefix or self._apart or not family:
            return prefix, family
        name = parse_name(family if "," in family else f"{family},")
        return name.prefix, name.family or name.given


def yes_or_no(text: str) -> bool | None:
    """Read yes or no in two languages; None for an empty cell. Raises NotYesOrNo."""
    word = fold(clean(text, _CELL))
    if not word:
        return None
    if word not in _YES | _NO:
        raise NotYesOrNo
    return word in _YES


def name_order(text: str) -> NameOrder:
    """Read how somebody uses the names; one's own name for an empty cell."""
    word = fold(clean(text, _CELL)).replace(" ", "-").replace("_", "-").replace("/", "-")
    if not word:
        return NameOrder.OWN
    if word not in _ORDERS:
        raise UnknownNameOrder
    return _ORDERS[word]


def year_of(text: str) -> str:
    """Give the year of a date of birth, which is all that is kept of it (rule P4).

    Raises BirthYearOnly where no year or more than one stands in it; two digits are not guessed.
    """
    text = clean(text, _CELL)
    if not text:
        return ""
    years = _YEAR.findall(text)
    if len(years) != 1 or len(text) > _LONGEST_DATE:
        raise BirthYearOnly
    return str(years[0])


def _refused(name: str, error: Refusal) -> RowRefused:
    return RowRefused(f"{field_label(name)}: {error}")
