"""Scope: which part of the house is counted."""

from dataclasses import dataclass

from atelier.domain import DayPart, Function


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
