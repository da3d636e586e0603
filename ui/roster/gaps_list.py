"""The gaps of four weeks as a list, the nearest first."""

from PySide6.QtWidgets import QWidget

from atelier.language import tr
from atelier.roster.rows import ShiftRow
from atelier.words import day_in_words
from ui.kit.painting import Run, strong
from ui.kit.rows_model import Column
from ui.kit.rows_view import RowsView
from ui.roster.phrases import more_words, times


class GapsList(RowsView[ShiftRow]):
    """Each shift of which a place of the minimum is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = [
            Column(tr("Day"), _day, 232),
            Column(tr("Time"), times, 120),
            Column(tr("Work"), _work, runs=_work_runs),
            Column(tr("Open"), _open, 110, runs=_open_runs),
        ]
        super().__init__(columns, tr("Gaps in four weeks"), parent=parent)


def _day(row: ShiftRow) -> str:
    return day_in_words(row.day)


def _work(row: ShiftRow) -> str:
    return row.name


def _work_runs(row: ShiftRow) -> list[Run]:
    return [strong(row.name)]


def _open(row: ShiftRow) -> str:
    return more_words(row.open)


def _open_runs(row: ShiftRow) -> list[Run]:
    return [Run(more_words(row.open), pill="warning")]
