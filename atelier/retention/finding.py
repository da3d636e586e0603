"""What was kept long enough on a day: the terms of rule P15, as questions to the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, Exists, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    Activity,
    Actor,
    Assignment,
    Enrolment,
    EnrolmentState,
    Occurrence,
    Participation,
    Person,
    PersonRequest,
    Right,
    Series,
    Shift,
    Visit,
    Volunteer,
    VolunteerStatus,
)
from atelier.settings.terms import Term, Terms, terms_of

_ENDS = func.coalesce(Enrolment.last_day, Series.last_day, Occurrence.day)
_BEGINS = func.coalesce(Series.first_day, Occurrence.day)


@dataclass(frozen=True, slots=True)
class Limits:
    """Up to when things are kept, seen from ``day``: whatever is from earlier is due."""

    day: date
    terms: Terms
    actor: Actor

    def since(self, term: Term) -> date:
        """Give the first day of which something is still kept."""
        return self.terms.kept_since(term, self.day)

    def moment(self, term: Term) -> datetime:
        """Give the first moment of that day."""
        return self.actor.clock.moment(self.since(term), time(0))

    @property
    def open_year(self) -> int:
        """Give the first year whose visits keep their names: until 1 April it is last year."""
        return self.since(Term.VISITS).year


@needs(Right.PART)
def limits_of(session: Session, *, day: date, actor: Actor) -> Limits:
    """Give the limits that the terms of the house draw, seen from a day."""
    return Limits(day, terms_of(session, site_id=actor.site_id), actor)


def named_days(session: Session, limits: Limits) -> dict[int, int]:
    """Give how many visits and participations still bear a name, by the years that are due."""
    ends = date(limits.open_year, 1, 1)
    site = limits.actor.site_id
    visits = select(Visit.day, func.count()).where(
        Visit.site_id == site, Visit.day < ends, Visit.person_id.is_not(None)
    )
    parts = (
        select(Participation.day, func.count())
        .join(Occurrence, Occurrence.id == Participation.occurrence_id)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(
            Activity.site_id == site, Participation.day < ends, Participation.person_id.is_not(None)
        )
    )
    found: dict[int, int] = {}
    for query, column in ((visits, Visit.day), (parts, Participation.day)):
        for day, number in session.execute(query.group_by(column)):
            found[day.year] = found.get(day.year, 0) + number
    return dict(sorted(found.items()))


def visitors_due(session: Session, limits: Limits) -> Sequence[int]:
    """Give the people who were not seen for longer than the house keeps a visitor.

    Whoever works here, has a place or asked something is not among them.
    """
    since = limits.since(Term.VISITOR)
    asked = select(PersonRequest.id).where(
        PersonRequest.person_id == Person.id, PersonRequest.done_on.is_(None)
    )
    came = select(Visit.id).where(Visit.person_id == Person.id, Visit.day >= since)
    took_part = select(Participation.id).where(
        Participation.person_id == Person.id, Participation.day >= since
    )
    return session.scalars(
        _people(limits)
        .where(
            or_(Person.last_seen_on.is_(None), Person.last_seen_on < since),
            or_(Person.entered_on.is_(None), Person.entered_on < since),
            *(~_of_person(one) for one in (came, took_part, asked)),
            ~_has_place(since),
            ~_of_person(_volunteers().where(~_left(limits))),
            ~_worked(limits),
        )
        .order_by(Person.id)
    ).all()


def volunteers_due(session: Session, limits: Limits) -> Sequence[int]:
    """Give whoever stopped working here longer ago than the house keeps a volunteer."""
    return session.scalars(
        _people(limits)
        .where(_of_person(_volunteers().where(_left(limits))), ~_worked(limits))
        .order_by(Person.id)
    ).all()


def contacts_due(session: Session, limits: Limits) -> Sequence[int]:
    """Give whose phone and e-mail have no purpose any more (rule P11).

    Not those who said that they may be contacted, nor who work here.
    """
    since = limits.since(Term.CONTACT)
    return session.scalars(
        _people(limits)
        .where(
            or_(Person.phone.is_not(None), Person.email.is_not(None)),
            Person.may_contact.is_not(True),
            or_(Person.entered_on.is_(None), Person.entered_on < since),
            ~_has_place(since),
            ~_of_person(_volunteers()),
        )
        .order_by(Person.id)
    ).all()


def parents_due(session: Session, limits: Limits) -> Sequence[int]:
    """Give the places that are over and still name the parent of a child (rule P13)."""
    named = or_(Enrolment.contact_name != "", Enrolment.contact_phone.is_not(None))
    return session.scalars(
        _places(limits).where(named, limits.since(Term.CONTACT) > _ENDS).order_by(Enrolment.id)
    ).all()


def waiting_due(session: Session, limits: Limits) -> Sequence[int]:
    """Give the places on a waiting list of what began longer ago than it is kept."""
    since = limits.since(Term.WAITING_LIST)
    return session.scalars(
        _places(limits)
        .where(
            Enrolment.state == EnrolmentState.WAITING,
            since > _BEGINS,
            Enrolment.created_at < limits.moment(Term.WAITING_LIST),
        )
        .order_by(Enrolment.id)
    ).all()


def _people(limits: Limits) -> Select[int]:
    return select(Person.id).where(Person.site_id == limits.actor.site_id)


def _places(limits: Limits) -> Select[int]:
    return (
        select(Enrolment.id)
        .join(Person, Person.id == Enrolment.person_id)
        .outerjoin(Series, Series.id == Enrolment.series_id)
        .outerjoin(Occurrence, Occurrence.id == Enrolment.occurrence_id)
        .where(Person.site_id == limits.actor.site_id)
    )


def _has_place(since: date) -> Exists:
    return _of_person(
        select(Enrolment.id)
        .outerjoin(Series, Series.id == Enrolment.series_id)
        .outerjoin(Occurrence, Occurrence.id == Enrolment.occurrence_id)
        .where(Enrolment.person_id == Person.id, since <= _ENDS)
    )


def _volunteers() -> Select[int]:
    return select(Volunteer.id).where(Volunteer.person_id == Person.id)


def _left(limits: Limits) -> ColumnElement[bool]:
    until = func.coalesce(Volunteer.until, Volunteer.since)
    return and_(
        Volunteer.status == VolunteerStatus.LEFT,
        or_(until.is_(None), until < limits.since(Term.VOLUNTEER)),
    )


def _worked(limits: Limits) -> Exists:
    return _of_person(
        select(Assignment.id)
        .join(Shift, Shift.id == Assignment.shift_id)
        .where(Assignment.person_id == Person.id, Shift.day >= limits.since(Term.VOLUNTEER))
    )


def _of_person(query: Select[int]) -> Exists:
    return query.correlate(Person).exists()
