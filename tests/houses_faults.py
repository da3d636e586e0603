"""What one house learns of the clock from the log of another."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from atelier.audit.clock import clock_jump
from atelier.domain import Actor, AuditEntry
from tests.houses import House

Ask = Callable[[Session, Actor, House], object]


def _jump(session: Session, me: Actor, it: House) -> object:
    """Their log tells of a moment that is yet to come; one's own does not."""
    later = me.now() + timedelta(days=1)
    session.add(AuditEntry(site_id=it.actor.site_id, at=later, desk="Balie", action="sign_out"))
    session.flush()
    return clock_jump(session, actor=me)


FAULTS_ASKED: dict[str, Ask] = {"clock_jump": _jump}

# What only writes a line of one's own.
FAULTS_WITHIN = {"note_jump"}
