"""What somebody said yes or no to, and taking a yes back at once (rules P12 and P13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import Actor, Consent, ConsentKind, GivenBy, Person, Right
from atelier.language import tr
from atelier.people.contact_notes import TEXT_VERSION
from atelier.people.visitors import GROWN_UP
from atelier.privacy.people_of import person_of
from atelier.privacy.refusals import ParentNeeded
from atelier.words import day_in_figures

ASKED = (ConsentKind.PHOTO, ConsentKind.CONTACT)
"""What a house asks. A list of a sensitive activity is kept by whoever hosts it."""


@dataclass(frozen=True, slots=True, repr=False)
class ConsentCard(Discreet):
    """How somebody stands in one thing. ``answer`` None: never asked, and so a no (rule P28).

    Where the answer was changed in another way since, for example by a list that was brought
    in, ``day`` and what follows are empty.
    """

    kind: ConsentKind
    answer: bool | None
    day: date | None = None
    how: GivenBy | None = None
    text_version: str = ""
    withdrawn_on: date | None = None


@needs(Right.CONSENT)
def consents_of(session: Session, *, person_id: int, actor: Actor) -> Sequence[ConsentCard]:
    """Give how somebody stands in everything that is asked. Raises Gone."""
    person = person_of(session, person_id=person_id, actor=actor)
    return tuple(_card(session, person, kind) for kind in ASKED)


@needs(Right.CONSENT)
def say_consent(
    session: Session,
    *,
    person_id: int,
    kind: ConsentKind,
    given: bool,
    actor: Actor,
    key: UUID,
    how: GivenBy = GivenBy.SPOKEN,
) -> int:
    """Note a yes or a no, from now on, and give its number.

    For whoever is under 16 a parent says yes; saying no is for everybody. Raises Gone or
    ParentNeeded.
    """
    earlier = select(Consent.id).where(Consent.key == key, Consent.site_id == actor.site_id)
    if (there := session.scalar(earlier)) is not None:
        return there
    person = person_of(session, person_id=person_id, actor=actor, locked=True)
    if given and how is not GivenBy.PARENT and is_child(person, actor):
        raise ParentNeeded
    row = Consent(
        site_id=actor.site_id,
        key=key,
        person_id=person_id,
        kind=kind,
        given=given,
        day=actor.today(),
        how=how,
        text_version=TEXT_VERSION,
        by=actor.name,
    )
    session.add(row)
    _agree(person, kind, given=given)
    session.flush()
    return row.id


@needs(Right.CONSENT)
def withdraw_consent(session: Session, *, person_id: int, kind: ConsentKind, actor: Actor) -> None:
    """Take a yes back, with effect at once. Without a yes nothing happens. Raises Gone."""
    person = person_of(session, person_id=person_id, actor=actor, locked=True)
    row = _last(session, person_id, kind)
    if row is not None and row.given and row.withdrawn_on is None:
        row.withdrawn_on = actor.today()
    _agree(person, kind, given=False)


def is_child(person: Person, actor: Actor) -> bool:
    """Whether somebody is under 16, as far as the year of birth tells."""
    return person.birth_year is not None and actor.today().year - person.birth_year < GROWN_UP


def consent_question(kind: ConsentKind) -> str:
    """Give the question to which the answer is a yes or a no, as it is asked."""
    return {
        ConsentKind.PHOTO: tr("May we take photos of you and show them?"),
        ConsentKind.CONTACT: tr("May we ring you or write to you about other things as well?"),
        ConsentKind.SENSITIVE: tr("May your name stand on the list of this activity?"),
    }[kind]


def consent_name(kind: ConsentKind) -> str:
    """Name what is said yes or no to."""
    return {
        ConsentKind.PHOTO: tr("Photos"),
        ConsentKind.CONTACT: tr("Being contacted"),
        ConsentKind.SENSITIVE: tr("Name on a list"),
    }[kind]


def how_words(how: GivenBy) -> str:
    """Say how it was given."""
    return {
        GivenBy.SPOKEN: tr("said"),
        GivenBy.FORM: tr("on a form"),
        GivenBy.MESSAGE: tr("in a message"),
        GivenBy.PARENT: tr("by the parent"),
    }[how]


def answer_words(card: ConsentCard) -> str:
    """Say how somebody stands in one thing, and since when."""
    if card.answer is None:
        return tr("not asked, so no")
    if card.day is None or card.how is None:
        return tr("yes") if card.answer else tr("no")
    day, how = day_in_figures(card.day), how_words(card.how)
    if card.withdrawn_on is not None:
        return tr(
            "no: taken back on {day} (yes on {before}, {how})",
            day=day_in_figures(card.withdrawn_on),
            before=day,
            how=how,
        )
    answer = tr("yes") if card.answer else tr("no")
    return tr("{answer}, since {day}, {how}", answer=answer, day=day, how=how)


def _agree(person: Person, kind: ConsentKind, *, given: bool) -> None:
    """Let the field of the form say the same."""
    if kind is ConsentKind.CONTACT and person.may_contact is not given:
        person.may_contact = given


def _card(session: Session, person: Person, kind: ConsentKind) -> ConsentCard:
    row = _last(session, person.id, kind)
    answer = None if row is None else row.given and row.withdrawn_on is None
    if kind is ConsentKind.CONTACT and person.may_contact is not answer:
        return ConsentCard(kind, person.may_contact)
    if row is None:
        return ConsentCard(kind, None)
    return ConsentCard(kind, answer, row.day, row.how, row.text_version, row.withdrawn_on)


def _last(session: Session, person_id: int, kind: ConsentKind) -> Consent | None:
    return session.scalar(
        select(Consent)
        .where(Consent.person_id == person_id, Consent.kind == kind)
        .order_by(Consent.day.desc(), Consent.id.desc())
        .limit(1)
    )
