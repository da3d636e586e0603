"""Noting that somebody may be contacted, or not, where it is changed on the form (rule P12)."""

from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Consent, ConsentKind, GivenBy
from atelier.domain.rights import Right

TEXT_VERSION = "2026-1"
"""The version of what is asked (``atelier.privacy.consents``): another wording is another one."""


@needs(Right.PART)
def note_contact(session: Session, *, person_id: int, answer: bool | None, actor: Actor) -> None:
    """Note a yes or a no as it was said; None takes a yes back."""
    if answer is not None:
        row = Consent(
            site_id=actor.site_id,
            key=uuid4(),  # the save of the form has the version of the person instead
            person_id=person_id,
            kind=ConsentKind.CONTACT,
            given=answer,
            day=actor.today(),
            how=GivenBy.SPOKEN,
            text_version=TEXT_VERSION,
            by=actor.name,
        )
        session.add(row)
        return
    last = session.scalar(
        select(Consent)
        .where(Consent.person_id == person_id, Consent.kind == ConsentKind.CONTACT)
        .order_by(Consent.day.desc(), Consent.id.desc())
        .limit(1)
    )
    if last is not None and last.given and last.withdrawn_on is None:
        last.withdrawn_on = actor.today()
