"""Rosters to be filled of houses that do not exist, and two plain ways to fill them."""

import random
from datetime import date, time, timedelta
from statistics import pstdev
from time import monotonic

from atelier.roster.problem import Option, Problem, Slot, Weights, Worker, clash

FIRST = date(2026, 12, 1)
LEAST = 2  # random orders
ROLES = (  # begins, ends, minimum, wished, evening
    (time(8, 45), time(12, 45), 2, 2),
    (time(12, 30), time(16, 30), 2, 2),
    (time(9, 15), time(12, 15), 1, 2),
    (time(13, 15), time(16, 15), 1, 1),
    (time(17, 0), time(21, 0), 2, 3),
    (time(19, 0), time(22, 15), 1, 1),
)

Placed = tuple[tuple[int, int], ...]
"""Volunteers and the shifts into which they are put."""


def month(
    seed: int, *, volunteers: int = 60, days: int = 31, roles: int = 6, first: date = FIRST
) -> Problem:
    """Make a month: six kinds of work a day, skills, days off, wishes, pairs.

    Where it does not begin with a month, some have work in that month before it.
    """
    chance = random.Random(seed)
    slots = _slots(chance, days, roles, first)
    workers = tuple(
        Worker(
            id=number,
            fewest=chance.choice((0, 0, 0, 1, 2)),
            most=chance.choice((4, 6, 6, 8, 10)),
            most_minutes=chance.choice((None, None, 24 * 60, 40 * 60)),
            earlier=chance.choice((-1, 0, 0, 0, 1, 2)),
            elsewhere=_before(number, first),
        )
        for number in range(1, volunteers + 1)
    )
    options: dict[tuple[int, int], Option] = {}
    for worker in workers:
        skills = chance.sample(range(roles), chance.randint(1, min(3, roles)))
        free = {(day % 7, part) for day in range(7) for part in range(3) if chance.random() < 0.45}
        away = chance.randrange(days)
        for slot in slots:
            day = (slot.day - first).days
            part = min(2, (slot.starts.hour - 8) // 4)
            if slot.role not in skills or (day % 7, part) not in free or 0 <= day - away < 5:
                continue
            if worker.id in slot.taken:
                continue
            options[worker.id, slot.id] = Option(
                fixed=chance.random() < 0.03,
                rather_not=chance.random() < 0.1,
                knows=chance.random() < 0.4,
            )
    ids = [worker.id for worker in workers]
    apart = frozenset(frozenset(chance.sample(ids, 2)) for _ in range(volunteers // 8))
    together = frozenset(frozenset(chance.sample(ids, 2)) for _ in range(volunteers // 8)) - apart
    return Problem(slots, workers, options, apart, together, Weights())


def _before(number: int, first: date) -> dict[int, tuple[int, int]]:
    shifts = 0 if first.day == 1 else number % 4
    return {first.year * 100 + first.month: (shifts, shifts * 4 * 60)}


def _slots(chance: random.Random, days: int, roles: int, first: date) -> tuple[Slot, ...]:
    slots = []
    for number in range(days * roles):
        day, role = divmod(number, roles)
        starts, ends, minimum, wished = ROLES[role % len(ROLES)]
        if chance.random() < 0.08:
            continue  # closed, or not that day
        slots.append(
            Slot(
                id=number + 1,
                day=first + timedelta(days=day),
                starts=starts,
                ends=ends,
                minimum=minimum,
                wished=wished,
                role=role,
                line=role,
                unpopular=starts >= time(17, 0) or (first + timedelta(days=day)).weekday() > 4,
                taken=frozenset(chance.sample(range(1, 9), 1))
                if chance.random() < 0.03
                else frozenset(),
            )
        )
    return tuple(slots)


def unfilled(problem: Problem, placed: Placed) -> int:
    """Count the places of the minimum that stay open."""
    there = {slot.id: len(slot.taken) for slot in problem.slots}
    for _, slot_id in placed:
        there[slot_id] += 1
    return sum(max(0, slot.minimum - there[slot.id]) for slot in problem.slots)


def spread(problem: Problem, placed: Placed) -> float:
    """Give the standard deviation of how many shifts people have, with what they did earlier."""
    done = {worker.id: worker.earlier for worker in problem.workers}
    for slot in problem.slots:
        for person in slot.taken & done.keys():
            done[person] += 1
    for person, _ in placed:
        done[person] += 1
    return pstdev(done.values())


def greedy(problem: Problem, order: list[Slot] | None = None) -> Placed:
    """Fill shift by shift, each with whoever has the fewest so far: what a hand does."""
    placed: list[tuple[int, int]] = []
    known = {worker.id: worker for worker in problem.workers}
    work: dict[int, list[Slot]] = {worker.id: [] for worker in problem.workers}
    for slot in problem.slots:
        for person in slot.taken:
            work.setdefault(person, []).append(slot)
    for slot in order or sorted(problem.slots, key=lambda each: (each.begin, each.id)):
        there = set(slot.taken)
        able = [worker for worker, one in problem.options if one == slot.id]
        for worker in sorted(able, key=lambda one: (len(work[one]), one)):
            if len(there) < slot.wished and _may(problem, known[worker], work[worker], slot, there):
                placed.append((worker, slot.id))
                there.add(worker)
                work[worker].append(slot)
    return tuple(placed)


def _may(problem: Problem, who: Worker, mine: list[Slot], slot: Slot, there: set[int]) -> bool:
    if who.id in there or len(mine) >= who.most or any(clash(one, slot) for one in mine):
        return False
    if any(pair <= there | {who.id} and who.id in pair for pair in problem.apart):
        return False
    minutes = sum(one.minutes for one in (*mine, slot))
    return who.most_minutes is None or minutes <= who.most_minutes


def restarts(problem: Problem, *, seconds: float, seed: int) -> Placed:
    """Fill the shifts in random orders for some time; keep the roster with the fewest open.

    Two of them are always tried.
    """
    chance, tried = random.Random(seed), 0
    until = monotonic() + seconds
    best = greedy(problem)
    while tried < LEAST or monotonic() < until:
        trial = greedy(problem, chance.sample(problem.slots, len(problem.slots)))
        tried += 1
        if (unfilled(problem, trial), spread(problem, trial)) < (
            unfilled(problem, best),
            spread(problem, best),
        ):
            best = trial
    return best
