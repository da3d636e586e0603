"""A little work to be done in the house of another, for what a neighbour must not see of it."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.domain import (
    Assignment,
    FixedPlace,
    Shift,
    ShiftPattern,
    ShiftState,
    Volunteer,
    VolunteerAway,
)
from atelier.people.actions import add_person
from atelier.people.names import parse_name
from atelier.roster import assigning
from tests.houses import House
from tests.making import TUESDAY

TOMORROW = TUESDAY + timedelta(days=1)


@dataclass
class Work:
    """What there is to do in the house. In ``full`` is its one volunteer; ``free`` is open."""

    full: int
    free: int
    role: int
    ria: int
    pattern: int
    fixed: int
    away: int
    assignment: int
    change: int
    key: UUID


def work_of_house(session: Session, it: House) -> Work:
    me, key = it.actor, uuid4()
    full = session.scalars(
        select(Shift).where(Shift.site_id == me.site_id, Shift.occurrence_id.is_(None))
    ).one()
    ria = add_person(session, name=parse_name("Ria Smit"), actor=me)
    wanted: dict[str, Any] = {
        "site_id": me.site_id,
        "role_id": full.role_id,
        "starts": time(13),
        "ends": time(15),
    }
    pattern = ShiftPattern(first_day=TUESDAY, **wanted)
    free = Shift(day=TOMORROW, **wanted)
    off = Shift(day=TOMORROW, state=ShiftState.NOT_NEEDED, **wanted)
    session.add_all([Volunteer(person_id=ria), pattern, free, off])
    session.flush()
    of_pattern = Shift(day=TOMORROW, pattern_id=pattern.id, rule_day=TOMORROW, **wanted)
    fixed = FixedPlace(pattern_id=pattern.id, person_id=ria, first_day=TUESDAY)
    away = VolunteerAway(person_id=it.person, first_day=TOMORROW, last_day=TOMORROW)
    assignment = Assignment(shift_id=off.id, person_id=ria)
    session.add_all([of_pattern, fixed, away, assignment])
    session.flush()
    change = assigning.ask(
        session, shift_id=free.id, person_id=ria, actor=me, key=key, reason="mag"
    )
    return Work(
        full.id,
        free.id,
        full.role_id,
        ria,
        pattern.id,
        fixed.id,
        away.id,
        assignment.id,
        change.change_id,
        key,
    )


def empty_shift(session: Session, at: Work) -> int:
    """Give a shift that nobody was asked for."""
    return _copy(session, at).id


def taken_shift(session: Session, at: Work) -> int:
    """Give a shift in which the second volunteer is."""
    shift = _copy(session, at)
    session.add(Assignment(shift_id=shift.id, person_id=at.ria))
    session.flush()
    return shift.id


def _copy(session: Session, at: Work) -> Shift:
    full = session.get_one(Shift, at.full)
    day = TOMORROW + timedelta(days=7)
    row = Shift(
        site_id=full.site_id, role_id=full.role_id, day=day, starts=full.starts, ends=full.ends
    )
    session.add(row)
    session.flush()
    return row
