"""``check``: the figures of closed months against their rows."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.commands.frame import Frame
from atelier.discreet import Discreet
from atelier.domain import Clock, Site, house_actor
from atelier.language import tr, tr_count
from atelier.reports.comparing import months_that_differ
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period
from atelier.reports.versions import Difference


@dataclass(frozen=True, slots=True, repr=False)
class CheckedMonth(Discreet):
    """One closed month of one house, and what its rows say otherwise."""

    house: str
    month: Period
    version: int
    differing: tuple[Difference, ...]

    def problem(self) -> str:
        """Say what is wrong with it."""
        first = self.differing[0]
        return tr_count(
            "{month} (version {version}): {count} figure is not what the rows say: {name} is "
            "{rows} and was closed as {closed}.",
            "{month} (version {version}): {count} figures are not what the rows say. {name} is "
            "{rows} and was closed as {closed}.",
            len(self.differing),
            month=period_name(self.month).capitalize(),
            version=self.version,
            name=first.name,
            rows=first.new,
            closed=first.old,
        )

    def data(self) -> dict[str, Any]:
        """Give it for a script."""
        return {
            "house": self.house,
            "month": self.month.key,
            "version": self.version,
            "ok": not self.differing,
            "differences": [
                {
                    "code": one.key.code.value,
                    "by": one.key.by.value,
                    "item": one.key.item,
                    "closed": one.old,
                    "rows": one.new,
                }
                for one in self.differing
            ],
        }


def check_months(session: Session, *, frame: Frame) -> list[CheckedMonth]:
    """Count the newest version of every closed month again, in every house.

    Months that are being corrected are left out. Compared is what the rows alone decide
    (``atelier.reports.comparing``): splits by age, area, function and host may rightly be other
    numbers by now, and different people where somebody was unlinked or erased.
    """
    found = []
    for site, name, zone in session.execute(
        select(Site.id, Site.name, Site.zone).order_by(Site.id)
    ).all():
        actor = house_actor(
            site_id=site, name=tr("Desk"), clock=Clock(ZoneInfo(zone), frame.clock.now)
        )
        found += [
            CheckedMonth(name, month, version, differing)
            for month, version, differing in months_that_differ(session, actor=actor)
        ]
    return found
