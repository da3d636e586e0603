"""Letting go again in a database that was put back, of what dates alone decide.

Whoever was erased stands on the list of erasures, which goes before this (``atelier.privacy``).
Contact data and volunteers come on the next list: somebody may have come back since the backup.
"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.domain import Clock, DueKind, RetentionList, Site, house_actor
from atelier.retention.finding import limits_of
from atelier.retention.letting_go import KINDS

_BY_DATE = (DueKind.VISITS, DueKind.WAITING, DueKind.PARENT)
_ALL = 1_000_000


def replay_retention(known: Session, restored: Session, clock: Clock) -> int:
    """Let go in ``restored`` of what ``known`` let go of by its date; nobody is erased by it."""
    for site in restored.scalars(select(Site).order_by(Site.id)).all():
        last = known.scalar(
            select(func.max(RetentionList.day)).where(
                RetentionList.site_id == site.id, RetentionList.done_at.is_not(None)
            )
        )
        if last is None:
            continue
        actor = house_actor(site_id=site.id, name="restore", clock=clock)
        limits = limits_of(restored, day=last, actor=actor)
        for kind in _BY_DATE:
            while KINDS[kind].let_go(restored, limits, _ALL):
                restored.flush()
    return 0
