"""Entering people and changing what is kept of them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import (
    Absence,
    Action,
    Actor,
    AllowancePayment,
    Assignment,
    Enrolment,
    Gone,
    MarkChange,
    Participation,
    Person,
    PrintedRow,
    Visit,
    Volunteer,
)
from atelier.domain.rights import Right
from atelier.people.contact_notes import note_contact
from atelier.people.details import checked_birth_year, kept_email, kept_postcode
from atelier.people.errors import ChangedElsewhere, NameMissing, StillNeeded
from atelier.people.names import Name, name_of
from atelier.people.phones import kept_phone
from atelier.people.tokens import forget_person, index_person

_HANGING = (
    *(Visit, Participation, Absence, MarkChange, Enrolment, Volunteer, Assignment),
    AllowancePayment,
)


@needs(Right.EDIT_PERSON)
def add_person(
    session: Session,
    *,
    name: Name,
    actor: Actor,
    birth_year: int | None = None,
    postcode: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    may_contact: bool | None = None,
    batch_id: int | None = None,
) -> int:
    """Enter somebody new, findable at once, and give the id. Texts are taken as typed.

    Doubles are not refused here: see ``atelier.people.doubles``.
    Raises a Refusal for whatever cannot be kept, and writes nothing then.
    """
    person = Person(
        site_id=actor.site_id,
        may_contact=may_contact,
        entered_on=actor.today(),
        batch_id=batch_id,
        **name_columns(name),
        **_detail_columns(actor, birth_year, postcode, phone, email),
    )
    session.add(person)
    session.flush()  # for person.id
    index_person(session, site_id=actor.site_id, person_id=person.id, name=name_of(person))
    return person.id


@needs(Right.EDIT_PERSON)
def edit_person(
    session: Session,
    *,
    person_id: int,
    version: int,
    name: Name,
    actor: Actor,
    birth_year: int | None = None,
    postcode: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    may_contact: bool | None = None,
) -> int:
    """Save a person's form as a whole and give the new version.

    ``version`` is the one that the form was filled from. Raises ChangedElsewhere when another
    desk saved in between, Gone when the person is no longer there, and the refusals of
    ``add_person``.
    """
    person = _locked(session, person_id, actor)
    if person.version != version:
        raise ChangedElsewhere
    renamed = name.cleaned() != name_of(person)
    changes: dict[str, Any] = {
        "may_contact": may_contact,
        **name_columns(name),
        **_detail_columns(actor, birth_year, postcode, phone, email),
    }
    if may_contact is not person.may_contact:
        note_contact(session, person_id=person_id, answer=may_contact, actor=actor)
    _apply(person, changes)
    session.flush()  # for the new version
    if renamed:
        index_person(session, site_id=person.site_id, person_id=person_id, name=name_of(person))
    return person.version


@needs(Right.EDIT_PERSON)
def add_details(
    session: Session,
    *,
    person_id: int,
    actor: Actor,
    birth_year: int | None = None,
    postcode: str | None = None,
) -> None:
    """Add the year and the postcode that a new visitor tells afterwards; None changes nothing.

    Raises Gone, BirthYearImpossible or PostcodeUnknown.
    """
    person = _locked(session, person_id, actor)
    if birth_year is not None:
        person.birth_year = checked_birth_year(birth_year, actor.today())
    if postcode:
        person.postcode = kept_postcode(postcode)


def remove_person(session: Session, *, person_id: int) -> None:
    """Take back somebody who was entered by mistake, as if it never happened.

    Journal and print log keep their entries without the person. Raises StillNeeded when visits,
    participations, places or shifts hang on the person, Gone when there is no such person.
    """
    person = session.get(Person, person_id, with_for_update=True)
    if person is None:
        raise Gone
    for kind in _HANGING:
        if session.scalar(select(exists().where(kind.person_id == person_id))):
            raise StillNeeded
    for row in (
        *session.scalars(select(Action).where(Action.person_id == person_id)),
        *session.scalars(select(PrintedRow).where(PrintedRow.person_id == person_id)),
    ):
        row.person_id = None
    forget_person(session, person_id=person_id)
    session.delete(person)
    session.flush()  # so that a caller may remove what the person pointed to


def name_columns(name: Name) -> dict[str, Any]:
    """Give the columns of Person that hold a name, cleaned.

    Raises NameMissing, TextTooLong, or CitizenNumber (rule P2).
    """
    name = name.cleaned()
    if not name.full_name:
        raise NameMissing
    return {
        "given_name": name.given,
        "prefix": name.prefix,
        "family_name": name.family,
        "partner_prefix": name.partner_prefix,
        "partner_name": name.partner,
        "name_order": name.order,
        "sort_key": name.sort_key,
    }


def _detail_columns(
    actor: Actor,
    birth_year: int | None,
    postcode: str | None,
    phone: str | None,
    email: str | None,
) -> dict[str, Any]:
    return {
        "birth_year": None if birth_year is None else checked_birth_year(birth_year, actor.today()),
        "postcode": kept_postcode(postcode or ""),
        "phone": kept_phone(phone or ""),
        "email": kept_email(email or ""),
    }


def _locked(session: Session, person_id: int, actor: Actor) -> Person:
    person = session.get(Person, person_id, with_for_update=True, populate_existing=True)
    if person is None or person.site_id != actor.site_id:
        raise Gone
    return person


def _apply(person: Person, changes: Mapping[str, Any]) -> None:
    for column, value in changes.items():
        if getattr(person, column) != value:
            setattr(person, column, value)
