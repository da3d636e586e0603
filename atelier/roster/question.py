"""What a proposal is asked: which places are open, and who may and can fill them.

Reading is short, and needs the database. Judging everybody for every shift takes seconds where
a whole season is asked for, and needs none: a desk saves meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    HOLDING,
    Actor,
    Assignment,
    AssignmentState,
    DayPart,
    FixedPlace,
    Shift,
)
from atelier.domain.rights import Right
from atelier.roster.diary import union_minutes
from atelier.roster.explaining import Picture
from atelier.roster.facts import ShiftFacts, VolunteerFacts
from atelier.roster.filling import holds_on
from atelier.roster.problem import Option, Problem, Slot, Weights, Worker
from atelier.roster.reading import read_shifts, read_volunteers
from atelier.roster.rules import Hindrance, HindranceKind, Weight, hindrances
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
    """Everything that was read for a proposal; ``judge`` turns it into a problem to solve."""

    first_day: date
    last_day: date
    shifts: Mapping[int, ShiftFacts]
    people: Mapping[int, VolunteerFacts]
    said: _Said
    before: _Before
    fixed: frozenset[tuple[int, int]]
    weights: Weights

    def judge(self) -> tuple[Problem, Picture]:
        """Say who may and can do which shift; give the problem, and what is needed to say why."""
        shifts, people = self.shifts, self.people
        options, reasons = _who_can(shifts, people, self.said, self.before, self.fixed)
        problem = Problem(
            slots=tuple(_slot(one, self.said) for one in shifts.values()),
            workers=tuple(_worker(one, self.before, shifts) for one in people.values()),
            options=options,
            apart=_pairs((one.person_id, one.apart) for one in people.values()),
            together=_pairs((one.person_id, one.together) for one in people.values()),
            weights=self.weights,
        )
        names = {one.person_id: one.name for one in people.values()}
        return problem, Picture(names, shifts, reasons)

    def waiting(self) -> int:
        """Count the open places of the minimum that wait for an answer: somebody was asked."""
        held = sum(max(0, one.needed - len(one.team)) for one in self.shifts.values())
        slots = (_slot(one, self.said) for one in self.shifts.values())
        return held - sum(max(0, one.minimum - len(one.taken)) for one in slots)


@needs(Right.EDIT_ROSTER)
def read_question(session: Session, *, first_day: date, last_day: date, actor: Actor) -> Question:
    """Read which places are open from now on, and what is known of who could fill them."""
    now = actor.clock.wall(actor.now())
    found = read_shifts(session, first_day=first_day, last_day=last_day, actor=actor)
    shifts = {
        one.id: one
        for one in found.values()
        if one.goes_ahead and (one.day, one.starts) > (now.date(), now.time())
    }
    people = read_volunteers(session, first_day=first_day, last_day=last_day, actor=actor)
    return Question(
        first_day=first_day,
        last_day=last_day,
        shifts=shifts,
        people=people,
        said=_said(session, shifts),
        before=_Before.read(session, people, first_day, actor),
        fixed=_fixed(session, shifts, people),
        weights=weights_of(session, actor=actor),
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
        unpopular=shift.part is DayPart.EVENING or shift.day.weekday() >= _SATURDAY,
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
