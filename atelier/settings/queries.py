"""What can be seen of the house."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import Site


@dataclass(frozen=True, slots=True)
class House:
    """The house that this desk works for."""

    id: int
    name: str
    zone: str
    practice: bool


def first_house(session: Session) -> House | None:
    """Give the house of this database; None before it was founded."""
    row = session.execute(
        select(Site.id, Site.name, Site.zone, Site.practice).order_by(Site.id).limit(1)
    ).first()
    return None if row is None else House(*row)
