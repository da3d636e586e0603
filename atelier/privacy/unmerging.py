"""Making two records again of what was merged, within 30 days (rule P18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, exists, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Base, Gone, MergedRow, Person, PersonMerge, Right
from atelier.months.gate import hold_open
from atelier.people.names import name_of
from atelier.people.tokens import index_person
from atelier.privacy.merge_notes import KINDS, change_of, row_of
from atelier.privacy.merging import REVERSIBLE, last_day
from atelier.privacy.refusals import UnmergeNewerFirst, UnmergeTooLate
from atelier.privacy.volunteer_moving import VOLUNTEER, VolunteerMove, is_volunteer


@dataclass(frozen=True, slots=True, repr=False)
class MergerRow(Discreet):
    """A merger that can still be taken back; ``id`` is what ``unmerge`` asks for."""

    id: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, repr=False)
class Unmerged(Discreet):
    """The two people again. ``lost``: rows that had nowhere to go back to by now."""

    kept_id: int
    other_id: int
    names: tuple[str, str]
    lost: int


@needs(Right.ANSWER_PERSON)
def mergers_of(session: Session, *, person_id: int, actor: Actor) -> Sequence[MergerRow]:
    """Give the mergers of a person that can still be taken back, the newest first."""
    rows = session.scalars(
        select(PersonMerge)
        .where(
            PersonMerge.kept_id == person_id,
            PersonMerge.site_id == actor.site_id,
            PersonMerge.undone_at.is_(None),
            PersonMerge.at >= actor.now() - REVERSIBLE,
        )
        .order_by(PersonMerge.id.desc())
    )
    return tuple(MergerRow(row.id, row.at, row.by) for row in rows)


@needs(Right.MERGE)
def unmerge(session: Session, *, merge_id: int, actor: Actor) -> Unmerged:
    """Give back to the other record what it had; what came since stays with the kept one.

    What somebody changed by hand since stays as it is. Taken back twice is once. Raises Gone,
    UnmergeTooLate, or UnmergeNewerFirst.
    """
    hold_open(session, actor=actor)
    row = session.get(PersonMerge, merge_id, with_for_update=True, populate_existing=True)
    if row is None or row.site_id != actor.site_id:
        raise Gone
    if row.undone_at is not None:
        return _receipt(session, row, 0)
    if actor.now() - row.at > REVERSIBLE:
        raise UnmergeTooLate(last_day(row, actor))
    newer = exists().where(
        PersonMerge.kept_id == row.kept_id,
        PersonMerge.id > row.id,
        PersonMerge.undone_at.is_(None),
    )
    if session.scalar(select(newer)):
        raise UnmergeNewerFirst
    session.get_one(Person, row.kept_id, with_for_update=True)
    lost = _Back(session, row).give()
    row.undone_at, row.undone_by = actor.now(), actor.name
    other = session.get_one(Person, row.gone_id)
    index_person(session, site_id=actor.site_id, person_id=other.id, name=name_of(other))
    session.flush()
    session.execute(delete(MergedRow).where(MergedRow.merge_id == merge_id))
    return _receipt(session, row, lost)


def _receipt(session: Session, row: PersonMerge, lost: int) -> Unmerged:
    kept, other = session.get(Person, row.kept_id), session.get(Person, row.gone_id)
    if kept is None or other is None:
        raise Gone
    names = name_of(kept).full_name, name_of(other).full_name
    return Unmerged(row.kept_id, row.gone_id, names, lost)


class _Back:
    """Gives the rows of a merger back, the last that was written first."""

    def __init__(self, session: Session, row: PersonMerge) -> None:
        self._session, self._row = session, row
        self._move: VolunteerMove | None = None
        self._lost = 0

    def give(self) -> int:
        """Give everything back; give how many rows had nowhere to go."""
        session = self._session
        notes = session.execute(
            select(MergedRow.kind, MergedRow.row_id, MergedRow.column, MergedRow.before)
            .where(MergedRow.merge_id == self._row.id)
            .order_by(MergedRow.id.desc())
        ).all()
        for kind, row_id, column, before in notes:
            if not column:
                self._put_back(KINDS[kind], before)
            elif kind == VOLUNTEER.name and column == "person_id":
                if is_volunteer(session, self._row.kept_id):
                    self._move = VolunteerMove(session, was=self._row.kept_id, to=self._row.gone_id)
            else:
                self._change_back(KINDS[kind], row_id, before)
        if self._move is not None:
            self._move.finish()
        kept = update(Person).where(Person.id == self._row.kept_id)
        session.execute(
            kept.values(version=Person.version + 1).execution_options(synchronize_session=False)
        )
        session.expire_all()
        return self._lost

    def _put_back(self, kind: type[Base], before: str) -> None:
        table, values = Base.metadata.tables[kind.__tablename__], row_of(kind, before)
        if not self._finds_what_it_points_to(table, values):
            self._lost += 1
            return
        taken = select(table.c.id).where(table.c.id == values["id"])
        if self._session.scalar(taken) is not None:
            del values["id"]  # given to another row since
        self._try(insert(table).values(values))

    def _finds_what_it_points_to(self, table: Table, values: dict[str, Any]) -> bool:
        """Look at each row that this one points to; what may be empty is emptied."""
        for key in table.foreign_keys:
            value = values.get(key.parent.name)
            if value is None:
                continue
            if self._session.scalar(select(key.column).where(key.column == value)) is None:
                if not key.parent.nullable:
                    return False
                values[key.parent.name] = None
        return True

    def _change_back(self, kind: type[Base], row_id: int, before: str) -> None:
        """Change a row back, unless somebody has changed it since."""
        table = Base.metadata.tables[kind.__tablename__]
        was, now = change_of(kind, before)
        columns = [table.c[name] for name in now]
        row = self._session.execute(select(*columns).where(table.c.id == row_id)).one_or_none()
        if row is None:
            return
        same = {name for name, value in zip(now, row, strict=True) if value == now[name]}
        values = {name: was[name] for name in now if name in same}
        if values and self._finds_what_it_points_to(table, values):
            self._try(update(table).where(table.c.id == row_id).values(values))

    def _try(self, statement: Any) -> None:  # noqa: ANN401 - an insert or an update
        try:
            with self._session.begin_nested():
                self._session.execute(statement)
        except IntegrityError:  # its place was taken since
            self._lost += 1
