"""Finding somebody who was not on the list: as at the desk, by what is typed, never guessed."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.discreet import Discreet
from atelier.domain import (
    Activity,
    Actor,
    Area,
    CitizenNumber,
    Gone,
    Occurrence,
    Participation,
    Refusal,
)
from atelier.domain.ages import age_group
from atelier.domain.rights import Right
from atelier.domain.text import holds_citizen_number
from atelier.people.doubles import likely_doubles
from atelier.people.folding import fold
from atelier.people.names import parse_name
from atelier.people.search import Familiar, Match, familiar_from, find_people
from atelier.settings.counting import age_groups_of

_LETTERS = 2  # fewer find nobody (rule P5)
_MOST = 5
_TIMES = 8  # who came to one of so many earlier times is proposed first


@dataclass(frozen=True, slots=True, repr=False)
class Addable(Discreet):
    """Somebody who may be meant; ``about`` tells people apart (rule P5)."""

    id: int
    name: str
    about: str
    namesake: bool
    on_the_list: bool
    weak: bool


@dataclass(frozen=True, slots=True, repr=False)
class AddChoices(Discreet):
    """The answer to what was typed. ``chosen`` is the row that Enter may act on, or None.

    ``newcomer`` is the name that would be entered as somebody new, or nothing.
    """

    text: str
    rows: tuple[Addable, ...]
    chosen: int | None
    newcomer: str


@needs(Right.MARK)
def people_to_add(session: Session, *, text: str, occurrence_id: int, actor: Actor) -> AddChoices:
    """Find people by a part of their name, who came here before first; doubles are proposed.

    Enter means somebody only where nobody else fits as well and nobody bears the same name.
    Raises Gone, and CitizenNumber (rule P2).
    """
    occurrence = session.scalar(
        select(Occurrence)
        .join(Occurrence.activity)
        .where(Occurrence.id == occurrence_id, Activity.site_id == actor.site_id)
    )
    if occurrence is None:
        raise Gone
    if holds_citizen_number(text):
        raise CitizenNumber
    if len(text.strip()) < _LETTERS:
        return AddChoices(text, (), None, "")
    rows = _found(session, text, occurrence, actor)
    sure = [number for number, row in enumerate(rows) if not row.weak]
    chosen = sure[0] if len(sure) == 1 and not rows[sure[0]].namesake else None
    return AddChoices(text, rows, chosen, _newcomer(text))


def _found(
    session: Session, text: str, occurrence: Occurrence, actor: Actor
) -> tuple[Addable, ...]:
    familiar = _came_before(session, occurrence)
    hits = find_people(session, site_id=actor.site_id, text=text, limit=_MOST, familiar=familiar)
    found = [
        (hit.id, hit.name, hit.birth_year, hit.postcode, hit.namesake, hit.match >= Match.SOUND)
        for hit in hits
    ]
    if not found and _newcomer(text):
        doubles = likely_doubles(session, site_id=actor.site_id, name=parse_name(text))
        found = [(one.id, one.name, one.birth_year, one.postcode, False, True) for one in doubles]
    there = set(
        session.scalars(
            select(Participation.person_id).where(Participation.occurrence_id == occurrence.id)
        )
    )
    names = Counter(fold(name) for _, name, *_ in found)
    areas = dict(
        session.execute(select(Area.postcode, Area.name).where(Area.site_id == actor.site_id)).all()
    )
    ages = age_groups_of(session, site_id=actor.site_id)
    rows = []
    for person, name, year, postcode, namesake, weak in found:
        where = areas.get(postcode or "", postcode or "")
        about = " · ".join(part for part in (age_group(year, occurrence.day, ages), where) if part)
        same = namesake or names[fold(name)] > 1
        rows.append(Addable(person, name, about, same, person in there, weak))
    return tuple(rows)


def _came_before(session: Session, occurrence: Occurrence) -> Familiar:
    earlier = (
        select(Occurrence.id)
        .where(Occurrence.activity_id == occurrence.activity_id, Occurrence.day < occurrence.day)
        .order_by(Occurrence.day.desc())
        .limit(_TIMES)
    )
    people = session.scalars(
        select(Participation.person_id)
        .where(Participation.occurrence_id.in_(earlier), Participation.person_id.is_not(None))
        .distinct()
    )
    return familiar_from(session, {person: 0 for person in people if person is not None})


def _newcomer(text: str) -> str:
    """Give the name that would be entered as somebody new; figures are no name."""
    try:
        parse_name(text)
    except Refusal:
        return ""
    letters = sum(sign.isalpha() for sign in text)
    return "" if letters < _LETTERS or any(sign.isdigit() for sign in text) else text.strip()
