"""Making the rows of small houses, and counting them."""

from datetime import date

from atelier.database import Database
from atelier.domain import (
    Actor,
    DayPart,
    Function,
    Participation,
    Tally,
    Visit,
)
from atelier.reports.engine import figures_of
from atelier.reports.figures import Figures
from atelier.reports.periods import Period, Span
from tests.making import TUESDAY, Making

NOVEMBER = Period.of(Span.MONTH, TUESDAY)


def counted(database: Database, actor: Actor, period: Period = NOVEMBER) -> Figures:
    with database.reading() as session:
        return figures_of(session, period=period, actor=actor)


def visited(making: Making, person: int | None, *days: date) -> None:
    for day in days:
        making.add(
            Visit(
                site_id=making.site_id,
                person_id=person,
                day=day,
                day_part=DayPart.MORNING,
                arrived_at=making.actor.now(),
            )
        )


def tallied(making: Making, day: date, visits: int, occurrence: int | None = None) -> None:
    making.add(
        Tally(
            site_id=making.site_id,
            day=day,
            day_part=DayPart.MORNING,
            at=making.actor.now(),
            function=Function.MEETING,
            occurrence_id=occurrence,
            visits=visits,
            participations=0 if occurrence is None else visits,
        )
    )


def took_part(making: Making, occurrence: int, *people: int | None) -> None:
    for person in people:
        making.add(
            Participation(
                occurrence_id=occurrence,
                person_id=person,
                day=TUESDAY,
                arrived_at=making.actor.now(),
            )
        )
