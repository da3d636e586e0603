"""What took place: per function and per activity, day activities, and who ran it."""

from collections.abc import Sequence

from atelier.domain import Function
from atelier.domain.functions import function_name
from atelier.language import tr
from atelier.paper.report import Grid, Kind, Line, Part, Says, Section, Title
from atelier.reports.figures import By, Code
from atelier.reports.naming import item_name
from atelier.reports.paper.cells import Cells
from atelier.reports.paper.told import Told

_COUNTED = (
    *(Code.HELD, Code.CANCELLED, Code.PARTICIPATIONS, Code.UNIQUE_PARTICIPANTS),
    *(Code.NO_SHOWS, Code.WAITING, Code.UNKNOWN, Code.MISSING),
)
_CARE = (Code.CARE_UNITS, Code.INDICATED, Code.NOT_INDICATED, Code.INDICATION_UNKNOWN)


def activities(told: Told) -> Section:
    """Give tables 3 and 4: every function, with its activities below it, the busiest first."""
    words = tr("Participation per function and activity")
    lines = [line for function in Function for line in _of_function(told, function)]
    if not lines:
        return Section(words, (Says(tr("Nothing took place in this period.")),))
    lines.append(Line((tr("Total"), *_row(told.now), *_away(told.now)), loud=True))
    titles = (
        Title(tr("Function and activity"), Kind.TEXT),
        Title(tr("Times")),
        Title(tr("Called off")),
        Title(tr("Participations")),
        Title(tr("Persons")),
        Title(tr("Average")),
        Title(tr("Occupancy")),
        Title(tr("Did not come")),
        Title(tr("Waiting list")),
    )
    return Section(words, (Grid(titles, tuple(lines)),))


def _of_function(told: Told, function: Function) -> list[Line]:
    """Give a function and its activities; nothing where it has none, nor of the house itself."""
    cells, by = told.now, By.ACTIVITY
    items = [
        item
        for item in cells.items(by, _COUNTED)
        if item and told.functions.get(item, Function.INTERNAL) is function
    ]
    if not items or function is Function.INTERNAL:
        return []
    numbers = _row(cells, By.FUNCTION, function)
    return [
        Line((function_name(function), *numbers, "", ""), loud=True),
        *(
            Line(
                (
                    item_name(by, item, cells.labels),
                    *_row(cells, by, item),
                    *_away(cells, by, item),
                )
            )
            for item in _busiest(cells, items)
        ),
    ]


def day_activities(told: Told) -> Section:
    """Give table 7: units of day activities, with and without indication, per host.

    What is not known of the indication has a column only where there is something in it.
    """
    cells, words = told.now, tr("Day activities")
    items = [item for item in cells.items(By.HOST, _CARE) if _has(cells, item)]
    if not items:
        return Section(words, (Says(tr("No day activities in this period.")),))
    names = {
        Code.CARE_UNITS: tr("Units"),
        Code.INDICATED: tr("With indication"),
        Code.NOT_INDICATED: tr("Without"),
        Code.INDICATION_UNKNOWN: tr("unknown"),
    }
    unknown = cells.shown(Code.INDICATION_UNKNOWN)
    if not unknown.value and not unknown.suppressed:
        del names[Code.INDICATION_UNKNOWN]
    lines = [
        Line((host_words(cells, item), *(cells.text(code, By.HOST, item) for code in names)))
        for item in items
    ]
    if len(items) > 1:
        lines.append(Line((tr("Total"), *(cells.text(code) for code in names)), loud=True))
    titles = (Title(tr("Host organisation"), Kind.TEXT), *map(Title, names.values()))
    return Section(words, (Grid(titles, tuple(lines)),))


def self_management(told: Told) -> Section:
    """Give table 10: who ran what took place, and informal hours beside formal ones."""
    found = run_by(told)
    return Section(found.title, (*found.parts, *_informal(told)))


def run_by(told: Told) -> Section:
    """Give who ran what took place."""
    names = {
        Code.RUN_BY_RESIDENTS: tr("Done by residents"),
        Code.RUN_TOGETHER: tr("Done together by both"),
        Code.RUN_BY_PROFESSIONAL: tr("Done by a professional"),
        Code.RUN_BY_UNKNOWN: tr("Not filled in"),
    }
    lines = tuple(
        Line((name, told.now.text(code), told.now.percent(code, Code.HELD)))
        for code, name in names.items()
    )
    titles = (Title(tr("Who ran it"), Kind.TEXT), Title(tr("Times")), Title(tr("Share")))
    return Section(tr("Self-management"), (Grid(titles, lines),))


def host_words(cells: Cells, item: str) -> str:
    """Name a host by the name of the period; what has none is the house's own."""
    return item_name(By.HOST, item, cells.labels)


def _informal(told: Told) -> tuple[Part, ...]:
    """Give the hours of volunteers beside those of professionals (figure B13)."""
    cells, both = told.now, (Code.VOLUNTEER_MINUTES, Code.PROFESSIONAL_MINUTES)
    lines = [
        Line((function_name(one), *(cells.text(code, By.FUNCTION, one) for code in both)))
        for one in Function
        if one is not Function.INTERNAL
    ]
    if cells.shown(Code.VOLUNTEER_MINUTES, By.FUNCTION).value != 0:  # at the desk
        name = item_name(By.FUNCTION, "", cells.labels)
        lines.append(Line((name, *(cells.text(code, By.FUNCTION) for code in both))))
    lines.append(Line((tr("Total"), *(cells.text(code) for code in both)), loud=True))
    titles = (
        Title(tr("Hours"), Kind.TEXT),
        Title(tr("informal: volunteers")),
        Title(tr("formal: professionals")),
    )
    return (Grid(titles, tuple(lines)),)


def _has(cells: Cells, item: str) -> bool:
    return any(
        cells.shown(code, By.HOST, item).value or cells.shown(code, By.HOST, item).suppressed
        for code in _CARE
    )


def _row(cells: Cells, by: By = By.TOTAL, item: str = "") -> tuple[str, ...]:
    return (
        cells.text(Code.HELD, by, item),
        cells.text(Code.CANCELLED, by, item),
        cells.text(Code.PARTICIPATIONS, by, item),
        cells.text(Code.UNIQUE_PARTICIPANTS, by, item),
        cells.average(Code.PARTICIPATIONS, Code.HELD, by, item),
        cells.percent(Code.PLACES_USED, Code.PLACES, by, item),
    )


def _away(cells: Cells, by: By = By.TOTAL, item: str = "") -> tuple[str, str]:
    """Give who did not come and who waits: of activities and of the house, not of a function."""
    return cells.text(Code.NO_SHOWS, by, item), cells.text(Code.WAITING, by, item)


def _busiest(cells: Cells, items: Sequence[str]) -> list[str]:
    """Sort by participations; what is hidden comes last, by name, so that no rank tells of it."""

    def place(item: str) -> tuple[bool, int, str]:
        value = cells.shown(Code.PARTICIPATIONS, By.ACTIVITY, item).value
        return value is None, -(value or 0), item_name(By.ACTIVITY, item, cells.labels).casefold()

    return sorted(items, key=place)
