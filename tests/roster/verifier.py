"""Whether a roster breaks a hard rule. It knows the rules, and nothing of how rosters are made."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations

from atelier.roster.problem import Problem, Slot

Placed = tuple[tuple[int, int], ...]


def faults(problem: Problem, placed: Placed) -> list[str]:
    """Say in words what is wrong with a roster; nothing where it is right."""
    slots = {slot.id: slot for slot in problem.slots}
    new = {person for person, _ in placed}
    there = [(person, slot) for slot in problem.slots for person in sorted(slot.taken)]
    there += [(person, slots[number]) for person, number in placed]
    work: dict[int, list[Slot]] = {}
    who: dict[int, list[int]] = {}
    for person, slot in there:
        work.setdefault(person, []).append(slot)
        who.setdefault(slot.id, []).append(person)
    return [
        *(f"{one} may not do {slot}" for one, slot in placed if (one, slot) not in problem.options),
        *_crowds(slots, who, problem),
        *_impossible(work, new),
        *_too_much(problem, work, new),
    ]


def _crowds(slots: dict[int, Slot], who: dict[int, list[int]], problem: Problem) -> Iterator[str]:
    for number, people in who.items():
        slot = slots[number]
        if len(set(people)) < len(people):
            yield f"somebody is twice in {number}"
        if len(people) > max(slot.wished, slot.minimum, len(slot.taken)):
            yield f"{number} has too many people"
        for pair in problem.apart:
            if pair <= set(people) and not pair <= slot.taken:
                yield f"{sorted(pair)} are together in {number}"


def _impossible(work: dict[int, list[Slot]], new: set[int]) -> Iterator[str]:
    for person, mine in work.items():
        for one, other in combinations(mine, 2):
            given = person in one.taken and person in other.taken
            if person in new and not given and _exclude(one, other):
                yield f"{person} cannot do {one.id} and {other.id}"


def _exclude(one: Slot, other: Slot) -> bool:
    begins, ends = _moments(one)
    begins_too, ends_too = _moments(other)
    if begins < ends_too and begins_too < ends:
        return True
    night = begins_too - ends if begins < begins_too else begins - ends_too
    return one.day != other.day and night < timedelta(hours=11)


def _moments(slot: Slot) -> tuple[datetime, datetime]:
    return datetime.combine(slot.day, slot.starts), datetime.combine(slot.day, slot.ends)


def _too_much(problem: Problem, work: dict[int, list[Slot]], new: set[int]) -> Iterator[str]:
    for worker in problem.workers:
        given = {slot.id for slot in problem.slots if worker.id in slot.taken}
        months: dict[tuple[int, int], list[Slot]] = {}
        for slot in work.get(worker.id, []):
            months.setdefault((slot.day.year, slot.day.month), []).append(slot)
        for (year, number), mine in months.items():
            if worker.id not in new or given.issuperset(slot.id for slot in mine):
                continue  # whatever is too much there was so already
            shifts, minutes = worker.elsewhere.get(100 * year + number, (0, 0))
            if shifts + len(mine) > worker.most:
                yield f"{worker.id} has too many shifts in {number}-{year}"
            minutes += sum((_moments(slot)[1] - _moments(slot)[0]).seconds // 60 for slot in mine)
            if worker.most_minutes is not None and minutes > worker.most_minutes:
                yield f"{worker.id} has too many minutes in {number}-{year}"
