"""A group with a register: eleven people with a place, at two in the afternoon of a Tuesday."""

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from uuid import uuid4

from sqlalchemy import func, select

from atelier.attendance.marking import set_mark
from atelier.attendance.marks import Mark
from atelier.attendance.register import Register, register_of
from atelier.attendance.sheet import attendance_sheet
from atelier.database import Database
from atelier.domain import Actor, Participation, Tally, Visit
from tests.making import TUESDAY, Making

NAMES = (
    "Fatiha el Amrani",
    "Sjaak van den Berg",
    "Wim Hendriks",
    "Annie ter Horst",
    "Mies Jansen",
    "Toos Janssens",
    "Lan Nguyễn",
    "Emine Öztürk",
    "Gerrit Peters",
    "Bep de Vries",
    "Jo Willems",
)
"""As Dutch lists sort them: row 1 to 11."""


@dataclass
class Group:
    """``people`` in the order of their rows."""

    database: Database
    actor: Actor
    activity: int
    series: int
    occurrence: int
    people: list[int]

    def register(self) -> Register:
        with self.database.reading() as session:
            return register_of(session, occurrence_id=self.occurrence, actor=self.actor)

    def marks(self) -> str:
        """Give the marks as letters, row by row: A, M, N, and - for none."""
        letters = {Mark.PRESENT: "A", Mark.EXCUSED: "M", Mark.ABSENT: "N", Mark.NONE: "-"}
        return "".join(letters[row.mark] for row in self.register().rows)

    def mark(self, row: int, mark: Mark) -> int:
        """Mark the person of a row, and give the action."""
        action = partial(
            set_mark,
            occurrence_id=self.occurrence,
            person_id=self.people[row - 1],
            mark=mark,
            actor=self.actor,
            key=uuid4(),
        )
        return self.database.perform(action).action_id

    def print_list(self) -> str:
        """Print the list, and give its number."""
        action = partial(
            attendance_sheet, occurrence_id=self.occurrence, actor=self.actor, key=uuid4()
        )
        return self.database.perform(action).number

    def counts(self) -> tuple[int, int, int]:
        """Give the visits, the participations by name, and the participations without one."""
        with self.database.reading() as session:
            tallied = select(func.coalesce(func.sum(Tally.participations), 0))
            return (
                session.scalar(select(func.count()).select_from(Visit)) or 0,
                session.scalar(select(func.count()).select_from(Participation)) or 0,
                session.scalar(tallied) or 0,
            )


def group_of(
    database: Database,
    making: Making,
    *,
    day: date = TUESDAY,
    starts: time = time(14, 0),
    names: tuple[str, ...] = NAMES,
    capacity: int | None = 14,
) -> Group:
    """Make the group; every person has a place in the series."""
    activity = making.activity("Koersbal", capacity=capacity, enrolment=True)
    series = making.series(activity, weekday=day.weekday(), starts=starts)
    occurrence = making.occurrence(
        activity, series=series, day=day, starts=starts, ends=time(starts.hour + 1, 30)
    )
    people = [making.person(name) for name in names]
    for person in people:
        making.enrolment(person, series=series)
    return Group(database, making.actor, activity, series, occurrence, people)
