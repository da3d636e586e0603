"""Deciding what a public holiday means for the house, and what follows for what was planned."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.closing import (
    Choice,
    SavedClosing,
    close_hits,
    held_plan,
    take_back,
    told,
)
from atelier.calendar.closing_days import Holiday, holidays_of, names_of_holiday, public_holidays
from atelier.calendar.closure_hits import ClosureHits, cancelled_for, hits_of
from atelier.domain import Actor, ChangeKind, Gone, HolidayPolicy, Policy
from atelier.domain.rights import Right
from atelier.journal.changes import earlier_change, recording


@needs(Right.EDIT_PROGRAMME)
def plan_holiday(
    session: Session, *, day: date, policy: Policy | None, actor: Actor
) -> ClosureHits:
    """Give what would follow from closing on a holiday, or from opening on one that was closed.

    ``policy`` None is what is usual. Raises Gone where the day is no holiday.
    """
    wanted = policy or _usual(day).policy
    before = _now(session, day, actor).policy
    if wanted is Policy.CLOSED:
        return hits_of(session, first_day=day, last_day=day, except_walk_in=False, actor=actor)
    if before is not Policy.CLOSED:
        return ClosureHits()
    names = names_of_holiday(day)
    found = cancelled_for(session, reasons=names, first_day=day, last_day=day, actor=actor)
    return ClosureHits(back=tuple(found))


@needs(Right.EDIT_PROGRAMME)
def decide_holiday(
    session: Session,
    *,
    day: date,
    policy: Policy | None,
    actor: Actor,
    key: UUID,
    choices: Mapping[int, Choice] | None = None,
    back: Collection[int] = (),
) -> SavedClosing:
    """Decide of one holiday, with everything that follows as one change; None: what is usual.

    ``choices`` and ``back`` are as with a closure. Raises HitsChanged, RoomTaken and Gone.
    """
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return told(session, done)
    look = partial(plan_holiday, session, day=day, policy=policy, actor=actor)
    plan = held_plan(session, look, back=back, actor=actor, key=key)
    if isinstance(plan, SavedClosing):
        return plan
    name = _usual(day).name
    with recording(session, kind=ChangeKind.HOLIDAYS, actor=actor, key=key) as change:
        row = session.scalar(
            select(HolidayPolicy)
            .where(HolidayPolicy.site_id == actor.site_id, HolidayPolicy.day == day)
            .with_for_update()
        )
        _keep(session, row, day, policy, actor)
        change.number = close_hits(session, plan, choices or {}, reason=name)
        change.number += take_back(session, plan, back)
    return told(session, change)


def _keep(
    session: Session, row: HolidayPolicy | None, day: date, policy: Policy | None, actor: Actor
) -> None:
    if row is None and policy is not None:
        session.add(HolidayPolicy(site_id=actor.site_id, day=day, policy=policy))
    elif row is not None and policy is None:
        session.delete(row)
    elif row is not None and policy is not None:
        row.policy = policy


def _usual(day: date) -> Holiday:
    found = public_holidays(day, day)
    if not found:
        raise Gone
    return found[0]


def _now(session: Session, day: date, actor: Actor) -> Holiday:
    found = holidays_of(session, site_id=actor.site_id, first_day=day, last_day=day)
    return found[0] if found else _usual(day)
