"""Names: one field in, its parts out, and every way in which a name is written."""

import unicodedata
from dataclasses import dataclass, replace

from atelier.discreet import Discreet
from atelier.domain import NameOrder, Person, TextTooLong
from atelier.domain.text import clean
from atelier.people.folding import fold
from atelier.people.prefixes import (
    OPENERS,
    attached_prefix,
    prefix_length,
    shortened,
    with_prefix,
)

__all__ = ["Name", "fold", "holds_figures", "name_of", "parse_name"]

_GIVEN, _PREFIX, _FAMILY = 80, 30, 120  # letters; the columns of the table
_WHOLE = 250
_TITLES = frozenset({"mw", "mw.", "mevr", "mevr.", "mevrouw", "dhr", "dhr.", "hr.", "meneer"})
_IJ = frozenset({"IJ", "Ij", "ij", "ĳ", "Ĳ"})
_ALSO_GIVEN = frozenset({"al", "da", "di", "la"})  # after a comma these are first names


@dataclass(frozen=True, slots=True, repr=False)
class Name(Discreet):
    """The parts of a name as it is kept: NFC, single spaces, the prefix apart.

    A single name is a given name without a family name.
    """

    given: str = ""
    prefix: str = ""
    family: str = ""
    partner_prefix: str = ""
    partner: str = ""
    order: NameOrder = NameOrder.OWN

    @property
    def surnames(self) -> tuple[tuple[str, str], ...]:
        """Give prefix and core of what is used as the surname, in its order."""
        own, partner = (self.prefix, self.family), (self.partner_prefix, self.partner)
        if not self.partner or self.order is NameOrder.OWN:
            return (own,) if self.family or self.prefix else ()
        if not self.family or self.order is NameOrder.PARTNER:
            return (partner,)
        return (partner, own) if self.order is NameOrder.PARTNER_OWN else (own, partner)

    @property
    def surname(self) -> str:
        """Write the surname: van den Berg, de Wit-Jansen, Jansen-de Wit."""
        return "-".join(with_prefix(*part) for part in self.surnames)

    @property
    def full_name(self) -> str:
        """Write it as it is spoken: Toos van den Berg."""
        return f"{self.given} {self.surname}".strip()

    @property
    def list_name(self) -> str:
        """Write it for a list: van den Berg, Toos."""
        surname = self.surname
        return f"{surname}, {self.given}" if surname and self.given else surname or self.given

    @property
    def desk_name(self) -> str:
        """Write it so that bystanders learn little: Toos v.d. B."""
        return f"{self.given} {self._short_surname()}".strip()

    @property
    def initials(self) -> str:
        """Write what stays on the screen after a while: T. v.d. B."""
        words = self.given.replace("-", " ").replace(".", " ").split()
        return f"{''.join(_initial(word) for word in words)} {self._short_surname()}".strip()

    @property
    def sort_key(self) -> str:
        """Give what Dutch lists are sorted by: the folded core, then given name and prefix.

        Two people with the same key bear the same name. The two spaces sort before all else,
        so that Ben stands before Ben Ali.
        """
        if not self.surnames:
            return fold(self.given)[:_WHOLE]
        prefix, core = self.surnames[0]
        rest = "-".join(with_prefix(*part) for part in self.surnames[1:])
        parts = (core, self.given, prefix, rest)
        return "  ".join(fold(part).lstrip("'") for part in parts).rstrip()[:_WHOLE]

    def cleaned(self) -> "Name":
        """Give the name as it may be kept.

        Raises TextTooLong, or CitizenNumber where one stands in any part (rule P2).
        """
        clean(self.full_name, 2 * _FAMILY + _WHOLE)  # a number spread over two fields
        prefix, family = clean(self.prefix, _PREFIX), clean(self.family, _FAMILY)
        if fold(prefix) in OPENERS and family:
            prefix, family = "", clean(f"{prefix} {family}", _FAMILY)
        return replace(
            self,
            given=clean(self.given, _GIVEN),
            prefix=prefix,
            family=family,
            partner_prefix=clean(self.partner_prefix, _PREFIX),
            partner=clean(self.partner, _FAMILY),
        )

    def _short_surname(self) -> str:
        if not self.surnames:
            return ""
        prefix, core = self.surnames[0]
        return with_prefix(shortened(prefix), _initial(core))


