"""The rules of the house that its figures are counted after, as its settings keep them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.domain import DayPart, Setting
from atelier.domain.ages import AGE_GROUPS
from atelier.settings.counting import read_ages
from atelier.settings.hours import DAY_PARTS, USUAL_PARTS, DayParts, read_day_parts

_HOUR = 60
_CITY = "6500-6549"  # Nijmegen
_NAMES = (
    "age_groups",
    "care_unit_minimum_hours",
    "care_unit_touched_hours",
    "city_postcodes",
    DAY_PARTS,
)
_SETTINGS = select(Setting.name, Setting.value).where(
    Setting.site_id == bindparam("site"), Setting.name.in_(_NAMES)
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What may differ from contract to contract.

    ``age_groups``: the first age of each group (B19). ``care_minimum``: the minutes from which
    an occurrence of day activities counts at all, and ``care_touched`` the minutes of a part of
    the day that make a unit of their own (B7). ``city``: the postcodes of the city, from and to,
    both included (B20). ``parts``: when the parts of the day begin, of an occurrence; a visit
    keeps the part in which it was counted.
    """

    age_groups: tuple[int, ...] = AGE_GROUPS
    care_minimum: int = 3 * _HOUR
    care_touched: int = 2 * _HOUR
    city: tuple[tuple[int, int], ...] = ((6500, 6549),)
    parts: DayParts = USUAL_PARTS

    def in_city(self, postcode: int) -> bool:
        """Say whether the four digits of a postcode lie in the city."""
        return any(first <= postcode <= last for first, last in self.city)

    def part_of(self, minute: int) -> DayPart:
        """Give the part of the day in which a minute of it lies: an occurrence's is its start's."""
        if minute < self.noon:
            return DayPart.MORNING
        return DayPart.AFTERNOON if minute < self.evening else DayPart.EVENING

    @property
    def noon(self) -> int:
        """The minute of the day at which the afternoon begins."""
        return self.parts.noon.hour * _HOUR + self.parts.noon.minute

    @property
    def evening(self) -> int:
        """The minute of the day at which the evening begins."""
        return self.parts.evening.hour * _HOUR + self.parts.evening.minute


def rules_of(session: Session, *, site_id: int) -> Rules:
    """Read the rules of a house; a setting that cannot be read is as if it were not there."""
    rows = session.execute(_SETTINGS, {"site": site_id})
    return _rules({row.name: row.value for row in rows})


def _rules(settings: Mapping[str, str]) -> Rules:
    return Rules(
        age_groups=read_ages(settings.get("age_groups", "")),
        care_minimum=_minutes(settings.get("care_unit_minimum_hours", ""), 3),
        care_touched=_minutes(settings.get("care_unit_touched_hours", ""), 2),
        city=_ranges(settings.get("city_postcodes", _CITY)) or _ranges(_CITY),
        parts=read_day_parts(settings.get(DAY_PARTS, "")),
    )


def _minutes(text: str, hours: int) -> int:
    try:
        minutes = round(float(text.replace(",", ".")) * _HOUR)
    except (ValueError, OverflowError):
        minutes = 0
    return minutes if minutes > 0 else hours * _HOUR


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for word in text.replace(" ", "").split(","):
        first, _, last = word.partition("-")
        if first.isdecimal() and (last.isdecimal() or not last):
            found.append((int(first), int(last or first)))
    return tuple(found)
