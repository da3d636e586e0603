"""Who came: age groups and neighbourhoods, each a table of its own and never crossed (3.4)."""

import re

from atelier.language import tr
from atelier.paper.report import Grid, Kind, Line, Section, Title
from atelier.reports.figures import By, Code
from atelier.reports.naming import item_name
from atelier.reports.paper.told import Told

_FIRST = re.compile(r"\d+")
_LAST = ("other", "outside", "unknown", "")


def ages(told: Told) -> Section:
    """Give table 5: visits and different people per age group, the groups beside each other."""
    codes = (told.main, Code.UNIQUE)
    items = sorted(told.now.items(By.AGE, codes), key=_age)
    titles = (
        Title(tr("Age"), Kind.TEXT),
        *(Title(item or tr("unknown")) for item in items),
        Title(tr("Total")),
    )
    lines = tuple(
        Line((name, *(told.now.text(code, By.AGE, item) for item in items), told.now.text(code)))
        for name, code in zip((_main_words(told), tr("Persons")), codes, strict=True)
    )
    return Section(tr("Who came"), (Grid(titles, lines),))


def areas(told: Told) -> Section:
    """Give table 6: visits and different people per neighbourhood."""
    codes = (told.main, Code.UNIQUE)
    items = sorted(told.now.items(By.AREA, codes), key=_area)
    titles = (
        Title(tr("Neighbourhood"), Kind.TEXT),
        Title(_main_words(told)),
        Title(tr("Persons")),
    )
    lines = [
        Line((_area_words(told, item), *(told.now.text(code, By.AREA, item) for code in codes)))
        for item in items
    ]
    lines.append(Line((tr("Total"), *(told.now.text(code) for code in codes)), loud=True))
    return Section(tr("From where"), (Grid(titles, tuple(lines)),))


def _main_words(told: Told) -> str:
    return tr("Participations") if told.host else tr("Visits")


def _area_words(told: Told, item: str) -> str:
    name = item_name(By.AREA, item, told.now.labels)
    return f"{item} {name}" if item.isdigit() and item not in name else name


def _age(item: str) -> tuple[bool, int]:
    """Sort age groups by their first age; who is of unknown age comes last."""
    found = _FIRST.match(item)
    return found is None, int(found[0]) if found else 0


def _area(item: str) -> tuple[int, str]:
    return (_LAST.index(item) + 1 if item in _LAST else 0), item
