"""A house with volunteers and shifts for the tests, and the roster's tasks in few words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from functools import partial
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import inspect, select

from atelier.database import Database
from atelier.domain import (
    Activity,
    Actor,
    Assignment,
    AssignmentState,
    Availability,
    Base,
    DayAvailability,
    FixedPlace,
    Occurrence,
    Pairing,
    Person,
    Role,
    Series,
    Shift,
    ShiftPattern,
    Volunteer,
    VolunteerAway,
    VolunteerRole,
    VolunteerStatus,
)
from atelier.journal.changes import ChangeUndone
from atelier.roster.assigning import assign
from atelier.roster.patterns import PatternForm, save_pattern
from atelier.roster.queries import shift_row
from atelier.roster.rows import ShiftRow
from atelier.roster.undoing import take_back_roster
from tests.making import TUESDAY, Making

T = TypeVar("T")
KINDS: tuple[type[Base], ...] = (
    *(Role, Volunteer, VolunteerRole, Availability, DayAvailability, VolunteerAway, Pairing),
    *(ShiftPattern, FixedPlace, Shift, Assignment, Series, Occurrence),
)


@dataclass
class Rostering:
    """A house, and the desk at which its roster is made."""

    database: Database
    making: Making
    people: dict[int, str] = field(default_factory=dict)

    @property
    def actor(self) -> Actor:
        return self.making.actor

    def role(self, name: str = "Gastvrouw", **facts: Any) -> int:  # noqa: ANN401
        """Make a role that asks nothing but what is said here."""
        role = self.making.role(name)
        with self.database.transaction() as session:
            row = session.get_one(Role, role)
            for column, value in facts.items():
                setattr(row, column, value)
        return role

    def volunteer(
        self,
        name: str = "Toos van den Berg",
        *roles: int,
        trained: int = 9,
        vog: date | None = None,
        **facts: Any,  # noqa: ANN401
    ) -> int:
        """Make an active volunteer with these roles, shown often enough."""
        person = self.making.person(name)
        facts = {"status": VolunteerStatus.ACTIVE} | facts
        self.making.add(Volunteer(person_id=person, **facts))
        for role in roles:
            self.making.add(
                VolunteerRole(person_id=person, role_id=role, trained=trained, vog_seen_on=vog)
            )
        self.people[person] = name
        return person

    def children(self, name: str = "Kinderclub", day: date = TUESDAY) -> int:
        """Make an occurrence of an activity for children."""
        activity = self.making.activity(name)
        with self.database.transaction() as session:
            session.get_one(Activity, activity).for_children = True
        return self.making.occurrence(activity, day=day, starts=time(13, 30), ends=time(15, 30))

    def do(self, action: Callable[..., T], **facts: Any) -> T:  # noqa: ANN401
        """Save something at the desk, with a key of its own."""
        wanted = {"actor": self.actor, "key": uuid4()} | facts
        return self.database.perform(partial(action, **wanted))

    def put(self, person: int, shift: int, **facts: Any) -> int:  # noqa: ANN401
        """Put somebody into a shift, and give the number of the change."""
        return self.do(assign, shift_id=shift, person_id=person, **facts).change_id

    def ask(self, query: Callable[..., T], **facts: Any) -> T:  # noqa: ANN401
        with self.database.reading() as session:
            return query(session, actor=self.actor, **facts)

    def pattern(self, role: int, first_day: date = TUESDAY, **facts: Any) -> int:  # noqa: ANN401
        times = {} if "activity_id" in facts else {"starts": time(9), "ends": time(12)}
        form = PatternForm(role, first_day, **{**times, **facts})
        return self.do(save_pattern, form=form).pattern_id

    def row(self, shift: int) -> ShiftRow:
        found = self.ask(shift_row, shift_id=shift)
        assert found is not None
        return found

    def states(self, shift: int) -> dict[int, AssignmentState]:
        """Give how everybody stands in a shift."""
        return {one.person_id: one.state for one in self.row(shift).places}

    def shifts(self, pattern: int) -> list[Shift]:
        """Give the shifts that a pattern made, by day."""
        with self.database.reading() as session:
            rows = select(Shift).where(Shift.pattern_id == pattern).order_by(Shift.day, Shift.id)
            return list(session.scalars(rows))

    def undo(self, change_id: int) -> ChangeUndone:
        return self.database.perform(
            partial(take_back_roster, change_id=change_id, actor=self.actor)
        )

    def everything(self) -> list[tuple[object, ...]]:
        """Read every row that a change of the roster may touch, but for its version."""
        with self.database.reading() as session:
            return [
                (kind.__name__, *(getattr(row, name) for name in _columns(kind)))
                for kind in KINDS
                for row in session.scalars(select(kind).order_by(inspect(kind).primary_key[0]))
            ]

    def number(self, kind: type[Base]) -> int:
        with self.database.reading() as session:
            return len(session.scalars(select(kind)).all())

    def person(self, person: int) -> Person | None:
        with self.database.reading() as session:
            return session.get(Person, person)


def _columns(kind: type[Base]) -> list[str]:
    return [one.key for one in inspect(kind).column_attrs if one.key != "version"]
