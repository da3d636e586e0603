"""How old the newest backup is: amber after two days, red after seven (F28)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from atelier.backup.outside import outside_of
from atelier.backup.shelf import latest_of, newest_of
from atelier.domain import Clock

AMBER, RED = timedelta(days=2), timedelta(days=7)


class Age(Enum):
    """What the age of a backup calls for."""

    FRESH = "fresh"
    OLD = "old"
    TOO_OLD = "too old"
    NONE = "none"  # there is none yet


@dataclass(frozen=True, slots=True)
class Status:
    """When the newest backup was made, and when the last copy got outside this computer.

    ``outside_chosen``: whether copies go outside at all. ``altered``: closed months (yyyymm) that
    changed although nobody can have changed them (F14).
    """

    newest: datetime | None
    outside: datetime | None
    outside_chosen: bool
    now: datetime
    altered: tuple[int, ...] = ()

    @property
    def age(self) -> Age:
        """Give the age of the newest backup on this computer."""
        return age_of(self.newest, self.now)

    @property
    def outside_age(self) -> Age:
        """Give the age of the last copy outside; fresh where none is wanted."""
        return age_of(self.outside, self.now) if self.outside_chosen else Age.FRESH

    @property
    def worst(self) -> Age:
        """Give the worse of the two; a closed month that changed is as bad as can be."""
        if self.altered:
            return Age.TOO_OLD
        order = (Age.FRESH, Age.OLD, Age.NONE, Age.TOO_OLD)
        return max(self.age, self.outside_age, key=order.index)


def status_of(database: Path, *, clock: Clock) -> Status:
    """Look how old the backups of a database are."""
    newest, outside = newest_of(database, clock), outside_of(database)
    latest = latest_of(database, clock)
    return Status(
        newest=None if newest is None else newest.made_at,
        outside=None if outside is None else outside.last,
        outside_chosen=outside is not None,
        now=clock.now(),
        altered=() if latest is None else latest.altered,
    )


def age_of(made: datetime | None, now: datetime) -> Age:
    """Say what the age of a backup calls for."""
    if made is None:
        return Age.NONE
    if now - made >= RED:
        return Age.TOO_OLD
    return Age.OLD if now - made >= AMBER else Age.FRESH
