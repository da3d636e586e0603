"""The call lists as they are shown: which are open, and row by row how far one is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Call,
    CallList,
    CallOutcome,
    CallReason,
    Enrolment,
    EnrolmentState,
    Gone,
    Occurrence,
    Person,
    Series,
)
from atelier.domain.rights import Right
from atelier.enrolment.answering import ASKS
from atelier.enrolment.call_changes import change_words
from atelier.enrolment.call_rows import calls_of
from atelier.enrolment.contacts import Contact, contacts_for
from atelier.language import tr
from atelier.people.names import Name, name_of
from atelier.people.phones import shown_phone
from atelier.words import day_in_words


@dataclass(frozen=True, slots=True, repr=False)
class CallRow(Discreet):
    """One row of a list; ``id`` is its number. ``phone`` is empty where nobody knows one.

    ``contact`` is the parent who is asked for. ``outcome``, ``agreed``, ``at`` and ``by`` are of
    the last call that ended, ``tries`` how many have; ``busy_by`` has the person on the phone
    since ``busy_at``. ``waits`` is false for who has a place; ``left`` who is on no list any more.
    """

    id: int
    person_id: int
    name: Name
    contact: str
    phone: str
    waits: bool
    left: bool
    outcome: CallOutcome | None
    agreed: bool | None
    at: datetime | None
    by: str
    tries: int
    busy_by: str
    busy_at: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class CallListRow(Discreet):
    """A list without its people. ``day`` is None for a whole series; ``reached`` of ``people``.

    ``change`` is what to tell where something stands elsewhere: which day and time, and since when.
    """

    id: int
    reason: CallReason
    activity: str
    day: date | None
    starts: time | None
    at: datetime
    by: str
    people: int
    reached: int
    closed: bool
    change: str = ""

    @property
    def asks(self) -> bool:
        """Whether a question goes along with the call."""
        return self.reason in ASKS

    @property
    def when(self) -> str:
        """Say of which day it is, or what is different from which day on."""
        if self.change:
            return self.change
        return tr("whole series") if self.day is None else day_in_words(self.day)


@dataclass(frozen=True, slots=True, repr=False)
class CallListView(Discreet):
    """One list with its rows, in the order in which people are called."""

    about: CallListRow
    rows: tuple[CallRow, ...]

    def next_row(self, *, after: int = 0) -> CallRow | None:
        """Give who is to be called next: not reached yet, and at no other desk.

        ``after``: another than that row, which was called just now.
        """
        free = [row for row in self.rows if not row.left and not row.busy_by and row.id != after]
        waiting = [row for row in free if row.id > after] + [row for row in free if row.id < after]
        never = [row for row in waiting if row.outcome is None]
        again = [row for row in waiting if row.outcome not in (None, CallOutcome.SPOKEN)]
        return next(iter([*never, *again]), None)


@needs(Right.CALL)
def open_call_lists(session: Session, *, actor: Actor) -> tuple[CallListRow, ...]:
    """List what still has to be called, what comes first first."""
    found = session.scalars(
        select(CallList)
        .where(CallList.site_id == actor.site_id, CallList.closed_at.is_(None))
        .order_by(CallList.id)
    ).all()
    rows = [_about(session, one, calls_of(session, one.id)) for one in found]
    return tuple(sorted(rows, key=lambda row: (row.day or date.max, row.id)))


@needs(Right.CALL)
def call_list(session: Session, *, call_list_id: int, actor: Actor) -> CallListView:
    """Read one list, open or put away. Raises Gone."""
    found = session.scalar(
        select(CallList).where(CallList.id == call_list_id, CallList.site_id == actor.site_id)
    )
    if found is None:
        raise Gone
    calls = calls_of(session, found.id)
    known = {
        enrolment.id: (enrolment, person)
        for enrolment, person in session.execute(
            select(Enrolment, Person)
            .join(Person, Person.id == Enrolment.person_id)
            .where(Enrolment.id.in_({one.enrolment_id for one in calls}))
        )
    }
    by_row: dict[int, list[Call]] = defaultdict(list)
    for one in calls:
        by_row[one.row].append(one)
    contacts = contacts_for(session, (enrolment for enrolment, _ in known.values()))
    rows = [
        _row(tries, *known[tries[0].enrolment_id], contacts[tries[0].enrolment_id])
        for tries in by_row.values()
    ]
    return CallListView(_about(session, found, calls), tuple(rows))


def reason_words(reason: CallReason) -> str:
    """Say why people are called."""
    return {
        CallReason.CANCELLED: tr("is cancelled"),
        CallReason.MOVED: tr("is moved"),
        CallReason.CHANGED: tr("is changed"),
        CallReason.FREED: tr("a place came free"),
        CallReason.CLOSED: tr("the house is closed"),
    }[reason]


def outcome_words(outcome: CallOutcome, agreed: bool | None = None) -> str:
    """Say how a call ended, and what was answered."""
    words = {
        CallOutcome.SPOKEN: tr("spoken"),
        CallOutcome.VOICEMAIL: tr("voicemail"),
        CallOutcome.NO_ANSWER: tr("no answer"),
    }[outcome]
    if agreed is None:
        return words
    return f"{words}: {tr('yes')}" if agreed else f"{words}: {tr('no')}"


def _about(session: Session, found: CallList, calls: Sequence[Call]) -> CallListRow:
    day = session.get(Occurrence, found.occurrence_id) if found.occurrence_id else None
    series = session.get(Series, found.series_id) if found.series_id else None
    activity_id = day.activity_id if day else series.activity_id if series else 0
    last = {one.row: one for one in calls if one.outcome is not None}
    return CallListRow(
        id=found.id,
        reason=found.reason,
        activity=shown_name(session.get_one(Activity, activity_id)),
        day=None if day is None else day.day,
        starts=day.starts if day else series.starts if series else None,
        at=found.at,
        by=found.by,
        people=len({one.row for one in calls}),
        reached=sum(one.outcome is CallOutcome.SPOKEN for one in last.values()),
        closed=found.closed_at is not None,
        change=change_words(session, found),
    )


def _row(calls: Sequence[Call], enrolment: Enrolment, person: Person, contact: Contact) -> CallRow:
    ended = [one for one in calls if one.outcome is not None]
    busy = calls[-1] if calls[-1].outcome is None and calls[-1].at is not None else None
    last = ended[-1] if ended else None
    phone = contact.phone or person.phone
    return CallRow(
        id=calls[0].row,
        person_id=person.id,
        name=name_of(person),
        contact=contact.name,
        phone=shown_phone(phone) if phone else "",
        waits=enrolment.state is EnrolmentState.WAITING,
        left=enrolment.state is EnrolmentState.WITHDRAWN,
        outcome=None if last is None else last.outcome,
        agreed=None if last is None else last.agreed,
        at=None if last is None else last.at,
        by="" if last is None else last.by,
        tries=len(ended),
        busy_by="" if busy is None else busy.by,
        busy_at=None if busy is None else busy.at,
    )
