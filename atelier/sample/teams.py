"""Who of the sample house does which shift: whoever may, can, is free, and did it last week too."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from atelier.domain import Function, VogNeed, day_part
from atelier.sample.patterns import SamplePattern
from atelier.sample.volunteers import SampleHeld, SampleVolunteer

MOST_A_WEEK = 4  # shifts of one volunteer
_MOST_A_MONTH = 14  # of whoever wishes no number
_REST = timedelta(hours=11)
_DAY = timedelta(days=1)
_HOUR = 60  # minutes

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Turn:
    """One shift as the teams see it."""

    pattern: SamplePattern
    day: date
    starts: time
    ends: time

    @property
    def span(self) -> Span:
        """Give when it is, on the wall."""
        return datetime.combine(self.day, self.starts), datetime.combine(self.day, self.ends)

    @property
    def minutes(self) -> int:
        """Give how long it is."""
        starts, ends = self.span
        return int((ends - starts).total_seconds()) // _HOUR


@dataclass(slots=True)
class _Load:
    """What one volunteer has already."""

    spans: dict[date, list[Span]] = field(default_factory=dict)
    weeks: dict[tuple[int, int], int] = field(default_factory=dict)
    months: dict[tuple[int, int], int] = field(default_factory=dict)
    minutes: dict[tuple[int, int], int] = field(default_factory=dict)


class Teams:
    """Gives the same work to the same people every week, as long as they are free."""

    def __init__(self, chance: random.Random, volunteers: list[SampleVolunteer]) -> None:
        self._chance = chance
        self._loads = {one.person: _Load() for one in volunteers}
        self._holders: dict[str, list[SampleVolunteer]] = {}
        self._orders: dict[tuple[int, int], list[SampleVolunteer]] = {}
        for one in volunteers:
            for code in one.held:
                self._holders.setdefault(code, []).append(one)

    def holders(self, pattern: SamplePattern) -> list[SampleVolunteer]:
        """Give whoever may do the work of a pattern."""
        found = self._holders.get(pattern.role, [])
        return [one for one in found if _may(one.held[pattern.role], pattern)]

    def choose(self, turn: Turn, number: int, without: set[int]) -> list[int]:
        """Choose so many people for a shift, or fewer where no more can; they have it then."""
        found: list[int] = []
        for one in self._order(turn):
            if len(found) >= number:
                break
            if one.person not in without and self.can(one, turn):
                self.take(one.person, turn)
                found.append(one.person)
        return found

    def can(self, one: SampleVolunteer, turn: Turn) -> bool:
        """Say whether somebody can do a shift beside what they have."""
        load, month = self._loads[one.person], (turn.day.year, turn.day.month)
        if not one.works_on(turn.day) or not one.can(turn.day, day_part(turn.starts)):
            return False
        if load.weeks.get(turn.day.isocalendar()[:2], 0) >= MOST_A_WEEK:
            return False
        if load.months.get(month, 0) >= (one.max_shifts or _MOST_A_MONTH):
            return False
        minutes = load.minutes.get(month, 0) + turn.minutes
        if one.max_hours is not None and minutes > one.max_hours * _HOUR:
            return False
        return self.is_free(one.person, turn)

    def is_free(self, person: int, turn: Turn) -> bool:
        """Say whether somebody does nothing at that time, and has rest before and after it."""
        starts, ends = turn.span
        spans = self._loads[person].spans
        if any(first < ends and starts < last for first, last in spans.get(turn.day, ())):
            return False
        before = (last for _first, last in spans.get(turn.day - _DAY, ()))
        after = (first for first, _last in spans.get(turn.day + _DAY, ()))
        return all(starts - one >= _REST for one in before) and all(
            one - ends >= _REST for one in after
        )

    def take(self, person: int, turn: Turn) -> None:
        """Let somebody have a shift."""
        load = self._loads.get(person)
        if load is None:
            return
        week, month = turn.day.isocalendar()[:2], (turn.day.year, turn.day.month)
        load.spans.setdefault(turn.day, []).append(turn.span)
        load.weeks[week] = load.weeks.get(week, 0) + 1
        load.months[month] = load.months.get(month, 0) + 1
        load.minutes[month] = load.minutes.get(month, 0) + turn.minutes

    def _order(self, turn: Turn) -> list[SampleVolunteer]:
        key = (turn.pattern.number, turn.day.weekday())
        if key not in self._orders:
            holders = self.holders(turn.pattern)
            self._orders[key] = self._chance.sample(holders, len(holders))
        return self._orders[key]


def _may(held: SampleHeld, pattern: SamplePattern) -> bool:
    line, vog = pattern.line, held.role.vog
    children = line is not None and line.for_children
    care = line is not None and line.function is Function.DAY_ACTIVITY
    asked = vog in (VogNeed.WARN, VogNeed.STRICT) or (vog is VogNeed.WITH_CARE and care)
    if (children or asked) and held.vog_seen_on is None:
        return False
    return held.trained >= held.role.trainings
