"""Who does something, and where: handed to every service."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from atelier.discreet import Discreet
from atelier.domain.clock import Clock
from atelier.domain.rights import EVERY_RIGHT, AccountRole, Right

_NONE: frozenset[Right] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class Actor(Discreet):
    """The desk at which something is done, and whoever signed in there.

    ``name`` stands in the journal ("Balie"); it is a role's or a colleague's, never a visitor's.
    ``rights`` hold everywhere, ``own_rights`` within the account's own activities. Somebody who
    is not named any rights has none. ``account_id`` is None where nobody signed in: the house
    itself, or a locked desk. ``has_secret``: what weighs wants the PIN or passphrase again, which
    was last given at ``proved_at``.
    """

    site_id: int
    name: str
    clock: Clock
    rights: frozenset[Right] = _NONE
    own_rights: frozenset[Right] = _NONE
    account_id: int | None = None
    roles: frozenset[AccountRole] = frozenset()
    desk: str = ""
    has_secret: bool = False
    proved_at: datetime | None = None

    def now(self) -> datetime:
        """Give the moment it is, in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """Give the day it is at the house."""
        return self.clock.today()

    def may(self, right: Right) -> bool:
        """Whether this right is there, if only within the account's own activities.

        For hiding what would be refused; the services ask for themselves.
        """
        return right in self.rights or right in self.own_rights

    def locked(self) -> "Actor":
        """Give the same desk with nobody at it: nothing may be done."""
        return replace(
            self, rights=_NONE, own_rights=_NONE, account_id=None, roles=frozenset(), proved_at=None
        )


def house_actor(*, site_id: int, name: str, clock: Clock, desk: str = "") -> Actor:
    """Give the house itself, which may do everything (``EVERY_RIGHT``).

    Whoever can read the file of the database acts so on the command line (COMMANDS), and so
    does the window of a house that has no accounts yet.
    """
    return Actor(
        site_id=site_id,
        name=name,
        clock=clock,
        rights=EVERY_RIGHT,
        roles=frozenset(AccountRole),
        desk=desk or name,
    )
