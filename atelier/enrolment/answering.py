"""What an answer on the phone means for a place."""

from uuid import UUID

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Call, CallList, CallOutcome, CallReason, Enrolment
from atelier.domain.rights import Right
from atelier.enrolment.actions import withdraw
from atelier.enrolment.call_rows import calls_of
from atelier.enrolment.refusals import AlreadyListed, NotListed
from atelier.enrolment.waiting import accept_place, decline_place

ASKS = frozenset({CallReason.FREED, CallReason.MOVED, CallReason.CHANGED})
"""The reasons with which a question goes along: do you take it, does it suit?"""


@needs(Right.PART)
def write_back(
    session: Session,
    found: CallList,
    call: Call,
    actor: Actor,
    key: UUID,
    *,
    agreed: bool,
    to_the_end: bool,
) -> None:
    """Keep an answer, and do what it means: see ``calling.answer_call``."""
    call.agreed, call.key = agreed, key  # what follows from it is a change with this key
    session.flush()
    row = session.get(Enrolment, call.enrolment_id)
    assert row is not None  # the list holds on to it
    try:
        if found.reason is CallReason.FREED:
            _answer_freed(session, found, row, actor, key, agreed=agreed, to_the_end=to_the_end)
        elif found.reason in ASKS and not agreed:
            withdraw(
                session,
                person_id=row.person_id,
                series_id=found.series_id,
                occurrence_id=found.occurrence_id,
                actor=actor,
                key=key,
            )
    except (AlreadyListed, NotListed):
        return  # it was done at another desk: what they answered is written down all the same


def _answer_freed(
    session: Session,
    found: CallList,
    row: Enrolment,
    actor: Actor,
    key: UUID,
    *,
    agreed: bool,
    to_the_end: bool,
) -> None:
    for_a_day = row.series_id is not None and found.occurrence_id is not None
    if agreed:
        accept_place(
            session,
            enrolment_id=row.id,
            occurrence_id=found.occurrence_id if for_a_day else None,
            actor=actor,
            key=key,
        )
    elif not for_a_day:  # who does not want the one day goes on waiting for the series
        decline_place(session, enrolment_id=row.id, to_the_end=to_the_end, actor=actor, key=key)


@needs(Right.PART)
def close_if_done(session: Session, found: CallList, actor: Actor) -> None:
    """Put the list away when everybody was spoken and has answered what was asked."""
    last = {one.row: one for one in calls_of(session, found.id)}
    asks = found.reason in ASKS
    done = all(
        one.outcome is CallOutcome.SPOKEN and (not asks or one.agreed is not None)
        for one in last.values()
    )
    if done and found.closed_at is None:
        found.closed_at = actor.now()
    session.flush()
