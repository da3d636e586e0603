"""How many places are free, for whoever sends people to the house: numbers and no names."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.queries import shown_days
from atelier.calendar.shown import ShownOccurrence
from atelier.domain import Actor, Function
from atelier.domain.rights import Right


@dataclass(frozen=True, slots=True)
class FreePlaces:
    """An activity with a number of places, and how many are free the next time that it happens.

    An activity that happens at several times has a row for each. ``host`` is empty where there
    is none; ``id`` is that of the occurrence.
    """

    id: int
    activity_id: int
    name: str
    function: Function
    day: date
    starts: time
    ends: time
    room: str
    host: str
    capacity: int
    enrolled: int
    waiting: int

    @property
    def free(self) -> int:
        """Give how many can still come: none while others wait for a place."""
        return 0 if self.waiting else max(0, self.capacity - self.enrolled)


@needs(Right.SEE_PROGRAMME)
def free_places(
    session: Session, *, first_day: date, last_day: date, actor: Actor
) -> tuple[FreePlaces, ...]:
    """Count the places of all that asks for enrolment in these days, both included.

    Of each series the first time that goes ahead counts; what is of no series counts each time.
    """
    shown = shown_days(session, first_day=first_day, last_day=last_day, actor=actor)
    found: dict[object, FreePlaces] = {}
    for row in shown.occurrences:
        if row.enrolment and row.capacity is not None and not row.cancelled:
            found.setdefault(_place(row), _row(row, row.capacity))
    return tuple(sorted(found.values(), key=lambda one: (one.function, one.name, one.day)))


def _place(row: ShownOccurrence) -> object:
    """Give what makes two rows one: the series, its weekday and its time."""
    if row.series_id is None:
        return row.id
    return row.series_id, row.day.weekday(), row.first


def _row(row: ShownOccurrence, capacity: int) -> FreePlaces:
    return FreePlaces(
        row.id,
        row.activity_id,
        row.name,
        row.function,
        row.day,
        row.starts,
        row.ends,
        row.room,
        row.host,
        capacity,
        row.enrolled,
        row.waiting,
    )