def parse_name(text: str) -> Name:
    """Take apart what was typed in one field, as a name is said or as it stands in a list.

    "Toos van den Berg", "Berg, Toos van den" and "van den Berg, Toos" are the same. One word is
    a given name. Forms of address are left out: gender is not kept.
    Raises TextTooLong, or CitizenNumber where one stands in it.
    """
    text = clean(text, _WHOLE).replace(" - ", "-")
    before, comma, after = text.partition(",")
    name = _from_list(before, after) if comma else _from_speech(_words(text))
    if not name.family and not name.prefix and len(name.given) > _GIVEN:
        if " " in name.given:
            raise TextTooLong(_GIVEN)
        name = Name(family=name.given)
    return name.cleaned()


def holds_figures(text: str) -> bool:
    """Say whether a figure stands in ``text``: then it is no name but a slip, or a number."""
    return any(sign.isdigit() for sign in text)


def name_of(person: Person) -> Name:
    """Give the name of somebody in the database."""
    return Name(
        given=person.given_name,
        prefix=person.prefix,
        family=person.family_name,
        partner_prefix=person.partner_prefix,
        partner=person.partner_name,
        order=person.name_order,
    )


def _from_speech(words: list[str]) -> Name:
    if len(words) == 1 and not attached_prefix(words[0]):
        return Name(given=words[0])
    start = _surname_start(words)
    prefix, family = _surname(words[start:])
    return Name(given=" ".join(words[:start]), prefix=prefix, family=family)


def _from_list(before: str, after: str) -> Name:
    prefix, family = _surname(_words(before))
    given: list[str] = []
    for part in after.split(","):
        words = _words(part)
        count = _trailing_prefix(words)
        if count and not prefix:
            prefix = " ".join(words[-count:])
            words = words[:-count]
        given += words
    if not family:
        return Name(given=" ".join([*given, prefix]).strip())
    return Name(given=" ".join(given), prefix=prefix, family=family)


def _surname_start(words: list[str]) -> int:
    """Find the word with which the surname begins: the first prefix, else the last word."""
    for start in range(len(words) - 1):
        if prefix_length(words, start) and start + prefix_length(words, start) < len(words):
            return start
        joint = words[start].rfind("-")
        if start and joint > 0 and prefix_length([words[start][joint + 1 :], words[start + 1]], 0):
            return start  # Jansen-de Wit
    last = len(words) - 1
    if last > 1 and fold(words[last - 1]) in OPENERS:
        return last - 1
    if last > 2 and words[last - 1] == "A":  # Tjon A Tsien, as names of Suriname are built
        return last - 2
    return last


def _surname(words: list[str]) -> tuple[str, str]:
    """Take the prefix off a surname. A prefix with nothing behind it is the name."""
    length = prefix_length(words, 0) if words else 0
    if length == len(words):
        return "", " ".join(words)
    prefix, core = words[:length], words[length:]
    attached = attached_prefix(core[0])
    if attached and not prefix:
        return attached, " ".join([core[0][len(attached) :], *core[1:]])
    return " ".join(prefix), " ".join(core)


def _trailing_prefix(words: list[str]) -> int:
    for count in (2, 1):
        if len(words) < count or prefix_length(words, len(words) - count) != count:
            continue
        if count < len(words) or fold(words[0]) not in _ALSO_GIVEN:
            return count
    return 0


def _words(text: str) -> list[str]:
    words = text.split()
    while len(words) > 1 and words[0].casefold() in _TITLES:
        del words[0]
    return words


def _initial(word: str) -> str:
    """Give the first letter with its marks and a full stop; IJ is one letter."""
    if not word:
        return ""
    if word[:2] in _IJ or word[0] in _IJ:
        return "IJ."
    if word.isascii():
        return f"{word[0].upper()}."
    end = 1
    while end < len(word) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    first = word[:end].upper()
    return f"{first if len(first) == end else word[:end]}."
