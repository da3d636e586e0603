"""How many people are in the house now. Nobody signs out, so it is an estimate."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Occurrence, Participation, Tally, Visit
from atelier.domain.rights import Right

Stay = tuple[datetime, time | None, int]  # since when, until when if known, how many
STAYS = timedelta(hours=2)  # how long a visitor without an activity is taken to stay

# Read after every commit, and built once: building a statement takes longer than running it.
_NAMED = (
    select(Visit.arrived_at, func.max(Occurrence.ends))
    .select_from(Visit)
    .join(
        Participation,
        (Participation.person_id == Visit.person_id) & (Participation.day == Visit.day),
        isouter=True,
    )
    .join(Occurrence, Occurrence.id == Participation.occurrence_id, isouter=True)
    .where(Visit.site_id == bindparam("site"), Visit.day == bindparam("day"))
    .group_by(Visit.id, Visit.arrived_at)
)
_UNNAMED = (
    select(Tally.at, Occurrence.ends, Tally.visits)
    .join(Occurrence, Occurrence.id == Tally.occurrence_id, isouter=True)
    .where(Tally.site_id == bindparam("site"), Tally.day == bindparam("day"))
)


@needs(Right.SEE_DESK)
def in_house(session: Session, *, actor: Actor, day: date) -> int:
    """Estimate who is in the house: until their last activity ends, else for two hours."""
    now = actor.now()
    wall = actor.clock.wall(now)
    if wall.date() != day:
        return 0
    still = 0
    for at, ends, number in (*_named(session, actor, day), *_unnamed(session, actor, day)):
        here = at + STAYS > now if ends is None else ends > wall.time()
        still += number if here else 0
    return max(0, still)


def _named(session: Session, actor: Actor, day: date) -> list[Stay]:
    rows = session.execute(_NAMED, {"site": actor.site_id, "day": day})
    return [(at, ends, 1) for at, ends in rows]


def _unnamed(session: Session, actor: Actor, day: date) -> list[Stay]:
    rows = session.execute(_UNNAMED, {"site": actor.site_id, "day": day})
    return [(at, ends, visits) for at, ends, visits in rows]
