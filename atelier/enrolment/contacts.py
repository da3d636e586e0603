"""The parent of a child: a name and a number to call, with the place and no longer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session, aliased

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Enrolment,
    Occurrence,
    Person,
    Series,
    UnreadableText,
)
from atelier.domain.rights import Right
from atelier.domain.text import clean
from atelier.enrolment.refusals import ContactMissing, ContactWrong
from atelier.people.errors import PhoneImpossible
from atelier.people.phones import kept_phone
from atelier.settings.terms import Term, terms_of

GROWN_UP = 16  # years: from then on one answers for oneself (rule P13)
LONGEST = 120  # letters of a parent's name


@dataclass(frozen=True, slots=True, repr=False)
class Contact(Discreet):
    """A parent's name and number (E.164); both empty for who answers for themselves."""

    name: str = ""
    phone: str | None = None


def is_child(birth_year: int | None, day: date, *, for_children: bool) -> bool:
    """Say whether a parent is asked for: at whatever is for children, and under sixteen.

    Of the birth only the year is known, so it is the age that is reached in the year of ``day``.
    """
    young = birth_year is not None and day.year - birth_year < GROWN_UP
    return for_children or young


def needed_contact(
    person: Person,
    activity: Activity,
    day: date,
    *,
    typed: tuple[str, str],
    before: Enrolment | None,
) -> Contact:
    """Give what is kept of a parent; what was typed for somebody older is not kept.

    ``before`` is the place that the child had, whose parent is still known where nothing was
    typed. Raises ContactMissing, or ContactWrong for what cannot be kept.
    """
    if not is_child(person.birth_year, day, for_children=activity.for_children):
        return Contact()
    if not any(part.strip() for part in typed) and before is not None and before.contact_phone:
        return Contact(before.contact_name, before.contact_phone)
    try:
        name = clean(typed[0], LONGEST)
    except UnreadableText as error:
        raise ContactWrong("contact_name", str(error)) from None
    if not name:
        raise ContactMissing("contact_name")
    try:
        phone = kept_phone(typed[1])
    except (UnreadableText, PhoneImpossible) as error:
        raise ContactWrong("contact_phone", str(error)) from None
    if phone is None:
        raise ContactMissing("contact_phone")
    return Contact(name, phone)


@needs(Right.PART)
def forget_contacts(session: Session, *, actor: Actor) -> None:
    """Forget the parents of places that ended longer ago than the house keeps them (rule P11).

    It runs with everything that is enrolled or withdrawn, as old notes go when one is written.
    """
    terms = terms_of(session, site_id=actor.site_id)
    until = terms.kept_since(Term.CONTACT, actor.today())
    ended = (
        select(Enrolment.id)
        .join(Occurrence, Occurrence.id == Enrolment.occurrence_id, isouter=True)
        .join(Series, Series.id == Enrolment.series_id, isouter=True)
        .join(Activity, Activity.id.in_([Occurrence.activity_id, Series.activity_id]))
        .where(
            Activity.site_id == actor.site_id,
            or_(Enrolment.contact_phone.is_not(None), Enrolment.contact_name != ""),
            or_(
                Occurrence.day < until,
                Series.last_day < until,
                Enrolment.last_day < until,
            ),
        )
    )
    found = session.scalars(ended).all()
    if found:
        session.execute(
            update(Enrolment)
            .where(Enrolment.id.in_(found))
            .values(contact_name="", contact_phone=None)
            .execution_options(synchronize_session=False)
        )


def contacts_for(session: Session, rows: Iterable[Enrolment]) -> dict[int, Contact]:
    """Give the parent who belongs to each place, by its id, in one question for all of them.

    It is its own parent, else that of the place of the same person in the series.
    """
    rows = list(rows)
    found = {row.id: Contact(row.contact_name, row.contact_phone) for row in rows}
    asked = [row.id for row in rows if row.contact_phone is None and row.occurrence_id is not None]
    if not asked:
        return found
    day, of_series = aliased(Enrolment), aliased(Enrolment)
    known = session.execute(
        select(day.id, of_series.contact_name, of_series.contact_phone)
        .join(Occurrence, Occurrence.id == day.occurrence_id)
        .join(
            of_series,
            and_(
                of_series.series_id == Occurrence.series_id,
                of_series.person_id == day.person_id,
            ),
        )
        .where(day.id.in_(asked))
    )
    found |= dict.fromkeys(asked, Contact())
    return found | {id_: Contact(name, phone) for id_, name, phone in known}
