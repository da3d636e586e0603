"""The call list: whom to call about a cancellation, a move or a freed place, and what they said.

One list belongs to one reason and one series or day; whoever starts it again goes on with the
one that is open. The list is locked while something is written in it, so that two desks that
call from it see each other.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import shown_name
from atelier.domain import (
    Actor,
    Call,
    CallList,
    CallOutcome,
    CallReason,
    Enrolment,
    EnrolmentState,
    Person,
)
from atelier.domain.rights import Right
from atelier.enrolment.answering import close_if_done, write_back
from atelier.enrolment.call_rows import calls_of, calls_of_row, clock_of, locked_list, next_try
from atelier.enrolment.receipts import queue
from atelier.enrolment.refusals import (
    AnswerMissing,
    BeingCalled,
    CalledElsewhere,
    NobodyToCall,
    NoNamesHere,
)
from atelier.enrolment.targets import Target, lock_target
from atelier.enrolment.writing import holds_from

ON_THE_PHONE = timedelta(minutes=10)  # then a call that was begun counts as given up


@needs(Right.CALL)
def start_call_list(
    session: Session,
    *,
    reason: CallReason,
    occurrence_id: int | None = None,
    series_id: int | None = None,
    actor: Actor,
    key: UUID,
) -> int:
    """Make a list of whom to call about one day, or about a series, and give its id.

    On it stands everybody with a place there by name, then who waits in their order; of a freed
    place only who waits. An open list of the same gets whoever is not on it yet. Raises Gone,
    EnrolmentOver, NobodyToCall, or NoNamesHere for a sensitive activity (rule P9).
    """
    target = lock_target(
        session, series_id=series_id, occurrence_id=occurrence_id, actor=actor, leaving=True
    )
    if target.activity.sensitive:
        raise NoNamesHere(shown_name(target.activity))
    people = _to_call(session, target, reason)
    found = _open_list(session, target, reason, actor, key)
    if found is None and not people:
        raise NobodyToCall
    found = found or _new_list(session, target, reason, actor, key)
    _add_missing(session, found, people, key)
    return found.id


@needs(Right.CALL)
def begin_call(
    session: Session,
    *,
    call_list_id: int,
    row: int,
    again: bool = False,
    actor: Actor,
    key: UUID,
) -> None:
    """Say that this desk has the person of a row on the phone.

    Raises Gone, or BeingCalled where another desk does so for less than ten minutes; ``again``
    calls in spite of that.
    """
    found = locked_list(session, call_list_id, actor)
    calls = calls_of_row(session, found.id, row)
    last = calls[-1]
    if any(one.key == key for one in calls):
        return  # the same save again
    if last.outcome is not None:
        last = next_try(session, last)
    elif last.at is not None and not again and actor.now() - last.at < ON_THE_PHONE:
        raise BeingCalled(last.by, clock_of(last, actor))
    last.at, last.by, last.key = actor.now(), actor.name, key
    session.flush()


@needs(Right.CALL)
def note_call(
    session: Session,
    *,
    call_list_id: int,
    row: int,
    tries: int,
    outcome: CallOutcome,
    agreed: bool | None = None,
    to_the_end: bool = False,
    actor: Actor,
    key: UUID,
) -> None:
    """Write down how a call ended and, where somebody was spoken, what they answered.

    ``tries`` is how many calls of this row had ended when it was shown: another desk's call in
    between raises CalledElsewhere, and the same save again changes nothing. An answer is written
    back: see ``answer_call``. Raises Gone, AnswerMissing and what that raises.
    """
    if agreed is not None and outcome is not CallOutcome.SPOKEN:
        raise AnswerMissing
    found = locked_list(session, call_list_id, actor)
    calls = calls_of_row(session, found.id, row)
    ended = [one for one in calls if one.outcome is not None]
    if len(ended) > tries:
        if ended[-1].key != key:
            raise CalledElsewhere(ended[-1].by, clock_of(ended[-1], actor))
        call = ended[-1]
    else:
        call = calls[-1] if calls[-1].outcome is None else next_try(session, calls[-1])
        call.outcome, call.at, call.by = outcome, actor.now(), actor.name
        call.key = key
        session.flush()
    if agreed is not None:
        write_back(session, found, call, actor, key, agreed=agreed, to_the_end=to_the_end)
    close_if_done(session, found, actor)


@needs(Right.CALL)
def answer_call(
    session: Session,
    *,
    call_list_id: int,
    row: int,
    agreed: bool,
    to_the_end: bool = False,
    actor: Actor,
    key: UUID,
) -> None:
    """Write down yes or no after the call, and do what it means.

    A freed place is taken, or given up for the next one (``to_the_end``: at the end of the list).
    No to a move withdraws for that day, no to a changed series withdraws from it. Raises Gone,
    AnswerMissing where nobody was spoken, and StillFull.
    """
    found = locked_list(session, call_list_id, actor)
    ended = [one for one in calls_of_row(session, found.id, row) if one.outcome is not None]
    if not ended or ended[-1].outcome is not CallOutcome.SPOKEN:
        raise AnswerMissing
    write_back(session, found, ended[-1], actor, key, agreed=agreed, to_the_end=to_the_end)
    close_if_done(session, found, actor)


@needs(Right.CALL)
def close_call_list(session: Session, *, call_list_id: int, actor: Actor) -> None:
    """Put a list away; closed twice is closed once. Raises Gone."""
    found = locked_list(session, call_list_id, actor)
    found.closed_at = found.closed_at or actor.now()
    session.flush()


def _new_list(
    session: Session, target: Target, reason: CallReason, actor: Actor, key: UUID
) -> CallList:
    found = CallList(
        key=key,
        site_id=actor.site_id,
        reason=reason,
        at=actor.now(),
        by=actor.name,
        series_id=target.series_id,
        occurrence_id=target.occurrence_id,
    )
    session.add(found)
    session.flush()  # for found.id
    return found


def _add_missing(session: Session, found: CallList, people: list[int], key: UUID) -> None:
    """Put those on the list who are not on it yet; the same save again adds nobody."""
    rows = calls_of(session, found.id)
    if found.key == key and rows:
        return
    there = {one.enrolment_id for one in rows}
    last = max((one.row for one in rows), default=0)
    missing = [one for one in people if one not in there]
    session.add_all(
        Call(call_list_id=found.id, row=row, enrolment_id=one)
        for row, one in enumerate(missing, start=last + 1)
    )
    session.flush()


def _to_call(session: Session, target: Target, reason: CallReason) -> list[int]:
    """Give the enrolments of those who are called, in order."""
    waiting = [one.enrolment_id for one in queue(target, target.standings)]
    if reason is CallReason.FREED:
        return waiting
    places: dict[int, int] = {}
    for row in _of_series(session, target):  # also where no day of it is left
        if holds_from(row, target.first_day):
            places[row.person_id] = row.id
        elif row.state is EnrolmentState.WAITING and row.id not in waiting:
            waiting.append(row.id)
    for day in target.standings.values():
        for person, enrolment in day.places.items():
            places.setdefault(person, enrolment)
    by_name = session.execute(
        select(Person.id).where(Person.id.in_(places)).order_by(Person.sort_key, Person.id)
    )
    return [*(places[person] for (person,) in by_name), *waiting]


def _of_series(session: Session, target: Target) -> Sequence[Enrolment]:
    if not target.whole:
        return ()
    return session.scalars(
        select(Enrolment)
        .where(Enrolment.series_id == target.series_id)
        .order_by(Enrolment.waiting_position, Enrolment.id)
    ).all()


def _open_list(
    session: Session, target: Target, reason: CallReason, actor: Actor, key: UUID
) -> CallList | None:
    mine = session.scalar(
        select(CallList).where(CallList.key == key, CallList.site_id == actor.site_id)
    )
    if mine is not None:
        return mine
    where = (
        CallList.series_id == target.series_id
        if target.whole
        else CallList.occurrence_id == target.occurrence_id
    )
    return session.scalar(
        select(CallList)
        .where(
            CallList.site_id == actor.site_id,
            CallList.reason == reason,
            CallList.closed_at.is_(None),
            where,
        )
        .order_by(CallList.id)
        .limit(1)
    )
