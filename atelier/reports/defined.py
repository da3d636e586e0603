"""What a definition is, and what figures are numbers of."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure is a number of."""

    VISITS = "visits"
    PARTICIPATIONS = "participations"
    PEOPLE = "people"
    CARE_UNITS = "care_units"
    QUESTIONS = "questions"
    MINUTES = "minutes"
    OCCURRENCES = "occurrences"
    PLACES = "places"
    DAY_PARTS = "day_parts"


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure of DOMAIN.md 3.2: its ``code`` ("B3"), what it is called and what is counted.

    ``never`` says what is not counted; empty where nothing could be mistaken for it. ``unit`` is
    None for a share and for a way to split.
    """

    code: str
    term: str
    text: str
    unit: Unit | None
    never: str = ""
