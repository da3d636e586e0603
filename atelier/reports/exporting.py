"""Figures as a list for a spreadsheet: a row for each, as they may leave the house, or all.

What leaves the house has its small numbers hidden (rule P29): such a row keeps its place, has no
value, and says so. Of a quarter, a year, or other whole months each month follows after it as a
row of the series. People are never added up: the year has its own different visitors.
"""

from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.domain import Actor
from atelier.domain.rights import Right
from atelier.language import tr
from atelier.reports.begun import need_begun
from atelier.reports.definitions import Unit, unit_name, unit_of
from atelier.reports.external import Shown
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.naming import code_name, item_name, part_name
from atelier.reports.outside import Outside
from atelier.reports.periods import Period, Span
from atelier.reports.reported import reported
from atelier.reports.versions import versions_of
from atelier.tables.writing import Cell

Lists = tuple[list[str], list[tuple[Cell, ...]]]
_HOUR = 60  # minutes
_CODES = {code: number for number, code in enumerate(Code)}
_BYS = {by: number for number, by in enumerate(By)}
_HUNDREDTHS = Decimal("0.01")


@needs(Right.EXPORT, told=True)
def figures_table(
    session: Session,
    *,
    period: Period,
    actor: Actor,
    internal: bool = False,
    published: Outside | None = None,
) -> Lists:
    """Give the headings and a row per figure of a period, and of each month in it.

    ``internal``: everything, for the house alone; else what may leave it. A total that is nil
    has a row, another figure that is nil has none. Hours have two decimals. ``published``: what
    leaves the house, for who hands on several lists and papers at once. Raises NotBegun.
    """
    need_begun(period, actor=actor)
    header = [
        *(tr("Code"), tr("Figure"), tr("Period"), tr("Split by"), tr("Item"), tr("Value")),
        *(tr("Unit"), tr("Suppressed"), tr("Sign"), tr("Version")),
    ]
    desk = _Desk(session, actor, None if internal else published or Outside(session, actor))
    return header, [row for one in _series(period, actor) for row in desk.rows(one)]


class _Desk:
    """Gives the rows of one period after another, for the same eyes."""

    def __init__(self, session: Session, actor: Actor, outside: Outside | None) -> None:
        self._session, self._actor, self._outside = session, actor, outside

    def rows(self, period: Period) -> Iterator[tuple[Cell, ...]]:
        """Give the rows of a period, the totals first."""
        version = self._version(period)
        if self._outside is None:
            figures = reported(self._session, period=period, actor=self._actor).figures
            for key in _ordered(figures):
                yield _row(period, key, figures, Shown("", figures[key]), version)
            return
        report = self._outside.house(period)
        for key in _ordered(report.figures):
            yield _row(period, key, report.figures, report.cell(key), version)

    def _version(self, period: Period) -> int | None:
        """Give the version of a month that is closed."""
        if period.span is not Span.MONTH:
            return None
        found = versions_of(self._session, month=period, actor=self._actor)
        return found[-1].version if found else None


def _series(period: Period, actor: Actor) -> list[Period]:
    """Give a period, and the months that it is made of, as far as they have begun."""
    months = list(period.months())
    whole = (period.first, period.last) == (months[0].first, months[-1].last)
    if not whole or len(months) == 1:
        return [period]
    return [period, *(month for month in months if month.first <= actor.today())]


def _ordered(figures: Figures) -> list[Key]:
    """Put the figures in order: totals, then one split after another, as they were counted."""
    keys = dict.fromkeys([*(Key(code) for code in Code), *figures])
    return sorted(keys, key=lambda key: (_BYS[key.by], _CODES[key.code]))


def _row(
    period: Period, key: Key, figures: Figures, shown: Shown, version: int | None
) -> tuple[Cell, ...]:
    unit = unit_of(key.code)
    return (
        key.code.value,
        code_name(key.code),
        period.key,
        _split_name(key.by),
        _item(key, figures),
        None if shown.value is None else _value(shown.value, unit),
        tr("hours") if unit is Unit.MINUTES else unit_name(unit),
        tr("yes") if shown.suppressed else tr("no"),
        shown.text if shown.suppressed else "",
        version,
    )


def _value(number: int, unit: Unit) -> Cell:
    if unit is Unit.MINUTES:
        return (Decimal(number) / _HOUR).quantize(_HUNDREDTHS)
    return number


def _item(key: Key, figures: Figures) -> str:
    """Name an item; days and weeks as everywhere in files: 2026-10-14, 2026-W42."""
    if key.by is By.TOTAL:
        return ""
    if key.by in (By.DAY, By.WEEK):
        return key.item
    if key.by is By.WEEK_PART:
        week, _, part = key.item.partition(" ")
        return f"{week} {part_name(part)}"
    return item_name(key.by, key.item, figures.labels)


def _split_name(by: By) -> str:
    return {
        By.TOTAL: "",
        By.FUNCTION: tr("Function"),
        By.ACTIVITY: tr("Activity"),
        By.HOST: tr("Host"),
        By.AGE: tr("Age group"),
        By.AREA: tr("Area"),
        By.DAY_PART: tr("Part of the day"),
        By.DAY: tr("Day"),
        By.WEEK: tr("Week"),
        By.WEEK_PART: tr("Week and part of the day"),
        By.WEEKDAY_PART: tr("Weekday and part of the day"),
        By.TOPIC: tr("Topic"),
        By.OUTCOME: tr("Outcome"),
        By.TOPIC_OUTCOME: tr("Topic and outcome"),
        By.ORGANISATION: tr("Organisation"),
        By.ROLE: tr("Role"),
        By.REASON: tr("Reason"),
    }[by]
