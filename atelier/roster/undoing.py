"""Taking changes of the roster back without giving a place away twice.

A place that somebody left may be another's by now. The journal of changes does not know places;
here the shifts are held first, and counted again after a change was taken back, before anything
is committed.
"""

import contextlib
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    HOLDING,
    ROSTER_KINDS,
    Actor,
    Assignment,
    Batch,
    CalendarChange,
    ChangedRow,
    ChangeKind,
    Gone,
    Shift,
    Volunteer,
)
from atelier.domain.rights import Right
from atelier.journal.changes import ChangedSince, ChangeUndone, NoChangeToUndo, undo_change
from atelier.journal.row_text import from_text
from atelier.people.actions import remove_person
from atelier.people.errors import StillNeeded
from atelier.roster.allowance_undoing import need_within_limits, paid_people
from atelier.roster.holding import lock_volunteers
from atelier.roster.import_undoing import undo_volunteer_import
from atelier.roster.refusals import PlaceGivenSince
from atelier.roster.volunteers import ENTERED


@needs(Right.EDIT_ROSTER)
def take_back_roster(session: Session, *, change_id: int, actor: Actor) -> ChangeUndone:
    """Take a change of the roster back as ``undo_change`` does.

    Raises also PlaceGivenSince and OverLimitSince.

    Whoever was entered as a new person with it goes too, unless they came to the house since. Of
    a list of volunteers goes who is not needed by now; ChangedSince where that is nobody.
    """
    change = session.scalar(
        select(CalendarChange).where(
            CalendarChange.id == change_id,
            CalendarChange.site_id == actor.site_id,
            CalendarChange.kind.in_(ROSTER_KINDS),
        )
    )
    if change is None:
        raise Gone
    batch_id = session.scalar(
        select(Batch.id).where(Batch.key == change.key, Batch.site_id == actor.site_id)
    )
    if batch_id is not None:
        return _take_back_list(session, change, batch_id, actor)
    notes = session.scalars(select(ChangedRow).where(ChangedRow.change_id == change_id)).all()
    entered = _entered(change, notes)
    over = _hold(session, notes, actor)
    undone = undo_change(session, change_id=change_id, actor=actor)
    session.flush()
    for shift_id, (wished, number) in _standing(session, list(over)).items():
        if number > max(wished, over[shift_id]):
            raise PlaceGivenSince
    need_within_limits(session, notes=notes, actor=actor)
    if entered is not None:
        with contextlib.suppress(Gone, StillNeeded):
            remove_person(session, person_id=entered)
    return undone


@needs(Right.TAKE_BACK)
def take_back_last_roster(session: Session, *, keys: Sequence[UUID], actor: Actor) -> ChangeUndone:
    """Take back the last change of the roster of this desk, known by the ``keys`` of its saves.

    Raises NoChangeToUndo and what ``take_back_roster`` raises.
    """
    last = session.scalar(
        select(CalendarChange.id)
        .where(
            CalendarChange.site_id == actor.site_id,
            CalendarChange.key.in_(keys),
            CalendarChange.kind.in_(ROSTER_KINDS),
            CalendarChange.undone_at.is_(None),
        )
        .order_by(CalendarChange.id.desc())
        .limit(1)
    )
    if last is None:
        raise NoChangeToUndo
    return take_back_roster(session, change_id=last, actor=actor)


def _take_back_list(
    session: Session, change: CalendarChange, batch_id: int, actor: Actor
) -> ChangeUndone:
    removed, kept = undo_volunteer_import(session, batch_id=batch_id, actor=actor)
    if kept and not removed:
        raise ChangedSince
    assert change.undone_at is not None  # it was undone just now, or before
    assert change.undone_by is not None
    return ChangeUndone(change.id, change.kind, change.number, change.undone_at, change.undone_by)


def _hold(session: Session, notes: Sequence[ChangedRow], actor: Actor) -> dict[int, int]:
    """Hold the people and the shifts of a change; give how many are in each shift by now."""
    ids = [note.row_id for note in notes if note.kind == Assignment.__tablename__]
    rows = session.execute(
        select(Assignment.shift_id, Assignment.person_id).where(Assignment.id.in_(ids))
    ).all()
    gone = [
        from_text(Assignment, note.before)
        for note in notes
        if note.kind == Assignment.__tablename__ and note.after is None and note.before
    ]
    shifts = {row.shift_id for row in rows} | {one["shift_id"] for one in gone}
    shifts |= {note.row_id for note in notes if note.kind == Shift.__tablename__}
    people = {row.person_id for row in rows} | {one["person_id"] for one in gone}
    people |= paid_people(notes)
    lock_volunteers(session, person_ids=people, actor=actor)
    session.scalars(
        select(Shift.id).where(Shift.id.in_(shifts)).order_by(Shift.id).with_for_update()
    ).all()
    standing = _standing(session, list(shifts))
    return {shift_id: number for shift_id, (_wished, number) in standing.items()}


def _standing(session: Session, shift_ids: list[int]) -> dict[int, tuple[int, int]]:
    """Give for how many each shift has a place, and how many take one."""
    rows = session.execute(
        select(Shift.id, Shift.wished, func.count(Assignment.id))
        .join(
            Assignment,
            (Assignment.shift_id == Shift.id) & Assignment.state.in_(HOLDING),
            isouter=True,
        )
        .where(Shift.id.in_(shift_ids))
        .group_by(Shift.id, Shift.wished)
    )
    return {id_: (wished, number) for id_, wished, number in rows}


def _entered(change: CalendarChange, notes: Sequence[ChangedRow]) -> int | None:
    """Give the person who was entered with a volunteer; None where they were there before."""
    if change.kind is not ChangeKind.VOLUNTEER or change.number != ENTERED:
        return None
    for note in notes:
        if note.kind == Volunteer.__tablename__ and note.before is None and note.after:
            person_id: int = from_text(Volunteer, note.after)["person_id"]
            return person_id
    return None
