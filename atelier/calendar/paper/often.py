"""What goes on at the same time on most days is said once, above the days."""

from collections.abc import Sequence
from dataclasses import replace

from atelier.calendar.paper.rows import Happening
from atelier.calendar.paper.sizes import LARGE
from atelier.calendar.paper.words import entry_of, weekdays_words
from atelier.paper.board import Entry, Section, Style
from atelier.paper.packing import Area

OFTEN = 4  # days of a week
_LEAST = 2  # columns: the words must not run over the whole width


def often_areas(often: Sequence[Sequence[Happening]], style: Style, *, large: bool) -> list[Area]:
    """Say each rhythm under a title of its own, with what has that rhythm beside each other."""
    entries: dict[str, list[Entry]] = {}
    for group in often:
        days = weekdays_words(sorted((one.day for one in group), key=lambda day: day.weekday()))
        entries.setdefault(days[:1].upper() + days[1:], []).append(entry_of(group[0]))
    if large:
        return [Area((Section(days, tuple(rows)),), LARGE) for days, rows in entries.items()]
    areas = []
    for days, rows in entries.items():
        areas.append(Area((Section(days),), replace(style, gap=1)))
        beside = tuple(Section("", (row,)) for row in rows)
        areas.append(Area(beside, style, columns=max(_LEAST, len(beside))))
    return areas
