"""What somebody wants to plan, and the answers to what stands in the way."""

from dataclasses import dataclass
from datetime import date, time

from atelier.calendar.recurrence import Kind, Rule


@dataclass(frozen=True, slots=True)
class Skip:
    """It does not happen on this date; a course gives the lesson at the end."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class OtherRoom:
    """It happens in another room on this date."""

    room_id: int


@dataclass(frozen=True, slots=True)
class Keep:
    """It stands over the clash, and both stay red; only with a reason."""

    reason: str


Answer = Skip | OtherRoom | Keep
"""What to do about the clashes of one date."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A series (or loose dates) as somebody asks for it.

    ``weekday`` None is that of ``first_day``, and is not looked at where the rule names its
    days. Only a course may leave ``last_day`` open. ``dates`` belong to a rule of loose dates,
    which needs no other days. ``leave_out`` are own days without a meeting. ``room_id`` None is
    the room of the activity.
    """

    rule: Rule
    starts: time
    ends: time
    first_day: date
    last_day: date | None = None
    weekday: int | None = None
    room_id: int | None = None
    dates: tuple[date, ...] = ()
    leave_out: tuple[date, ...] = ()

    @property
    def first(self) -> date:
        """Give the first day that is looked at."""
        return min(self.dates, default=self.first_day)

    @property
    def loose(self) -> bool:
        """Whether the dates are given, and come from no rule."""
        return self.rule.kind is Kind.DATES
