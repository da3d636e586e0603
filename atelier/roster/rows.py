"""What the pages, the paper and the desk are told of the roster."""

from dataclasses import dataclass
from datetime import date, time

from atelier.discreet import Discreet
from atelier.domain import HOLDING, AssignmentState, ShiftState, VolunteerStatus


@dataclass(frozen=True, slots=True, repr=False)
class PlaceRow(Discreet):
    """Somebody in a shift, however they answered. ``name`` is the short one of the roster.

    ``ask_again``: they agreed, and something is different since. ``overruled``: something stood
    in the way, and somebody said why it is done all the same.
    """

    assignment_id: int
    person_id: int
    name: str
    state: AssignmentState
    fixed: bool
    replaces_id: int | None
    ask_again: bool
    overruled: bool
    confirmed: bool

    @property
    def holds(self) -> bool:
        """Whether they take one of the places."""
        return self.state in HOLDING


@dataclass(frozen=True, slots=True, repr=False)
class ShiftRow(Discreet):
    """One shift with whoever is in it. ``activity`` is the name that may be seen (rule P9).

    ``name`` is that of the pattern, else of the activity, else of the role: what stands before
    a line of the roster. With a ``sensitive`` activity it is always what may be seen of that: the
    roster hangs on the wall. ``cancelled``: its occurrence does not go ahead.
    """

    id: int
    pattern_id: int | None
    role_id: int
    role: str
    name: str
    activity_id: int | None
    activity: str
    occurrence_id: int | None
    day: date
    starts: time
    ends: time
    needed: int
    wished: int
    state: ShiftState
    cancelled: bool
    at_desk: bool
    changed: bool
    sensitive: bool = False
    places: tuple[PlaceRow, ...] = ()

    @property
    def line(self) -> tuple[int, int, int, time, time]:
        """Give by what shifts stand on one line: the pattern, else activity, role and times."""
        if self.pattern_id is not None:
            return (self.pattern_id, 0, 0, time.min, time.min)
        return (0, self.activity_id or 0, self.role_id, self.starts, self.ends)

    @property
    def goes_ahead(self) -> bool:
        """Whether it wants volunteers."""
        return self.state is ShiftState.PLANNED and not self.cancelled

    @property
    def team(self) -> tuple[PlaceRow, ...]:
        """Give who comes."""
        # asked for every shift of four weeks, so in one step
        return tuple([one for one in self.places if one.state in HOLDING])

    @property
    def open(self) -> int:
        """Give how many places of the minimum nobody has."""
        return max(0, self.needed - len(self.team)) if self.goes_ahead else 0

    @property
    def room(self) -> int:
        """Give how many more may be put into it, up to the wished number."""
        return max(0, self.wished - len(self.team)) if self.goes_ahead else 0


@dataclass(frozen=True, slots=True, repr=False)
class VolunteerRow(Discreet):
    """One volunteer in a list, with their load in one month.

    ``name`` in full, ``short`` as in the roster. ``minutes`` counts shifts at the same time once
    (scenario 18). ``roles`` are their names; ``vog_due`` the names of those for which no VOG was
    seen, or not lately. ``away``: today.
    """

    person_id: int
    name: str
    short: str
    status: VolunteerStatus
    role_ids: tuple[int, ...]
    roles: tuple[str, ...]
    shifts: int
    minutes: int
    min_shifts: int | None
    max_shifts: int | None
    max_hours: int | None
    away: bool
    vog_due: tuple[str, ...]
    bhv_until: date | None

    @property
    def over(self) -> bool:
        """Whether they have more than they wished."""
        return self._many or (self.max_hours is not None and self.minutes > self.max_hours * 60)

    @property
    def by_shifts(self) -> bool:
        """Whether shifts, and not hours, say how near they are to the most that they wished."""
        return self._many or (self.max_hours is None and self.max_shifts is not None)

    @property
    def _many(self) -> bool:
        return self.max_shifts is not None and self.shifts > self.max_shifts
