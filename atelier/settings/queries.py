"""What can be seen of the house."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import unasked
from atelier.domain import Clock, Refusal, Site
from atelier.language import tr
from atelier.settings.hours import USUAL_PARTS, DayParts, day_parts_of


@dataclass(frozen=True, slots=True)
class House:
    """The house that this desk works for."""

    id: int
    name: str
    zone: str
    practice: bool
    parts: DayParts = USUAL_PARTS

    def clock(self, now: Callable[[], datetime]) -> Clock:
        """Give the clock on the wall of this house; ``now`` is where it takes the moment from."""
        return Clock(ZoneInfo(self.zone), now, self.parts.noon, self.parts.evening)


class UnknownHouse(Refusal):
    """The house that this desk was told to work for is not in the database."""

    def __init__(self) -> None:
        super().__init__(
            tr("The house that ATELIER_HOUSE names is not in this database. Look at its name.")
        )


@unasked("it says where whoever signs in would be")
def first_house(session: Session, *, name: str = "") -> House | None:
    """Give the house of this database, of several the one of that name; None before any.

    Raises UnknownHouse when there are houses, but none of that name.
    """
    statement = select(Site.id, Site.name, Site.zone, Site.practice).order_by(Site.id)
    houses = [House(*row) for row in session.execute(statement)]
    named = [house for house in houses if house.name == name] if name else houses
    if houses and not named:
        raise UnknownHouse
    return _with_parts(session, named[0]) if named else None


@unasked("how the house is set up; nobody stands in it")
def house_of(session: Session, *, site_id: int) -> House | None:
    """Give the house of an actor as it is by now, or None."""
    statement = select(Site.id, Site.name, Site.zone, Site.practice).where(Site.id == site_id)
    row = session.execute(statement).one_or_none()
    return None if row is None else _with_parts(session, House(*row))


def _with_parts(session: Session, house: House) -> House:
    return replace(house, parts=day_parts_of(session, site_id=house.id))
