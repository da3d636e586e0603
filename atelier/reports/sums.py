"""Sums: figures while they are counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.frame import Frame
from atelier.reports.splits import PLACES, TIMES, time_items

Numbers = Mapping[Code, int]


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

    def add_by(self, by: By, item: str, numbers: Numbers) -> None:
        """Add several figures of one item."""
        found = self._found[by, item]
        for code, number in numbers.items():
            found[code] += number

    def figures(self, labels: Mapping[tuple[By, str], str]) -> Figures:
        """Give what was counted, with the names of the items that are there."""
        values = {
            Key(code, by, item): number
            for (by, item), numbers in self._found.items()
            for code, number in numbers.items()
            if number
        }
        used = {(key.by, key.item) for key in values}
        return Figures(values, {key: name for key, name in labels.items() if key in used})


class Groups:
    """Adds numbers up by activity and by time of the week, and splits them when all are there.

    A month has ten times as many occurrences as activities: so each number is added twice, and
    not once for every split.
    """

    def __init__(self) -> None:
        self._lines: dict[int | None, dict[Code, int]] = defaultdict(lambda: defaultdict(int))
        self._times: dict[tuple[int, str], dict[Code, int]] = defaultdict(lambda: defaultdict(int))

    def at_line(self, line: int | None, numbers: Iterable[tuple[Code, int]]) -> None:
        """Add numbers of an activity; None is no activity."""
        found = self._lines[line]
        for code, number in numbers:
            found[code] += number

    def at_time(self, day: int, part: str, numbers: Iterable[tuple[Code, int]]) -> None:
        """Add numbers of a day and a part of it."""
        found = self._times[day, part]
        for code, number in numbers:
            found[code] += number

    def settle_lines(self, frame: Frame, sums: Sums) -> None:
        """Put what was added by activity into the totals and the splits by activity."""
        for number, numbers in self._lines.items():
            sums.add_by(By.TOTAL, "", numbers)
            for by in PLACES:
                sums.add_by(by, frame.place(number, by), numbers)

    def settle_times(self, sums: Sums, *, totals: bool) -> None:
        """Put what was added by time into the splits by time, and into the totals if asked."""
        for (day, part), numbers in self._times.items():
            if totals:
                sums.add_by(By.TOTAL, "", numbers)
            for by, item in zip(TIMES, time_items(day, part), strict=True):
                sums.add_by(by, item, numbers)
