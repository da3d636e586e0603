"""Making rows for tests: every argument has a sensible default, so a test names what matters."""

from datetime import date, datetime, time
from itertools import count

from atelier.database import Database
from atelier.domain import (
    Activity,
    Base,
    Clock,
    Enrolment,
    EnrolmentState,
    Function,
    Occurrence,
    OccurrenceState,
    Participation,
    Role,
    Series,
    Shift,
    Visit,
    day_part,
)
from atelier.people.actions import add_person
from atelier.people.names import parse_name
from atelier.settings.actions import found_house
from tests import canaries
from tests.acting import at_desk

TUESDAY = date(2026, 11, 24)


class Making:
    """Each method commits one row and gives its id."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._number = count(1)
        self._roles: dict[str, int] = {}
        with database.transaction() as session:
            self.site_id = found_house(session, name="Wijkatelier")
        self.actor = at_desk(site_id=self.site_id, clock=clock)

    def person(
        self,
        name: str = "Toos van den Berg",
        *,
        born: int | None = None,
        postcode: str | None = None,
        phone: str | None = None,
    ) -> int:
        canaries.made(name)
        with self._database.transaction() as session:
            return add_person(
                session,
                name=parse_name(name),
                birth_year=born,
                postcode=postcode,
                phone=phone,
                actor=self.actor,
            )

    def activity(
        self,
        name: str = "",
        *,
        function: Function = Function.MEETING,
        capacity: int | None = None,
        enrolment: bool = False,
        walk_in: bool = False,
        sensitive: bool = False,
        public_name: str = "",
    ) -> int:
        number = next(self._number)
        return self.add(
            Activity(
                site_id=self.site_id,
                code=f"A{number}",
                name=name or f"Activity {number}",
                public_name=public_name,
                function=function,
                capacity=capacity,
                enrolment=enrolment,
                walk_in=walk_in,
                sensitive=sensitive,
            )
        )

    def occurrence(
        self,
        activity: int | str = "",
        *,
        day: date = TUESDAY,
        starts: time = time(10, 0),
        ends: time = time(11, 30),
        series: int | None = None,
        cancelled: bool = False,
        capacity: int | None = None,
    ) -> int:
        if isinstance(activity, str):
            activity = self.activity(activity, capacity=capacity)
        return self.add(
            Occurrence(
                activity_id=activity,
                series_id=series,
                day=day,
                starts=starts,
                ends=ends,
                state=OccurrenceState.CANCELLED if cancelled else OccurrenceState.PLANNED,
            )
        )

    def series(self, activity: int, *, weekday: int = 1, starts: time = time(10, 0)) -> int:
        return self.add(
            Series(
                activity_id=activity,
                rule="weekly",
                weekday=weekday,
                starts=starts,
                ends=time(starts.hour + 1, 30),
                first_day=date(2026, 1, 1),
                last_day=date(2026, 12, 31),
            )
        )

    def enrolment(
        self,
        person: int,
        *,
        series: int | None = None,
        occurrence: int | None = None,
        waiting: int | None = None,
    ) -> int:
        return self.add(
            Enrolment(
                person_id=person,
                series_id=series,
                occurrence_id=occurrence,
                state=EnrolmentState.WAITING if waiting else EnrolmentState.ENROLLED,
                waiting_position=waiting,
                first_day=date(2026, 1, 1),
                created_at=self.actor.now(),
            )
        )

    def visit(self, person: int, day: date, at: datetime) -> int:
        return self.add(
            Visit(
                site_id=self.site_id,
                person_id=person,
                day=day,
                day_part=day_part(self.actor.clock.wall(at).time()),
                arrived_at=at,
            )
        )

    def participation(self, person: int, occurrence: int, day: date, at: datetime) -> int:
        return self.add(
            Participation(occurrence_id=occurrence, person_id=person, day=day, arrived_at=at)
        )

    def role(self, name: str = "Gastvrouw", *, at_desk: bool = False) -> int:
        """Make a role, or give the one with that name."""
        if name not in self._roles:
            code = f"R{len(self._roles) + 1}"
            row = Role(site_id=self.site_id, code=code, name=name, at_desk=at_desk)
            self._roles[name] = self.add(row)
        return self._roles[name]

    def shift(
        self,
        role: int | str = "Gastvrouw",
        *,
        day: date = TUESDAY,
        starts: time = time(9),
        ends: time = time(12),
        occurrence: int | None = None,
        needed: int = 1,
        wished: int | None = None,
        at_desk: bool = False,
    ) -> int:
        return self.add(
            Shift(
                site_id=self.site_id,
                role_id=self.role(role) if isinstance(role, str) else role,
                day=day,
                starts=starts,
                ends=ends,
                occurrence_id=occurrence,
                needed=needed,
                wished=needed if wished is None else wished,
                at_desk=at_desk,
            )
        )

    def add(self, row: Base) -> int:
        with self._database.transaction() as session:
            session.add(row)
            session.flush()
            return row.id
