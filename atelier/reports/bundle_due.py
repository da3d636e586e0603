"""Whether the bundle of the last month is due: on the first working days, until it is printed."""

from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.closing_days import closing_days, days_between
from atelier.domain import Activity, Actor, Occurrence, PrintedSheet, Tally, Visit
from atelier.domain.rights import Right
from atelier.journal.printing import SheetKind
from atelier.reports.bundle import last_month
from atelier.reports.periods import Period

_DAYS = 5  # working days on which it is asked for
_SATURDAY = 5
_LATEST = 20  # of the month: nobody waits for it any longer


@needs(Right.SEE_FIGURES)
def bundle_due(session: Session, *, actor: Actor) -> Period | None:
    """Give the month whose bundle is due; None where there is nothing to do.

    It is due from the first working day of this month on, for five working days, unless it was
    printed. A day on which the house is closed is no working day.
    """
    month, today = last_month(actor), actor.today()
    if today.day > _LATEST:
        return None
    worked = len(_working_days(session, today.replace(day=1), today, actor))
    if not 0 < worked <= _DAYS:
        return None
    printed = select(PrintedSheet.id).where(
        PrintedSheet.site_id == actor.site_id,
        PrintedSheet.kind == SheetKind.BUNDLE.value,
        PrintedSheet.day == month.first,
    )
    if session.scalar(printed.limit(1)) is not None or not _happened(session, month, actor):
        return None
    return month


def _working_days(session: Session, first: date, last: date, actor: Actor) -> list[date]:
    closed = closing_days(session, site_id=actor.site_id, first_day=first, last_day=last)
    return [
        day
        for day in days_between(first, last)
        if day.weekday() < _SATURDAY and closed(day) is None
    ]


def _happened(session: Session, month: Period, actor: Actor) -> bool:
    """Whether there is anything to tell of a month."""
    visited = exists().where(
        Visit.site_id == actor.site_id, Visit.day.between(month.first, month.last)
    )
    counted = exists().where(
        Tally.site_id == actor.site_id, Tally.day.between(month.first, month.last)
    )
    planned = (
        select(Occurrence.id)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(Activity.site_id == actor.site_id, Occurrence.day.between(month.first, month.last))
        .exists()
    )
    return bool(session.scalar(select(or_(visited, counted, planned))))
