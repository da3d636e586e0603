"""Only of a period that has begun is there anything to tell."""

from atelier.domain import Actor, Refusal
from atelier.language import tr
from atelier.reports.period_words import period_name
from atelier.reports.periods import Period


class NotBegun(Refusal):
    """Nils of days that are still to come would read as if nobody had been there."""

    def __init__(self, period: Period) -> None:
        name = period_name(period)
        super().__init__(tr("{period} has not begun yet.", period=name[:1].upper() + name[1:]))


def need_begun(period: Period, *, actor: Actor) -> None:
    """Refuse a period whose first day is still to come. Raises NotBegun."""
    if period.first > actor.today():
        raise NotBegun(period)
