"""What somebody outside knows of the figures that are hidden, and what follows from it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from atelier.reports.small_numbers_solving import Number, Way, given_away, proof
from atelier.reports.small_numbers_system import Bound, Cell, Sign, System


class Reader:
    """Knows every sum and every sign of a system.

    ``sharp``: takes an ``x`` for a number that is not small, as it nearly always is.
    """

    def __init__(self, system: System, *, sharp: bool = True) -> None:
        self._sharp = sharp
        self.cells, self.sums = system.cells, system.sums
        self.sums_of: defaultdict[int, list[int]] = defaultdict(list)
        for number, terms in enumerate(system.sums):
            for one in terms:
                self.sums_of[one].append(number)
        self.bounds_of: defaultdict[int, list[Bound]] = defaultdict(list)
        for bound in system.bounds:
            self.bounds_of[bound.few].append(bound)
            self.bounds_of[bound.many].append(bound)
        self._moving: set[int] = set()

    def part(self, one: int) -> set[int]:
        """Give the unknowns that sums tie to this one, itself included."""
        part, edge = {one}, [one]
        while edge:
            for number in self.sums_of[edge.pop()]:
                for other in self.sums[number]:
                    if other not in part and self.cells[other].hidden:
                        part.add(other)
                        edge.append(other)
        return part

    def parts(self, ones: Iterable[int]) -> Iterator[set[int]]:
        """Give the parts of some unknowns, each once."""
        seen: set[int] = set()
        for one in ones:
            if one not in seen and self.cells[one].hidden:
                part = self.part(one)
                seen |= part
                yield part

    def leaks(self, part: Iterable[int]) -> set[int]:
        """Give what a reader knows of one part and should not: the guarded ones.

        Hiding more never gives away more; so what can move once is not asked about again.
        """
        ways = {one: self.way(one) for one in part}
        sums = sorted({number for one in ways for number in self.sums_of[one]})
        rows = [
            {one: factor for one, factor in self.sums[number].items() if one in ways}
            for number in sums
        ]
        known = given_away(ways, rows, self._moving)
        self._moving |= ways.keys() - known
        return {one for one in known if self._guarded(one)}

    def proof(self, leak: int) -> dict[int, Number]:
        """Give the sums that give a figure away, each with its factor (see ``proof``)."""
        part = self.part(leak)
        sums = sorted({number for one in part for number in self.sums_of[one]})
        rows = [
            {one: by for one, by in self.sums[number].items() if one in part} for number in sums
        ]
        found = proof({one: self.way(one) for one in part}, rows, leak)
        return {sums[number]: factor for number, factor in found.items()}

    def way(self, one: int, *, alone: bool = False) -> Way:
        """Tell where a hidden figure can go; ``alone`` by its own sign, without its bounds."""
        cell = self.cells[one]
        least, most = self._range(cell)
        for bound in [] if alone else self.bounds_of[one]:
            lower, upper = self._bounded(one, bound)
            least = max(least, lower)
            most = upper if most is None else min(most, most if upper is None else upper)
        if cell.value == most:
            return Way.NONE if cell.value == least else Way.DOWN
        return Way.UP if cell.value == least else Way.BOTH

    def _bounded(self, one: int, bound: Bound) -> tuple[int, int | None]:
        """Give the least and the most of one figure by what is shown of the other."""
        few, many = self.cells[bound.few], self.cells[bound.many]
        if one == bound.few:
            if many.hidden:
                return 0, None
            least = -(-many.value // bound.most) if bound.most else 0
            return least, many.value if bound.least else None
        if few.hidden:
            return 0, None
        return bound.least * few.value, few.value * bound.most if bound.most else None

    def _guarded(self, one: int) -> bool:
        cell = self.cells[one]
        return cell.small if cell.sign is Sign.NOWHERE else cell.hidden

    def _range(self, cell: Cell) -> tuple[int, int | None]:
        """Give the least and the most that a figure can be by its sign; None is no most."""
        if cell.sign is Sign.NOWHERE:
            return 0, None
        if cell.sign is Sign.SMALL:
            return 1, cell.threshold - 1
        return (max(1, cell.threshold) if self._sharp and not cell.small else 1), None
