"""Reading what a report tells: its period, those beside it, its months, and its partners."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Activity, Actor, Assignment, Function, Gone, Shift
from atelier.domain.rights import Right
from atelier.language import tr_count
from atelier.months.states import month_state
from atelier.reports.external import External, external
from atelier.reports.figures import By, Code, Figures
from atelier.reports.host_years import names_note
from atelier.reports.hosts import host_item
from atelier.reports.outside import Outside, programme_of
from atelier.reports.paper.absent import absent_of
from atelier.reports.paper.cells import Cells
from atelier.reports.paper.told import MonthTold, Told
from atelier.reports.periods import Period, Span
from atelier.reports.reported import reported
from atelier.reports.scope import Scope
from atelier.reports.targets import TargetRow, realised
from atelier.reports.trend import trend
from atelier.reports.versions import versions_of
from atelier.settings.partners import Partners, partners_of

_FUNCTIONS = select(Activity.id, Activity.function).where(Activity.site_id == bindparam("site"))
_OPEN_SHIFTS = (
    select(Shift.needed, func.count(Assignment.id))
    .join(Assignment, Assignment.shift_id == Shift.id, isouter=True)
    .where(
        Shift.site_id == bindparam("site"),
        Shift.day.between(bindparam("first"), bindparam("last")),
    )
    .group_by(Shift.id)
)
_SERIES = 13  # months: this one beside the same of last year
_YEAR = 12


@needs(Right.PART)
def read_told(
    session: Session,
    *,
    period: Period,
    actor: Actor,
    house: str,
    leaves: bool,
    host_id: int | None = None,
    large: bool = False,
    published: Outside | None = None,
) -> Told:
    """Read a report of the whole house, or of what one partner hosts.

    ``leaves``: it leaves the house, so small numbers are hidden (rule P29). Raises Gone where
    the partner is not of this house.
    """
    reader = Reader(session, actor, leaves=leaves, host_id=host_id, published=published)
    partners = reader.partners
    if host_id is not None and host_id not in partners.rows:
        raise Gone
    is_long = len(list(period.months())) > 1
    is_whole = is_long and host_id is None
    is_hosted = host_id is not None and period.span is Span.MONTH
    cells, then = reader.cells(period), reader.cells(period.year_before())
    return Told(
        house=house,
        reported=reported(session, period=period, actor=actor, scope=reader.scope),
        now=cells,
        before=reader.cells(period.moved(-1)),
        year_ago=then,
        to_date=cells if period.span is Span.YEAR else reader.to_date(period),
        functions=_functions(session, actor),
        clock=actor.clock,
        open_shifts=_open_shifts(session, period, actor),
        absent=absent_of(session, period=period, actor=actor),
        months=reader.months(period) if is_whole else (),
        targets=_targets(session, period, actor) if is_whole else (),
        own_months=reader.own_months(period) if is_long or is_hosted else (),
        hosts_then=_hosts_then(partners, then.figures, period),
        host=partners.name(host_id, period.last),
        notes=_notes(partners, cells.figures, period, host_id),
        large=large,
    )


class Reader:
    """Reads the figures of one period after another, for the same eyes."""

    def __init__(
        self,
        session: Session,
        actor: Actor,
        *,
        leaves: bool,
        host_id: int | None = None,
        published: Outside | None = None,
    ) -> None:
        self._session, self._actor, self._leaves = session, actor, leaves
        self._published = published or Outside(session, actor)
        self._host_id = host_id
        self.partners = partners_of(session, site_id=actor.site_id)
        self.scope = Scope(host_id=host_id)

    def cells(self, period: Period) -> Cells:
        """Give the figures of a period as they are printed."""
        if self._leaves:
            return _hidden(self._outside(period))
        return Cells(self._reported(period))

    def to_date(self, period: Period) -> Cells:
        """Give the totals of the year up to the end of a period, as they are printed."""
        if self._leaves:
            return _hidden(self._published.to_date(period.to_date(), self._host_id))
        return Cells(self._reported(period.to_date()))

    def version(self, figures: Figures, period: Period) -> Cells:
        """Give one version of a month as it is printed."""
        if not self._leaves:
            return Cells(figures)
        programme = programme_of(self._session, period=period, actor=self._actor)
        return _hidden(external(figures, programme=programme))

    def months(self, period: Period) -> tuple[MonthTold, ...]:
        """Give the series of months up to the last one of the period."""
        count = _YEAR if period.span is Span.YEAR else _SERIES
        if not self._leaves:
            points = trend(self._session, last=period, months=count, actor=self._actor)
            return tuple(MonthTold(one.month, Cells(one.figures)) for one in points)
        last = Period.of(Span.MONTH, period.last)
        months = [last.moved(-back) for back in reversed(range(count))]
        return tuple(MonthTold(month, self.cells(month)) for month in months)

    def own_months(self, period: Period) -> tuple[MonthTold, ...]:
        """Give the months of the period with their versions."""
        found = []
        for month in period.months():
            versions = versions_of(self._session, month=month, actor=self._actor)
            newest = versions[-1] if versions else None
            state = month_state(self._session, day=month.first, actor=self._actor)
            none = Cells(Figures({}, {}))
            found.append(MonthTold(month, none, newest, state.correcting))
        return tuple(found)

    def _outside(self, period: Period) -> External:
        if self._host_id is None:
            return self._published.house(period)
        return self._published.host(period, self._host_id)

    def _reported(self, period: Period) -> Figures:
        told = reported(self._session, period=period, actor=self._actor, scope=self.scope)
        return told.figures


def _hidden(report: External) -> Cells:
    return Cells(report.figures, report)


def _functions(session: Session, actor: Actor) -> Mapping[str, Function]:
    rows = session.execute(_FUNCTIONS, {"site": actor.site_id})
    return {str(number): function for number, function in rows}


def _targets(session: Session, period: Period, actor: Actor) -> tuple[TargetRow, ...]:
    return realised(session, year=period.last.year, actor=actor, until=period.last)


def _open_shifts(session: Session, period: Period, actor: Actor) -> int:
    where = {"site": actor.site_id, "first": period.first, "last": period.last}
    return sum(max(0, needed - taken) for needed, taken in session.execute(_OPEN_SHIFTS, where))


def _hosts_then(
    partners: Partners, figures: Figures, period: Period
) -> Mapping[str, tuple[str, ...]]:
    """Give by host at the end of the period the items that it had in other figures."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for item in dict.fromkeys(key.item for key in figures if key.by is By.HOST):
        found[host_item(partners, int(item) if item else None, period.last)].append(item)
    return {item: tuple(items) for item, items in found.items()}


def _notes(
    partners: Partners, figures: Figures, period: Period, host_id: int | None
) -> tuple[str, ...]:
    """Give the footnotes: partners under two names, and people who were erased since."""
    since = period.year_before().first if period.span is Span.YEAR else period.first
    items = [str(host_id)] if host_id is not None else list(figures.split(Code.HELD, By.HOST))
    found = [
        names_note(partners.history(_at(partners, item, period.last)), since, period.last)
        for item in items
        if item
    ]
    erased = figures.total(Code.UNIQUE_ERASED)
    if erased:
        found.append(
            tr_count(
                "{count} visitor counts here whose name is not kept any more. Who was erased and "
                "comes back counts as somebody new.",
                "{count} visitors count here whose names are not kept any more. Who was erased "
                "and comes back counts as somebody new.",
                erased,
            )
        )
    return tuple(dict.fromkeys(note for note in found if note))


def _at(partners: Partners, item: str, day: date) -> int:
    found = partners.at(int(item), day)
    return int(item) if found is None else found.id
