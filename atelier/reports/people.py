"""In which age group somebody is, and where somebody lives (figures B19 and B20)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.domain import Area
from atelier.domain.ages import age_group
from atelier.reports.figures import By
from atelier.reports.reading import born_in, living_in
from atelier.reports.rules import Rules
from atelier.reports.scope import Scope

NO_AGE = ""
OTHER, OUTSIDE, UNKNOWN = "other", "outside", "unknown"
_AREAS = select(Area.postcode, Area.name).where(Area.site_id == bindparam("site"))


@dataclass(frozen=True, slots=True)
class People:
    """The age group and the area of each person of whom it is known."""

    ages: Mapping[int, str]
    areas: Mapping[int, str]

    def split(self, by: By, people: Iterable[int]) -> Counter[str]:
        """Count people, or what they did, by age or by area."""
        items, unknown = self._items(by)
        found: Counter[str | None] = Counter(map(items.get, people))
        known = Counter({item: number for item, number in found.items() if item is not None})
        if found[None]:
            known[unknown] += found[None]
        return known

    def item(self, by: By, person: int | None) -> str:
        """Give the age group or the area of somebody; None is somebody without a name."""
        items, unknown = self._items(by)
        return unknown if person is None else items.get(person, unknown)

    def narrowed(self, scope: Scope, people: list[int]) -> list[int]:
        """Give those who are within the scope, in their order."""
        if scope.age is not None:
            people = [one for one in people if self.item(By.AGE, one) == scope.age]
        if scope.area is not None:
            people = [one for one in people if self.item(By.AREA, one) == scope.area]
        return people

    def _items(self, by: By) -> tuple[Mapping[int, str], str]:
        return (self.ages, NO_AGE) if by is By.AGE else (self.areas, UNKNOWN)


def people_of(session: Session, *, site_id: int, day: date, rules: Rules) -> People:
    """Read of everybody in the house how old they are in the year of ``day``, and where from."""
    ages: dict[int, str] = {}
    for year, people in born_in(session, site_id):
        ages.update(dict.fromkeys(people, age_group(year, day, rules.age_groups)))
    known = area_names(session, site_id=site_id)
    areas: dict[int, str] = {}
    for postcode, people in living_in(session, site_id):
        areas.update(dict.fromkeys(people, _area(postcode, known, rules)))
    return People(ages, areas)


def area_names(session: Session, *, site_id: int) -> Mapping[str, str]:
    """Give the names of the areas that the house knows, by their postcode."""
    rows = session.execute(_AREAS, {"site": site_id})
    return {row.postcode: row.name for row in rows}


def nameless_are_within(scope: Scope) -> bool:
    """Say whether people of whom nothing is known are within a scope."""
    return scope.age in (None, NO_AGE) and scope.area in (None, UNKNOWN)


def _area(postcode: str, known: Mapping[str, str], rules: Rules) -> str:
    if postcode in known:
        return postcode
    return OTHER if postcode.isdecimal() and rules.in_city(int(postcode)) else OUTSIDE
