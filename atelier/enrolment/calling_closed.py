"""Calling whoever had a place on the days that a closure took away."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, CallReason, Refusal
from atelier.domain.rights import Right
from atelier.enrolment.calling import start_call_list


@needs(Right.CALL)
def start_call_lists(
    session: Session, *, occurrence_ids: Sequence[int], actor: Actor, key: UUID
) -> list[int]:
    """Make one list for each occurrence, and give their ids.

    None is made where nobody is left to call, or nobody whose name may be shown (rule P9). The
    same key again gives the same lists.
    """
    made: list[int] = []
    for number, occurrence_id in enumerate(occurrence_ids):
        try:
            made.append(
                start_call_list(
                    session,
                    reason=CallReason.CLOSED,
                    occurrence_id=occurrence_id,
                    actor=actor,
                    key=uuid5(key, str(number)),
                )
            )
        except Refusal:
            continue
    return made
