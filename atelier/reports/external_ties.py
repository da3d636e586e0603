"""The sums between reports: months in a quarter, hosts in the house.

Figures that add up (visits, participations, questions) are tied exactly. Different people do
not add up: all that follows from them is that each month is within the quarter, and the quarter
within the months together. How many of the quarter were not there in one month is a number of
people too (DOMAIN.md 3.4 rule 3), and guarded as a small group, but for two cases in which it
points at nobody (``Tie._guards``): in the total of a large house, and in a group of some size
where those people are spread over two or more other months.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.reports.external_laying import Laid
from atelier.reports.figures import By, Code, Key
from atelier.reports.protected import PROTECTED, leaves
from atelier.reports.small_numbers_system import Cell, System

_PEOPLE = (Code.UNIQUE, Code.UNIQUE_PARTICIPANTS, Code.ACTIVE_VOLUNTEERS)
_LARGE_HOUSE = 50  # different people in the whole house, of whom a few are nobody in particular
_LARGE_GROUP = 4  # times its threshold: a split of 20 people, of 40 where it is sensitive
_SPREAD = 3  # parts: who was not in one of them was in any of two others
_OF_ONE_DAY = (Code.WAITING, Code.UNIQUE_ERASED)
"""Figures of the last day, or of what was erased since: those of two periods make no third."""


@dataclass(frozen=True, slots=True, repr=False)
class Tie(Discreet):
    """A report, and others that are each a part of it and do not overlap.

    ``complete``: they are all of it. ``newest``: for an item of By.HOST what it has become, so
    that a host that changed its name is followed through the year.
    """

    whole: Laid
    parts: Sequence[Laid]
    complete: bool
    newest: Mapping[str, str]

    def write(self, system: System) -> None:
        """Write down every sum of figures that the reports have in common."""
        left_out = () if self._of_hosts else _OF_ONE_DAY
        whole = self._grouped(self.whole)
        parts = [self._grouped(part) for part in self.parts]
        for key in dict.fromkeys([*whole, *(key for part in parts for key in part)]):
            if key.code in PROTECTED and key.code not in left_out:
                below = [part[key] for part in parts if key in part]
                self._one(system, key, whole.get(key, []), below)
        if self._of_hosts:
            self._hosts(system)

    @property
    def _of_hosts(self) -> bool:
        return self.whole.host is None and any(part.host for part in self.parts)

    def _grouped(self, laid: Laid) -> dict[Key, list[int]]:
        """Give the cells of a report by figure, a host under what it has become."""
        found: defaultdict[Key, list[int]] = defaultdict(list)
        for key, cell in laid.cells.items():
            item = self.newest.get(key.item, key.item) if key.by is By.HOST else key.item
            found[Key(key.code, key.by, item)].append(cell)
        return found

    def _one(self, system: System, key: Key, whole: list[int], parts: list[list[int]]) -> None:
        numbers = [sum(system.cells[one].value for one in part) for part in parts]
        rest = sum(system.cells[one].value for one in whole) - sum(numbers)
        cells = [one for part in parts for one in part]
        complete = self.complete or (self._of_hosts and key.by is By.ACTIVITY)
        if rest == 0 and complete and self._adds_up(key, len(parts)):
            system.equal({**dict.fromkeys(cells, 1), **dict.fromkeys(whole, -1)})
        elif key.code in _PEOPLE or key.code is Code.UNIQUE_NEW:
            self._people(system, key, whole, parts)
        elif rest >= 0 and not complete and whole:
            unseen = system.add_unseen(rest, threshold=system.cells[whole[0]].threshold)
            system.equal({**dict.fromkeys([*cells, unseen], 1), **dict.fromkeys(whole, -1)})

    def _adds_up(self, key: Key, parts: int) -> bool:
        """Tell whether the whole is the sum of its parts, and not so by chance.

        People are not, but where all of them are in one part. Visitors of the house are no part
        of any host.
        """
        if key.code is Code.UNIQUE and self._of_hosts:
            return False
        return key.code not in _PEOPLE or parts == 1

    def _guards(self, key: Key, people: Cell, there: int) -> bool:
        """Tell whether the people of a figure who are not in one part may not be few.

        They may in the total of a house of 50 different people or more; and in a group of four
        times its threshold, where anybody was ``there`` in three parts or more. With two, who
        was not in the one came in the other, all in one go: those splits are always guarded,
        as are days after a month, and the reports of hosts beside that of the house.
        """
        if self._of_hosts:
            return True
        if key.by is By.TOTAL and self.whole.host is None:
            return people.value < _LARGE_HOUSE
        return there < _SPREAD or people.value < _LARGE_GROUP * people.threshold

    def _people(self, system: System, key: Key, whole: list[int], parts: list[list[int]]) -> None:
        """Different people: each part is within the whole, which is at most all parts together.

        How many people came, but not in that part, is a number of people as well.
        """
        if len(whole) != 1 or any(len(part) != 1 for part in parts):
            return  # hosts that merged: people of both cannot be told apart
        (total,) = whole
        people = system.cells[total]
        there = sum(system.cells[part].value > 0 for (part,) in parts)
        threshold = people.threshold if self._guards(key, people, there) else 0
        for (part,) in parts:
            if 0 < system.cells[part].value < people.value:
                system.at_most(part, [total], threshold=threshold)
            system.bound(part, total)
        cells = [part for (part,) in parts]
        if self.complete and system.cells[total].value <= sum(
            system.cells[one].value for one in cells
        ):
            system.at_most(total, cells)

    def _hosts(self, system: System) -> None:
        """Say that the totals of a host's report stand in the house's table of hosts too."""
        for part in self.parts:
            for code in sorted(PROTECTED):
                here = Code.UNIQUE_PARTICIPANTS if code is Code.UNIQUE else code
                above = self.whole.cells.get(Key(here, By.HOST, part.host or ""))
                below = part.cells.get(Key(code))
                if above is None or not leaves(Key(code), host=True):
                    continue
                number = 0 if below is None else system.cells[below].value
                if system.cells[above].value == number:
                    system.total(above, [] if below is None else [below])
