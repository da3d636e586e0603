"""Counting visitors without a name, and letting a whole group in at once."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.actions import (
    arrive,
    lock_person,
    need_places,
    open_occurrence,
    take_part,
    tally,
)
from atelier.attendance.places import places_left
from atelier.desk.actions import MOST
from atelier.desk.queries import SOON
from atelier.desk.receipts import Counted, GroupIn, counted, group_in
from atelier.desk.refusals import NotANumber
from atelier.domain import (
    Action,
    ActionKind,
    Activity,
    Actor,
    Function,
    Occurrence,
    OccurrenceState,
)
from atelier.domain.rights import Right
from atelier.journal.actions import begin, earlier


@needs(Right.RECEIVE)
def count_visitors(
    session: Session,
    *,
    number: int,
    function: Function | None = None,
    occurrence_id: int | None = None,
    already_counted: int = 0,
    actor: Actor,
    key: UUID,
) -> Counted:
    """Count visitors without a name, for a function or at an occurrence (exactly one of them).

    For a function whose open door is on now they also count there. ``already_counted`` of them
    were counted as visitors before and only take part. Raises NotANumber and what
    ``open_occurrence`` and ``need_places`` raise.
    """
    if not 1 <= number <= MOST or not 0 <= already_counted <= number:
        raise NotANumber(MOST)
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return counted(session, done)
    occurrence: Occurrence | None
    if occurrence_id is not None:
        occurrence = open_occurrence(session, occurrence_id=occurrence_id, actor=actor)
        need_places(session, occurrence=occurrence, number=number, actor=actor)
        function = occurrence.activity.function
    else:
        function = Function.MEETING if function is None else function
        occurrence = open_door(session, function=function, number=number, actor=actor)
    action = begin(
        session,
        kind=ActionKind.COUNT,
        actor=actor,
        key=key,
        occurrence_id=None if occurrence is None else occurrence.id,
        function=function,
        number=number,
    )
    _count(session, number, already_counted, occurrence, action, actor)
    return counted(session, action)


@needs(Right.RECEIVE)
def check_in_group(
    session: Session,
    *,
    occurrence_id: int,
    person_ids: Sequence[int],
    number: int = 0,
    already_counted: int = 0,
    actor: Actor,
    key: UUID,
) -> GroupIn:
    """Check in a whole group at one occurrence: names, and a number without a name, at once.

    Whoever was in the house already gets no second visit. Raises what ``check_in`` raises;
    then nobody was checked in.
    """
    done = earlier(session, key=key, actor=actor)
    if done is not None:
        return group_in(session, done)
    if not 0 <= number <= MOST or not 0 <= already_counted <= number:
        raise NotANumber(MOST)
    occurrence = open_occurrence(session, occurrence_id=occurrence_id, actor=actor)
    action = begin(
        session,
        kind=ActionKind.GROUP,
        actor=actor,
        key=key,
        occurrence_id=occurrence.id,
        function=occurrence.activity.function,
        number=number,
        named=len(set(person_ids)),
    )
    for person_id in sorted(set(person_ids)):  # sorted: two desks lock in the same order
        lock_person(session, person_id=person_id, actor=actor)
        take_part(session, person_id=person_id, occurrence=occurrence, action=action, actor=actor)
        arrive(session, person_id=person_id, action=action, actor=actor)
    if number:
        need_places(session, occurrence=occurrence, number=number, actor=actor)
        _count(session, number, already_counted, occurrence, action, actor)
    session.flush()  # before the counting below
    return group_in(session, action)


def _count(
    session: Session,
    number: int,
    already_counted: int,
    occurrence: Occurrence | None,
    action: Action,
    actor: Actor,
) -> None:
    tally(
        session,
        action=action,
        actor=actor,
        function=action.function or Function.MEETING,
        visits=number - already_counted,
        occurrence=occurrence,
        participations=0 if occurrence is None else number,
    )


@needs(Right.PART)
def open_door(
    session: Session, *, function: Function, number: int, actor: Actor
) -> Occurrence | None:
    """Give the open door of this function that is on now and has room, if there is one."""
    now = actor.clock.wall(actor.now())
    rows = session.scalars(
        select(Occurrence)
        .join(Occurrence.activity)
        .where(
            Activity.site_id == actor.site_id,
            Activity.walk_in,
            Activity.function == function,
            Occurrence.day == now.date(),
            Occurrence.state == OccurrenceState.PLANNED,
        )
        .order_by(Occurrence.starts)
    )
    for occurrence in rows:
        begins = actor.clock.moment(occurrence.day, occurrence.starts) - SOON
        if begins <= actor.now() and now.time() < occurrence.ends:
            left = places_left(session, occurrence=occurrence)
            return occurrence if left is None or left >= number else None
    return None
