"""Letting go of what is due: kind by kind, a few people at a time.

A kind stands here with how it is found and how it goes. What a later feature keeps for a while
gets a word in ``DueKind`` and a line in ``KINDS``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    Absence,
    Action,
    Activity,
    Actor,
    Base,
    Call,
    ChangedRow,
    DueKind,
    Enrolment,
    MarkChange,
    Occurrence,
    Participation,
    Person,
    PrintedRow,
    PrintedSheet,
    Right,
    Visit,
    Volunteer,
)
from atelier.privacy.erasing import erase
from atelier.privacy.journal_rows import forget_in_journal
from atelier.privacy.places_left import leave_work
from atelier.privacy.rows import PERSONAL, Personal
from atelier.reports.unlinking import keep_worked, keep_year_counted
from atelier.retention.finding import (
    Limits,
    contacts_due,
    named_days,
    parents_due,
    visitors_due,
    volunteers_due,
    waiting_due,
)
from atelier.retention.logs import forget_leaks, leaks_due

_Came: TypeAlias = Visit | Participation
_Where: TypeAlias = Sequence[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Going:
    """How a kind is counted, and how it goes: at most so many at once, giving how many went."""

    count: Callable[[Session, Limits], int]
    let_go: Callable[[Session, Limits, int], int]


@needs(Right.PART)
def unlink_year(session: Session, *, year: int, actor: Actor) -> int:
    """Take the names off the visits and participations of a year; give off how many.

    Each period keeps its numbers of different people, and each person the last day, from which
    the term of a visitor counts.
    """
    keep_year_counted(session, year=year, actor=actor)
    first, last = date(year, 1, 1), date(year, 12, 31)
    activities = select(Activity.id).where(Activity.site_id == actor.site_id)
    there = select(Occurrence.id).where(
        Occurrence.activity_id.in_(activities), Occurrence.day.between(first, last)
    )
    visits = (Visit.site_id == actor.site_id, Visit.day.between(first, last))
    parts = (Participation.occurrence_id.in_(there),)
    gone = 0
    for kind, where in ((Visit, visits), (Participation, parts)):
        named = (*where, kind.person_id.is_not(None))
        _remember(session, kind, named)
        gone += session.scalar(select(func.count(kind.id)).where(*named)) or 0
        _unname(session, kind, named)
    _unname(session, Absence, (Absence.occurrence_id.in_(there),))
    mine = Action.site_id == actor.site_id
    done = select(Action.id).where(mine, Action.day.between(first, last))
    session.execute(delete(MarkChange).where(MarkChange.action_id.in_(done)))
    session.execute(delete(MarkChange).where(MarkChange.occurrence_id.in_(there)))
    _unname(session, Action, (mine, Action.day.between(first, last)))
    sheets = select(PrintedSheet.id).where(
        PrintedSheet.site_id == actor.site_id, PrintedSheet.day.between(first, last)
    )
    _unname(session, PrintedRow, (PrintedRow.sheet_id.in_(sheets),))
    session.expire_all()
    return gone


def _remember(
    session: Session, kind: type[Visit] | type[Participation], named: Sequence[ColumnElement[bool]]
) -> None:
    last = select(kind.person_id, func.max(kind.day)).where(*named).group_by(kind.person_id)
    for person_id, day in session.execute(last).all():
        session.execute(
            update(Person)
            .where(
                Person.id == person_id,
                (Person.last_seen_on.is_(None)) | (Person.last_seen_on < day),
            )
            .values(last_seen_on=day)
            .execution_options(synchronize_session=False)
        )


def _unname(session: Session, kind: type[Base], where: _Where) -> None:
    session.execute(
        update(kind)
        .where(*where)
        .values(person_id=None)
        .execution_options(synchronize_session=False)
    )


@needs(Right.PART)
def forget_volunteer(session: Session, *, person_id: int, actor: Actor) -> None:
    """Forget that somebody worked here; the hours stay as those of nobody (figures B11, B12).

    The person stays, as a visitor.
    """
    keep_worked(session, person_id=person_id, actor=actor)
    leave_work(session, person_id=person_id, actor=actor)
    gone: set[tuple[str, int]] = set()
    for one in _of_volunteers():
        column = getattr(one.kind, one.column)
        ids = session.scalars(select(one.kind.id).where(column == person_id)).all()
        gone |= {(one.kind.__tablename__, number) for number in ids}
        session.execute(delete(one.kind).where(one.kind.id.in_(ids)))
    forget_in_journal(session, person_id=person_id, gone=gone)


def _of_volunteers() -> list[Personal]:
    found = []
    for one in PERSONAL:
        keys = one.kind.__table__.c[one.column].foreign_keys
        points = any(key.target_fullname == "volunteer.person_id" for key in keys)
        if points or one.kind is Volunteer:
            found.append(one)
    return found


def _years_go(session: Session, limits: Limits, most: int) -> int:
    _ = most  # a year goes at once
    years = list(named_days(session, limits))[:1]
    return sum(unlink_year(session, year=year, actor=limits.actor) for year in years)


def _volunteers_go(session: Session, limits: Limits, most: int) -> int:
    ids = _only_volunteers(session, limits)[:most]
    for number in ids:
        until = session.scalar(select(Volunteer.until).where(Volunteer.person_id == number))
        person = session.get_one(Person, number)
        if until is not None and (person.last_seen_on is None or person.last_seen_on < until):
            person.last_seen_on = until
        forget_volunteer(session, person_id=number, actor=limits.actor)
    return len(ids)


def _visitors_go(session: Session, limits: Limits, most: int) -> int:
    ids = visitors_due(session, limits)[:most]
    marks = session.scalars(select(Person.erasure_key).where(Person.id.in_(ids))).all()
    for mark in marks:
        erase(session, mark=mark, actor=limits.actor)
    return len(marks)


def _waiting_goes(session: Session, limits: Limits, most: int) -> int:
    ids = waiting_due(session, limits)[:most]
    session.execute(delete(Call).where(Call.enrolment_id.in_(ids)))
    session.execute(
        delete(ChangedRow).where(
            ChangedRow.kind == Enrolment.__tablename__, ChangedRow.row_id.in_(ids)
        )
    )
    session.execute(delete(Enrolment).where(Enrolment.id.in_(ids)))
    return len(ids)


def _contacts_go(session: Session, limits: Limits, most: int) -> int:
    ids = _only_contacts(session, limits)[:most]
    for person in session.scalars(select(Person).where(Person.id.in_(ids))).all():
        person.phone, person.email = None, None
    return len(ids)


def _parents_go(session: Session, limits: Limits, most: int) -> int:
    ids = parents_due(session, limits)[:most]
    for place in session.scalars(select(Enrolment).where(Enrolment.id.in_(ids))).all():
        place.contact_name, place.contact_phone = "", None
    return len(ids)


def _only_volunteers(session: Session, limits: Limits) -> Sequence[int]:
    """Give the volunteers who stay as visitors; the others go as a whole."""
    whole = set(visitors_due(session, limits))
    return [one for one in volunteers_due(session, limits) if one not in whole]


def _only_contacts(session: Session, limits: Limits) -> Sequence[int]:
    whole = set(visitors_due(session, limits))
    return [one for one in contacts_due(session, limits) if one not in whole]


PEOPLE_DUE: Mapping[DueKind, Callable[[Session, Limits], Sequence[int]]] = {
    DueKind.VOLUNTEER: _only_volunteers,
    DueKind.VISITOR: visitors_due,
    DueKind.CONTACT: _only_contacts,
}
"""The kinds that are about people one by one."""

KINDS: Mapping[DueKind, Going] = {
    DueKind.VISITS: Going(lambda s, limits: sum(named_days(s, limits).values()), _years_go),
    DueKind.VOLUNTEER: Going(lambda s, limits: len(_only_volunteers(s, limits)), _volunteers_go),
    DueKind.VISITOR: Going(lambda s, limits: len(visitors_due(s, limits)), _visitors_go),
    DueKind.WAITING: Going(lambda s, limits: len(waiting_due(s, limits)), _waiting_goes),
    DueKind.CONTACT: Going(lambda s, limits: len(_only_contacts(s, limits)), _contacts_go),
    DueKind.PARENT: Going(lambda s, limits: len(parents_due(s, limits)), _parents_go),
    DueKind.LEAKS: Going(leaks_due, lambda s, limits, _most: forget_leaks(s, limits)),
}
"""Every kind, in the order in which it goes."""
