"""What a change in the roster wrote, for a save that is asked again with the same key."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Base, CalendarChange, ChangedRow, Site
from atelier.domain.rights import Right


def noted(session: Session, change: CalendarChange, kind: type[Base]) -> list[int]:
    """Give the numbers of the rows of one kind that a change wrote, in the order of writing."""
    return list(
        session.scalars(
            select(ChangedRow.row_id)
            .where(ChangedRow.change_id == change.id, ChangedRow.kind == kind.__tablename__)
            .order_by(ChangedRow.id)
        )
    )


@needs(Right.PART)
def one_at_a_time(session: Session, actor: Actor) -> None:
    """Let saves that add rows to the house wait for each other; check-ins go on meanwhile."""
    session.get_one(Site, actor.site_id, with_for_update={"key_share": True})
