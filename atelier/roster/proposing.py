"""A proposal for the open shifts of some days: asked of the roster, found, and explained.

Three steps, since the middle one may take seconds and needs no database: ``read_question``,
``propose`` and, when the coordinator accepts it whole or in part, ``placing.place_all``.
Nobody is proposed whom a rule refuses or for whom a reason would have to be typed: that remains
a coordinator's choice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    AssignmentState,
    DayPart,
    FixedPlace,
    Shift,
    day_part,
)
from atelier.roster.diary import union_minutes
from atelier.roster.explaining import Explained, Picture, explain
from atelier.roster.facts import ShiftFacts, VolunteerFacts
from atelier.roster.filling import holds_on
from atelier.roster.problem import Option, Problem, Slot, Worker
from atelier.roster.reading import read_shifts, read_volunteers
from atelier.roster.rules import Hindrance, HindranceKind, Weight, hindrances
from atelier.roster.solving import SECONDS, SEED, solve
from atelier.roster.weighing import weights_of

_LOOKED_BACK = timedelta(weeks=26)
_MOST_EARLIER = 3  # shifts that are made up for at once
_UNLIMITED = 99
_HOUR = 60
_SATURDAY = 5
_SAID_NO = (AssignmentState.CANNOT, AssignmentState.DECLINED, AssignmentState.TAKEN_OFF)
_RELUCTANT = {HindranceKind.RATHER_NOT, HindranceKind.MAYBE_THAT_DAY, HindranceKind.LEAVING}


@dataclass(frozen=True, slots=True, repr=False)
class Question(Discreet):
    """What a proposal is made of: the problem, and what is needed to say why."""

    first_day: date
    last_day: date
    problem: Problem
    picture: Picture


@dataclass(frozen=True, slots=True, repr=False)
class Proposal(Discreet):
    """A proposal. ``explained`` says of each placement and of each open place why it is so.

    ``filled`` and ``open`` are places of the minimum, ``hours`` what is newly planned, in
    minutes. ``optimal``: no roster is better by these weights; else ``gap`` is how far off it
    may be at most, as a share.
    """

    first_day: date
    last_day: date
    explained: Explained
    filled: int
    open: int
    minutes: int
    optimal: bool
    gap: float
    stopped: bool

    @property
    def picks(self) -> tuple[tuple[int, int], ...]:
        """Give the shifts and the people, as ``place_all`` wants them."""
        return tuple((one.shift_id, one.person_id) for one in self.explained.placements)


def read_question(session: Session, *, first_day: date, last_day: date, actor: Actor) -> Question:
    """Read which places are open from now on, and who may and can fill them."""
    now = actor.clock.wall(actor.now())
    found = read_shifts(session, first_day=first_day, last_day=last_day, actor=actor)
    shifts = {
        one.id: one
        for one in found.values()
        if one.goes_ahead and (one.day, one.starts) > (now.date(), now.time())
    }
    people = read_volunteers(session, first_day=first_day, last_day=last_day, actor=actor)
    said = _said(session, shifts)
    before = _Before.read(session, people, first_day, actor)
    fixed = _fixed(session, shifts, people)
    options, reasons = _who_can(shifts, people, said, before, fixed)
    problem = Problem(
        slots=tuple(_slot(one, said) for one in shifts.values()),
        workers=tuple(_worker(one, before, shifts) for one in people.values()),
        options=options,
        apart=_pairs((one.person_id, one.apart) for one in people.values()),
        together=_pairs((one.person_id, one.together) for one in people.values()),
        weights=weights_of(session, actor=actor),
    )
    names = {one.person_id: one.name for one in people.values()}
    return Question(first_day, last_day, problem, Picture(names, shifts, reasons))


def propose(
    question: Question,
    *,
    seconds: float = SECONDS,
    seed: int = SEED,
    progress: Callable[[float, float], object] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Proposal:
    """Find a proposal and say why it is so. It takes seconds, and needs no database."""
    problem = question.problem
    solution = solve(problem, seconds=seconds, seed=seed, progress=progress, stop=stop)
    explained = explain(problem, solution.placed, question.picture)
    slots = {slot.id: slot for slot in problem.slots}
    still = sum(one.places for one in explained.open)
    return Proposal(
        first_day=question.first_day,
        last_day=question.last_day,
        explained=explained,
        filled=problem.open_places() - still,
        open=still,
        minutes=sum(slots[number].minutes for _, number in solution.placed),
        optimal=solution.optimal,
        gap=solution.gap,
        stopped=solution.stopped,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What people answered to a shift already: asked and not answered yet, and no."""

    asked: frozenset[tuple[int, int]]
    refused: frozenset[tuple[int, int]]


def _said(session: Session, shifts: Mapping[int, ShiftFacts]) -> _Said:
    rows = session.execute(
        select(Assignment.shift_id, Assignment.person_id, Assignment.state).where(
            Assignment.shift_id.in_(shifts)
        )
    ).all()
    return _Said(
        frozenset((row[0], row[1]) for row in rows if row[2] is AssignmentState.ASKED),
        frozenset((row[0], row[1]) for row in rows if row[2] in _SAID_NO),
    )


