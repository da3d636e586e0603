"""The rows of a call list, for whoever writes in it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Call, CallList, Gone
from atelier.domain.rights import Right
from atelier.words import clock_time


@needs(Right.PART)
def locked_list(session: Session, call_list_id: int, actor: Actor) -> CallList:
    """Give a list of this house, locked. Raises Gone."""
    found = session.scalar(
        select(CallList)
        .where(CallList.id == call_list_id, CallList.site_id == actor.site_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise Gone
    return found


def calls_of(session: Session, call_list_id: int) -> Sequence[Call]:
    """Give all calls of a list, row by row, the last try of each row last."""
    return session.scalars(
        select(Call)
        .where(Call.call_list_id == call_list_id)
        .order_by(Call.row, Call.attempt)
        .execution_options(populate_existing=True)
    ).all()


def calls_of_row(session: Session, call_list_id: int, row: int) -> list[Call]:
    """Give the tries of one row, the last one last. Raises Gone."""
    found = [one for one in calls_of(session, call_list_id) if one.row == row]
    if not found:
        raise Gone
    return found


def next_try(session: Session, last: Call) -> Call:
    """Begin another try of the same row."""
    call = Call(
        call_list_id=last.call_list_id,
        row=last.row,
        enrolment_id=last.enrolment_id,
        attempt=last.attempt + 1,
    )
    session.add(call)
    return call


def clock_of(call: Call, actor: Actor) -> str:
    """Give the time of a call as the clock on the wall said it."""
    return "" if call.at is None else clock_time(actor.clock.wall(call.at).time())
