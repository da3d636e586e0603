"""After how long without anybody a desk hides names, and locks by itself (RELIABILITY 1.2)."""

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
MOST_VEIL = 300  # seconds
_NAMES = ("lock_desk", "lock_office", "veil")


@dataclass(frozen=True, slots=True)
class LockAfter:
    """Minutes: of the reception and the like, and of whoever may export and erase.

    ``veil``: after how many seconds the names are hidden until somebody is there again, so that
    a visitor who looks over the desk reads none of them; 0 is never.
    """

    desk: int = 5
    office: int = 2
    veil: int = 60

    def of(self, roles: Iterable[AccountRole]) -> timedelta:
        """Give the time for somebody with these roles: the shortest of them."""
        office = bool(PASSPHRASE_ROLES & frozenset(roles))
        return timedelta(minutes=min(self.desk, self.office) if office else self.desk)

    @property
    def hidden_after(self) -> timedelta | None:
        """Give the time after which names are hidden; None where they never are."""
        return timedelta(seconds=self.veil) if self.veil else None


@unasked("how the house is set up; nobody stands in it")
def lock_after(session: Session, *, site_id: int) -> LockAfter:
    """Read the minutes of a house; those outside their limits are brought within them."""
    found = read_values(session, site_id=site_id, names=_NAMES)
    usual = LockAfter()
    return LockAfter(
        _read(found.get(_NAMES[0], ""), usual.desk, LEAST, MOST_AT_DESK),
        _read(found.get(_NAMES[1], ""), usual.office, LEAST, MOST_OF_OFFICE),
        _read(found.get(_NAMES[2], ""), usual.veil, 0, MOST_VEIL),
    )


@needs(Right.SETTINGS)
def save_lock_after(
    session: Session, *, minutes: LockAfter, was: LockAfter, actor: Actor
) -> LockAfter:
    """Let desks hide names and lock sooner or later from now on; give what holds now.

    Raises TermWrong with ``desk``, ``office`` or ``veil`` as its field, or
    SettingsChangedElsewhere.
    """
    for field, number, least, most in (
        ("desk", minutes.desk, LEAST, MOST_AT_DESK),
        ("office", minutes.office, LEAST, MOST_OF_OFFICE),
        ("veil", minutes.veil, 0, MOST_VEIL),
    ):
        if not least <= number <= most:
            raise TermWrong(field, least, most)
    hold_settings(session, actor=actor)
    there = lock_after(session, site_id=actor.site_id)
    if is_change(there=there, was=was, wanted=minutes):
        numbers = (minutes.desk, minutes.office, minutes.veil)
        values = dict(zip(_NAMES, map(str, numbers), strict=True))
        write_values(session, names=_NAMES, values=values, actor=actor)
    return minutes


def _read(text: str, usual: int, least: int, most: int) -> int:
    return min(max(int(text), least), most) if text.isdigit() else usual
