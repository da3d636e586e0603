"""After how many minutes without anybody a desk locks by itself (RELIABILITY 1.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from atelier.access.asking import needs, unasked
from atelier.domain import AccountRole, Actor, Right
from atelier.domain.rights import PASSPHRASE_ROLES
from atelier.settings.keeping import hold_settings, is_change, read_values, write_values
from atelier.settings.refusals import TermWrong

LEAST, MOST_AT_DESK, MOST_OF_OFFICE = 1, 15, 5  # minutes
_NAMES = ("lock_desk", "lock_office")


@dataclass(frozen=True, slots=True)
class LockAfter:
    """Minutes: of the reception and the like, and of whoever may export and erase."""

    desk: int = 5
    office: int = 2

    def of(self, roles: Iterable[AccountRole]) -> timedelta:
        """Give the time for somebody with these roles: the shortest of them."""
        office = bool(PASSPHRASE_ROLES & frozenset(roles))
        return timedelta(minutes=min(self.desk, self.office) if office else self.desk)


@unasked("how the house is set up; nobody stands in it")
def lock_after(session: Session, *, site_id: int) -> LockAfter:
    """Read the minutes of a house; those outside their limits are brought within them."""
    found = read_values(session, site_id=site_id, names=_NAMES)
    usual = LockAfter()
    return LockAfter(
        _read(found.get(_NAMES[0], ""), usual.desk, MOST_AT_DESK),
        _read(found.get(_NAMES[1], ""), usual.office, MOST_OF_OFFICE),
    )


@needs(Right.SETTINGS)
def save_lock_after(
    session: Session, *, minutes: LockAfter, was: LockAfter, actor: Actor
) -> LockAfter:
    """Let desks lock sooner or later from now on; give what holds now.

    Raises TermWrong with ``desk`` or ``office`` as its field, or SettingsChangedElsewhere.
    """
    for field, number, most in (
        ("desk", minutes.desk, MOST_AT_DESK),
        ("office", minutes.office, MOST_OF_OFFICE),
    ):
        if not LEAST <= number <= most:
            raise TermWrong(field, LEAST, most)
    hold_settings(session, actor=actor)
    there = lock_after(session, site_id=actor.site_id)
    if is_change(there=there, was=was, wanted=minutes):
        values = dict(zip(_NAMES, (str(minutes.desk), str(minutes.office)), strict=True))
        write_values(session, names=_NAMES, values=values, actor=actor)
    return minutes


def _read(text: str, usual: int, most: int) -> int:
    return min(max(int(text), LEAST), most) if text.isdigit() else usual
