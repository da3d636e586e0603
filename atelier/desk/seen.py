"""What the books know of a few people who were found: since when here, when last, where.

Asked at every key, so the statements are built once: building one takes longer than running it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from atelier.discreet import Discreet
from atelier.domain import Area, Participation, Visit

_PEOPLE: BindParameter[int] = bindparam("people", expanding=True)
_HERE = select(Visit.person_id, Visit.arrived_at).where(
    Visit.day == bindparam("day"), Visit.person_id.in_(_PEOPLE)
)
_LAST = (
    select(Visit.person_id, func.max(Visit.day))
    .where(Visit.person_id.in_(_PEOPLE), Visit.day < bindparam("day"))
    .group_by(Visit.person_id)
)
_THERE = select(Participation.person_id, Participation.occurrence_id).where(
    Participation.day == bindparam("day"), Participation.person_id.in_(_PEOPLE)
)
_AREAS = select(Area.postcode, Area.name).where(Area.site_id == bindparam("site"))


@dataclass(frozen=True, slots=True, repr=False)
class Seen(Discreet):
    """``here`` since when today, ``last`` the day before today, ``there`` today's occurrences.

    ``areas`` names the neighbourhood of four digits.
    """

    here: dict[int, datetime]
    last: dict[int, date]
    there: dict[int, set[int]]
    areas: dict[str, str]


def seen(session: Session, people: Sequence[int], *, day: date, site_id: int) -> Seen:
    """Look a few people up, whoever they are."""
    these = {"people": people, "day": day}
    there: dict[int, set[int]] = {}
    for person, occurrence in session.execute(_THERE, these):
        if person is not None:
            there.setdefault(person, set()).add(occurrence)
    return Seen(
        here={who: at for who, at in session.execute(_HERE, these) if who is not None},
        last={who: last for who, last in session.execute(_LAST, these) if who is not None},
        there=there,
        areas=dict(session.execute(_AREAS, {"site": site_id}).all()),
    )
