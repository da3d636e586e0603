"""Why a proposal is as it is: why somebody was put into a shift, and why a place stays open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from atelier.discreet import Discreet
from atelier.language import tr, tr_count
from atelier.roster.facts import ShiftFacts
from atelier.roster.problem import Option, Problem, Slot, Worker, clash
from atelier.roster.rules import HindranceKind

Placed = tuple[tuple[int, int], ...]


class Obstacle(StrEnum):
    """What keeps somebody out of a shift: a rule, what they said, or this proposal itself."""

    SAID_NO = "said_no"
    CANNOT = "cannot"
    NO_ROLE = "no_role"
    NO_VOG = "no_vog"
    UNTRAINED = "untrained"
    ELSEWHERE = "elsewhere"
    MOST = "most"
    NOT_WITH = "not_with"
    NOT_HERE = "not_here"
    WEIGHED = "weighed"


_OBSTACLES = {
    HindranceKind.NO_ROLE: Obstacle.NO_ROLE,
    HindranceKind.NO_VOG: Obstacle.NO_VOG,
    HindranceKind.OLD_VOG: Obstacle.NO_VOG,
    HindranceKind.NOT_TRAINED: Obstacle.UNTRAINED,
    HindranceKind.NO_BHV: Obstacle.UNTRAINED,
    HindranceKind.AWAY: Obstacle.CANNOT,
    HindranceKind.NOT_THAT_DAY: Obstacle.CANNOT,
    HindranceKind.UNAVAILABLE: Obstacle.CANNOT,
    HindranceKind.OVERLAP: Obstacle.ELSEWHERE,
    HindranceKind.NO_REST: Obstacle.ELSEWHERE,
    HindranceKind.MOST_SHIFTS: Obstacle.MOST,
    HindranceKind.MOST_HOURS: Obstacle.MOST,
    HindranceKind.APART: Obstacle.NOT_WITH,
}


@dataclass(frozen=True, slots=True, repr=False)
class Picture(Discreet):
    """What is needed to explain. ``reasons``: why who could not be asked for a shift at all.

    By person and shift; None is somebody who said no to it already.
    """

    names: Mapping[int, str]
    shifts: Mapping[int, ShiftFacts]
    reasons: Mapping[tuple[int, int], HindranceKind | None]


@dataclass(frozen=True, slots=True, repr=False)
class Placement(Discreet):
    """Somebody in a shift on a day, and why, in short sentences."""

    shift_id: int
    person_id: int
    day: date
    name: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class StillOpen(Discreet):
    """A shift of which ``places`` of the minimum stay open, and why nobody can, in sentences."""

    shift_id: int
    places: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Explained(Discreet):
    """A whole proposal in words, both in the order of the roster."""

    placements: tuple[Placement, ...]
    open: tuple[StillOpen, ...]


def explain(problem: Problem, placed: Placed, picture: Picture) -> Explained:
    """Say why each is where they are, and why nobody is where a place stays open."""
    made = _Made.of(problem, placed)
    in_order = sorted(placed, key=lambda one: (made.slots[one[1]].begin, one[1], one[0]))
    placements = tuple(
        Placement(
            shift_id=slot,
            person_id=person,
            day=made.slots[slot].day,
            name=picture.names[person],
            why=tuple(made.why(person, slot)),
        )
        for person, slot in in_order
    )
    still = []
    for slot in sorted(problem.slots, key=lambda one: (one.begin, one.id)):
        places = slot.minimum - len(made.there(slot))
        if places > 0:
            still.append(StillOpen(slot.id, places, tuple(made.why_open(slot, picture))))
    return Explained(placements, tuple(still))


@dataclass(frozen=True, slots=True)
class _Made:
    """A proposal, looked at from all sides."""

    problem: Problem
    slots: Mapping[int, Slot]
    workers: Mapping[int, Worker]
    work: Mapping[int, list[Slot]]
    teams: Mapping[int, set[int]]
    able: Mapping[int, list[int]]

    @classmethod
    def of(cls, problem: Problem, placed: Placed) -> _Made:
        slots = {slot.id: slot for slot in problem.slots}
        work: dict[int, list[Slot]] = defaultdict(list)
        teams = {slot.id: set(slot.taken) for slot in problem.slots}
        for person, number in placed:
            teams[number].add(person)
        for number, team in teams.items():
            for person in team:
                work[person].append(slots[number])
        able: dict[int, list[int]] = defaultdict(list)
        for person, number in problem.options:
            able[number].append(person)
        workers = {worker.id: worker for worker in problem.workers}
        return cls(problem, slots, workers, work, teams, able)

    def there(self, slot: Slot) -> set[int]:
        """Give who is in a shift, in this proposal."""
        return self.teams[slot.id]

    def why(self, person: int, number: int) -> Iterator[str]:
        """Say why somebody is in a shift."""
        option = self.problem.options.get((person, number), Option())
        if option.fixed:
            yield tr("This is a fixed place.")
        if self.able[number] == [person]:
            yield tr("Nobody else can.")
        elif option.rather_not:
            yield tr("Would rather not, but it fits best so.")
        if option.knows:
            yield tr("Did this work before.")
        mates = {*self.teams[number]} - {person}
        if any(frozenset((person, mate)) in self.problem.together for mate in mates):
            yield tr("Gladly works with somebody in this shift.")
        count = len(self.work[person])
        yield tr_count(
            "Has {count} shift in these days then.", "Has {count} shifts in these days then.", count
        )

    def why_open(self, slot: Slot, picture: Picture) -> Iterator[str]:
        """Say why nobody can, the commonest reason first."""
        found: Counter[Obstacle] = Counter()
        for worker in self.problem.workers:
            both = (worker.id, slot.id)
            if both in picture.reasons:
                kind = picture.reasons[both]
                no = Obstacle.SAID_NO if kind is None else _OBSTACLES.get(kind, Obstacle.NOT_HERE)
                found[no] += 1
            elif both in self.problem.options and worker.id not in self.there(slot):
                found[self._obstacle(worker, slot)] += 1
        if not found:
            yield tr("There is no volunteer who is not in it already.")
        for obstacle, count in sorted(found.items(), key=lambda one: (-one[1], one[0])):
            yield _words(obstacle, count)

    def _obstacle(self, worker: Worker, slot: Slot) -> Obstacle:
        mine = self.work.get(worker.id, [])
        if any(clash(one, slot) for one in mine):
            return Obstacle.ELSEWHERE
        this_month = [one for one in mine if one.month == slot.month]
        shifts, minutes = worker.elsewhere.get(slot.month, (0, 0))
        minutes += sum(one.minutes for one in this_month) + slot.minutes
        too_long = worker.most_minutes is not None and minutes > worker.most_minutes
        if shifts + len(this_month) >= worker.most or too_long:
            return Obstacle.MOST
        team = self.there(slot)
        if any(frozenset((worker.id, mate)) in self.problem.apart for mate in team):
            return Obstacle.NOT_WITH
        return Obstacle.WEIGHED


def _words(kind: Obstacle, count: int) -> str:
    """Say how many cannot for one reason."""
    return {
        Obstacle.SAID_NO: tr_count("{count} said no already.", "{count} said no already.", count),
        Obstacle.CANNOT: tr_count("{count} cannot come then.", "{count} cannot come then.", count),
        Obstacle.NO_ROLE: tr_count(
            "{count} does not do this work.", "{count} do not do this work.", count
        ),
        Obstacle.NO_VOG: tr_count("{count} has no valid VOG.", "{count} have no valid VOG.", count),
        Obstacle.UNTRAINED: tr_count(
            "{count} is not trained for it yet.", "{count} are not trained for it yet.", count
        ),
        Obstacle.ELSEWHERE: tr_count(
            "{count} has another shift around that time.",
            "{count} have another shift around that time.",
            count,
        ),
        Obstacle.MOST: tr_count(
            "{count} has as much as was agreed.", "{count} have as much as was agreed.", count
        ),
        Obstacle.NOT_WITH: tr_count(
            "{count} is not put together with somebody in it.",
            "{count} are not put together with somebody in it.",
            count,
        ),
        Obstacle.NOT_HERE: tr_count(
            "{count} does not work here then.", "{count} do not work here then.", count
        ),
        Obstacle.WEIGHED: tr_count(
            "{count} could, but other wishes weigh more.",
            "{count} could, but other wishes weigh more.",
            count,
        ),
    }[kind]
