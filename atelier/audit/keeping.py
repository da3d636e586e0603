"""How long the audit log is kept (P15): twelve months, and then its oldest lines go."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.audit.chain import link_lines
from atelier.domain import Actor, AuditEntry, Right


@needs(Right.RETENTION)
def old_lines(session: Session, *, before: datetime, actor: Actor) -> int:
    """Count the lines from before a moment: what ``forget_old_lines`` would take away."""
    old = select(func.count()).where(AuditEntry.site_id == actor.site_id, AuditEntry.at < before)
    return session.scalar(old) or 0


@needs(Right.RETENTION)
def forget_old_lines(session: Session, *, before: datetime, actor: Actor) -> int:
    """Take the lines from before a moment away, and give how many that were.

    They go from the oldest link on and no further than the first line that stays, so that what
    is left is still a chain: where the clock was set back, some stay a little longer.
    """
    link_lines(session, site_id=actor.site_id)
    mine = AuditEntry.site_id == actor.site_id
    first_kept = session.scalar(
        select(func.min(AuditEntry.link)).where(mine, AuditEntry.at >= before)
    )
    gone = delete(AuditEntry).where(mine, AuditEntry.at < before)
    if first_kept is not None:
        gone = gone.where(AuditEntry.link < first_kept)
    return len(session.execute(gone.returning(AuditEntry.id)).fetchall())
