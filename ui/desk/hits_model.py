"""The rows under the search field: the people found, and the way to enter a new one."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from atelier.desk.finding import DeskHit
from atelier.desk.queries import DayView
from atelier.discreet import Discreet
from atelier.domain import Clock
from atelier.language import tr
from atelier.words import clock_time
from ui.desk.phrases import here_since, last_time

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
HIT = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True, repr=False)
class HitRow(Discreet):
    """One row as it is painted. ``hit`` is None in the row that enters a new visitor."""

    hit: DeskHit | None
    name: str
    letters: tuple[tuple[int, int], ...]
    about: str
    namesake: bool
    enrolled: tuple[tuple[str, str], ...]  # words, kind of pill
    last: str

    def spoken(self) -> str:
        """Say the row to a screen reader."""
        pills = ", ".join(words for words, _ in self.enrolled)
        same = tr("same name") if self.namesake else ""
        parts = (self.name, self.about, same, pills, self.last)
        return ", ".join(part for part in parts if part)


class HitsModel(QAbstractListModel):
    """Shows at most ten people and the row for a new one."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.rows: tuple[HitRow, ...] = ()

    def show_hits(self, hits: Sequence[DeskHit], newcomer: str, day: DayView | None) -> None:
        """Show people; ``newcomer`` is the name that would be entered, or nothing."""
        self.beginResetModel()
        today = self._clock.today()
        rows = [self._row(hit, day, today) for hit in hits]
        if newcomer:
            rows.append(_new_row(newcomer))
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == HIT:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return row.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _row(self, hit: DeskHit, day: DayView | None, today: date) -> HitRow:
        pills: list[tuple[str, str]] = []
        for occurrence_id in hit.enrolled[:2]:
            row = None if day is None else day.find(occurrence_id)
            if row is not None:
                pills.append((f"{row.name} {clock_time(row.starts)}", row.function.value))
        about = " · ".join(part for part in (hit.age_group, hit.area) if part)
        if hit.here_since is None:
            last = last_time(hit.last_day, today)
        else:
            last = here_since(hit.here_since, self._clock)
        letters = tuple((start, start + length) for start, length in hit.letters)
        return HitRow(hit, hit.name, letters, about, hit.namesake, tuple(pills), last)


def _new_row(name: str) -> HitRow:
    return HitRow(None, tr("New visitor: {name}", name=name), (), "", False, (), "")
