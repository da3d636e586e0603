"""What can be an account's own: the activities and the organisations of the house."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Activity, Actor, Organisation, Right


@dataclass(frozen=True, slots=True, repr=False)
class OwnChoices(Discreet):
    """Each with its id and its name, by name."""

    activities: tuple[tuple[int, str], ...]
    organisations: tuple[tuple[int, str], ...]


@needs(Right.RESET_PIN)
def own_choices(session: Session, *, actor: Actor) -> OwnChoices:
    """Give the activities that somebody may lead, and the organisations that one may come from."""
    activities = session.execute(
        select(Activity.id, Activity.name)
        .where(Activity.site_id == actor.site_id)
        .order_by(Activity.name, Activity.id)
    ).all()
    organisations = session.execute(
        select(Organisation.id, Organisation.name)
        .where(Organisation.site_id == actor.site_id)
        .order_by(Organisation.name, Organisation.id)
    ).all()
    return OwnChoices(
        tuple((row.id, row.name) for row in activities),
        tuple((row.id, row.name) for row in organisations),
    )
