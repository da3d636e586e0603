"""A volunteer who becomes another person's: what points to the volunteer must always find one."""

from sqlalchemy import Table, delete, exists, insert, select, update
from sqlalchemy.orm import Session

from atelier.domain import Base, Volunteer
from atelier.privacy.rows import PERSONAL

VOLUNTEER: Table = Base.metadata.tables["volunteer"]


class VolunteerMove:
    """Moves what is kept of a volunteer; until ``finish`` both people are one.

    What points to the volunteer is moved in between. The row keeps its number, by which the
    journal knows it.
    """

    def __init__(self, session: Session, *, was: int, to: int) -> None:
        """Begin: the other person becomes a volunteer as well."""
        self._session, self._was = session, was
        row = session.execute(select(VOLUNTEER).where(VOLUNTEER.c.person_id == was))
        values = dict(row.mappings().one())
        self.row_id: int = values.pop("id")
        session.execute(insert(VOLUNTEER).values({**values, "person_id": to}))
        self._to = to

    def finish(self) -> bool:
        """Let the first one be no volunteer any more; False where rows came to it since."""
        session = self._session
        for one in PERSONAL:
            column = one.kind.__table__.c[one.column]
            points = any(
                key.target_fullname == "volunteer.person_id" for key in column.foreign_keys
            )
            if points and session.scalar(select(exists().where(column == self._was))):
                return False
        session.execute(delete(VOLUNTEER).where(VOLUNTEER.c.person_id == self._was))
        moved = update(VOLUNTEER).where(VOLUNTEER.c.person_id == self._to)
        session.execute(moved.values(id=self.row_id))
        return True


def is_volunteer(session: Session, person_id: int) -> bool:
    """Whether this person works in the house, or did."""
    return bool(session.scalar(select(exists().where(Volunteer.person_id == person_id))))
