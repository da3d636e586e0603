"""The coming weeks of the sample house: what is filled, and where somebody is still needed.

The shifts and the fixed places are made by the roster itself, as in life; here others are put
into them, four weeks ahead, and a few are left open, more and more of them the further ahead.
"""

import random
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from typing import Any

from sqlalchemy import or_, select, update

from atelier.domain import (
    HOLDING,
    Assignment,
    AssignmentState,
    Clock,
    Occurrence,
    OccurrenceState,
    Shift,
)
from atelier.roster.making import keep_up
from atelier.sample.patterns import SamplePattern
from atelier.sample.roster import SampleWork, report_absent
from atelier.sample.teams import Turn
from atelier.sample.written import Written

AHEAD = timedelta(days=28)
_OPEN_TODAY, _OPEN_LATER = 0.04, 0.12  # share of the shifts with a gap
_SOON = 5  # days for which somebody may know already that they cannot come
_ASKED, _ASKS = 14, 0.5  # days for which somebody was asked, and for how many of the gaps
_ASKED_AT = 16 * 60  # minute of yesterday
_EMPTY = {
    "told_at": None,
    "overruled": "",
    "worked_starts": None,
    "worked_ends": None,
    "confirmed_at": None,
    "confirmed_by": "",
}


@dataclass(slots=True)
class Coming:
    """A shift that is to come, and who is in it: first those with a fixed place.

    ``known`` are the rows that are there already, by person.
    """

    id: int
    turn: Turn
    needed: int
    works: list[SampleWork] = field(default_factory=list)
    known: dict[int, int] = field(default_factory=dict)

    @property
    def missing(self) -> int:
        """Give how many places of the minimum nobody has."""
        return max(0, self.needed - sum(one.state in HOLDING for one in self.works))


def plan_coming(
    written: Written, patterns: dict[int, SamplePattern], chance: random.Random
) -> None:
    """Let the roster make what is to come, fill four weeks of it, leave gaps, and count."""
    keep_up(written.session, actor=replace(written.actor, clock=_midnight(written)))
    every = _read(written, patterns)
    teams = written.house.roster.teams
    for shift in every:
        for work in shift.works:
            teams.take(work.person, shift.turn)
    near = [one for one in every if one.turn.day <= written.today + AHEAD]
    for shift in near:
        _fill(chance, written, shift)
    _leave_a_gap([one for one in near if one.turn.day == written.today])
    _write(written, near)
    written.house.counter.coming(every, near)


def _midnight(written: Written) -> Clock:
    clock = written.actor.clock
    moment = clock.moment(written.today, time(0))
    return Clock(zone=clock.zone, now=lambda: moment)


def _read(written: Written, patterns: dict[int, SamplePattern]) -> list[Coming]:
    places = {id_: number for number, id_ in enumerate(written.people)}
    rows = written.session.execute(
        select(Shift.id, Shift.pattern_id, Shift.day, Shift.starts, Shift.ends, Shift.needed)
        .join(Occurrence, Occurrence.id == Shift.occurrence_id, isouter=True)
        .where(
            Shift.site_id == written.actor.site_id,
            Shift.day >= written.today,
            or_(Occurrence.id.is_(None), Occurrence.state == OccurrenceState.PLANNED),
        )
        .order_by(Shift.day, Shift.starts, Shift.pattern_id, Shift.id)
    )
    found = {
        row.id: Coming(
            row.id,
            Turn(patterns[row.pattern_id or 0], row.day, row.starts, row.ends),
            row.needed,
        )
        for row in rows
    }
    fixed = written.session.execute(
        select(Assignment.shift_id, Assignment.person_id, Assignment.id)
        .where(Assignment.shift_id.in_(list(found)))
        .order_by(Assignment.id)
    )
    for shift_id, person_id, id_ in fixed:
        person = places[person_id]
        work = SampleWork(person, AssignmentState.AGREED, fixed=True)
        found[shift_id].works.append(work)
        found[shift_id].known[person] = id_
    return list(found.values())


def _fill(chance: random.Random, written: Written, shift: Coming) -> None:
    """Fill a shift up to what it needs, or up to one place that stays open."""
    turn, works, teams = shift.turn, shift.works, written.house.roster.teams
    ahead = (turn.day - written.today).days
    share = _OPEN_TODAY + (_OPEN_LATER - _OPEN_TODAY) * ahead / AHEAD.days
    wanted = shift.needed - (chance.random() < share)
    if len(works) > wanted and wanted < shift.needed:
        works[-1].state = AssignmentState.CANNOT  # it was somebody's fixed place
        return
    there = {one.person for one in works}
    works += [
        SampleWork(person, AssignmentState.AGREED)
        for person in teams.choose(turn, wanted - len(works), there)
    ]
    if ahead <= _SOON:
        report_absent(chance, teams, turn, works)
    if shift.missing and ahead <= _ASKED and chance.random() < _ASKS:
        works += [
            SampleWork(person, AssignmentState.ASKED)
            for person in teams.choose(turn, 1, {one.person for one in works})
        ]


def _leave_a_gap(today: list[Coming]) -> None:
    """See to it that somebody is still needed today, so that a desk has a gap to look at."""
    full = [one for one in today if len(one.works) > 1 and one.turn.pattern.line is not None]
    if full and not any(one.missing for one in today):
        full[-1].works[0].state = AssignmentState.CANNOT
        for other in full[-1].works[full[-1].needed :]:
            other.state = AssignmentState.CANNOT


def _write(written: Written, near: list[Coming]) -> None:
    """Write what is new; whoever stands in last, since they point to others."""
    absent = [
        shift.known[work.person]
        for shift in near
        for work in shift.works
        if work.state is AssignmentState.CANNOT and work.person in shift.known
    ]
    written.session.execute(
        update(Assignment)
        .where(Assignment.id.in_(absent))
        .values(state=AssignmentState.CANNOT)
        .execution_options(synchronize_session=False)
    )
    new = [
        (shift, work) for shift in near for work in shift.works if work.person not in shift.known
    ]
    written.insert(Assignment, [_row(written, *one) for one in new if one[1].replaces is None])
    places = _absent(written, near)
    written.insert(
        Assignment, [_row(written, *one, places) for one in new if one[1].replaces is not None]
    )


def _row(
    written: Written,
    shift: Coming,
    work: SampleWork,
    places: dict[tuple[int, int], int] | None = None,
) -> dict[str, Any]:
    replaces = None
    yesterday = written.moments(written.today - timedelta(days=1))
    if work.replaces is not None and places is not None:
        replaces = places[shift.id, written.people[work.replaces]]
    return {
        **_EMPTY,
        "shift_id": shift.id,
        "person_id": written.people[work.person],
        "state": work.state,
        "fixed": False,
        "replaces_id": replaces,
        "asked_at": yesterday(_ASKED_AT) if work.state is AssignmentState.ASKED else None,
    }


def _absent(written: Written, near: list[Coming]) -> dict[tuple[int, int], int]:
    """Give the assignments of whoever cannot come, by shift and person."""
    rows = written.session.execute(
        select(Assignment.shift_id, Assignment.person_id, Assignment.id).where(
            Assignment.shift_id.in_([one.id for one in near]),
            Assignment.state == AssignmentState.CANNOT,
        )
    )
    return {(shift_id, person_id): id_ for shift_id, person_id, id_ in rows}
