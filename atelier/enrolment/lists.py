"""Who has a place on a day and who waits, for the coordinator, each with the last call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from atelier.access.asking import needs
from atelier.access.own import names_hidden
from atelier.calendar.holding import HOLDS
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Call,
    CallOutcome,
    Enrolment,
    EnrolmentState,
    Gone,
    Occurrence,
    OccurrenceState,
    Person,
    Series,
)
from atelier.domain.rights import Right
from atelier.enrolment.contacts import Contact, contacts_for
from atelier.enrolment.standing import Standing, standings
from atelier.enrolment.targets import has_begun
from atelier.people.names import name_of
from atelier.people.phones import shown_phone


@dataclass(frozen=True, slots=True, repr=False)
class LastCall(Discreet):
    """How the last call about a place ended."""

    outcome: CallOutcome
    agreed: bool | None
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, repr=False)
class ListedRow(Discreet):
    """Somebody on the list of a day; ``id`` is the enrolment that says how they stand there.

    ``whole``: by the series, else for this day alone. ``rank`` is the place on the waiting list,
    0 for who does not wait. ``state`` WITHDRAWN: a day off in advance.
    """

    id: int
    person_id: int
    name: str
    initials: str
    whole: bool
    state: EnrolmentState
    rank: int
    contact: str
    phone: str
    last_call: LastCall | None


@dataclass(frozen=True, slots=True, repr=False)
class DayList(Discreet):
    """All that is known of the places of one day. ``rows`` are empty where names stay away.

    ``free_in_series`` are places that are free on all of its coming days, None without a limit.
    """

    occurrence_id: int
    series_id: int | None
    activity_id: int
    activity: str
    day: date
    starts: time
    ends: time
    capacity: int | None
    enrolled: int
    waiting: int
    free: int | None
    free_in_series: int | None
    cancelled: bool
    sensitive: bool
    enrolment: bool
    for_children: bool
    last_day: date | None
    rows: tuple[ListedRow, ...]

    @property
    def proposed(self) -> ListedRow | None:
        """Give who is first to be asked for a place that is free."""
        if self.free == 0:
            return None
        return next((row for row in self.rows if row.rank), None)


@needs(Right.SEE_ENROLMENTS)
def day_list(session: Session, *, occurrence_id: int, actor: Actor) -> DayList:
    """Read the list of one day: places by name, then who waits, then who is off that day.

    Where a place is free, who waits for it stands first. Of a sensitive activity only the
    numbers (rule P9). Raises Gone.
    """
    occurrence = session.scalar(
        select(Occurrence)
        .join(Occurrence.activity)
        .where(Occurrence.id == occurrence_id, Activity.site_id == actor.site_id)
    )
    if occurrence is None:
        raise Gone
    standing = standings(session, occurrences=[occurrence], today=actor.today())[occurrence.id]
    series = None if occurrence.series_id is None else session.get(Series, occurrence.series_id)
    activity = occurrence.activity
    hidden = names_hidden(session, activity=activity, actor=actor)
    return DayList(
        occurrence_id=occurrence.id,
        series_id=occurrence.series_id,
        activity_id=activity.id,
        activity=shown_name(activity),
        day=occurrence.day,
        starts=occurrence.starts,
        ends=occurrence.ends,
        capacity=standing.capacity,
        enrolled=len(standing.places),
        waiting=len(standing.waiting),
        free=standing.free,
        free_in_series=_free_in_series(session, occurrence, standing, actor),
        cancelled=occurrence.state is OccurrenceState.CANCELLED,
        sensitive=hidden,
        enrolment=activity.enrolment,
        for_children=activity.for_children,
        last_day=None if series is None else series.last_day,
        rows=() if hidden else _rows(session, occurrence, standing),
    )


def last_calls(session: Session, *, enrolment_ids: Iterable[int]) -> dict[int, LastCall]:
    """Give how the last call ended, by the enrolment that it was about."""
    rows = session.scalars(
        select(Call)
        .where(Call.enrolment_id.in_(list(enrolment_ids)), Call.outcome.is_not(None))
        .order_by(Call.at, Call.id)
    )
    return {
        one.enrolment_id: LastCall(one.outcome, one.agreed, one.at, one.by)
        for one in rows
        if one.outcome is not None and one.at is not None
    }


def _free_in_series(
    session: Session, day: Occurrence, standing: Standing, actor: Actor
) -> int | None:
    if day.series_id is None:
        return standing.free
    coming = session.scalars(
        select(Occurrence)
        .join(Occurrence.activity)
        .options(contains_eager(Occurrence.activity))
        .where(
            Occurrence.series_id == day.series_id,
            Occurrence.state == OccurrenceState.PLANNED,
            Occurrence.day >= actor.today(),
        )
    ).all()
    ahead = [one for one in coming if not has_begun(one, actor)]
    full = standings(session, occurrences=ahead, today=actor.today()).values()
    left = [one.free for one in full]
    return min((one for one in left if one is not None), default=None if left else 0)


def _rows(session: Session, day: Occurrence, standing: Standing) -> tuple[ListedRow, ...]:
    found = session.execute(
        select(Enrolment, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .join(Occurrence, HOLDS)
        .where(Occurrence.id == day.id)
        .order_by(Person.sort_key, Person.id)
    ).all()
    calls = last_calls(session, enrolment_ids=[row.id for row, _ in found])
    contacts = contacts_for(session, (row for row, _ in found))
    ranks = {one.enrolment_id: rank for rank, one in enumerate(standing.waiting, start=1)}
    rows = [
        _row(row, person, contacts[row.id], ranks.get(row.id, 0), calls.get(row.id))
        for row, person in found
        if row.occurrence_id is not None or row.state is not EnrolmentState.WITHDRAWN
    ]
    order = {EnrolmentState.ENROLLED: 1, EnrolmentState.WAITING: 2, EnrolmentState.WITHDRAWN: 3}
    if standing.free != 0:
        order[EnrolmentState.WAITING] = 0  # who is to be asked now stands first
    return tuple(sorted(rows, key=lambda row: (order[row.state], row.rank)))


def _row(
    row: Enrolment, person: Person, contact: Contact, rank: int, last_call: LastCall | None
) -> ListedRow:
    phone = contact.phone or person.phone
    name = name_of(person)
    return ListedRow(
        id=row.id,
        person_id=person.id,
        name=name.list_name,
        initials=name.initials,
        whole=row.series_id is not None,
        state=row.state,
        rank=rank,
        contact=contact.name,
        phone=shown_phone(phone) if phone else "",
        last_call=last_call,
    )
