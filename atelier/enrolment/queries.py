"""What can be chosen at the desk, and which freed places wait for the coordinator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.naming import shown_name
from atelier.discreet import Discreet
from atelier.domain import Activity, Actor, Enrolment, Occurrence, Person
from atelier.domain.rights import Right
from atelier.enrolment.coming import Coming, coming
from atelier.enrolment.contacts import Contact, contacts_for, is_child
from atelier.enrolment.standing import Waiter
from atelier.people.names import name_of
from atelier.people.phones import shown_phone

_DAYS_SHOWN = 8  # of a series, each of which can be chosen alone
_SOON = timedelta(days=14)  # so long before, one free day is worth asking for
_FIRST = 5  # people of a waiting list who are named with a proposal


@dataclass(frozen=True, slots=True, repr=False)
class OfferedDay(Discreet):
    """One coming day. ``places`` are what a newcomer finds, None without a limit.

    ``standing`` is how the person stands: "", "place", "waiting".
    """

    occurrence_id: int
    day: date
    starts: time
    places: int | None
    waiting: int
    standing: str


@dataclass(frozen=True, slots=True, repr=False)
class Offer(Discreet):
    """Something to enrol in: a series (``series_id``) or a single day.

    ``days`` are the next of them, of a single day that one. ``places`` are what a newcomer finds
    on every coming day: none while others wait. ``child`` says that a parent is asked for,
    ``for_children`` that it is asked for whoever comes.
    """

    id: int
    series_id: int | None
    activity_id: int
    name: str
    ends: time
    days: tuple[OfferedDay, ...]
    places: int | None
    waiting: int
    standing: str
    child: bool
    for_children: bool

    @property
    def first(self) -> OfferedDay:
        """Give the next day."""
        return self.days[0]


@dataclass(frozen=True, slots=True, repr=False)
class Waiting(Discreet):
    """Somebody who waits, as the coordinator calls them; ``rank`` 1 is the first."""

    id: int  # of the enrolment
    person_id: int
    rank: int
    name: str
    phone: str
    contact: str  # the parent's name


@dataclass(frozen=True, slots=True, repr=False)
class Proposal(Discreet):
    """Places that came free in a series, or on one day of it, and who is first to be asked.

    ``occurrence_id`` None: in the whole series, of which ``day`` is the next day. ``more`` wait
    behind those who are named.
    """

    series_id: int | None
    occurrence_id: int | None
    activity_id: int
    activity: str
    day: date
    starts: time
    free: int
    waiting: tuple[Waiting, ...]
    more: int


@needs(Right.SEE_DESK)
def offers(session: Session, *, actor: Actor, person_id: int | None = None) -> tuple[Offer, ...]:
    """List what one can enrol in, by name, and how the person stands there.

    Sensitive activities are not among them: their lists are not kept here (rule P9).
    """
    born = session.scalar(
        select(Person.birth_year).where(Person.id == person_id, Person.site_id == actor.site_id)
    )
    found = coming(session, actor=actor)
    shown = [one for one in found if one.ahead or one.series_id is None]
    return tuple(_offer(one, person_id or 0, born) for one in shown)


@needs(Right.SEE_DESK)
def proposals(session: Session, *, actor: Actor) -> tuple[Proposal, ...]:
    """List freed places for which people wait: whom to call, the first first.

    A place in the whole series goes before one day of it. One day alone is proposed where
    somebody waits for just that day, or where it is near.
    """
    found: list[Proposal] = []
    for one in coming(session, actor=actor):
        whole = _whole_proposal(session, one)
        found += [] if whole is None else [whole]
        found += _day_proposals(session, one, actor, covered=whole is not None)
    return tuple(sorted(found, key=lambda each: (each.day, each.starts, each.activity)))


def waiting_rows(session: Session, waiting: Iterable[Waiter]) -> tuple[Waiting, ...]:
    """Give the names and numbers of people who wait, in their order."""
    order = list(waiting)
    rows = session.execute(
        select(Enrolment, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.id.in_([one.enrolment_id for one in order]))
    )
    known = {enrolment.id: (enrolment, person) for enrolment, person in rows}
    contacts = contacts_for(session, (enrolment for enrolment, _ in known.values()))
    return tuple(
        _waiting(rank, *known[one.enrolment_id], contacts[one.enrolment_id])
        for rank, one in enumerate(order, start=1)
    )


def _waiting(rank: int, row: Enrolment, person: Person, contact: Contact) -> Waiting:
    phone = contact.phone or person.phone
    return Waiting(
        id=row.id,
        person_id=person.id,
        rank=rank,
        name=name_of(person).list_name,
        phone=shown_phone(phone) if phone else "",
        contact=contact.name,
    )


def _offer(one: Coming, person_id: int, born: int | None) -> Offer:
    days = one.ahead or one.days
    first = days[0]
    return Offer(
        id=one.series_id or -first.id,
        series_id=one.series_id,
        activity_id=one.activity.id,
        name=shown_name(one.activity),
        ends=first.ends,
        days=tuple(_offered(one, day, person_id) for day in one.days[:_DAYS_SHOWN]),
        places=one.spare(person_id) if one.series_id else _spare_on(one, first, person_id),
        waiting=len(one.waiting()),
        standing=_standing(one, person_id),
        child=is_child(born, first.day, for_children=one.activity.for_children),
        for_children=one.activity.for_children,
    )


def _offered(one: Coming, day: Occurrence, person_id: int) -> OfferedDay:
    standing = one.full[day.id]
    waits = any(each.person_id == person_id for each in standing.waiting)
    return OfferedDay(
        occurrence_id=day.id,
        day=day.day,
        starts=day.starts,
        places=_spare_on(one, day, person_id),
        waiting=len(standing.waiting),
        standing="place" if person_id in standing.places else "waiting" if waits else "",
    )


def _spare_on(one: Coming, day: Occurrence, person_id: int) -> int | None:
    standing = one.full[day.id]
    if standing.capacity is None:
        return None
    if any(not each.whole for each in standing.waiting):
        return 0
    return max(0, standing.spare(person_id, whole=False))


def _standing(one: Coming, person_id: int) -> str:
    """Say how a person stands in all of it, a day off left aside."""
    if any(each.person_id == person_id for each in one.waiting()):
        return "waiting"
    if any(person_id in one.full[day.id].of_series for day in one.ahead):
        return "place"
    held = [person_id in one.full[day.id].places for day in one.ahead]
    return "place" if held and all(held) else ""


def _whole_proposal(session: Session, one: Coming) -> Proposal | None:
    waiting, free = one.waiting(), one.free()
    if not waiting or free == 0:
        return None
    number = len(waiting) if free is None else free
    single = one.days[0].id if one.series_id is None else None
    return _proposal(session, one.activity, one.ahead[0], one.series_id, single, number, waiting)


def _day_proposals(session: Session, one: Coming, actor: Actor, *, covered: bool) -> list[Proposal]:
    if one.series_id is None:
        return []
    found = []
    for day in one.days:
        standing = one.full[day.id]
        alone = any(not each.whole for each in standing.waiting)
        near = day.day <= actor.today() + _SOON and bool(standing.waiting) and not covered
        if standing.free != 0 and (alone or near):
            number = len(standing.waiting) if standing.free is None else standing.free
            found.append(
                _proposal(
                    session, one.activity, day, one.series_id, day.id, number, standing.waiting
                )
            )
    return found


def _proposal(
    session: Session,
    activity: Activity,
    day: Occurrence,
    series_id: int | None,
    occurrence_id: int | None,
    free: int,
    waiting: tuple[Waiter, ...],
) -> Proposal:
    return Proposal(
        series_id=series_id,
        occurrence_id=occurrence_id,
        activity_id=activity.id,
        activity=shown_name(activity),
        day=day.day,
        starts=day.starts,
        free=free,
        waiting=waiting_rows(session, waiting[:_FIRST]),
        more=max(0, len(waiting) - _FIRST),
    )
