"""Who is a volunteer of the house, and what is kept of them (DOMAIN 4.3, and nothing else)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Actor,
    CalendarChange,
    ChangeKind,
    Gone,
    Person,
    Volunteer,
    VolunteerStatus,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.journal.changes import earlier_change, recording
from atelier.people.actions import add_person
from atelier.people.errors import ChangedElsewhere
from atelier.people.names import Name
from atelier.people.phones import kept_phone
from atelier.roster.holding import hold_volunteer
from atelier.roster.letting_go import let_go
from atelier.roster.noting import noted, one_at_a_time
from atelier.roster.refusals import (
    AlreadyVolunteer,
    FullPostcodeUnknown,
    LastDayTooEarly,
    WishesWrong,
)

_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?(?!SA|SD|SS)([A-Z]{2})")
_NAME, _STREET, _TOWN, _TYPED = 120, 120, 80, 40  # letters
ENTERED = 2  # in the number of a change: the person was entered with the volunteer


@dataclass(frozen=True, slots=True, repr=False)
class VolunteerForm(Discreet):
    """What is filled in of a volunteer. See ``Volunteer`` for what each field means.

    Texts are taken as typed: the emergency number and the postcode are put into their form.
    """

    status: VolunteerStatus = VolunteerStatus.ACTIVE
    since: date | None = None
    until: date | None = None
    agreement_on: date | None = None
    of_age: bool | None = None
    bhv_until: date | None = None
    min_shifts: int | None = None
    max_shifts: int | None = None
    max_hours: int | None = None
    emergency_name: str = ""
    emergency_phone: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class NewPerson(Discreet):
    """Somebody whom the house does not know yet; texts as typed."""

    name: Name
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class VolunteerSaved(Discreet):
    """What was saved. ``freed`` is how many coming places are open because of it."""

    change_id: int
    person_id: int
    version: int
    freed: int = 0


@needs(Right.EDIT_ROSTER)
def add_volunteer(
    session: Session,
    *,
    who: int | NewPerson,
    form: VolunteerForm,
    actor: Actor,
    key: UUID,
) -> VolunteerSaved:
    """Make somebody a volunteer: a person who is there already, by the number, or a new one.

    The same key again is the same save; taking it back takes the new person away too. Raises
    Gone, AlreadyVolunteer, and what cannot be kept.
    """
    one_at_a_time(session, actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _told(session, done)
    if isinstance(who, int):
        _hold_person(session, who, actor)
    values = values_of(form)
    person_id = who if isinstance(who, int) else _enter(session, who, actor)
    if session.scalar(select(Volunteer.id).where(Volunteer.person_id == person_id)) is not None:
        raise AlreadyVolunteer
    with recording(session, kind=ChangeKind.VOLUNTEER, actor=actor, key=key) as change:
        row = Volunteer(person_id=person_id, **values)
        session.add(row)
        change.number = 1 if isinstance(who, int) else ENTERED
    return VolunteerSaved(change.id, person_id, row.version)


@needs(Right.EDIT_ROSTER)
def save_volunteer(
    session: Session,
    *,
    person_id: int,
    version: int,
    form: VolunteerForm,
    actor: Actor,
    key: UUID,
) -> VolunteerSaved:
    """Save the form of a volunteer as a whole; ``version`` is the one that it was filled from.

    Whoever leaves gives up their places after the last day. The same key again is the same
    save. Raises Gone, ChangedElsewhere, and what cannot be kept.
    """
    row = hold_volunteer(session, person_id=person_id, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _told(session, done)
    if row.version != version:
        raise ChangedElsewhere
    values, freed = values_of(form), 0
    with recording(session, kind=ChangeKind.VOLUNTEER, actor=actor, key=key) as change:
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
        last_day = _last_day(row, actor)
        if last_day is not None:
            freed = let_go(session, person_id=person_id, after=last_day, actor=actor)
        change.number = 1
    return VolunteerSaved(change.id, person_id, row.version, freed)


@needs(Right.EDIT_ROSTER)
def set_status(
    session: Session,
    *,
    person_id: int,
    status: VolunteerStatus,
    actor: Actor,
    key: UUID,
    day: date | None = None,
) -> VolunteerSaved:
    """Say where a volunteer stands. ``day`` is the first day of an active one, else the last.

    Without a day it is today, but who is about to leave (LEAVING) has none then. Whoever leaves
    gives up their places after the last day. The same key again is the same save. Raises Gone.
    """
    row = hold_volunteer(session, person_id=person_id, actor=actor)
    done = earlier_change(session, key=key, actor=actor)
    if done is not None:
        return _told(session, done)
    freed = 0
    with recording(session, kind=ChangeKind.VOLUNTEER, actor=actor, key=key) as change:
        row.status = status
        if status in (VolunteerStatus.ACTIVE, VolunteerStatus.APPLYING):
            row.since, row.until = day or row.since or actor.today(), None
        else:
            row.until = day or (actor.today() if status is VolunteerStatus.LEFT else None)
        last_day = _last_day(row, actor)
        if last_day is not None:
            freed = let_go(session, person_id=person_id, after=last_day, actor=actor)
        change.number = 1
    return VolunteerSaved(change.id, person_id, row.version, freed)


def kept_full_postcode(text: str) -> str:
    """Give a whole postcode as it is kept, "6546 AB"; empty for an empty field.

    Raises FullPostcodeUnknown.
    """
    text = clean(text, _TYPED).upper()
    if not text:
        return ""
    match = _POSTCODE.fullmatch(text)
    if match is None:
        raise FullPostcodeUnknown
    return f"{match[1]} {match[2]}"


def values_of(form: VolunteerForm) -> dict[str, Any]:
    """Give the columns of a form. Raises LastDayTooEarly, WishesWrong, and what is unreadable."""
    if form.since is not None and form.until is not None and form.until < form.since:
        raise LastDayTooEarly
    least, most = form.min_shifts, form.max_shifts
    if least is not None and (least < 0 or (most is not None and most < least)):
        raise WishesWrong
    if any(one is not None and one < 1 for one in (most, form.max_hours)):
        raise WishesWrong
    return {
        "status": form.status,
        "since": form.since,
        "until": form.until,
        "agreement_on": form.agreement_on,
        "of_age": form.of_age,
        "bhv_until": form.bhv_until,
        "min_shifts": least,
        "max_shifts": most,
        "max_hours": form.max_hours,
        "emergency_name": clean(form.emergency_name, _NAME),
        "emergency_phone": kept_phone(form.emergency_phone),
        "street": clean(form.street, _STREET),
        "postcode": kept_full_postcode(form.postcode),
        "town": clean(form.town, _TOWN),
    }


def _last_day(row: Volunteer, actor: Actor) -> date | None:
    """Give after which day a volunteer does nothing any more; None while they go on."""
    if row.status is VolunteerStatus.LEFT:
        return row.until or actor.today()
    return row.until


def _enter(session: Session, who: NewPerson, actor: Actor) -> int:
    return add_person(session, name=who.name, phone=who.phone, email=who.email, actor=actor)


def _hold_person(session: Session, person_id: int, actor: Actor) -> None:
    person = session.get(Person, person_id, with_for_update=True, populate_existing=True)
    if person is None or person.site_id != actor.site_id:
        raise Gone


def _told(session: Session, change: CalendarChange) -> VolunteerSaved:
    """Tell what was saved with the same key before."""
    row = session.get(Volunteer, next(iter(noted(session, change, Volunteer)), 0))
    if row is None:
        raise Gone
    return VolunteerSaved(change.id, row.person_id, row.version)
