"""The months beside each other: small charts of the main figures, and their numbers."""

from atelier.language import tr
from atelier.paper.charts import Bar
from atelier.paper.report import Grid, Kind, Line, Multiples, Says, Section, Title, Upright
from atelier.reports.figures import Code
from atelier.reports.paper.told import MonthTold, Told
from atelier.reports.period_words import period_name

_HIGH, _HIGH_LARGE = 62.0, 120.0  # points


def series(told: Told) -> Section:
    """Give the months up to the period as small charts, with every number in a table."""
    names = _names()
    high = _HIGH_LARGE if told.large else _HIGH
    charts = tuple(
        (name, Upright(_bars(told, code), _about(told, name, code), high))
        for code, name in names.items()
    )
    titles = (Title(tr("Month"), Kind.TEXT), *(Title(name) for name in names.values()))
    lines = tuple(
        Line((period_name(one.period), *(one.cells.text(code) for code in names)))
        for one in told.months
    )
    say = Says(
        tr("Different people of months are never added up to those of a quarter or a year."),
        soft=True,
    )
    return Section(tr("Month by month"), (Multiples(charts), Grid(titles, lines), say))


def _names() -> dict[Code, str]:
    return {
        Code.VISITS: tr("Visits"),
        Code.UNIQUE: tr("Different visitors"),
        Code.PARTICIPATIONS: tr("Participations"),
        Code.VOLUNTEER_MINUTES: tr("Volunteers' hours"),
    }


def _bars(told: Told, code: Code) -> tuple[Bar, ...]:
    """Give a bar for each month; those of the period itself are dark."""
    found = []
    for one in told.months:
        shown = one.cells.shown(code)
        name = _short_month(one.period.first.month)
        found.append(Bar(name, shown.text, shown.value, light=not _within(told, one)))
    return tuple(found)


def _within(told: Told, one: MonthTold) -> bool:
    return told.period.first <= one.period.first <= told.period.last


def _about(told: Told, name: str, code: Code) -> str:
    numbers = "; ".join(f"{period_name(one.period)}: {one.cells.text(code)}" for one in told.months)
    return f"{name}. {numbers}"


def _short_month(month: int) -> str:
    return (
        tr("Jan"),
        tr("Feb"),
        tr("Mar"),
        tr("Apr"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("Aug"),
        tr("Sept"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )[month - 1]
