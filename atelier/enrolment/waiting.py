"""What becomes of a place that came free: the first of the list takes it, or does not.

Only the coordinator, who has asked, says so; no place is given away by itself.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    Activity,
    Actor,
    ChangeKind,
    Enrolment,
    EnrolmentState,
    Gone,
    Occurrence,
    Person,
    Series,
)
from atelier.domain.rights import Right
from atelier.enrolment.receipts import Enrolled, Withdrawn, enrolled, withdrawn
from atelier.enrolment.refusals import AlreadyListed, NotListed, StillFull
from atelier.enrolment.targets import Target, lock_person, lock_target, place_of
from atelier.enrolment.writing import give_place, last_position
from atelier.journal.changes import earlier_change, recording


@needs(Right.ENROL)
def accept_place(
    session: Session,
    *,
    enrolment_id: int,
    occurrence_id: int | None = None,
    actor: Actor,
    key: UUID,
) -> Enrolled:
    """Give somebody who waits the place that came free; whoever else waits keeps waiting.

    ``occurrence_id``: somebody who waits for the whole series takes this one day, and goes on
    waiting for the rest. Raises Gone, NotListed, AlreadyListed, or StillFull where another desk
    was quicker.
    """
    person, target, waits = _lock(session, enrolment_id, occurrence_id, actor)
    before = place_of(session, person_id=person.id, target=target)
    done = earlier_change(session, key=key, actor=actor)  # under the locks: the first is saved
    if done is not None:
        if before is None or done.undone_at is not None:
            raise Gone
        return enrolled(session, row=before, target=target, actor=actor, change_id=done.id)
    if waits.state is EnrolmentState.ENROLLED:
        raise AlreadyListed
    if waits.state is not EnrolmentState.WAITING:
        raise NotListed
    if not all(_has_room(person, target, day.id) for day in target.days):
        raise StillFull
    contact = waits.contact_name, waits.contact_phone
    with recording(session, kind=ChangeKind.ENROLMENT, actor=actor, key=key,
                   activity_id=target.activity.id) as change:  # fmt: skip
        change.number = 1
        row = give_place(session, person, target, before, actor)
        row.contact_name, row.contact_phone = contact
    return enrolled(session, row=row, target=target, actor=actor, change_id=change.id)


@needs(Right.ENROL)
def decline_place(
    session: Session, *, enrolment_id: int, to_the_end: bool = False, actor: Actor, key: UUID
) -> Withdrawn:
    """Take somebody who does not want the place off the list, or put them at its end.

    Raises Gone, or NotListed for who does not wait (any more).
    """
    person, target, row = _lock(session, enrolment_id, None, actor, leaving=True)
    assert person.id == row.person_id
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        if done.undone_at is not None:
            raise Gone
        return withdrawn(session, row=row, target=target, actor=actor, change_id=done.id)
    if row.state is not EnrolmentState.WAITING:
        raise NotListed
    with recording(session, kind=ChangeKind.ENROLMENT, actor=actor, key=key,
                   activity_id=target.activity.id) as change:  # fmt: skip
        change.number = 1
        if to_the_end:
            row.waiting_position = last_position(session, target) + 1
        else:
            row.state, row.waiting_position = EnrolmentState.WITHDRAWN, None
            row.last_day = actor.today()
        session.flush()
    return withdrawn(session, row=row, target=target, actor=actor, change_id=change.id)


def _has_room(person: Person, target: Target, occurrence_id: int) -> bool:
    """Say whether a place is free, whoever else waits for it."""
    day = target.standings[occurrence_id]
    if day.free is None or person.id in day.places or person.id in day.here:
        return True
    return day.free >= 1


def _lock(
    session: Session,
    enrolment_id: int,
    occurrence_id: int | None,
    actor: Actor,
    *,
    leaving: bool = False,
) -> tuple[Person, Target, Enrolment]:
    """Give somebody's row of this house, and what it is about, all locked."""
    found = session.execute(
        select(Enrolment.person_id, Enrolment.series_id, Enrolment.occurrence_id)
        .join(Occurrence, Occurrence.id == Enrolment.occurrence_id, isouter=True)
        .join(Series, Series.id == Enrolment.series_id, isouter=True)
        .join(Activity, Activity.id.in_([Occurrence.activity_id, Series.activity_id]))
        .where(Enrolment.id == enrolment_id, Activity.site_id == actor.site_id)
    ).first()
    if found is None:
        raise Gone
    one_day = found.occurrence_id is not None or occurrence_id is not None
    person = lock_person(session, person_id=found.person_id, actor=actor)
    target = lock_target(
        session,
        series_id=None if one_day else found.series_id,
        occurrence_id=(found.occurrence_id or occurrence_id) if one_day else None,
        actor=actor,
        leaving=leaving,
    )
    if one_day and found.series_id is not None and target.days[0].series_id != found.series_id:
        raise Gone
    row = session.get(Enrolment, enrolment_id, populate_existing=True)
    if row is None:
        raise Gone
    return person, target, row
