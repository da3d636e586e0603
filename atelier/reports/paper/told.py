"""Everything that a report tells, read once and ready to be laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from atelier.discreet import Discreet
from atelier.domain import Clock, Function
from atelier.reports.figures import Code
from atelier.reports.paper.absent import Absent
from atelier.reports.paper.cells import Cells
from atelier.reports.periods import Period, Span
from atelier.reports.reported import Reported
from atelier.reports.targets import TargetRow
from atelier.reports.versions import VersionRow


@dataclass(frozen=True, slots=True, repr=False)
class MonthTold(Discreet):
    """One month of a series: its figures, and its newest version where it is closed.

    ``correcting``: why it is being corrected since; empty where it is not.
    """

    period: Period
    cells: Cells
    newest: VersionRow | None = None
    correcting: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Told(Discreet):
    """A report. ``now`` is its period; the others are the one before, a year ago, and the year.

    ``host``: the name of the partner whose own report it is; empty for the whole house.
    ``functions`` gives the function of each activity. ``open_shifts`` are places in shifts of the
    period that nobody took, ``absent`` the shifts in which somebody could not come. ``months``
    are the series that ends with the period, ``own_months`` those of the period itself, where it
    is more than one or the report is that of a partner. ``hosts_then`` gives by host of the
    period what it was a year before. ``notes`` are footnotes in words, ``targets`` what was
    agreed on for its year.
    """

    house: str
    reported: Reported
    now: Cells
    before: Cells
    year_ago: Cells
    to_date: Cells
    functions: Mapping[str, Function]
    clock: Clock
    open_shifts: int = 0
    absent: Absent = field(default_factory=Absent)
    months: tuple[MonthTold, ...] = ()
    own_months: tuple[MonthTold, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    hosts_then: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    host: str = ""
    notes: tuple[str, ...] = ()
    large: bool = False

    @property
    def period(self) -> Period:
        """Give the period that it is about."""
        return self.reported.period

    @property
    def is_month(self) -> bool:
        """Whether it is about one month."""
        return self.period.span is Span.MONTH

    @property
    def external(self) -> bool:
        """Whether it may leave the house: small numbers are hidden."""
        return self.now.external is not None

    @property
    def main(self) -> Code:
        """Give the figure that is told first: of a partner there are no visits."""
        return Code.PARTICIPATIONS if self.host else Code.VISITS

    def on_the_wall(self, moment: datetime) -> date:
        """Give the day that it was at the house."""
        return self.clock.wall(moment).date()
