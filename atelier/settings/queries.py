"""What can be seen of the house."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import Refusal, Site
from atelier.language import tr


@dataclass(frozen=True, slots=True)
class House:
    """The house that this desk works for."""

    id: int
    name: str
    zone: str
    practice: bool


class UnknownHouse(Refusal):
    """The house that this desk was told to work for is not in the database."""

    def __init__(self) -> None:
        super().__init__(
            tr("The house that ATELIER_HOUSE names is not in this database. Look at its name.")
        )


def first_house(session: Session, *, name: str = "") -> House | None:
    """Give the house of this database, of several the one of that name; None before any.

    Raises UnknownHouse when there are houses, but none of that name.
    """
    statement = select(Site.id, Site.name, Site.zone, Site.practice).order_by(Site.id)
    houses = [House(*row) for row in session.execute(statement)]
    named = [house for house in houses if house.name == name] if name else houses
    if houses and not named:
        raise UnknownHouse
    return named[0] if named else None
