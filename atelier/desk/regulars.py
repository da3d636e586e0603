"""Who is likely to walk in today: the enrolled, and whoever usually comes on this weekday."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.holding import HOLDS
from atelier.desk.queries import DayView, is_now_or_soon
from atelier.domain import Activity, Actor, Enrolment, EnrolmentState, Occurrence, Participation
from atelier.domain.rights import Right
from atelier.people.search import Familiar, familiar_from

WEEKS = 8  # how far back a habit is looked for
HABIT = 2  # times in those weeks that make one


@dataclass(frozen=True, slots=True)
class Usual:
    """What somebody usually comes for on this weekday: ``times`` of the last WEEKS weeks."""

    activity_id: int
    times: int


@dataclass(frozen=True, slots=True)
class Regulars:
    """Who is expected on one day. Read once a day and after enrolments, not at each key.

    ``enrolled`` maps a person to the day's occurrences that they have a place in, ``usual`` to
    their habit of this weekday. Names of sensitive activities never come in here.
    """

    day: date
    enrolled: Mapping[int, tuple[int, ...]]
    usual: Mapping[int, Usual]
    words: Familiar


@needs(Right.SEE_DESK)
def regulars_of(session: Session, *, actor: Actor, day: date | None = None) -> Regulars:
    """Read who is expected on a day, today unless another one is named."""
    day = day or actor.today()
    enrolled = _enrolled(session, actor.site_id, day)
    usual = _usual(session, actor.site_id, day)
    ranks = dict.fromkeys(usual, 2) | dict.fromkeys(enrolled, 1)
    return Regulars(day, enrolled, usual, familiar_from(session, ranks))


def familiar_now(regulars: Regulars, day: DayView, wall: time) -> Familiar:
    """Put those first who are expected now or soon."""
    soon = {row.id for row in day.occurrences if is_now_or_soon(row, wall)}
    now = {
        person: 0
        for person, occurrences in regulars.enrolled.items()
        if not soon.isdisjoint(occurrences)
    }
    return replace(regulars.words, rank={**regulars.words.rank, **now})


def _enrolled(session: Session, site_id: int, day: date) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for person, occurrence in session.execute(
        select(Enrolment.person_id, Occurrence.id)
        .join(Occurrence, HOLDS)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(
            Activity.site_id == site_id,
            Activity.sensitive.is_(False),
            Occurrence.day == day,
            Enrolment.state == EnrolmentState.ENROLLED,
        )
        .order_by(Occurrence.starts)
    ):
        found[person] = (*found.get(person, ()), occurrence)
    return found


def _usual(session: Session, site_id: int, day: date) -> dict[int, Usual]:
    days = [day - timedelta(weeks=number) for number in range(1, WEEKS + 1)]
    found: dict[int, Usual] = {}
    for person, activity, times in session.execute(
        select(Participation.person_id, Occurrence.activity_id, func.count())
        .join(Occurrence, Occurrence.id == Participation.occurrence_id)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(
            Participation.day.in_(days),
            Participation.person_id.is_not(None),
            Activity.site_id == site_id,
            Activity.sensitive.is_(False),
        )
        .group_by(Participation.person_id, Occurrence.activity_id)
        .having(func.count() >= HABIT)
        .order_by(func.count(), Occurrence.activity_id)
    ):
        found[person or 0] = Usual(activity, times)  # the most frequent one comes last and stays
    return found
