"""The proposal for a roster: the cheapest one that breaks no hard rule (see ``problem``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from atelier.roster.mixed import Answer, Program
from atelier.roster.problem import REST, Problem, Slot, Worker, clash, fair_shares

SECONDS, SEED = 10.0, 1
_DONE = 0.5  # a choice above this is made


@dataclass(frozen=True, slots=True)
class Solution:
    """Who is put where. ``placed`` holds (worker, slot) of what is new, in that order.

    ``cost`` and ``bound`` are in points: no roster can cost less than the bound. ``optimal``:
    it is the bound. ``stopped``: somebody stopped the search, and this is the best one found
    until then.
    """

    placed: tuple[tuple[int, int], ...]
    cost: float
    bound: float
    optimal: bool
    stopped: bool

    @property
    def gap(self) -> float:
        """Give how far it may be from the best, as a share of its cost."""
        return max(0.0, self.cost - self.bound) / max(1.0, abs(self.cost))


def solve(
    problem: Problem,
    *,
    seconds: float = SECONDS,
    seed: int = SEED,
    progress: Callable[[float, float], object] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Solution:
    """Find the cheapest roster. The same problem and seed give the same one.

    ``progress`` hears, as often as a better one is found, its cost and the bound; ``stop`` is
    asked whether to leave it at the best one so far. Both are called on the thread of the
    caller. Where the time ran out before the first, nobody is put anywhere.
    """
    model = _Model(problem)
    model.build()
    answer = model.program.solve(seconds=seconds, seed=seed, progress=progress, stop=stop)
    return model.solution(answer)


@dataclass(slots=True)
class _Model:
    """The program of one problem. ``x`` holds the choice for each worker and slot."""

    problem: Problem
    program: Program = field(default_factory=Program)
    x: dict[tuple[int, int], int] = field(default_factory=dict)
    slots: dict[int, Slot] = field(default_factory=dict)
    of_worker: dict[int, list[Slot]] = field(default_factory=lambda: defaultdict(list))

    def build(self) -> None:
        """Write down every rule and every price."""
        self.slots = {slot.id: slot for slot in self.problem.slots}
        for (person, slot_id), option in sorted(self.problem.options.items()):
            slot = self.slots[slot_id]
            if person in slot.taken:
                continue
            weights = self.problem.weights
            cost = weights.rather_not * option.rather_not - weights.fixed * option.fixed
            self.x[person, slot_id] = self.program.choice(cost - weights.continuity * option.knows)
            self.of_worker[person].append(slot)
        for slot in self.problem.slots:
            self._places(slot)
        taken = self._taken()
        for worker in self.problem.workers:
            self._once(worker.id, taken[worker.id])
            self._most(worker, taken[worker.id])
            self._twice_a_day(worker.id, taken[worker.id])
            self._variety(worker.id)
        self._fair(unpopular=False, step=self.problem.weights.fair)
        self._fair(unpopular=True, step=self.problem.weights.fair_unpopular)
        self._pairs()

    def solution(self, answer: Answer) -> Solution:
        """Read the roster off the answer."""
        made = answer.values or (0.0,) * self.program.size
        placed = tuple(key for key, one in self.x.items() if made[one] > _DONE)
        return Solution(
            placed=placed,
            cost=answer.objective,
            bound=answer.bound,
            optimal=answer.optimal,
            stopped=answer.stopped,
        )

    def _taken(self) -> dict[int, list[Slot]]:
        found: dict[int, list[Slot]] = defaultdict(list)
        for slot in self.problem.slots:
            for person in slot.taken:
                found[person].append(slot)
        return found

    def _places(self, slot: Slot) -> None:
        """Fill the minimum, then the wished places; never more than those."""
        weights, program = self.problem.weights, self.program
        must = max(0, slot.minimum - len(slot.taken))
        wish = max(0, slot.wished - max(slot.minimum, len(slot.taken)))
        short = program.amount(weights.must, must)
        fewer = program.amount(weights.wish, wish)
        who = [(self.x[key], 1.0) for key in self._in(slot)]
        program.row([*who, (short, 1.0), (fewer, 1.0)], low=must + wish, high=must + wish)

    def _in(self, slot: Slot) -> list[tuple[int, int]]:
        return [
            (worker.id, slot.id)
            for worker in self.problem.workers
            if (worker.id, slot.id) in self.x
        ]

    def _once(self, worker: int, taken: list[Slot]) -> None:
        """Put nobody in two places at once, nor into a morning after a late evening."""
        mine = sorted(self.of_worker[worker], key=lambda slot: (slot.begin, slot.id))
        for slot in mine:
            if any(clash(slot, other) for other in taken):
                self.program.at_most([self.x[worker, slot.id]], 0)
        covered: set[tuple[int, int]] = set()
        for slot in mine:  # whatever is on when this one begins excludes one another
            on = [other for other in mine if other.begin <= slot.begin < other.end]
            if len(on) > 1:
                covered |= {(one.id, other.id) for one, other in combinations(on, 2)}
                self.program.at_most([self.x[worker, other.id] for other in on], 1)
        for one, other in _clashes(mine):
            if (one.id, other.id) not in covered:
                self.program.at_most([self.x[worker, one.id], self.x[worker, other.id]], 1)

    def _most(self, worker: Worker, taken: list[Slot]) -> None:
        """Give nobody more in a month than the most; less than the fewest has a price."""
        months: dict[int, list[Slot]] = defaultdict(list)
        for slot in self.of_worker[worker.id]:
            months[slot.month].append(slot)
        for month, mine in months.items():
            there = [slot for slot in taken if slot.month == month]
            shifts, minutes = worker.elsewhere.get(month, (0, 0))
            shifts += len(there)
            minutes += sum(slot.minutes for slot in there)
            choices = [self.x[worker.id, slot.id] for slot in mine]
            self.program.at_most(choices, max(0, worker.most - shifts))
            if worker.most_minutes is not None:
                times = [float(slot.minutes) for slot in mine]
                left = max(0, worker.most_minutes - minutes)
                self.program.row(zip(choices, times, strict=True), high=left)
            if worker.fewest > shifts:
                missing = self.program.amount(self.problem.weights.fewest, worker.fewest)
                terms = ((one, 1.0) for one in (*choices, missing))
                self.program.row(terms, low=worker.fewest - shifts)

    def _twice_a_day(self, worker: int, taken: list[Slot]) -> None:
        cost = self.problem.weights.twice_a_day
        for day, mine in _by_day(self.of_worker[worker]).items():
            there = sum(slot.day == day for slot in taken)
            if len(mine) + there > 1 and cost:
                more = self.program.amount(cost)
                terms = [(self.x[worker, slot.id], 1.0) for slot in mine]
                self.program.row([*terms, (more, -1.0)], high=1 - min(1, there))

    def _variety(self, worker: int) -> None:
        """Let somebody who can do several kinds of work do more than one of them."""
        cost = self.problem.weights.variety
        roles: dict[int, list[Slot]] = defaultdict(list)
        for slot in self.of_worker[worker]:
            roles[slot.role].append(slot)
        if len(roles) < 2 or not cost:
            return
        for mine in roles.values():
            more = self.program.amount(cost)
            terms = [(self.x[worker, slot.id], 1.0) for slot in mine]
            self.program.row([*terms, (more, -1.0)], high=2)

    def _fair(self, *, unpopular: bool, step: int) -> None:
        """Make each shift more or fewer than a fair share dearer than the one before."""
        if not step:
            return
        shares = fair_shares(self.problem, unpopular=unpopular)
        taken = self._taken()
        for worker in self.problem.workers:
            mine = [s for s in self.of_worker[worker.id] if s.unpopular or not unpopular]
            had = sum(slot.unpopular or not unpopular for slot in taken[worker.id])
            share = shares[worker.id]
            if not mine:
                continue
            terms = [(self.x[worker.id, slot.id], 1.0) for slot in mine]
            under = [self.program.amount(step * (2 * i + 1), 1) for i in range(share)]
            over = [
                self.program.amount(step * (2 * i + 1), 1)
                for i in range(max(1, len(mine) + had - share))
            ]
            terms += [(one, 1.0) for one in under] + [(one, -1.0) for one in over]
            self.program.row(terms, low=share - had, high=share - had)

    def _pairs(self) -> None:
        for pair in sorted(map(sorted, self.problem.apart)):
            for choices in self._meeting(pair):
                self.program.at_most(choices, len(choices) - 1)
        for pair in sorted(map(sorted, self.problem.together)):
            for choices in self._meeting(pair):
                together = self.program.amount(-self.problem.weights.together, 1)
                for one in choices:
                    self.program.row([(together, 1.0), (one, -1.0)], high=0)

    def _meeting(self, pair: list[int]) -> Iterable[list[int]]:
        """Give the choices by which two people would meet; one is there already, or neither."""
        for slot in self.problem.slots:
            choices = [self.x[who, slot.id] for who in pair if (who, slot.id) in self.x]
            if choices and len(choices) + len(slot.taken.intersection(pair)) == len(pair):
                yield choices


def _clashes(slots: list[Slot]) -> Iterable[tuple[Slot, Slot]]:
    """Give the pairs of slots, in the order in which they begin, that exclude each other."""
    for place, one in enumerate(slots):
        for other in slots[place + 1 :]:
            if other.begin - one.end >= REST:
                break  # so do all that come later
            if clash(one, other):
                yield one, other


def _by_day(slots: list[Slot]) -> dict[date, list[Slot]]:
    found: dict[date, list[Slot]] = defaultdict(list)
    for slot in slots:
        found[slot.day].append(slot)
    return found
