"""What somebody works, by day: to see what overlaps, how much it is, and whether there is rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

_DAY = timedelta(days=1)
_HOUR = 60  # minutes


@dataclass(frozen=True, slots=True)
class Work:
    """One shift of somebody, on the wall."""

    shift_id: int
    day: date
    starts: time
    ends: time

    @property
    def minutes(self) -> int:
        """Give how long it is."""
        return minutes_of(self.ends) - minutes_of(self.starts)

    def overlaps(self, other: "Work") -> bool:
        """Say whether the two are at the same time; one after the other is not."""
        return self.day == other.day and self.starts < other.ends and other.starts < self.ends


@dataclass(slots=True)
class Diary:
    """The work of one person, found by its day. It grows while a roster is made."""

    _days: dict[date, list[Work]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Work]:
        for day in sorted(self._days):
            yield from self._days[day]

    def add(self, work: Work) -> None:
        """Write one more shift down."""
        self._days.setdefault(work.day, []).append(work)

    def without(self, shift_ids: Iterable[int]) -> "Diary":
        """Give the diary as it were without some shifts."""
        gone = set(shift_ids)
        return Diary(
            {
                day: [work for work in there if work.shift_id not in gone]
                for day, there in self._days.items()
            }
        )

    def on(self, day: date) -> list[Work]:
        """Give the work of a day."""
        return self._days.get(day, [])

    def of_month(self, day: date) -> list[Work]:
        """Give the work of the month in which a day lies."""
        month = (day.year, day.month)
        return [
            work
            for one, there in self._days.items()
            if (one.year, one.month) == month
            for work in there
        ]


def minutes_of(wall: time) -> int:
    """Give a wall time in minutes since midnight."""
    return wall.hour * _HOUR + wall.minute


def union_minutes(works: Iterable[Work]) -> int:
    """Give how long somebody works: two shifts at the same time count once (scenario 18)."""
    total = 0
    until: tuple[date, int] | None = None
    for work in sorted(works, key=lambda one: (one.day, one.starts, one.ends)):
        starts, ends = minutes_of(work.starts), minutes_of(work.ends)
        if until is not None and until[0] == work.day:
            starts = max(starts, until[1])
        if ends > starts:
            total += ends - starts
            until = (work.day, ends)
    return total


def months_around(first_day: date, last_day: date) -> tuple[date, date]:
    """Give the first and last day of the whole months of some days, and a day on both sides."""
    first = min(first_day.replace(day=1), first_day - _DAY)
    end = (last_day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first, max(end - _DAY, last_day + _DAY)


def month_of(day: date) -> tuple[date, date]:
    """Give the first and the last day of the month in which a day lies."""
    first = day.replace(day=1)
    return first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY
