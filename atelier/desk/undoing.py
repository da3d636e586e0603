"""Taking back what was done: the counts become as if it never happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import demand, needs
from atelier.attendance.marks import REGISTER_KINDS, need_open_occurrence
from atelier.attendance.taking_back import give_back, refuse_if_changed
from atelier.desk.refusals import NamedSince, NothingToUndo, TooLate
from atelier.discreet import Discreet
from atelier.domain import (
    Absence,
    Action,
    ActionKind,
    Actor,
    CalendarChange,
    Enrolment,
    Gone,
    MarkChange,
    Participation,
    PrintedRow,
    Question,
    Tally,
    Visit,
    Volunteer,
)
from atelier.domain.rights import Right
from atelier.enrolment.undoing import take_back
from atelier.months.gate import need_open
from atelier.people.actions import remove_person


@dataclass(frozen=True, slots=True, repr=False)
class Undone(Discreet):
    """What was taken back, when and by whom. The visitor's name is kept nowhere."""

    action_id: int
    at: datetime
    by: str


@needs(Right.RECEIVE)
def undo(session: Session, *, action_id: int, actor: Actor, any_day: bool = False) -> Undone:
    """Take an action back; taken back twice is taken back once.

    The desk may do so on the day itself, ``any_day`` is for whoever looks after the house.
    Raises Gone, TooLate, MonthClosed, NamedSince or MarkedSince, and of a place what
    ``take_back`` raises.
    """
    action = session.scalar(
        select(Action)
        .where(Action.id == action_id, Action.site_id == actor.site_id)
        .with_for_update()
    )
    if action is None:
        raise Gone
    if action.undone_at is not None and action.undone_by is not None:
        return Undone(action.id, action.undone_at, action.undone_by)
    if action.day != actor.today():
        if not any_day:
            raise TooLate
        demand(session, actor=actor, right=Right.UNDO_EARLIER, action="undo")
    _need_open(session, action, actor)
    _refuse_if_named(session, action)
    refuse_if_changed(session, action=action)
    _take_places_back(session, action, actor)
    _remove_rows(session, action)
    newcomers = [action.person_id] if _made_person(action) else []
    if action.kind in REGISTER_KINDS:
        newcomers += give_back(session, action=action, actor=actor)
    now = actor.now()
    action.undone_at, action.undone_by, action.person_id = now, actor.name, None
    session.flush()  # the person is no longer pointed to
    for newcomer in newcomers:
        if newcomer is not None and not _is_known_otherwise(session, newcomer):
            remove_person(session, person_id=newcomer)
    return Undone(action.id, now, actor.name)


@needs(Right.TAKE_BACK)
def undo_last(
    session: Session, *, keys: Sequence[UUID], actor: Actor, any_key: bool = True
) -> Undone:
    """Take back the last action of this desk, which is known by the ``keys`` of its saves.

    Where none of them is left, as after a restart, it is the last action of the house today,
    unless ``any_key`` is false, or whoever acts receives nobody. Raises NothingToUndo and what
    ``undo`` raises.
    """
    live = (
        select(Action.id)
        .where(
            Action.site_id == actor.site_id,
            Action.day == actor.today(),
            Action.undone_at.is_(None),
        )
        .order_by(Action.id.desc())
        .limit(1)
    )
    last = session.scalar(live.where(Action.key.in_(keys)))
    if last is None and any_key and actor.may(Right.RECEIVE):
        last = session.scalar(live)
    if last is None:
        raise NothingToUndo
    return undo(session, action_id=last, actor=actor)


def _need_open(session: Session, action: Action, actor: Actor) -> None:
    """Refuse what was written into a month that is closed by now."""
    if action.kind is ActionKind.SHEET and not (action.named or action.number):
        return  # a list that was given up, or said nothing new: no figure hangs on it
    if action.kind in REGISTER_KINDS and action.occurrence_id is not None:
        need_open_occurrence(session, occurrence_id=action.occurrence_id, actor=actor)
    else:
        need_open(session, day=action.day, actor=actor)


_MAKES_PEOPLE = {ActionKind.NEW_VISITOR, ActionKind.NAMED}


def _made_person(action: Action) -> bool:
    """Say whether somebody was entered with an action; an enrolment says so itself."""
    return action.kind in _MAKES_PEOPLE or (action.kind is ActionKind.ENROL and action.named > 0)


def _take_places_back(session: Session, action: Action, actor: Actor) -> None:
    """Take back what an enrolment at the desk changed in the lists."""
    for change in session.scalars(
        select(CalendarChange.id).where(
            CalendarChange.action_id == action.id, CalendarChange.undone_at.is_(None)
        )
    ).all():
        take_back(session, change_id=change, actor=actor)


def _refuse_if_named(session: Session, action: Action) -> None:
    mine = select(Tally.id).where(Tally.action_id == action.id)
    if session.scalar(select(exists().where(Tally.named_from_id.in_(mine)))):
        raise NamedSince


def _remove_rows(session: Session, action: Action) -> None:
    session.execute(delete(Participation).where(Participation.action_id == action.id))
    for visit in session.scalars(select(Visit).where(Visit.action_id == action.id)):
        heir = _later_action(session, visit, action)
        if heir is None:
            session.delete(visit)
        else:
            visit.action_id = heir  # without this action the later one would have written it
    session.execute(delete(Tally).where(Tally.action_id == action.id))
    session.execute(delete(Question).where(Question.action_id == action.id))
    session.flush()  # before people who are left over are looked for


def _later_action(session: Session, visit: Visit, action: Action) -> int | None:
    """Give the action of the day that still needs this visit."""
    return session.scalar(
        select(Participation.action_id)
        .where(
            Participation.person_id == visit.person_id,
            Participation.day == visit.day,
            Participation.action_id != action.id,
        )
        .order_by(Participation.id)
        .limit(1)
    )


def _is_known_otherwise(session: Session, person_id: int) -> bool:
    kinds = (Visit, Participation, Absence, MarkChange, Enrolment, PrintedRow, Volunteer, Action)
    return any(
        session.scalar(select(exists().where(kind.person_id == person_id))) for kind in kinds
    )
