"""Entering and correcting visitors, of whom a house keeps what it has a reason for (rule P30)."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Gone, Person, Volunteer
from atelier.domain.rights import Right
from atelier.people.actions import add_person, edit_person
from atelier.people.names import Name
from atelier.settings.fields import FieldOff, FieldsKept, OptionalField, fields_kept

GROWN_UP = 16  # years: of a child the year of birth is always kept (DOMAIN 4.3, rule P13)


@dataclass(frozen=True, slots=True, repr=False)
class Details(Discreet):
    """What may be kept beside the name, as it was typed; None and empty are nothing."""

    birth_year: int | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None

    def given(self) -> Mapping[OptionalField, object]:
        """Give what is filled in."""
        typed = {
            OptionalField.BIRTH_YEAR: self.birth_year,
            OptionalField.POSTCODE: self.postcode,
            OptionalField.PHONE: self.phone,
            OptionalField.EMAIL: self.email,
        }
        return {field: value for field, value in typed.items() if value not in (None, "")}


@needs(Right.EDIT_PERSON)
def add_visitor(
    session: Session,
    *,
    name: Name,
    details: Details,
    may_contact: bool | None = None,
    actor: Actor,
) -> int:
    """Enter a new visitor and give the id. Raises FieldOff and what ``add_person`` raises."""
    need_reasons(session, details=details, actor=actor)
    return add_person(
        session,
        name=name,
        birth_year=details.birth_year,
        postcode=details.postcode,
        phone=details.phone,
        email=details.email,
        may_contact=may_contact,
        actor=actor,
    )


@needs(Right.EDIT_PERSON)
def edit_visitor(
    session: Session,
    *,
    person_id: int,
    version: int,
    name: Name,
    details: Details,
    may_contact: bool | None = None,
    actor: Actor,
) -> int:
    """Save the form of a person and give the new version.

    What is kept in a field that was switched off since stays as it is: the form does not show
    it. Of a volunteer everything is kept that the form holds. Raises what ``edit_person`` raises.
    """
    kept = fields_kept(session, site_id=actor.site_id)
    if not _volunteers(session, person_id):
        details = _with_hidden(session, person_id, details, kept, actor)
    return edit_person(
        session,
        person_id=person_id,
        version=version,
        name=name,
        birth_year=details.birth_year,
        postcode=details.postcode,
        phone=details.phone,
        email=details.email,
        may_contact=may_contact,
        actor=actor,
    )


@needs(Right.EDIT_PERSON)
def need_reasons(session: Session, *, details: Details, actor: Actor) -> None:
    """Refuse what the house keeps no more, or not yet. Raises FieldOff."""
    given = details.given()
    if not given:
        return
    kept = fields_kept(session, site_id=actor.site_id)
    for field in given:
        if not kept.on(field) and not (
            field is OptionalField.BIRTH_YEAR and _is_child(details.birth_year, actor)
        ):
            raise FieldOff(field)


@needs(Right.EDIT_PERSON)
def birth_year_to_keep(session: Session, *, year: int | None, actor: Actor) -> int | None:
    """Give the year that is kept of whoever enrols: a child's always (rule P13), else with reason.

    It is asked of everybody, since a parent must be known of a child.
    """
    if year is None or _is_child(year, actor):
        return year
    return (
        year if fields_kept(session, site_id=actor.site_id).on(OptionalField.BIRTH_YEAR) else None
    )


def _is_child(birth_year: int | None, actor: Actor) -> bool:
    return birth_year is not None and actor.today().year - birth_year < GROWN_UP


def _volunteers(session: Session, person_id: int) -> bool:
    return bool(session.scalar(select(exists().where(Volunteer.person_id == person_id))))


def _with_hidden(
    session: Session, person_id: int, details: Details, kept: FieldsKept, actor: Actor
) -> Details:
    person = session.get(Person, person_id)
    if person is None or person.site_id != actor.site_id:
        raise Gone
    child = _is_child(details.birth_year or person.birth_year, actor)
    return Details(
        details.birth_year
        if kept.on(OptionalField.BIRTH_YEAR) or (child and details.birth_year)
        else person.birth_year,
        details.postcode if kept.on(OptionalField.POSTCODE) else person.postcode,
        details.phone if kept.on(OptionalField.PHONE) else person.phone,
        details.email if kept.on(OptionalField.EMAIL) else person.email,
    )
