"""What the proposal for a roster is asked: who could do what, what is a must and what a wish.

Nothing here knows the database or the solver. Hard is: only who may and can (the ``options``),
nobody in two places at once, rest between an evening and the next morning, the most shifts and
minutes of each volunteer, people who are not put together, and what is in the roster already.
Everything else has a price, in the same points, so that a coordinator can weigh one wish
against another (``Weights``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

REST = 11 * 60  # minutes between the end of one day's work and the beginning of the next's
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Slot:
    """One shift. ``minimum`` people must be there, up to ``wished`` may.

    ``taken``: who is in it already; they stay, and count. ``unpopular``: its hours are shared
    out as fairly as the number of shifts. ``line`` is what it is the same work as (its series
    or pattern), for continuity; ``role`` for variety.
    """

    id: int
    day: date
    starts: time
    ends: time
    minimum: int
    wished: int
    role: int = 0
    line: int = 0
    unpopular: bool = False
    taken: frozenset[int] = frozenset()

    @property
    def begin(self) -> int:
        """Give when it begins, in minutes on the wall since the first day of the calendar."""
        return self.day.toordinal() * _DAY + self.starts.hour * 60 + self.starts.minute

    @property
    def end(self) -> int:
        """Give when it ends, as ``begin``."""
        return self.day.toordinal() * _DAY + self.ends.hour * 60 + self.ends.minute

    @property
    def month(self) -> int:
        """Give the month (yyyymm) that it counts in."""
        return self.day.year * 100 + self.day.month

    @property
    def minutes(self) -> int:
        """Give how long it is."""
        return self.end - self.begin


@dataclass(frozen=True, slots=True)
class Worker:
    """One volunteer: the fewest and the most shifts a month, and the most minutes of it.

    ``earlier`` is how many shifts more (or fewer, negative) than others they did before this
    period; it is made up for now. ``elsewhere`` holds, by month (yyyymm), the shifts and the
    minutes that they have in it outside the question.
    """

    id: int
    fewest: int = 0
    most: int = 99
    most_minutes: int | None = None
    earlier: int = 0
    elsewhere: Mapping[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option:
    """That a volunteer may be put into a shift, and what speaks for it or against it.

    ``fixed``: it is their fixed place. ``rather_not``: they can, and would rather not.
    ``knows``: they did this work before.
    """

    fixed: bool = False
    rather_not: bool = False
    knows: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing is worth, in points. A coordinator may change them (0 to 1,000).

    ``must`` for each place of the minimum that stays open, ``wish`` for each wished place
    beyond it; ``fair`` for each shift more or fewer than a fair share, growing with each further
    one, ``fair_unpopular`` the same of unpopular hours; the others for each time.
    """

    must: int = 1000
    wish: int = 120
    fair: int = 6
    fair_unpopular: int = 6
    fewest: int = 60
    rather_not: int = 25
    fixed: int = 60
    continuity: int = 6
    together: int = 20
    twice_a_day: int = 30
    variety: int = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """The whole question. ``options`` by worker and slot; ``apart`` and ``together`` are pairs."""

    slots: tuple[Slot, ...]
    workers: tuple[Worker, ...]
    options: Mapping[tuple[int, int], Option]
    apart: frozenset[frozenset[int]] = frozenset()
    together: frozenset[frozenset[int]] = frozenset()
    weights: Weights = field(default_factory=Weights)

    def open_places(self) -> int:
        """Count the places of the minimum that nobody has yet."""
        return sum(max(0, slot.minimum - len(slot.taken)) for slot in self.slots)


def clash(one: Slot, other: Slot) -> bool:
    """Say whether nobody can do both: they overlap, or there is no night's rest between them."""
    if one.begin > other.begin:
        one, other = other, one
    if one.end > other.begin:
        return True
    return one.day != other.day and other.begin - one.end < REST


def fair_shares(problem: Problem, *, unpopular: bool = False) -> dict[int, int]:
    """Give how many shifts each worker would have if they were shared out evenly.

    All places over all who could do at least one of them, rounded down: the same for everybody,
    less what somebody did too many earlier, and no more than they want. It is where the price of
    a shift more or fewer begins, and since that price grows, the sum is lowest where the numbers
    are closest to each other.
    """
    slots = [slot for slot in problem.slots if slot.unpopular or not unpopular]
    known = {slot.id for slot in slots}
    able = {who for who, slot_id in problem.options if slot_id in known}
    able |= {who for slot in slots for who in slot.taken}
    places = sum(max(slot.minimum, slot.wished, len(slot.taken)) for slot in slots)
    even = places // max(1, len(able))
    months = len({slot.month for slot in problem.slots})
    return {
        worker.id: max(0, min(worker.most * months, even - (0 if unpopular else worker.earlier)))
        for worker in problem.workers
    }
