"""Scope: which part of the house is counted."""

from dataclasses import dataclass

from atelier.domain import DayPart, Function
from atelier.reports.figures import By


@dataclass(frozen=True, slots=True)
class Scope:
    """What the figures are narrowed down to; None is everything.

    ``host_id`` is any row of the line of an organisation. ``age`` and ``area`` are items of
    By.AGE and By.AREA. Within a scope the figure of the period is exactly what the split by
    that one thing gives for that item; figures that such a thing does not have are nil: a visit
    is of no activity, a room has no age.
    """

    function: Function | None = None
    activity_id: int | None = None
    host_id: int | None = None
    age: str | None = None
    area: str | None = None
    day_part: DayPart | None = None

    @property
    def places(self) -> bool:
        """Whether it is narrowed down to some activities."""
        return (self.function, self.activity_id, self.host_id) != (None, None, None)

    @property
    def people(self) -> bool:
        """Whether it is narrowed down to some people."""
        return (self.age, self.area) != (None, None)

    @property
    def only(self) -> tuple[By, str] | None:
        """Give the one item that it is narrowed down to; None for all, and for several."""
        given = [
            (By.FUNCTION, self.function),
            (By.ACTIVITY, self.activity_id),
            (By.HOST, self.host_id),
            (By.AGE, self.age),
            (By.AREA, self.area),
            (By.DAY_PART, self.day_part),
        ]
        found = [(by, str(item)) for by, item in given if item is not None]
        return found[0] if len(found) == 1 else None
