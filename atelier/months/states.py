"""Which months are closed, and which of them are being corrected."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, ClosedMonth, MonthCorrection
from atelier.domain.rights import Right

_DAY = timedelta(days=1)
_BACK = 13  # months: what was not closed for longer is not asked for every day


@dataclass(frozen=True, slots=True, repr=False)
class MonthState(Discreet):
    """One month: ``number`` is yyyymm, ``version`` 0 while it was never closed.

    ``correcting`` is why it is being corrected, since ``since`` by ``opened_by``; empty where it
    is not.
    """

    number: int
    version: int = 0
    closed_at: datetime | None = None
    closed_by: str = ""
    correcting: str = ""
    since: datetime | None = None
    opened_by: str = ""

    @property
    def closed(self) -> bool:
        """Whether nothing may be changed in it."""
        return self.version > 0 and not self.correcting


def number_of(day: date) -> int:
    """Give the number yyyymm of the month in which a day lies."""
    return day.year * 100 + day.month


@needs(Right.SEE_PROGRAMME)
def month_state(session: Session, *, day: date, actor: Actor) -> MonthState:
    """Say how the month stands in which ``day`` lies."""
    number = number_of(day)
    newest = session.execute(
        select(ClosedMonth.version, ClosedMonth.closed_at, ClosedMonth.closed_by)
        .where(ClosedMonth.site_id == actor.site_id, ClosedMonth.month == number)
        .order_by(ClosedMonth.version.desc())
        .limit(1)
    ).one_or_none()
    if newest is None:
        return MonthState(number)
    correction = session.execute(
        select(MonthCorrection.reason, MonthCorrection.opened_at, MonthCorrection.opened_by).where(
            MonthCorrection.site_id == actor.site_id,
            MonthCorrection.month == number,
            MonthCorrection.settled_at.is_(None),
        )
    ).one_or_none()
    return MonthState(number, *newest, *(correction or ()))


@needs(Right.SEE_PROGRAMME)
def closed_months(
    session: Session, *, actor: Actor, among: Collection[int] | None = None
) -> Mapping[int, int]:
    """Give the newest version of every month that is closed and is not being corrected.

    ``among``: only of these months, by their numbers yyyymm.
    """
    corrected = exists().where(
        MonthCorrection.site_id == ClosedMonth.site_id,
        MonthCorrection.month == ClosedMonth.month,
        MonthCorrection.settled_at.is_(None),
    )
    where: list[ColumnElement[bool]] = [ClosedMonth.site_id == actor.site_id, ~corrected]
    if among is not None:
        where.append(ClosedMonth.month.in_(sorted(among)))
    rows = session.execute(
        select(ClosedMonth.month, func.max(ClosedMonth.version))
        .where(*where)
        .group_by(ClosedMonth.month)
    )
    return dict(rows.all())


@needs(Right.SEE_PROGRAMME)
def open_spans(session: Session, *, actor: Actor) -> tuple[tuple[date, date], ...]:
    """Give the days in which entries are still possible, until today: the oldest first.

    The first and the last day of each run of months that are not closed, at most some thirteen
    months back. Today's month is always among them.
    """
    months = [actor.today().replace(day=1)]
    for _ in range(_BACK):
        months.append((months[-1] - _DAY).replace(day=1))
    closed = closed_months(session, actor=actor, among=[number_of(first) for first in months])
    spans: list[tuple[date, date]] = []
    last = actor.today()
    for first in months:
        if number_of(first) not in closed:
            goes_on = bool(spans) and spans[-1][0] == last + _DAY
            spans.append((first, spans.pop()[1] if goes_on else last))
        last = first - _DAY
    return tuple(reversed(spans))
