"""Marks: how somebody stands in the register of one occurrence, written so that it can go back.

A mark of "present" is a participation, with a visit to the house on that day unless there is one
(figures B1 and B2); the others are an absence. Whoever was checked in at the desk is present.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import Session, contains_eager

from atelier.access.asking import needs
from atelier.attendance.refusals import NotCounted, OccurrenceCancelled
from atelier.attendance.register_refusals import NotYet
from atelier.calendar.naming import shown_name
from atelier.domain import (
    Absence,
    AbsenceKind,
    Action,
    ActionKind,
    Activity,
    Actor,
    Function,
    Gone,
    MarkChange,
    Occurrence,
    OccurrenceState,
    Participation,
    Person,
    Visit,
)
from atelier.domain.rights import Right
from atelier.months.gate import need_open

REGISTER_KINDS = frozenset({ActionKind.REGISTER, ActionKind.SHEET, ActionKind.REPORT})
"""What is done in the register, and not by somebody who sees the visitor come in."""

# Every mark asks this, so it is built once: building a statement takes longer than running it.
_OCCURRENCE = (
    select(Occurrence)
    .join(Occurrence.activity)
    .options(contains_eager(Occurrence.activity))
    .where(
        Occurrence.id == bindparam("occurrence"),
        Activity.site_id == bindparam("site"),
        Occurrence.day >= bindparam("since"),
    )
    .with_for_update(of=Occurrence)
)
_DAY = (
    select(Occurrence.day)
    .join(Activity, Activity.id == Occurrence.activity_id)
    .where(Occurrence.id == bindparam("occurrence"), Activity.site_id == bindparam("site"))
)


class Mark(StrEnum):
    """How somebody stands in a register. NONE: nothing is known."""

    NONE = ""
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(slots=True)
class Writing:
    """One action that writes marks in one register.

    ``newcomers`` are the people whom the same action entered.
    """

    session: Session
    occurrence: Occurrence
    action: Action
    actor: Actor
    newcomers: Collection[int] = ()
    visits: dict[int, Visit] = field(default_factory=dict)

    def moment(self) -> datetime:
        """Give the moment of arrival: now, else that at which the occurrence began.

        A list that is entered the next morning belongs to the part of the day in which people
        were there, and not to the one in which somebody typed.
        """
        clock, occurrence = self.actor.clock, self.occurrence
        wall = clock.wall(self.action.at)
        if wall.date() == occurrence.day and wall.time() <= occurrence.ends:
            return self.action.at
        return clock.moment(occurrence.day, occurrence.starts)


@needs(Right.PART)
def register_occurrence(session: Session, *, occurrence_id: int, actor: Actor) -> Occurrence:
    """Give an occurrence of this house whose register may be filled in, locked until the commit.

    Today's and every earlier one, unless its month is closed. Raises Gone, MonthClosed,
    OccurrenceCancelled, NotYet or NotCounted.
    """
    where = {"occurrence": occurrence_id, "site": actor.site_id}
    this_month = {"since": actor.today().replace(day=1)}  # is never closed: nothing more is asked
    occurrence = session.scalar(_OCCURRENCE, where | this_month)
    if occurrence is None:
        need_open_occurrence(session, occurrence_id=occurrence_id, actor=actor)
        occurrence = session.scalar(_OCCURRENCE, where | {"since": date.min})
    if occurrence is None:
        raise Gone
    name = shown_name(occurrence.activity)
    if occurrence.state is OccurrenceState.CANCELLED:
        raise OccurrenceCancelled(name, occurrence.reason)
    if occurrence.day > actor.today():
        raise NotYet(name, occurrence.day)
    if occurrence.activity.function is Function.INTERNAL:
        raise NotCounted(name)
    return occurrence


@needs(Right.PART)
def need_open_occurrence(session: Session, *, occurrence_id: int, actor: Actor) -> None:
    """Refuse an occurrence of a closed month, before it is locked. Raises Gone, MonthClosed."""
    day = session.scalar(_DAY, {"occurrence": occurrence_id, "site": actor.site_id})
    if day is None:
        raise Gone
    need_open(session, day=day, actor=actor)


def is_over(occurrence: Occurrence, actor: Actor) -> bool:
    """Say whether an occurrence has ended: from then on nobody can be sent away any more."""
    return actor.now() >= actor.clock.moment(occurrence.day, occurrence.ends)


@needs(Right.PART)
def lock_people(session: Session, *, person_ids: Iterable[int], actor: Actor) -> list[int]:
    """Lock people of this house in one order, so that two desks write one visit. Raises Gone."""
    wanted = sorted(set(person_ids))
    found = session.scalars(
        select(Person.id)
        .where(Person.id.in_(wanted), Person.site_id == actor.site_id)
        .order_by(Person.id)
        .with_for_update()
    ).all()
    if list(found) != wanted:
        raise Gone
    return wanted


def write_marks(writing: Writing, *, marks: Mapping[int, Mark]) -> int:
    """Give people their marks and say how many changed; the people are locked already."""
    session, occurrence = writing.session, writing.occurrence
    people = list(marks)
    there = _by_person(session, Participation, Participation.occurrence_id == occurrence.id, people)
    away = _by_person(session, Absence, Absence.occurrence_id == occurrence.id, people)
    writing.visits = _by_person(session, Visit, Visit.day == occurrence.day, people)
    changed = 0
    for person_id, mark in marks.items():
        participation, absence = there.get(person_id), away.get(person_id)
        if mark_of(participation, absence) is mark:
            continue
        changed += 1
        note = MarkChange(
            action_id=writing.action.id,
            occurrence_id=occurrence.id,
            person_id=person_id,
            mark=mark_of(participation, absence).value,
            newcomer=person_id in writing.newcomers,
        )
        session.add(note)
        if absence is not None:
            _take_absence(writing, note, absence)
        if participation is not None:
            _take_participation(writing, note, participation)
        _put(writing, person_id, mark)
    session.flush()
    return changed


def mark_of(participation: Participation | None, absence: Absence | None) -> Mark:
    """Say how somebody stands; whoever was seen there was there."""
    if participation is not None:
        return Mark.PRESENT
    return Mark.NONE if absence is None else Mark(absence.kind.value)


def _take_absence(writing: Writing, note: MarkChange, absence: Absence) -> None:
    note.written_by_id = absence.action_id
    writing.session.delete(absence)
    writing.session.flush()  # before a row with the same key is added


def _take_participation(writing: Writing, note: MarkChange, row: Participation) -> None:
    note.arrived_at, note.written_by_id = row.arrived_at, row.action_id
    writing.session.delete(row)
    writing.session.flush()  # gone, before it is asked what else needs the visit
    _take_visit(writing, note, row)


def _take_visit(writing: Writing, note: MarkChange, row: Participation) -> None:
    """Remove the visit that only this register knew of.

    Whoever was checked in at the desk was seen there: that visit stays.
    """
    session, visit = writing.session, writing.visits.get(note.person_id)
    if visit is None or visit.action_id is None or visit.action_id != row.action_id:
        return
    by = session.get(Action, visit.action_id)
    others = select(Participation.id).where(
        Participation.person_id == note.person_id, Participation.day == row.day
    )
    if by is None or by.kind not in REGISTER_KINDS or session.scalar(others.limit(1)):
        return
    note.visit_at, note.visit_by_id = visit.arrived_at, visit.action_id
    session.delete(writing.visits.pop(note.person_id))


def _put(writing: Writing, person_id: int, mark: Mark) -> None:
    day, of_action = writing.occurrence.day, writing.action.id
    there: dict[str, Any] = {
        "occurrence_id": writing.occurrence.id,
        "person_id": person_id,
        "day": day,
    }
    if mark is Mark.PRESENT:
        at = writing.moment()
        writing.session.add(Participation(**there, arrived_at=at, action_id=of_action))
        if person_id not in writing.visits:  # at most one a day (figure B1)
            writing.session.add(
                Visit(
                    site_id=writing.action.site_id,
                    person_id=person_id,
                    day=day,
                    day_part=writing.actor.clock.part(at),
                    arrived_at=at,
                    action_id=of_action,
                )
            )
    elif mark is not Mark.NONE:
        kind = AbsenceKind(mark.value)
        writing.session.add(Absence(**there, kind=kind, action_id=of_action))


_Row = TypeVar("_Row", Participation, Absence, Visit)


def _by_person(
    session: Session, kind: type[_Row], of: ColumnElement[bool], people: list[int]
) -> dict[int, _Row]:
    rows = session.scalars(select(kind).where(of, kind.person_id.in_(people)))
    return {row.person_id: row for row in rows if row.person_id is not None}
