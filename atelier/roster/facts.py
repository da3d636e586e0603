"""What must be known of volunteers and shifts before it can be said who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from atelier.discreet import Discreet
from atelier.domain import Can, DayAnswer, DayPart, Function, VogNeed, VolunteerStatus
from atelier.roster.diary import Diary, Work


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that a volunteer has, and what was seen and shown for it."""

    role_id: int
    trained: int = 0
    vog_seen_on: date | None = None
    vog_ask_again_on: date | None = None


@dataclass(frozen=True, slots=True, repr=False)
class VolunteerFacts(Discreet):
    """One volunteer, with the work that they have in the months that were asked for.

    ``weekly`` by weekday and part of the day, ``days`` by day and part; ``apart`` and
    ``together`` are the persons with whom they do not, or gladly, share a shift.
    """

    person_id: int
    name: str
    status: VolunteerStatus
    until: date | None = None
    bhv_until: date | None = None
    min_shifts: int | None = None
    max_shifts: int | None = None
    max_hours: int | None = None
    roles: Mapping[int, RoleHeld] = field(default_factory=dict)
    weekly: Mapping[tuple[int, DayPart], Can] = field(default_factory=dict)
    days: Mapping[tuple[date, DayPart], DayAnswer] = field(default_factory=dict)
    away: tuple[tuple[date, date], ...] = ()
    apart: frozenset[int] = frozenset()
    together: frozenset[int] = frozenset()
    work: Diary = field(default_factory=Diary)

    def works_on(self, day: date) -> bool:
        """Say whether they are a volunteer of the house on a day."""
        if self.status is VolunteerStatus.APPLYING:
            return False
        if self.status is VolunteerStatus.LEFT:
            return self.until is not None and day <= self.until
        return self.until is None or day <= self.until

    def is_away(self, day: date) -> bool:
        """Say whether they told that they are away on a day."""
        return any(first <= day <= last for first, last in self.away)


@dataclass(frozen=True, slots=True, repr=False)
class ShiftFacts(Discreet):
    """One shift: when it is, what it asks, and who holds a place in it.

    ``vog`` is what holds here, beside children STRICT whatever the role asks. ``goes_ahead``:
    it wants volunteers, and its occurrence is not cancelled. ``part`` of the day of this house.
    """

    id: int
    role_id: int
    role: str
    day: date
    starts: time
    ends: time
    part: DayPart
    vog: VogNeed
    trainings: int
    bhv: bool
    needed: int
    wished: int
    goes_ahead: bool
    children: bool = False
    pattern_id: int | None = None
    team: frozenset[int] = frozenset()

    @property
    def work(self) -> Work:
        """Give the times, as they stand in the diary of whoever does it."""
        return Work(self.id, self.day, self.starts, self.ends)


def vog_needed(vog: VogNeed, *, children: bool, function: Function | None) -> VogNeed:
    """Say what a role asks in a place: NONE, WARN or STRICT (rule P21)."""
    if children:
        return VogNeed.STRICT
    if vog is VogNeed.WITH_CARE:
        return VogNeed.WARN if function is Function.DAY_ACTIVITY else VogNeed.NONE
    return vog
