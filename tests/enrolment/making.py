"""A sewing class with ten places, as the scenarios have it."""

from datetime import date, time, timedelta
from functools import partial
from uuid import UUID, uuid4

from sqlalchemy import select

from atelier.database import Database
from atelier.domain import Activity, Enrolment, EnrolmentState
from atelier.enrolment.actions import enrol, withdraw
from atelier.enrolment.receipts import Enrolled, Withdrawn
from tests.making import TUESDAY, Making

WEEK = timedelta(weeks=1)


class Sewing:
    """A series with dates from today on; ``hold`` fills it."""

    def __init__(
        self,
        making: Making,
        database: Database,
        *,
        capacity: int | None = 10,
        dates: int = 4,
        first: date = TUESDAY,
    ) -> None:
        self.making, self._database = making, database
        self.activity = making.activity("Naaiatelier", enrolment=True, capacity=capacity)
        self.series = making.series(self.activity, starts=time(13))
        self.dates = [self.add_date(first + number * WEEK) for number in range(dates)]

    def add_date(self, day: date, *, cancelled: bool = False) -> int:
        return self.making.occurrence(
            self.activity, day=day, starts=time(13), ends=time(15), series=self.series,
            cancelled=cancelled,
        )  # fmt: skip

    def hold(self, number: int, *, waiting: int = 0, letter: str = "a") -> list[int]:
        """Let so many people enrol in the series, and so many wait; give all of them."""
        people = [
            self.making.person(f"Persoon {letter}{chr(97 + one)}")
            for one in range(number + waiting)
        ]
        for one in people:
            self.enrol(one, waiting_if_full=True)
        return people

    def enrol(
        self, person: int, *, day: int | None = None, key: UUID | None = None,
        waiting_if_full: bool = False, offered: bool = False, phone: str = "", parent: str = "",
    ) -> Enrolled:  # fmt: skip
        """Enrol in the series, or on one of its days."""
        return self._database.perform(
            partial(
                enrol,
                person_id=person,
                series_id=self.series if day is None else None,
                occurrence_id=day,
                contact_name=parent,
                contact_phone=phone,
                waiting_if_full=waiting_if_full,
                offered=offered,
                actor=self.making.actor,
                key=key or uuid4(),
            )
        )

    def withdraw(self, person: int, *, day: int | None = None) -> Withdrawn:
        return self._database.perform(
            partial(
                withdraw,
                person_id=person,
                series_id=self.series if day is None else None,
                occurrence_id=day,
                actor=self.making.actor,
                key=uuid4(),
            )
        )

    def for_children(self) -> None:
        with self._database.transaction() as session:
            session.get_one(Activity, self.activity).for_children = True

    def state(self, person: int, *, day: int | None = None) -> EnrolmentState | None:
        """Give what the row of a person says."""
        with self._database.reading() as session:
            return session.scalar(
                select(Enrolment.state).where(
                    Enrolment.person_id == person,
                    Enrolment.occurrence_id == day
                    if day is not None
                    else Enrolment.series_id == self.series,
                )
            )
