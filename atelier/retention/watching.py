"""The clock that retention trusts: after an unexplained jump nothing goes (F50, F51)."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, AuditEntry, RetentionWatch, Right, Visit
from atelier.domain.retention import LONGEST_JUMP


@needs(Right.PART)
def jump_of(session: Session, actor: Actor) -> tuple[date, date] | None:
    """Give from which day to which the clock jumped, if it did; None: the day can be trusted."""
    today = actor.today()
    known = _known(session, actor)
    return (known, today) if known is not None and today - known > LONGEST_JUMP else None


@needs(Right.PART)
def note_day(session: Session, *, actor: Actor, trusted: bool = False) -> bool:
    """Note that it was looked today; False where nothing may go.

    ``trusted``: somebody said that the date is right. A clock that was set back is followed,
    and goes nowhere today: the next jump ahead is noticed then.
    """
    row = _watch(session, actor)
    today = actor.today()
    jump = None if trusted else jump_of(session, actor)
    if row is None:
        row = RetentionWatch(site_id=actor.site_id, checked_on=today if jump is None else jump[0])
        session.add(row)
    if jump is not None:
        row.jumped_to = today
        session.flush()
        return False
    back = today < row.checked_on
    if row.checked_on != today or row.jumped_to is not None:
        row.checked_on, row.jumped_to = today, None
    session.flush()
    return not back


def _known(session: Session, actor: Actor) -> date | None:
    """Give the day of the last look; before the first one that of the newest visit or log."""
    row = _watch(session, actor)
    if row is not None:
        return row.checked_on
    visit = session.scalar(select(func.max(Visit.day)).where(Visit.site_id == actor.site_id))
    if visit is not None:
        return visit
    line = session.scalar(
        select(func.max(AuditEntry.at)).where(AuditEntry.site_id == actor.site_id)
    )
    return None if line is None else actor.clock.wall(line).date()


def _watch(session: Session, actor: Actor) -> RetentionWatch | None:
    return session.scalar(select(RetentionWatch).where(RetentionWatch.site_id == actor.site_id))
