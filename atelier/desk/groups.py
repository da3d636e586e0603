"""Who may be in a group that comes in at once."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.attendance.places import enrolled_people
from atelier.discreet import Discreet
from atelier.domain import Activity, Actor, Gone, Occurrence, Participation, Person
from atelier.domain.ages import age_group
from atelier.domain.rights import Right
from atelier.people.folding import fold
from atelier.people.names import name_of
from atelier.settings.counting import age_groups_of

WEEKS = 8  # who came to one of so many earlier occurrences may come again


@dataclass(frozen=True, slots=True, repr=False)
class Candidate(Discreet):
    """Somebody who may come: enrolled, or here before. ``present``: is written down already.

    ``about`` tells namesakes apart. ``folded`` is the name as it is looked through while
    somebody types.
    """

    id: int
    name: str
    about: str
    folded: str
    enrolled: bool
    present: bool


@needs(Right.SEE_DESK)
def candidates(session: Session, *, occurrence_id: int, actor: Actor) -> tuple[Candidate, ...]:
    """List who may come to an occurrence, by name; nobody for a sensitive one (rule P9)."""
    occurrence = session.scalar(
        select(Occurrence)
        .join(Occurrence.activity)
        .where(Occurrence.id == occurrence_id, Activity.site_id == actor.site_id)
    )
    if occurrence is None:
        raise Gone
    if occurrence.activity.sensitive:
        return ()
    enrolled = enrolled_people(session, occurrence_id=occurrence.id)
    present = set(
        session.scalars(
            select(Participation.person_id).where(Participation.occurrence_id == occurrence.id)
        )
    )
    people = enrolled | _came_before(session, occurrence) | {one for one in present if one}
    rows = session.scalars(
        select(Person).where(Person.id.in_(people)).order_by(Person.sort_key)
    ).all()
    names = Counter(fold(name_of(person).full_name) for person in rows)
    ages = age_groups_of(session, site_id=actor.site_id)
    return tuple(
        Candidate(
            id=person.id,
            name=name_of(person).list_name,
            about=_about(person, names, occurrence.day, ages),
            folded=fold(name_of(person).full_name),
            enrolled=person.id in enrolled,
            present=person.id in present,
        )
        for person in rows
    )


def _about(person: Person, names: "Counter[str]", day: date, ages: tuple[int, ...]) -> str:
    """Tell namesakes apart by age group and postcode; of others nothing is said."""
    if names[fold(name_of(person).full_name)] < 2:
        return ""
    parts = (age_group(person.birth_year, day, ages), person.postcode or "")
    return ", ".join(part for part in parts if part)


def _came_before(session: Session, occurrence: Occurrence) -> set[int]:
    earlier = (
        select(Occurrence.id)
        .where(Occurrence.activity_id == occurrence.activity_id, Occurrence.day < occurrence.day)
        .order_by(Occurrence.day.desc())
        .limit(WEEKS)
    )
    found = session.scalars(
        select(Participation.person_id)
        .where(Participation.occurrence_id.in_(earlier))
        .group_by(Participation.person_id)
    )
    return {person for person in found if person is not None}
