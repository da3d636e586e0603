"""Which row of a sheet belongs to whom, and how a person stands there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from atelier.attendance.listed import Listed
from atelier.language import tr
from atelier.people.names import Name

LINES = 20  # rows of a sheet without a number of places: a page full


class Variant(StrEnum):
    """How people stand on a sheet (rule P7); no phone, postcode or birth year in any of them."""

    FULL = "full"  # whole names
    SHORT = "short"  # first name and first letter: the default
    BLANK = "blank"  # lines to write on
    SLIPS = "slips"  # one slip per person


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of a sheet. From ``waiting_from`` on stands the waiting list (None: there is none).

    ``rows`` holds the person of each row, None for an empty line.
    """

    rows: Mapping[int, int | None]
    people: Mapping[int, Listed]
    waiting_from: int | None = None

    def texts(self, variant: Variant) -> dict[int, str]:
        """Give what is printed on each row. The same name twice is told apart by a number."""
        shown = {
            row: _written(self.people[person].name, variant)
            for row, person in self.rows.items()
            if person is not None and person in self.people
        }
        often = Counter(text.casefold() for text in shown.values())
        return {
            row: tr("{name} · no. {number}", name=text, number=self.rows[row])
            if often[text.casefold()] > 1
            else text
            for row, text in shown.items()
        }


def plan_rows(
    enrolled: Sequence[Listed],
    waiting: Sequence[Listed],
    *,
    variant: Variant,
    capacity: int | None,
    blank: int | None,
) -> Plan:
    """Give a number to everybody who has a place, to the empty lines, and to who waits.

    ``blank`` empty lines, else as many as there are places left; without a number of places,
    a page full.
    """
    if variant is Variant.BLANK:
        count = blank if blank is not None else (capacity or LINES)
        return Plan(dict.fromkeys(range(1, count + 1)), {})
    if blank is None:
        blank = 0 if variant is Variant.SLIPS else max(0, (capacity or LINES) - len(enrolled))
    here: list[int | None] = [who.person_id for who in enrolled]
    here += [None] * blank
    later = [] if variant is Variant.SLIPS else [who.person_id for who in waiting]
    rows = dict(enumerate([*here, *later], start=1))
    return Plan(rows, _by_id([*enrolled, *waiting]), len(here) + 1 if later else None)


def plan_again(
    printed: Mapping[int, int | None], people: Iterable[Listed], waiting: Sequence[Listed]
) -> Plan:
    """Give the rows of a sheet that was printed before: every person keeps their row."""
    waits = {who.person_id for who in waiting}
    start = len(printed) + 1
    while printed.get(start - 1) in waits:
        start -= 1
    return Plan(printed, _by_id(people), start if start <= len(printed) else None)


def _by_id(people: Iterable[Listed]) -> dict[int, Listed]:
    return {who.person_id: who for who in people}


def _written(name: Name, variant: Variant) -> str:
    return name.list_name if variant is Variant.FULL else name.desk_name
