"""Writing places down, within a change that notes them.

One row says how a person stands in a series, and one for each day on which it is otherwise. The
past is never rewritten: days that were held keep a row of their own when the row of the series
begins anew.
"""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Enrolment, EnrolmentState, Occurrence, Person
from atelier.domain.rights import Right
from atelier.enrolment.targets import Target


def holds_from(row: Enrolment, day: date) -> bool:
    """Say whether a row of a series gives a place on ``day`` or later."""
    return row.state is EnrolmentState.ENROLLED and (row.last_day is None or row.last_day >= day)


@needs(Right.PART)
def give_place(
    session: Session, person: Person, target: Target, before: Enrolment | None, actor: Actor
) -> Enrolment:
    """Write a place down; the days of a series from which the person withdrew count again."""
    row = _row(session, person, target, before, actor)
    row.state, row.waiting_position, row.last_day = EnrolmentState.ENROLLED, None, None
    if target.whole:
        for day in _days_of(session, person, target):
            day.state, day.waiting_position = EnrolmentState.ENROLLED, None
    session.flush()
    return row


@needs(Right.PART)
def put_on_list(
    session: Session, person: Person, target: Target, before: Enrolment | None, actor: Actor
) -> Enrolment:
    """Write down that somebody waits, behind everybody who waits on one of the days."""
    row = _row(session, person, target, before, actor)
    row.state, row.last_day = EnrolmentState.WAITING, None
    row.waiting_position = last_position(session, target) + 1
    session.flush()
    return row


@needs(Right.PART)
def give_up(
    session: Session, person: Person, target: Target, row: Enrolment | None, actor: Actor
) -> Enrolment | None:
    """Write down that a place, or one on the list, is given back; None where there is none."""
    if target.whole:
        return _leave_series(session, person, target, row, actor)
    day = target.days[0]
    standing = target.standings[day.id]
    waits = any(one.person_id == person.id for one in standing.waiting)
    if person.id not in standing.places and not waits:
        return None
    row = _row(session, person, target, row, actor)
    row.state, row.waiting_position = EnrolmentState.WITHDRAWN, None
    session.flush()
    return row


def last_position(session: Session, target: Target) -> int:
    """Give the number of the last one who waits, for the series or for one of its days."""
    positions = [one.position for day in target.standings.values() for one in day.waiting]
    if target.series is not None:
        ids = [one.id for one in target.days]
        positions += [
            position or 0
            for position in session.scalars(
                select(Enrolment.waiting_position).where(
                    (Enrolment.series_id == target.series.id) | Enrolment.occurrence_id.in_(ids),
                    Enrolment.state == EnrolmentState.WAITING,
                )
            )
        ]
    return max(positions, default=0)


def _row(
    session: Session, person: Person, target: Target, before: Enrolment | None, actor: Actor
) -> Enrolment:
    """Give the row to write in: the one that is there, or a new one."""
    if before is None:
        before = Enrolment(
            person_id=person.id,
            first_day=target.first_day,
            created_at=actor.now(),
            state=EnrolmentState.WITHDRAWN,
            series_id=target.series_id,
            occurrence_id=target.occurrence_id,
        )
        session.add(before)
    elif not target.whole or before.state is not EnrolmentState.ENROLLED:
        before.first_day = target.first_day
    elif not holds_from(before, target.first_day):
        _keep_past(session, before, actor)
        before.first_day = target.first_day
    return before


def _keep_past(session: Session, row: Enrolment, actor: Actor) -> None:
    """Give each day that was held a row of its own, so that the series may begin anew."""
    said = select(Enrolment.occurrence_id).where(
        Enrolment.person_id == row.person_id, Enrolment.occurrence_id == Occurrence.id
    )
    held = session.scalars(
        select(Occurrence).where(
            Occurrence.series_id == row.series_id,
            Occurrence.day >= row.first_day,
            Occurrence.day <= (row.last_day or actor.today()),
            ~said.exists(),
        )
    )
    session.add_all(
        Enrolment(
            person_id=row.person_id,
            first_day=day.day,
            created_at=row.created_at,
            occurrence_id=day.id,
            last_day=day.day,
        )
        for day in held.all()
    )


def _leave_series(
    session: Session, person: Person, target: Target, row: Enrolment | None, actor: Actor
) -> Enrolment | None:
    ends = target.first_day - timedelta(days=1)
    if row is None or row.state is EnrolmentState.WITHDRAWN:
        return None
    if row.state is EnrolmentState.ENROLLED:
        if not holds_from(row, target.first_day):
            return None
        row.last_day = ends
    if row.state is EnrolmentState.WAITING or row.first_day > ends:
        row.state, row.last_day = EnrolmentState.WITHDRAWN, actor.today()
    row.waiting_position = None
    for day in _days_of(session, person, target):
        day.state, day.waiting_position = EnrolmentState.WITHDRAWN, None
    session.flush()
    return row


def _days_of(session: Session, person: Person, target: Target) -> list[Enrolment]:
    """Give what was said about single coming days of a series by this person."""
    rows = session.scalars(
        select(Enrolment)
        .where(
            Enrolment.person_id == person.id,
            Enrolment.occurrence_id.in_([one.id for one in target.days]),
        )
        .execution_options(populate_existing=True)
    )
    return list(rows.all())