@dataclass(frozen=True, slots=True)
class _Before:
    """What was worked before the period: which roles, and how many shifts in as many days."""

    knows: frozenset[tuple[int, int]]
    shifts: Mapping[int, int]

    @classmethod
    def read(
        cls, session: Session, people: Mapping[int, VolunteerFacts], first_day: date, actor: Actor
    ) -> _Before:
        rows = session.execute(
            select(Assignment.person_id, Shift.role_id, Shift.day)
            .join(Shift, Shift.id == Assignment.shift_id)
            .where(
                Shift.site_id == actor.site_id,
                Shift.day.between(first_day - _LOOKED_BACK, first_day - timedelta(days=1)),
                Assignment.state.in_(HOLDING),
            )
        ).all()
        recent = first_day - timedelta(weeks=4)
        shifts = dict.fromkeys(people, 0)
        for person_id, _, day in rows:
            if day >= recent and person_id in shifts:
                shifts[person_id] += 1
        return cls(frozenset((row[0], row[1]) for row in rows), shifts)

    def earlier(self, person_id: int) -> int:
        """Give how many shifts more than the average somebody did in the four weeks before."""
        average = round(sum(self.shifts.values()) / max(1, len(self.shifts)))
        more = self.shifts[person_id] - average
        return max(-_MOST_EARLIER, min(_MOST_EARLIER, more))


def _who_can(
    shifts: Mapping[int, ShiftFacts],
    people: Mapping[int, VolunteerFacts],
    said: _Said,
    before: _Before,
    fixed: frozenset[tuple[int, int]],
) -> tuple[dict[tuple[int, int], Option], dict[tuple[int, int], HindranceKind | None]]:
    """Give who may be put into which shift, and of the others what stands in the way."""
    options: dict[tuple[int, int], Option] = {}
    reasons: dict[tuple[int, int], HindranceKind | None] = {}
    for shift in shifts.values():
        for person_id, one in people.items():
            if person_id in shift.team or (shift.id, person_id) in said.asked:
                continue
            stands = hindrances(one, shift)
            if (shift.id, person_id) in said.refused:
                reasons[person_id, shift.id] = None
            elif any(each.weight is not Weight.MILD for each in stands):
                reasons[person_id, shift.id] = _first_of(stands)
            else:
                options[person_id, shift.id] = Option(
                    fixed=(person_id, shift.id) in fixed,
                    rather_not=any(each.kind in _RELUCTANT for each in stands),
                    knows=(person_id, shift.role_id) in before.knows,
                )
    return options, reasons


def _first_of(stands: tuple[Hindrance, ...]) -> HindranceKind:
    """Give what is told of somebody: that it is not their work, before what the work asks."""
    kinds = [one.kind for one in stands]
    return HindranceKind.NO_ROLE if HindranceKind.NO_ROLE in kinds else kinds[0]


def _slot(shift: ShiftFacts, said: _Said) -> Slot:
    asked = {person for number, person in said.asked if number == shift.id}
    return Slot(
        id=shift.id,
        day=shift.day,
        starts=shift.starts,
        ends=shift.ends,
        minimum=shift.needed,
        wished=shift.wished,
        role=shift.role_id,
        unpopular=day_part(shift.starts) is DayPart.EVENING or shift.day.weekday() >= _SATURDAY,
        taken=shift.team | asked,
    )


def _worker(one: VolunteerFacts, before: _Before, shifts: Mapping[int, ShiftFacts]) -> Worker:
    months: dict[int, list[date]] = defaultdict(list)
    for work in one.work:
        if work.shift_id not in shifts:
            months[work.day.year * 100 + work.day.month].append(work.day)
    outside = one.work.without(shifts)
    elsewhere = {
        month: (len(days), union_minutes(outside.of_month(days[0])))
        for month, days in months.items()
    }
    return Worker(
        id=one.person_id,
        fewest=one.min_shifts or 0,
        most=_UNLIMITED if one.max_shifts is None else one.max_shifts,
        most_minutes=None if one.max_hours is None else one.max_hours * _HOUR,
        earlier=before.earlier(one.person_id),
        elsewhere=elsewhere,
    )


def _fixed(
    session: Session, shifts: Mapping[int, ShiftFacts], people: Mapping[int, VolunteerFacts]
) -> frozenset[tuple[int, int]]:
    """Give who has a fixed place in which of these shifts, on that weekday and in that week."""
    patterns = {one.pattern_id for one in shifts.values() if one.pattern_id is not None}
    rows = session.scalars(
        select(FixedPlace).where(
            FixedPlace.pattern_id.in_(patterns), FixedPlace.person_id.in_(people)
        )
    ).all()
    return frozenset(
        (row.person_id, one.id)
        for row in rows
        for one in shifts.values()
        if one.pattern_id == row.pattern_id and holds_on(row, one.day)
    )


def _pairs(people: Iterable[tuple[int, frozenset[int]]]) -> frozenset[frozenset[int]]:
    return frozenset(frozenset((one, other)) for one, others in people for other in others)
