"""The frame of one count: the period, what it is narrowed down to, and what was read for it."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.attendance.missing import now_at_house
from atelier.calendar.naming import public
from atelier.domain import Activity, Actor
from atelier.reports.figures import By
from atelier.reports.hosts import host_item
from atelier.reports.people import People, area_names, nameless_are_within
from atelier.reports.periods import Period
from atelier.reports.reading import Crowd, Meeting, meetings_of, visits_of
from atelier.reports.rows import as_text, rows_in
from atelier.reports.rules import rules_of
from atelier.reports.scope import Scope
from atelier.settings.partners import partners_of

_ACTIVITIES = select(
    Activity.id,
    Activity.name,
    Activity.public_name,
    Activity.sensitive,
    as_text(Activity.function),
    Activity.host_id,
    Activity.walk_in,
    Activity.access,
).where(Activity.site_id == bindparam("site"))
_EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Line:
    """One activity: what it is called, and the items under which it is counted."""

    id: int
    name: str
    function: str
    host: str
    open_door: bool

    def item(self, by: By) -> str:
        """Give its item of By.FUNCTION, By.ACTIVITY or By.HOST."""
        if by is By.FUNCTION:
            return self.function
        return self.host if by is By.HOST else str(self.id)


class Frame:
    """What one count stands in; everything is read once, when it is first asked for."""

    def __init__(self, session: Session, *, period: Period, actor: Actor, scope: Scope) -> None:
        self.session, self.period, self.actor, self.scope = session, period, actor, scope
        self.site_id = actor.site_id
        self.rules = rules_of(session, site_id=actor.site_id)
        self.partners = partners_of(session, site_id=actor.site_id)
        rows = rows_in(session, _ACTIVITIES, {"site": actor.site_id})
        self.lines = {row[0]: self._line(*row) for row in rows}
        self.where: dict[str, Any] = {
            "site": actor.site_id,
            "first": period.first,
            "last": period.last,
            **now_at_house(actor),
        }

    @cached_property
    def people(self) -> People:
        """How old everybody is on the last day of the period, and where they live."""
        found = People(self.session, site_id=self.site_id, period=self.period, rules=self.rules)
        crowds = [*self._all_visits.values(), *(one.crowd for one in self._all_meetings)]
        found.know(set().union(*(crowd.people for crowd in crowds)))
        return found

    @cached_property
    def visits(self) -> dict[tuple[int, str], Crowd]:
        """Who was in the house, by day and part of the day, within the scope."""
        if self.scope == _EVERYTHING:
            return self._all_visits
        return {
            (day, part): self.narrowed(crowd)
            for (day, part), crowd in self._all_visits.items()
            if self.scope.day_part in (None, part)
        }

    @cached_property
    def meetings(self) -> list[Meeting]:
        """The occurrences within the scope, those that do not count included."""
        if self.scope == _EVERYTHING:
            return self._all_meetings
        kept = [one for one in self._all_meetings if self.keeps(one.activity_id, one.starts)]
        return [replace(one, crowd=self.narrowed(one.crowd)) for one in kept]

    @cached_property
    def _all_visits(self) -> dict[tuple[int, str], Crowd]:
        """A visit is of no activity: narrowed down to some there are none."""
        return {} if self.scope.places else visits_of(self.session, self.where)

    @cached_property
    def _all_meetings(self) -> list[Meeting]:
        return meetings_of(self.session, self.where)

    def narrowed(self, crowd: Crowd) -> Crowd:
        """Give those of a crowd who are within the scope."""
        if not self.scope.people:
            return crowd
        people = self.people.narrowed(self.scope, crowd.people)
        if nameless_are_within(self.scope):
            return Crowd(people, crowd.unlinked, crowd.unnamed)
        return Crowd(people)

    def has(self, person: int | None) -> bool:
        """Say whether somebody is within the scope; None is somebody without a name."""
        if person is None:
            return nameless_are_within(self.scope)
        return not self.scope.people or bool(self.people.narrowed(self.scope, [person]))

    def keeps(self, activity_id: int | None, starts: int) -> bool:
        """Say whether an activity at that minute of the day is within the scope."""
        if self.scope.day_part not in (None, self.rules.part_of(starts)):
            return False
        return self.keeps_line(activity_id)

    def keeps_line(self, activity_id: int | None) -> bool:
        """Say whether an activity is within the scope; None is no activity."""
        if not self.scope.places:
            return True
        line = None if activity_id is None else self.lines.get(activity_id)
        if line is None:
            return False
        scope = self.scope
        return (
            scope.function in (None, line.function)
            and scope.activity_id in (None, line.id)
            and (scope.host_id is None or line.host == self.host(scope.host_id))
        )

    def only(self) -> tuple[By, str] | None:
        """Give the one item that it is narrowed down to; None for all, and for several."""
        scope = self.scope
        items = {
            By.FUNCTION: scope.function,
            By.ACTIVITY: scope.activity_id,
            By.HOST: None if scope.host_id is None else self.host(scope.host_id),
            By.AGE: scope.age,
            By.AREA: scope.area,
            By.DAY_PART: scope.day_part,
        }
        given = [(by, str(item)) for by, item in items.items() if item is not None]
        return given[0] if len(given) == 1 else None

    def host(self, host_id: int | None) -> str:
        """Give the item of By.HOST of an organisation, in this period."""
        return host_item(self.partners, host_id, self.period.last)

    def place(self, activity_id: int | None, by: By) -> str:
        """Give the item of By.FUNCTION, By.ACTIVITY or By.HOST of an activity, or of none."""
        return "" if activity_id is None else self.lines[activity_id].item(by)

    def labels(self) -> dict[tuple[By, str], str]:
        """Give what activities, hosts and areas are called in this period."""
        found = {(By.ACTIVITY, str(line.id)): line.name for line in self.lines.values()}
        for partner in self.partners.rows.values():
            for by in (By.HOST, By.ORGANISATION):
                found[by, str(partner.id)] = partner.name
        names = area_names(self.session, site_id=self.site_id)
        return found | {(By.AREA, postcode): name for postcode, name in names.items()}

    def _line(self, *row: Any) -> Line:  # noqa: ANN401 - a row as the database gives it
        number, name, neutral, sensitive, function, host_id, walk_in, access = row
        return Line(
            id=number,
            name=public(name, neutral, sensitive=sensitive),
            function=function,
            host=self.host(host_id),
            open_door=walk_in and access == "open",
        )
