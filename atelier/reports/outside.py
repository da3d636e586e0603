"""What leaves the house of a period: its figures, with what was published before them.

The calendar of reports: every month; every quarter after its months; every year after its
months and quarters; in each of them the year to date, in totals alone. Who asks for other days
gets them hidden against the months that they hold or lie in. Days that cross a month without
holding it are hidden by themselves alone: their difference from it is known to nobody.
"""

from collections.abc import Mapping

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Activity, Actor
from atelier.domain.rights import Right
from atelier.reports.external import Before, External, Parts, Within, external, external_hosts
from atelier.reports.figures import By, Code, Figures
from atelier.reports.hosts import host_item, newest_items
from atelier.reports.periods import Period, Span
from atelier.reports.protected import Programme
from atelier.reports.reported import reported
from atelier.reports.scope import Scope
from atelier.settings.partners import partners_of

__all__ = ["External", "Outside", "outside", "outside_hosts", "programme_of", "year_to_date"]

_ACTIVITIES = select(Activity.id, Activity.sensitive, Activity.function, Activity.host_id).where(
    Activity.site_id == bindparam("site")
)


@needs(Right.SEE_FIGURES)
def outside(
    session: Session, *, period: Period, actor: Actor, host_id: int | None = None
) -> External:
    """Give a period as it may leave the house; ``host_id``: the report of that host alone."""
    desk = Outside(session, actor)
    if host_id is None:
        return desk.house(period)
    return desk.host(period, host_id)


@needs(Right.SEE_FIGURES)
def outside_hosts(session: Session, *, period: Period, actor: Actor) -> Mapping[str, External]:
    """Give the reports of all hosts of a period, by item of By.HOST: faster than one by one."""
    return Outside(session, actor).hosts(period)


@needs(Right.SEE_FIGURES)
def year_to_date(
    session: Session, *, period: Period, actor: Actor, host_id: int | None = None
) -> External:
    """Give the totals from the first of January to the last day of a period.

    A total is hidden too where the year to date of a month earlier, or the months, would give
    away a small number with it.
    """
    return Outside(session, actor).to_date(period.to_date(), host_id)


@needs(Right.SEE_FIGURES)
def programme_of(session: Session, *, period: Period, actor: Actor) -> Programme:
    """Read which activities are sensitive, and what they are counted under in a period."""
    partners = partners_of(session, site_id=actor.site_id)
    rows = session.execute(_ACTIVITIES, {"site": actor.site_id}).all()
    return Programme(
        sensitive=frozenset(str(row.id) for row in rows if row.sensitive),
        functions={str(row.id): row.function.value for row in rows},
        hosts={str(row.id): host_item(partners, row.host_id, period.last) for row in rows},
        newest=newest_items(session, actor=actor),
    )


class Outside:
    """Makes the reports that belong together, each once; whoever prints several shares it."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self._session, self._actor = session, actor
        self._houses: dict[Period, External] = {}
        self._hosts: dict[Period, dict[str, External]] = {}

    def house(self, period: Period) -> External:
        """Give the report of the whole house."""
        if period not in self._houses:
            self._houses[period] = external(
                self._figures(period, None),
                before=self._before_house(period),
                programme=self._programme(period),
            )
        return self._houses[period]

    def hosts(self, period: Period) -> dict[str, External]:
        """Give the reports of all hosts who had something in the period."""
        if period not in self._hosts:
            house = self.house(period)
            items = {
                item: None
                for code in (Code.HELD, Code.PARTICIPATIONS, Code.CANCELLED, Code.WAITING)
                for item in house.counted.split(code, By.HOST)
                if item
            }
            self._hosts[period] = external_hosts(
                house,
                {item: self._figures(period, int(item)) for item in items},
                before={item: self._before_host(period, item) for item in items},
            )
        return self._hosts[period]

    def host(self, period: Period, host_id: int) -> External:
        """Give the report of one host; an empty one where there was nothing."""
        partners = partners_of(self._session, site_id=self._actor.site_id)
        item = host_item(partners, host_id, period.last)
        found = self.hosts(period).get(item)
        if found is not None:
            return found
        figures = self._figures(period, host_id)
        return external(figures, programme=self._programme(period), host=item)

    def to_date(self, period: Period, host_id: int | None) -> External:
        """Give the totals of a year to date."""
        months = tuple(period.months())
        figures = self._figures(period, host_id)
        before: list[Before] = []
        if _is_whole(period) and len(months) > 1:
            reports = [self._of(month, host_id) for month in months]
            before.append(Parts(tuple(reports)))
            earlier = Period(Span.OWN, period.first, months[-2].last)
            before.append(Parts((self._totals(earlier, host_id), reports[-1])))
        host = None if host_id is None else self._of(months[-1], host_id).host
        return external(
            figures,
            before=before,
            programme=self._programme(period),
            host=host,
            totals_only=True,
        )

    def _totals(self, period: Period, host_id: int | None) -> External:
        figures = self._figures(period, host_id)
        return external(figures, programme=self._programme(period), totals_only=True)

    def _of(self, period: Period, host_id: int | None) -> External:
        return self.house(period) if host_id is None else self.host(period, host_id)

    def _before_house(self, period: Period) -> list[Before]:
        return [
            Parts(tuple(map(self.house, parts)), complete) for parts, complete in _parts_of(period)
        ] + [Within(self.house(month)) for month in _month_around(period)]

    def _before_host(self, period: Period, item: str) -> list[Before]:
        return [
            Parts(tuple(self.host(part, int(item)) for part in parts), complete)
            for parts, complete in _parts_of(period)
        ]

    def _figures(self, period: Period, host_id: int | None) -> Figures:
        scope = Scope() if host_id is None else Scope(host_id=host_id)
        return reported(self._session, period=period, actor=self._actor, scope=scope).figures

    def _programme(self, period: Period) -> Programme:
        return programme_of(self._session, period=period, actor=self._actor)


def _parts_of(period: Period) -> list[tuple[list[Period], bool]]:
    """Give the reports that were made of parts of a period, and whether they are all of it."""
    if period.span in (Span.DAY, Span.WEEK, Span.MONTH):
        return []
    inside = [
        month
        for month in period.months()
        if period.first <= month.first and month.last <= period.last
    ]
    found = [(inside, _is_whole(period))] if inside else []
    if period.span is Span.YEAR:
        quarters = [Period.of(Span.QUARTER, month.first) for month in inside[::3]]
        found.append((quarters, True))
    return found


def _month_around(period: Period) -> list[Period]:
    """Give the month in which a few days lie; none where they are a month or more."""
    month = Period.of(Span.MONTH, period.first)
    is_part = month.first <= period.first and period.last <= month.last
    whole = (period.first, period.last) == (month.first, month.last)
    return [month] if is_part and not whole else []


def _is_whole(period: Period) -> bool:
    """Whether a period begins and ends with a month."""
    months = list(period.months())
    return (period.first, period.last) == (months[0].first, months[-1].last)
