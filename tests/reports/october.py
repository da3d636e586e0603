"""An October with 236 visitors, six of a group of whom the list has not come back."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from atelier.attendance.returning import BlankName, Entered, enter_sheet
from atelier.attendance.sheet import attendance_sheet
from atelier.database import Database
from atelier.domain import Actor, Participation, Person, Visit, day_part
from atelier.months.states import MonthState, month_state
from atelier.people.actions import add_person
from atelier.people.names import parse_name
from atelier.reports.closing import (
    Closed,
    Correction,
    OpenPoints,
    Reported,
    close_month,
    open_correction,
    open_points,
    pending,
    reported,
)
from atelier.reports.engine import figures_of
from atelier.reports.figures import Figures
from atelier.reports.periods import Period, Span
from atelier.reports.versions import Difference, VersionRow, closed_figures, versions_of
from tests.acting import at_desk
from tests.conftest import Hands
from tests.making import Making

OCTOBER = Period.of(Span.MONTH, date(2026, 10, 14))
YEAR_TO_DATE = Period(Span.OWN, date(2026, 1, 1), date(2026, 10, 31))
GROUP = date(2026, 10, 14)
CLOSING = datetime(2026, 11, 5, 15, 10, tzinfo=UTC)
CORRECTING = datetime(2026, 11, 12, 10, 0, tzinfo=UTC)
NEWCOMER = "Kees Bos"


@dataclass
class October:
    """The house; ``actor`` is the coordinator. ``group`` is the occurrence with the list."""

    database: Database
    making: Making
    actor: Actor
    people: list[int] = field(default_factory=list)
    activity: int = 0
    group: int = 0
    sheet: str = ""

    def ask(self, query: Any, **facts: object) -> Any:  # noqa: ANN401
        with self.database.reading() as session:
            return query(session, actor=self.actor, **facts)

    def do(self, action: Any, key: UUID | None = None, **facts: object) -> Any:  # noqa: ANN401
        return self.database.perform(partial(action, actor=self.actor, key=key or uuid4(), **facts))

    def close(
        self,
        month: Period = OCTOBER,
        *,
        accepted: bool = True,
        reason: str = "",
        key: UUID | None = None,
    ) -> Closed:
        closed = self.do(close_month, key, month=month, accepted=accepted, reason=reason)
        assert isinstance(closed, Closed)
        return closed

    def correct(
        self, reason: str = "Lijst kwam later terug", month: Period = OCTOBER
    ) -> Correction:
        correction = self.do(open_correction, month=month, reason=reason)
        assert isinstance(correction, Correction)
        return correction

    def enter(self) -> Entered:
        """Enter the list of the group: five of October's visitors, and somebody new."""
        entered = self.do(
            enter_sheet,
            number=self.sheet,
            present=frozenset(range(1, 6)),
            added=(BlankName(name=NEWCOMER),),
        )
        assert isinstance(entered, Entered)
        return entered

    def points(self, month: Period = OCTOBER) -> OpenPoints:
        points = self.ask(open_points, month=month)
        assert isinstance(points, OpenPoints)
        return points

    def state(self, day: date = GROUP) -> MonthState:
        state = self.ask(month_state, day=day)
        assert isinstance(state, MonthState)
        return state

    def versions(self, month: Period = OCTOBER) -> tuple[VersionRow, ...]:
        found: tuple[VersionRow, ...] = self.ask(versions_of, month=month)
        return found

    def figures(self, version: int | None = None, month: Period = OCTOBER) -> Figures:
        found = self.ask(closed_figures, month=month, version=version)
        assert found is not None
        return Figures(found[1].values_, found[1].labels)

    def live(self, period: Period = OCTOBER) -> Figures:
        found = self.ask(figures_of, period=period)
        assert isinstance(found, Figures)
        return found

    def told(self, period: Period = OCTOBER) -> Reported:
        found = self.ask(reported, period=period)
        assert isinstance(found, Reported)
        return found

    def pending(self, month: Period = OCTOBER) -> tuple[Difference, ...]:
        found: tuple[Difference, ...] = self.ask(pending, month=month)
        return found

    def came(self, person: int, day: date) -> None:
        """Let somebody visit the house."""
        self.making.visit(person, day, self.moment(day))

    def moment(self, day: date, wall: time = time(9, 50)) -> datetime:
        return self.actor.clock.moment(day, wall)


def october(database: Database, making: Making, hands: Hands, *, visitors: int = 236) -> October:
    """Fill October: everybody came once, and one list of a group of five was printed."""
    hands.at = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)
    house = October(
        database,
        making,
        at_desk(site_id=making.site_id, name="Coördinator", clock=making.actor.clock),
    )
    house.people = _people(house, visitors)
    house.activity = making.activity("Koersbal", capacity=14, enrolment=True)
    series = making.series(house.activity, weekday=2)
    house.group = making.occurrence(house.activity, series=series, day=GROUP)
    for person in house.people[:5]:
        making.enrolment(person, series=series)
    _fill(house)
    house.sheet = house.do(attendance_sheet, occurrence_id=house.group).number
    hands.at = CLOSING
    return house


def _people(house: October, number: int) -> list[int]:
    with house.database.transaction() as session:
        return [
            add_person(session, name=parse_name(f"Gast Nummer{number}"), actor=house.actor)
            for number in range(number)
        ]


def _fill(house: October) -> None:
    """Let everybody come on one of the first days, at an activity that is filled in."""
    walk = house.making.activity("Ommetje")
    days = [date(2026, 10, day) for day in (1, 2, 6, 7)]
    meetings = [house.making.occurrence(walk, day=day) for day in days]
    with house.database.transaction() as session:
        for number, person in enumerate(house.people):
            day = days[number % len(days)]
            at = house.moment(day)
            part = day_part(time(9, 50))
            session.add(
                Visit(
                    site_id=house.actor.site_id,
                    person_id=person,
                    day=day,
                    day_part=part,
                    arrived_at=at,
                )
            )
            session.add(
                Participation(
                    occurrence_id=meetings[number % len(days)],
                    person_id=person,
                    day=day,
                    arrived_at=at,
                )
            )


def person_named(house: October, name: str) -> int:
    """Give the number of somebody by the given name."""
    with house.database.reading() as session:
        return session.query(Person.id).filter(Person.given_name == name).one()[0]
