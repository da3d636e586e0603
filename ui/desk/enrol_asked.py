"""For whom a place is asked at the desk, and what."""

from dataclasses import dataclass

from atelier.discreet import Discreet


@dataclass(frozen=True, slots=True, repr=False)
class Enrollee(Discreet):
    """For whom a place is asked: somebody known, somebody new by ``name``, or nobody yet."""

    person_id: int | None = None
    name: str = ""

    @property
    def new(self) -> bool:
        """Whether they are to be entered with their place."""
        return self.person_id is None and bool(self.name)


@dataclass(frozen=True, slots=True, repr=False)
class Asked(Discreet):
    """What is asked for: a series, or one day of it, and what was typed with it."""

    who: Enrollee
    series_id: int | None
    occurrence_id: int | None
    waiting: bool
    offered: bool
    birth_year: str
    contact_name: str
    contact_phone: str
