"""What is written of the sample house already: the rows that others point to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from atelier.domain import Actor, Base
from atelier.sample.house import SampleHouse

_CHUNK = 5000  # rows
_NOON = 12 * 60


@dataclass(slots=True)
class Written:
    """The ids of people, series and occurrences, in the order of the house's own lists."""

    session: Session
    actor: Actor
    house: SampleHouse
    today: date
    people: list[int] = field(default_factory=list)
    series: list[int] = field(default_factory=list)
    occurrences: list[int] = field(default_factory=list)

    def add(self, rows: Sequence[Base]) -> list[int]:
        """Write rows that others point to, and give their ids."""
        self.session.add_all(rows)
        self.session.flush()  # for their ids
        return [row.id for row in rows]

    def insert(self, table: type[Base], values: list[dict[str, Any]]) -> None:
        """Write many rows that nothing points to."""
        for start in range(0, len(values), _CHUNK):
            self.session.execute(insert(table), values[start : start + _CHUNK])

    def moments(self, day: date) -> Callable[[float], datetime]:
        """Give what turns a minute of a day into a moment; the clock never changes at noon."""
        noon = self.actor.clock.moment(day, time(12))

        def moment(at: float) -> datetime:
            return noon + timedelta(seconds=round((at - _NOON) * 60))

        return moment
