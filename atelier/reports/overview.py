"""What the reports page shows of one period, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Activity, Actor, Function
from atelier.domain.rights import Right
from atelier.reports.figures import Figures
from atelier.reports.periods import Period
from atelier.reports.reported import Reported, reported

_FUNCTIONS = select(Activity.id, Activity.function).where(Activity.site_id == bindparam("site"))


@dataclass(frozen=True, slots=True, repr=False)
class Overview(Discreet):
    """The figures of a period as they are told, on the day ``today``.

    ``functions`` gives the function of each activity of the house, by its item in the figures.
    """

    period: Period
    today: date
    reported: Reported
    functions: Mapping[str, Function]

    @property
    def figures(self) -> Figures:
        """The figures of the period."""
        return self.reported.figures

    @property
    def filled(self) -> bool:
        """Whether there is anything in this house that could be counted."""
        return bool(self.functions or self.figures)

    @property
    def running(self) -> bool:
        """Whether something of the period is still to come."""
        return self.period.last >= self.today


@needs(Right.SEE_FIGURES)
def overview(session: Session, *, period: Period, actor: Actor) -> Overview:
    """Read what the page shows of a period."""
    rows = session.execute(_FUNCTIONS, {"site": actor.site_id})
    return Overview(
        period,
        actor.today(),
        reported(session, period=period, actor=actor),
        {str(number): function for number, function in rows},
    )
