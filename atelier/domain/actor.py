"""Who does something, and where: handed to every action."""

from dataclasses import dataclass
from datetime import date, datetime

from atelier.discreet import Discreet
from atelier.domain.clock import Clock


@dataclass(frozen=True, slots=True, repr=False)
class Actor(Discreet):
    """The desk at which something is done.

    ``name`` stands in the journal ("Balie"); it is a role's or a colleague's, never a visitor's.
    """

    site_id: int
    name: str
    clock: Clock

    def now(self) -> datetime:
        """Give the moment it is, in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """Give the day it is at the house."""
        return self.clock.today()
