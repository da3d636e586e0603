"""The work of a volunteer who is erased: what was worked counts on, what is to come is open."""

from collections import defaultdict

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import HOLDING, Actor, Assignment, ErasedWork, Shift
from atelier.domain.rights import Right


@needs(Right.PART)
def leave_work(session: Session, *, person_id: int, actor: Actor) -> int:
    """Take a person out of every shift, and keep the hours that were confirmed.

    Gives how many places to come are open again.
    """
    rows = session.execute(
        select(Assignment, Shift.day)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(Assignment.person_id == person_id)
        .order_by(Shift.day, Assignment.id)
        .with_for_update(of=Assignment)
    ).all()
    together = session.scalar(select(func.max(ErasedWork.together))) or 0
    numbers: dict[object, int] = defaultdict(lambda: together + len(numbers) + 1)
    opened = 0
    for row, day in rows:
        worked = row.worked_starts, row.worked_ends
        if row.confirmed_at is not None and worked[0] is not None and worked[1] is not None:
            session.add(
                ErasedWork(
                    shift_id=row.shift_id,
                    together=numbers[day],
                    starts=worked[0],
                    ends=worked[1],
                )
            )
        elif row.state in HOLDING and day >= actor.today():
            opened += 1
    ids = [row.id for row, _ in rows]
    stood_in = update(Assignment).where(Assignment.replaces_id.in_(ids)).values(replaces_id=None)
    session.execute(stood_in)
    session.execute(delete(Assignment).where(Assignment.id.in_(ids)))
    session.flush()
    return opened
