"""How old somebody is, where somebody lives, and who came before (figures B19, B20, B3.new)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from atelier.domain import Area, Person, Visit
from atelier.domain.ages import age_group
from atelier.reports.figures import By
from atelier.reports.periods import Period
from atelier.reports.rows import as_list, as_text, gathered, listed, numbers_in, rows_in
from atelier.reports.rules import Rules
from atelier.reports.scope import Scope
from atelier.reports.splits import PEOPLE

NO_AGE = ""
OTHER, OUTSIDE, UNKNOWN = "other", "outside", "unknown"
_NAMELESS = (NO_AGE, UNKNOWN)
_AREAS = select(Area.postcode, Area.name).where(Area.site_id == bindparam("site"))
_LISTED, _NUMBER = listed("people")
_CAME_BEFORE = (
    select(Visit.person_id)
    .where(Visit.person_id == _NUMBER, Visit.day < bindparam("first"))
    .correlate(_LISTED)
    .limit(1)  # so that PostgreSQL looks each of them up, and reads no others
    .scalar_subquery()
)
_NOT_KNOWN_BEFORE = or_(  # before the names went from the visits of a year (rule P15)
    Person.last_seen_on.is_(None), Person.last_seen_on >= bindparam("first")
)
_PEOPLE = select(
    gathered(_NUMBER),
    gathered(func.coalesce(Person.birth_year, 0)),
    gathered(func.coalesce(as_text(Person.postcode), "")),
    gathered(case((and_(_CAME_BEFORE.is_(None), _NOT_KNOWN_BEFORE), _NUMBER))),
).select_from(
    _LISTED.outerjoin(  # so that SQLite begins with the list
        Person, and_(Person.id == _NUMBER, Person.site_id == bindparam("site"))
    )
)


class People:
    """What figures ask of people. Each is read once, by number, together with the others.

    ``first_visits`` holds those who never visited before the period; they may have taken part
    in something.
    """

    def __init__(self, session: Session, *, site_id: int, period: Period, rules: Rules) -> None:
        self._session, self._rules = session, rules
        self._day = period.last
        self._where = {"site": site_id, "first": period.first}
        self._known = area_names(session, site_id=site_id)
        self._items: dict[int, tuple[str, str]] = {}  # age group and area
        self.first_visits: set[int] = set()

    def know(self, people: Iterable[int]) -> None:
        """Read those of whom nothing was read yet."""
        new = sorted(set(people) - self._items.keys())
        if not new:
            return
        where = {**self._where, "people": as_list(new)}
        for numbers, years, postcodes, first in rows_in(self._session, _PEOPLE, where):
            items = zip(_each(self._age, years), _each(self._area, postcodes), strict=True)
            self._items.update(zip(numbers_in(numbers), items, strict=True))
            self.first_visits.update(numbers_in(first))

    def splits(self, people: Iterable[int]) -> Iterator[tuple[By, Counter[str]]]:
        """Count people who are known, or what they did, by age and by area."""
        found = Counter(map(self._items.__getitem__, people))
        for number, by in enumerate(PEOPLE):
            items: Counter[str] = Counter()
            for both, times in found.items():
                items[both[number]] += times
            yield by, items

    def item(self, by: By, person: int | None) -> str:
        """Give the age group or the area of somebody; None is somebody without a name."""
        if person is None:
            return _NAMELESS[PEOPLE.index(by)]
        self.know((person,))
        return self._items[person][PEOPLE.index(by)]

    def narrowed(self, scope: Scope, people: list[int]) -> list[int]:
        """Give those who are within the scope, in their order."""
        self.know(people)
        wanted = (scope.age, scope.area)
        return [one for one in people if _is_within(self._items[one], wanted)]

    def _age(self, year: str) -> str:
        born = int(year)
        return age_group(born, self._day, self._rules.age_groups) if born else NO_AGE

    def _area(self, postcode: str) -> str:
        if not postcode or postcode in self._known:
            return postcode or UNKNOWN
        in_city = postcode.isdecimal() and self._rules.in_city(int(postcode))
        return OTHER if in_city else OUTSIDE


def _is_within(items: tuple[str, str], wanted: tuple[str | None, str | None]) -> bool:
    return all(want in (None, item) for item, want in zip(items, wanted, strict=True))


def _each(item: Callable[[str], str], values: str) -> Iterable[str]:
    """Turn each value of ``gathered`` into its item; there are few that differ."""
    words = values.split(",")
    items = {word: item(word) for word in set(words)}
    return map(items.__getitem__, words)


def area_names(session: Session, *, site_id: int) -> Mapping[str, str]:
    """Give the names of the areas that the house knows, by their postcode."""
    rows = session.execute(_AREAS, {"site": site_id})
    return {row.postcode: row.name for row in rows}


def nameless_are_within(scope: Scope) -> bool:
    """Say whether people of whom nothing is known are within a scope."""
    return _is_within(_NAMELESS, (scope.age, scope.area))
