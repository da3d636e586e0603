"""From a place in the series to one on a single day of it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, ChangeKind, Enrolment, EnrolmentState, Gone, Occurrence, Person
from atelier.domain.rights import Right
from atelier.enrolment.receipts import Enrolled, enrolled
from atelier.enrolment.refusals import NotListed
from atelier.enrolment.targets import Target, lock_person, lock_target, place_of
from atelier.enrolment.writing import give_place, give_up
from atelier.journal.changes import earlier_change, recording


@needs(Right.ENROL)
def keep_one_day(
    session: Session, *, person_id: int, occurrence_id: int, actor: Actor, key: UUID
) -> Enrolled:
    """Give the place in the series back, and keep that of one day: one change.

    The way back is ``enrol`` in the series, which needs a place on each of its days. Raises
    Gone, EnrolmentOver, and NotListed for who has no place that day.
    """
    person = lock_person(session, person_id=person_id, actor=actor)
    series_id = session.scalar(select(Occurrence.series_id).where(Occurrence.id == occurrence_id))
    if series_id is None:
        raise Gone
    series = lock_target(
        session, series_id=series_id, occurrence_id=None, actor=actor, leaving=True
    )
    day = lock_target(session, series_id=None, occurrence_id=occurrence_id, actor=actor)
    row = place_of(session, person_id=person_id, target=day)
    done = earlier_change(session, key=key, actor=actor)  # under the locks: the first is saved
    if done is not None:
        if row is None or done.undone_at is not None:
            raise Gone
        return enrolled(session, row=row, target=day, actor=actor, change_id=done.id)
    if person_id not in day.standings[occurrence_id].places:
        raise NotListed
    with recording(session, kind=ChangeKind.ENROLMENT, actor=actor, key=key,
                   activity_id=day.activity.id) as change:  # fmt: skip
        change.number = 1
        kept = _narrow(session, person, series, day, row, actor)
    return enrolled(session, row=kept, target=day, actor=actor, change_id=change.id)


def _narrow(
    session: Session,
    person: Person,
    series: Target,
    day: Target,
    row: Enrolment | None,
    actor: Actor,
) -> Enrolment:
    """Give up the place in the series and take the day, with the parent of the one."""
    contact = _contact_in(session, person.id, series.series_id)
    before = place_of(session, person_id=person.id, target=series)
    if give_up(session, person, series, before, actor) is None:
        raise NotListed
    kept = give_place(session, person, day, row, actor)
    if kept.contact_phone is None:
        kept.contact_name, kept.contact_phone = contact
    return kept


def _contact_in(session: Session, person_id: int, series_id: int | None) -> tuple[str, str | None]:
    row = session.scalar(
        select(Enrolment).where(
            Enrolment.person_id == person_id,
            Enrolment.series_id == series_id,
            Enrolment.state == EnrolmentState.ENROLLED,
        )
    )
    return ("", None) if row is None else (row.contact_name, row.contact_phone)
