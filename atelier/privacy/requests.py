"""What people ask about what is known of them, and when it must be answered (rule P17)."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Gone, Person, PersonRequest, RequestKind, RequestOutcome, Right
from atelier.language import tr
from atelier.people.names import name_of
from atelier.privacy.people_of import person_of
from atelier.privacy.refusals import ExtendTooLate, RequestClosed, RequestInFuture

SHORT, LONG = 1, 3  # months
_SOON, _NOW = timedelta(days=17), timedelta(days=6)  # before it is due: day 14 and 25 of 31


class Urgency(IntEnum):
    """How a request stands: reminders come at 14 and at 25 days (rule P17)."""

    ANSWERED = 0
    CALM = 1
    SOON = 2
    NOW = 3
    LATE = 4


@dataclass(frozen=True, slots=True, repr=False)
class RequestCard(Discreet):
    """One request. ``name`` is empty where nobody is named, or the person was erased."""

    id: int
    kind: RequestKind
    person_id: int | None
    name: str
    received_on: date
    due_on: date
    extended_on: date | None
    done_on: date | None
    outcome: RequestOutcome | None
    identity_seen: bool
    by_parent: bool
    urgency: Urgency


@needs(Right.ANSWER_PERSON)
def take_request(
    session: Session,
    *,
    kind: RequestKind,
    received_on: date,
    actor: Actor,
    key: UUID,
    person_id: int | None = None,
    identity_seen: bool = False,
    by_parent: bool = False,
) -> int:
    """Note that somebody asks something; it is due a month later (3 March: 3 April).

    ``identity_seen``: a document was looked at; none is copied. Raises Gone or RequestInFuture.
    """
    earlier = select(PersonRequest.id).where(
        PersonRequest.key == key, PersonRequest.site_id == actor.site_id
    )
    if (there := session.scalar(earlier)) is not None:
        return there
    if person_id is not None:
        person_of(session, person_id=person_id, actor=actor)
    if received_on > actor.today():
        raise RequestInFuture
    row = PersonRequest(
        site_id=actor.site_id,
        key=key,
        kind=kind,
        received_on=received_on,
        due_on=months_later(received_on, SHORT),
        by=actor.name,
        person_id=person_id,
        identity_seen=identity_seen,
        by_parent=by_parent,
    )
    session.add(row)
    session.flush()
    return row.id


@needs(Right.ANSWER_PERSON)
def extend_request(session: Session, *, request_id: int, actor: Actor) -> date:
    """Take three months instead of one, told within the first; give the new day.

    Extended twice is once. Raises Gone, RequestClosed or ExtendTooLate.
    """
    row = _held(session, request_id, actor)
    if row.done_on is not None:
        raise RequestClosed
    if row.extended_on is None:
        if actor.today() > row.due_on:
            raise ExtendTooLate(row.due_on)
        row.extended_on = actor.today()
        row.due_on = months_later(row.received_on, LONG)
    return row.due_on


@needs(Right.ANSWER_PERSON)
def answer_request(
    session: Session,
    *,
    request_id: int,
    outcome: RequestOutcome,
    actor: Actor,
    identity_seen: bool | None = None,
) -> None:
    """Note how a request ended, today. The same answer twice is one. Raises Gone, RequestClosed."""
    row = _held(session, request_id, actor)
    if row.done_on is not None and row.outcome is not outcome:
        raise RequestClosed
    if row.done_on is None:
        row.done_on, row.outcome = actor.today(), outcome
    if identity_seen is not None:
        row.identity_seen = identity_seen


@needs(Right.ANSWER_PERSON)
def reopen_request(session: Session, *, request_id: int, actor: Actor) -> None:
    """Take back that a request was answered: it was the wrong button. Raises Gone."""
    row = _held(session, request_id, actor)
    row.done_on = row.outcome = None


@needs(Right.ANSWER_PERSON)
def open_requests(session: Session, *, actor: Actor) -> Sequence[RequestCard]:
    """Give what is still to be answered, what is due first at the top."""
    found = _of_house(actor).where(PersonRequest.done_on.is_(None))
    return _cards(session, found.order_by(PersonRequest.due_on, PersonRequest.id), actor)


@needs(Right.ANSWER_PERSON)
def requests_of(session: Session, *, person_id: int, actor: Actor) -> Sequence[RequestCard]:
    """Give everything that one person asked, the newest first."""
    found = _of_house(actor).where(PersonRequest.person_id == person_id)
    return _cards(session, found.order_by(PersonRequest.id.desc()), actor)


@needs(Right.ANSWER_PERSON)
def request_log(session: Session, *, actor: Actor) -> Sequence[RequestCard]:
    """Give the whole log, the newest first."""
    return _cards(session, _of_house(actor).order_by(PersonRequest.id.desc()), actor)


def months_later(day: date, number: int) -> date:
    """Give the same day some months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def urgency_of(row: PersonRequest, today: date) -> Urgency:
    """Say how much hurry there is.

    Of a request in its first month the days are counted from when it came, of one that was
    extended back from when it is due.
    """
    if row.done_on is not None:
        return Urgency.ANSWERED
    if today > row.due_on:
        return Urgency.LATE
    if row.extended_on is None:
        age = (today - row.received_on).days
        soon, now = age >= 14, age >= 25
    else:
        soon, now = today >= row.due_on - _SOON, today >= row.due_on - _NOW
    return Urgency.NOW if now else Urgency.SOON if soon else Urgency.CALM


def request_words(kind: RequestKind) -> str:
    """Name what is asked for."""
    return {
        RequestKind.ACCESS: tr("See what is known"),
        RequestKind.RECTIFY: tr("Correct something"),
        RequestKind.ERASE: tr("Erase everything"),
        RequestKind.RESTRICT: tr("Do less with it"),
        RequestKind.OBJECT: tr("Object"),
        RequestKind.COPY: tr("Take a copy along"),
    }[kind]


def outcome_words(outcome: RequestOutcome) -> str:
    """Say how a request ended."""
    return {
        RequestOutcome.DONE: tr("done"),
        RequestOutcome.REFUSED: tr("refused, with the reason told"),
        RequestOutcome.WITHDRAWN: tr("taken back by who asked"),
    }[outcome]


def _held(session: Session, request_id: int, actor: Actor) -> PersonRequest:
    row = session.get(PersonRequest, request_id, with_for_update=True, populate_existing=True)
    if row is None or row.site_id != actor.site_id:
        raise Gone
    return row


def _of_house(actor: Actor) -> Select[PersonRequest]:
    return select(PersonRequest).where(PersonRequest.site_id == actor.site_id)


def _cards(session: Session, found: Select[PersonRequest], actor: Actor) -> Sequence[RequestCard]:
    rows = session.scalars(found).all()
    ids = {row.person_id for row in rows if row.person_id is not None}
    people = session.scalars(select(Person).where(Person.id.in_(ids)))
    names = {person.id: name_of(person).full_name for person in people}
    return tuple(
        RequestCard(
            id=row.id,
            kind=row.kind,
            person_id=row.person_id,
            name=names.get(row.person_id or 0, ""),
            received_on=row.received_on,
            due_on=row.due_on,
            extended_on=row.extended_on,
            done_on=row.done_on,
            outcome=row.outcome,
            identity_seen=row.identity_seen,
            by_parent=row.by_parent,
            urgency=urgency_of(row, actor.today()),
        )
        for row in rows
    )
