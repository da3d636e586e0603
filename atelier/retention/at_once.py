"""What goes by itself each night, without a list: it was never kept for the house's sake.

Notes about the building, the emergency contact of whoever stopped working here, what mergers
kept, drafts, payments older than the accounts must be, and the logs of what was printed, done
and changed.
"""

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.accounts.drafts import KEPT_FOR
from atelier.desk.notes import forget_old_notes
from atelier.domain import Actor, Draft, Person, Right, Volunteer, VolunteerStatus
from atelier.privacy.merging import forget_mergers
from atelier.privacy.payments import forget_payments
from atelier.retention.finding import limits_of
from atelier.retention.logs import forget_logs

_GOING = (VolunteerStatus.LEFT, VolunteerStatus.LEAVING)


@needs(Right.PART)
def tidy(session: Session, *, actor: Actor) -> int:
    """Take away what nobody has to confirm; give how many emergency contacts went."""
    forget_logs(session, limits_of(session, day=actor.today(), actor=actor))
    forget_old_notes(session, actor=actor)
    forget_mergers(session, actor=actor)
    forget_payments(session, actor=actor)
    old = (Draft.site_id == actor.site_id, Draft.at < actor.now() - KEPT_FOR)
    session.execute(delete(Draft).where(*old))
    over = session.scalars(
        select(Volunteer)
        .join(Person, Person.id == Volunteer.person_id)
        .where(
            Person.site_id == actor.site_id,
            Volunteer.status.in_(_GOING),
            or_(Volunteer.until < actor.today(), Volunteer.until.is_(None)),
            or_(Volunteer.status == VolunteerStatus.LEFT, Volunteer.until.is_not(None)),
            or_(Volunteer.emergency_name != "", Volunteer.emergency_phone.is_not(None)),
        )
    ).all()
    for one in over:
        one.emergency_name, one.emergency_phone = "", None
    session.flush()
    return len(over)
