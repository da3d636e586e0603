"""Sums: figures while they are counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.frame import Frame
from atelier.reports.splits import PLACES, TIMES, time_items


class Sums:
    """Adds numbers up; what comes to nil is left out in the end."""

    def __init__(self) -> None:
        self._found: dict[tuple[By, str], dict[Code, int]] = defaultdict(lambda: defaultdict(int))

    def add(self, code: Code, number: int, by: By = By.TOTAL, item: str = "") -> None:
        """Add a number to one figure."""
        self._found[by, item][code] += number

    def add_all(self, code: Code, by: By, numbers: Mapping[str, int]) -> None:
        """Add a split."""
        for item, number in numbers.items():
            self._found[by, item][code] += number

    def add_at(self, by: By, item: str, codes: Sequence[Code], numbers: Sequence[int]) -> None:
        """Add several figures of one item."""
        found = self._found[by, item]
        for code, number in zip(codes, numbers, strict=True):
            found[code] += number

    def figures(self, labels: Mapping[tuple[By, str], str]) -> Figures:
        """Give what was counted, with the names of the items that are there."""
        values = {
            Key(code, by, item): number
            for (by, item), numbers in self._found.items()
            for code, number in numbers.items()
            if number
        }
        return Figures(values, {key: labels[key] for key in labels.keys() & self._found.keys()})


class Groups:
    """Numbers of the same figures by activity or by time, added up first and split then.

    A month has ten times as many occurrences as activities: so each is not added to every
    split, and the adding is done column by column.
    """

    def __init__(self, codes: Sequence[Code]) -> None:
        self._codes = codes
        self._lines: dict[int | None, list[Sequence[int]]] = defaultdict(list)
        self._times: dict[tuple[int, str], list[Sequence[int]]] = defaultdict(list)

    def at_line(self, line: int | None, numbers: Sequence[int]) -> None:
        """Add numbers of an activity, in the order of the codes; None is no activity."""
        self._lines[line].append(numbers)

    def at_time(self, day: int, part: str, numbers: Sequence[int]) -> None:
        """Add numbers of a day and a part of it."""
        self._times[day, part].append(numbers)

    def settle_lines(self, frame: Frame, sums: Sums) -> None:
        """Put what was added by activity into the totals and the splits by activity."""
        for line, rows in self._lines.items():
            numbers = _added(rows)
            sums.add_at(By.TOTAL, "", self._codes, numbers)
            for by in PLACES:
                sums.add_at(by, frame.place(line, by), self._codes, numbers)

    def settle_times(self, sums: Sums, *, totals: bool) -> None:
        """Put what was added by time into the splits by time, and into the totals if asked."""
        for (day, part), rows in self._times.items():
            numbers = _added(rows)
            if totals:
                sums.add_at(By.TOTAL, "", self._codes, numbers)
            for by, item in zip(TIMES, time_items(day, part), strict=True):
                sums.add_at(by, item, self._codes, numbers)


def _added(rows: Iterable[Sequence[int]]) -> list[int]:
    return list(map(sum, zip(*rows, strict=True)))
