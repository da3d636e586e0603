"""The gate before a closed month: what belongs to one is changed by a correction only.

Whoever writes into an earlier month asks here first. The house is then locked, shared, until the
commit, and closing a month locks it for itself: an entry stands in the figures of a closed month,
or it is refused, also in the moment in which another desk closes (F83). Check-ins of today ask
nothing: this month is never closed.

The house is locked before what is written (an occurrence, a change): closing holds the house and
then points to occurrences, and two that lock in one order never wait for each other.
"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Gone, Refusal, Site
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.months.states import closed_months, number_of
from atelier.words import month_in_words


class MonthClosed(Refusal):
    """What was to be changed lies in a closed month (DOMAIN.md 3.5)."""

    def __init__(self, month: int, version: int) -> None:
        first = date(month // 100, month % 100, 1)
        super().__init__(
            tr(
                "{month} is closed (version {version}). Open a correction first, with a reason.",
                month=month_in_words(first).capitalize(),
                version=version,
            )
        )
        self.month, self.version = month, version


@needs(Right.PART)
def need_open(session: Session, *, day: date, actor: Actor) -> None:
    """Let a change of something on ``day`` through; raises MonthClosed."""
    need_all_open(session, days=(day,), actor=actor)


@needs(Right.PART)
def need_all_open(session: Session, *, days: Iterable[date], actor: Actor) -> None:
    """Let a change of something on several days through; raises MonthClosed for the oldest."""
    now = number_of(actor.today())
    earlier = {number for number in map(number_of, days) if number < now}
    if not earlier:
        return
    hold_open(session, actor=actor)
    closed = closed_months(session, actor=actor, among=earlier)
    if closed:
        oldest = min(closed)
        raise MonthClosed(oldest, closed[oldest])


@needs(Right.PART)
def hold_open(session: Session, *, actor: Actor) -> None:
    """Keep every month from being closed until the commit. Raises Gone without a house."""
    _lock(session, actor, shared=True)


@needs(Right.PART)
def hold_alone(session: Session, *, actor: Actor) -> None:
    """Hold the house in order to close a month or to open it; check-ins go on. Raises Gone."""
    _lock(session, actor, shared=False)


def _lock(session: Session, actor: Actor, *, shared: bool) -> None:
    """Lock the house. Rows that point to it may still be written: that locks its key alone."""
    house = select(Site.id).where(Site.id == actor.site_id)
    if session.scalar(house.with_for_update(read=shared, key_share=not shared)) is None:
        raise Gone
