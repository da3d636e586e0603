"""Time: the moment it is, and what the clock on the house's wall says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from atelier.domain.base import DayPart

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = time(12, 30)
EVENING = time(17, 0)
"""When the afternoon and the evening begin, unless the house has times of its own."""


def utc_now() -> datetime:
    """Read the computer's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The only source of now and today, so that a test can stop it.

    ``noon`` and ``evening`` are when the afternoon and the evening of the house begin.
    """

    zone: ZoneInfo = AMSTERDAM
    now: Callable[[], datetime] = utc_now
    noon: time = NOON
    evening: time = EVENING

    def today(self) -> date:
        """Give the day it is at the house, which is not always the day it is in UTC."""
        return self.wall(self.now()).date()

    def wall(self, instant: datetime) -> datetime:
        """Turn a moment into the house's local time, for showing it."""
        return instant.astimezone(self.zone)

    def moment(self, day: date, wall: time) -> datetime:
        """Give the moment at which the house's clock says ``wall`` on ``day``, in UTC."""
        return datetime.combine(day, wall, self.zone).astimezone(UTC)

    def part(self, instant: datetime) -> DayPart:
        """Say in which part of the day of the house a moment falls."""
        return self.part_of(self.wall(instant).time())

    def part_of(self, wall: time) -> DayPart:
        """Say in which part of the day of the house a wall time falls."""
        return day_part(wall, noon=self.noon, evening=self.evening)


def day_part(wall: time, *, noon: time = NOON, evening: time = EVENING) -> DayPart:
    """Say in which part of the day a wall time falls: until noon, until the evening, later."""
    if wall < noon:
        return DayPart.MORNING
    return DayPart.AFTERNOON if wall < evening else DayPart.EVENING
