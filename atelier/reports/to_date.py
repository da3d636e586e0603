"""The year to date: its months added up from their newest versions, its people counted anew.

Of a month that is closed its newest version counts, so that a correction of October stands in
the year to date at once (scenario 23). People may not be added up (figure B3): they are counted
from the rows, with those who were erased since (rule P16, ``atelier.reports.erasing``).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor, UniqueAdjustment
from atelier.domain.rights import Right
from atelier.reports.engine import figures_of
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.hosts import host_item
from atelier.reports.periods import Period, Span
from atelier.reports.scope import Scope
from atelier.reports.versions import VersionRow, read_figures
from atelier.settings.partners import Partners, partners_of

COUNTED_ANEW = frozenset(
    {
        *(Code.UNIQUE, Code.UNIQUE_NEW, Code.UNIQUE_ERASED, Code.UNIQUE_PARTICIPANTS),
        *(Code.ACTIVE_VOLUNTEERS, Code.ENROLLED_VOLUNTEERS, Code.WAITING),
    }
)
"""Figures of people, and of one day: those of two months make none of both."""
WHOLE_HOUSE = Scope()


def to_date_key(period: Period) -> str:
    """Name the year to date in ``UniqueAdjustment.period``: "2027-to-03"; else nothing.

    The whole of a year is a year, and has a name of its own.
    """
    begins = (period.first.month, period.first.day) == (1, 1)
    if period.span is not Span.OWN or not begins or period.first.year != period.last.year:
        return ""
    ends = Period.of(Span.MONTH, period.last).last == period.last
    return f"{period.first.year}-to-{period.last.month:02d}" if ends else ""


@needs(Right.SEE_FIGURES)
def counted(
    session: Session, *, period: Period, actor: Actor, scope: Scope = WHOLE_HOUSE
) -> Figures:
    """Count a period from its rows; of the year to date with everybody who was erased since."""
    figures = figures_of(session, period=period, actor=actor, scope=scope)
    key = to_date_key(period) if scope == WHOLE_HOUSE else ""
    erased = _erased(session, key, actor) if key else {}
    if not erased:
        return figures
    values = dict(figures)
    for one, number in erased.items():
        values[one] = values.get(one, 0) + number
    return Figures(values, figures.labels)


@needs(Right.SEE_FIGURES)
def added_up(
    session: Session, *, period: Period, newest: Mapping[int, VersionRow], actor: Actor
) -> Figures:
    """Add up the months of a period: ``newest`` versions, by month, and live what is open."""
    partners = partners_of(session, site_id=actor.site_id)
    values: dict[Key, int] = defaultdict(int)
    labels: dict[tuple[By, str], str] = {}
    for part in _parts(session, period, newest, actor):
        labels.update(part.labels)
        for key, number in part.items():
            if key.code not in COUNTED_ANEW:
                values[_then(partners, key, period)] += number
    anew = counted(session, period=period, actor=actor)
    values.update({key: number for key, number in anew.items() if key.code in COUNTED_ANEW})
    return Figures(
        {key: number for key, number in values.items() if number}, {**labels, **anew.labels}
    )


def _parts(
    session: Session, period: Period, newest: Mapping[int, VersionRow], actor: Actor
) -> Iterator[Figures]:
    for month in period.months():
        if month.month in newest:
            yield read_figures(session, version_id=newest[month.month].id)
        elif month.first <= actor.today():
            yield figures_of(session, period=month, actor=actor)


def _then(partners: Partners, key: Key, period: Period) -> Key:
    """Give the figure under the item that a host has at the end of the period."""
    if key.by is not By.HOST or not key.item:
        return key
    return Key(key.code, key.by, host_item(partners, int(key.item), period.last) or key.item)


def _erased(session: Session, key: str, actor: Actor) -> dict[Key, int]:
    rows = session.execute(
        select(
            UniqueAdjustment.code,
            UniqueAdjustment.by,
            UniqueAdjustment.item,
            UniqueAdjustment.number,
        ).where(UniqueAdjustment.site_id == actor.site_id, UniqueAdjustment.period == key)
    )
    found = {Key(Code(code), By(by), item): number for code, by, item, number in rows}
    if Key(Code.UNIQUE) in found:
        found[Key(Code.UNIQUE_ERASED)] = found[Key(Code.UNIQUE)]
    return found
