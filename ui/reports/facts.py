"""With what the tasks of the reports page begin."""

from collections.abc import Mapping
from dataclasses import dataclass

from atelier.discreet import Discreet
from atelier.reports.figures import By, Key
from atelier.reports.periods import Period


@dataclass(frozen=True, slots=True, repr=False)
class OfFigure(Discreet):
    """A figure that is followed to its rows: which one, of which days, and how it is named."""

    key: Key
    period: Period
    labels: Mapping[tuple[By, str], str]


@dataclass(frozen=True, slots=True)
class OfPeriod:
    """The period that is shown when a task is begun."""

    period: Period
