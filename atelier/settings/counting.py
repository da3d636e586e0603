"""What the figures are counted after, where contracts differ: ages, hours of care, the city.

The names and the form of these settings are those of ``atelier.reports.rules``, which reads
them; here they are checked before they are kept. Months that were closed stay as they were.
"""

import re
from dataclasses import dataclass

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, Right
from atelier.domain.ages import AGE_GROUPS
from atelier.settings.keeping import hold_settings, is_change, read_values, write_values
from atelier.settings.refusals import AgesWrong, CareHoursWrong, PostcodesWrong

AGES, MINIMUM, TOUCHED, CITY = (
    "age_groups",
    "care_unit_minimum_hours",
    "care_unit_touched_hours",
    "city_postcodes",
)
NAMES = (AGES, MINIMUM, TOUCHED, CITY)
OLDEST, MOST_GROUPS = 120, 15
_USUAL = {
    AGES: ", ".join(map(str, AGE_GROUPS)),
    MINIMUM: "3",
    TOUCHED: "2",
    CITY: "6500-6549",  # Nijmegen
}
_HOURS = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")
_LEAST_HOURS, _MOST_HOURS = 0.5, 12
_POSTCODES = re.compile(r"([1-9]\d{3})(?:-([1-9]\d{3}))?")


@dataclass(frozen=True, slots=True)
class CountingFacts:
    """The rules as they are typed: ages with commas, hours, postcodes from-to with commas.

    ``age_groups`` are the first ages of the groups (B19), ``minimum`` and ``touched`` the hours
    of a unit of day activities (B7), ``city`` the postcodes of the city (B20).
    """

    age_groups: str
    minimum: str
    touched: str
    city: str


@needs(Right.SETTINGS)
def counting_facts(session: Session, *, actor: Actor) -> CountingFacts:
    """Read the rules; what was never set is as usual."""
    values = _USUAL | read_values(session, site_id=actor.site_id, names=NAMES)
    return CountingFacts(*(values[name] for name in NAMES))


@needs(Right.SETTINGS)
def save_counting(
    session: Session, *, facts: CountingFacts, was: CountingFacts, actor: Actor
) -> CountingFacts:
    """Count after other rules from now on; give what stands there now.

    Raises AgesWrong, CareHoursWrong, PostcodesWrong or SettingsChangedElsewhere.
    """
    checked = CountingFacts(
        _ages(facts.age_groups),
        _hours("minimum", facts.minimum),
        _hours("touched", facts.touched),
        _city(facts.city),
    )
    hold_settings(session, actor=actor)
    there = counting_facts(session, actor=actor)
    if is_change(there=there, was=was, wanted=checked):
        write_values(session, names=NAMES, values=_values(checked), actor=actor)
    return checked


def age_groups_of(session: Session, *, site_id: int) -> tuple[int, ...]:
    """Give the first age of each group (B19), the youngest first."""
    return read_ages(read_values(session, site_id=site_id, names=(AGES,)).get(AGES, ""))


def read_ages(text: str) -> tuple[int, ...]:
    """Make the first ages of a setting; what cannot be read is as usual."""
    words = text.replace(" ", "").split(",")
    if not all(word.isdecimal() for word in words):
        return AGE_GROUPS
    return tuple(sorted({0, *map(int, words)}))


def _values(facts: CountingFacts) -> dict[str, str]:
    texts = (facts.age_groups, facts.minimum, facts.touched, facts.city)
    return dict(zip(NAMES, texts, strict=True))


def _ages(text: str) -> str:
    words = [word for word in re.split(r"[,;\s]+", text.strip()) if word]
    if not words or not all(word.isascii() and word.isdigit() and len(word) < 4 for word in words):
        raise AgesWrong
    ages = [int(word) for word in words]
    ages = ages if ages[0] == 0 else [0, *ages]
    if ages != sorted(set(ages)) or ages[-1] > OLDEST or len(ages) > MOST_GROUPS:
        raise AgesWrong
    return ", ".join(map(str, ages))


def _hours(field: str, text: str) -> str:
    if not _HOURS.fullmatch(text.strip()):
        raise CareHoursWrong(field)
    hours = float(text.replace(",", "."))
    if not _LEAST_HOURS <= hours <= _MOST_HOURS:
        raise CareHoursWrong(field)
    return f"{hours:g}".replace(".", ",")


def _city(text: str) -> str:
    ranges = [_POSTCODES.fullmatch(word) for word in re.split(r"[,;]", text.replace(" ", ""))]
    found = [(one[1], one[2]) for one in ranges if one is not None]
    if not found or len(found) < len(ranges) or any(last and last < first for first, last in found):
        raise PostcodesWrong
    return ", ".join(f"{first}-{last}" if last else first for first, last in found)
