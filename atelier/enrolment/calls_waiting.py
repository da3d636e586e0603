"""How much there is to call about: for the sign beside the calendar."""

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.enrolment.call_queries import open_call_lists
from atelier.enrolment.queries import proposals


@needs(Right.CALL)
def calls_waiting(session: Session, *, actor: Actor) -> int:
    """Count the lists that are not called to their end, and the places that may be proposed."""
    return len(open_call_lists(session, actor=actor)) + len(proposals(session, actor=actor))
