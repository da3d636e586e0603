"""Every figure that somebody outside can see, and the sums that he can make of them.

Figures of however many tables stand in one ``System``: rows and columns, an activity within its
function, a month within a year are all sums over its cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Sign(StrEnum):
    """What stands in the place of a figure."""

    SHOWN = "shown"
    SMALL = "small"  # <5: of which everybody knows that it is one to four
    COVER = "cover"  # x: hidden so that a small one cannot be worked out
    NOWHERE = "nowhere"  # printed nowhere, and yet perhaps to be worked out: a difference


@dataclass(slots=True)
class Cell:
    """One figure of the system.

    ``threshold``: under it the number is small; 0 for what is no number of persons. ``secret``:
    hidden for another reason than its size (hours of one volunteer). ``fixed``: published
    before, so that ``sign`` is for good.
    """

    value: int
    threshold: int = 5
    sign: Sign = Sign.SHOWN
    fixed: bool = False
    secret: bool = False

    @property
    def hidden(self) -> bool:
        """Tell whether a reader does not see the number."""
        return self.sign is not Sign.SHOWN

    @property
    def seen(self) -> bool:
        """Tell whether everybody has seen the number already."""
        return self.fixed and self.sign is Sign.SHOWN

    @property
    def small(self) -> bool:
        """Tell whether nobody outside may know the number."""
        return 0 < self.value < self.threshold


@dataclass(frozen=True, slots=True)
class Bound:
    """What everybody knows of two figures: ``least`` x ``few`` <= ``many`` <= ``most`` x ``few``.

    Different people and their participations: everybody came at least once, and nobody more
    often than there were occurrences. ``most`` 0: nobody knows; ``least`` is 0 or 1.
    """

    few: int
    many: int
    most: int = 0
    least: int = 1


@dataclass(slots=True)
class System:
    """Figures and the sums between them; a figure is known by its number."""

    cells: list[Cell] = field(default_factory=list)
    sums: list[dict[int, int]] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)

    def add(self, value: int, *, threshold: int = 5, secret: bool = False) -> int:
        """Add a figure that is to be printed; give its number."""
        self.cells.append(Cell(value, threshold, secret=secret))
        return len(self.cells) - 1

    def add_known(self, value: int, *, threshold: int = 0, sign: Sign = Sign.SHOWN) -> int:
        """Add a figure that somebody has seen already, as he saw it."""
        self.cells.append(Cell(value, threshold, sign, fixed=True))
        return len(self.cells) - 1

    def add_unseen(self, value: int, *, threshold: int = 0) -> int:
        """Add a number that is printed nowhere, but not negative; a small one is guarded."""
        self.cells.append(Cell(value, threshold, Sign.NOWHERE, fixed=True))
        return len(self.cells) - 1

    def equal(self, terms: Mapping[int, int]) -> None:
        """Say that the cells, times their factors, come to nothing, as every reader knows.

        Negative factors are of totals. A nil is known to everybody, and falls out.
        """
        assert sum(self.cells[one].value * factor for one, factor in terms.items()) == 0
        row = {one: factor for one, factor in terms.items() if factor and not self.nil(one)}
        if any(not self.cells[one].seen for one in row):
            self.sums.append(row)

    def total(self, total: int, parts: Sequence[int]) -> None:
        """Say that the parts make up the total."""
        self.equal({**dict.fromkeys(parts, 1), total: -1})

    def at_most(self, lesser: int, greater: Sequence[int], *, threshold: int = 0) -> None:
        """Say that one is at most the others together; the difference is printed nowhere.

        With a threshold the difference is a number of persons itself, and guarded when small.
        """
        if all(self.cells[one].seen for one in (lesser, *greater)):
            return  # whatever that tells is told
        rest = sum(self.cells[one].value for one in greater) - self.cells[lesser].value
        unseen = self.add_unseen(rest, threshold=threshold)
        self.equal({**dict.fromkeys(greater, 1), lesser: -1, unseen: -1})

    def bound(self, few: int, many: int, *, most: int = 0, least: int = 1) -> None:
        """Say how two figures bound each other, where they do."""
        numbers = self.cells[few].value, self.cells[many].value
        if least * numbers[0] <= numbers[1] and (not most or numbers[1] <= most * numbers[0]):
            self.bounds.append(Bound(few, many, most, least))

    def nil(self, one: int) -> bool:
        """Tell whether everybody knows that it is nothing."""
        return self.cells[one].value == 0 and self.cells[one].sign is not Sign.NOWHERE
