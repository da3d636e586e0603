"""How each figure of a report is printed: all of it inside the house, else with signs.

Numbers that are made of two figures (an average, a share) would give a hidden one away, so they
are hidden with either of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from atelier.paper.charts import Bar
from atelier.reports.amounts import average, hours, percent, whole
from atelier.reports.external import External, Shown
from atelier.reports.figures import By, Code, Figures, Key

HIDDEN = "x"
NONE = "–"
_MINUTES = frozenset({Code.VOLUNTEER_MINUTES, Code.PROFESSIONAL_MINUTES})


@dataclass(frozen=True, slots=True)
class Cells:
    """The figures of one period as they are printed; ``external`` None shows everything."""

    figures: Figures
    external: External | None = None

    @property
    def labels(self) -> Mapping[tuple[By, str], str]:
        """Give the names of items that have no name in the language."""
        return self.figures.labels

    def shown(self, code: Code, by: By = By.TOTAL, item: str = "") -> Shown:
        """Give how a figure is printed; one that is not there is nil."""
        key = Key(code, by, item)
        if self.external is not None:
            return self.external.cell(key)
        value = self.figures[key]
        return Shown(hours(value) if code in _MINUTES else whole(value), value)

    def text(self, code: Code, by: By = By.TOTAL, item: str = "") -> str:
        """Give what is printed of a figure; hours for what is kept in minutes."""
        return self.shown(code, by, item).text

    def average(self, code: Code, of: Code, by: By = By.TOTAL, item: str = "") -> str:
        """Give one figure divided by another, with one decimal."""
        number, divisor = self.shown(code, by, item).value, self.shown(of, by, item).value
        if number is None or divisor is None:
            return HIDDEN
        return average(number, divisor)

    def percent(self, code: Code, of: Code, by: By = By.TOTAL, item: str = "") -> str:
        """Give one figure as a share of another."""
        number, whole_ = self.shown(code, by, item).value, self.shown(of, by, item).value
        if number is None or whole_ is None:
            return HIDDEN
        return percent(number, whole_)

    def items(self, by: By, codes: Iterable[Code]) -> list[str]:
        """Give the items of a split under which any of the figures is there, in order."""
        wanted = frozenset(codes)
        figures = self.figures if self.external is None else self.external.figures
        return list(
            dict.fromkeys(key.item for key in figures if key.by is by and key.code in wanted)
        )

    def bar(self, name: str, code: Code, by: By, item: str, *, light: bool = False) -> Bar:
        """Give a figure as a bar; a hidden one has no length."""
        shown = self.shown(code, by, item)
        return Bar(name, shown.text, shown.value, light)
