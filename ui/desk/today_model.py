"""The day's occurrences as rows of a list."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from atelier.desk.queries import OccurrenceRow
from atelier.language import tr, tr_count
from atelier.words import clock_time

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW = int(Qt.ItemDataRole.UserRole)


class TodayModel(QAbstractListModel):
    """Shows what happens today, from morning to evening."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[OccurrenceRow, ...] = ()

    def show_rows(self, rows: tuple[OccurrenceRow, ...]) -> None:
        """Show other rows; the same ones are left as they are, and are not painted again."""
        before = self.rows
        if [row.id for row in rows] == [row.id for row in before]:
            self.rows = rows
            for number, row in enumerate(rows):
                if row != before[number]:
                    self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(row)
        return None


def fullness(row: OccurrenceRow) -> str:
    """Give the figure at the right end: "11/14", or how many are there."""
    if row.capacity is None or row.walk_in:
        return str(row.present)
    shown = max(row.present, row.enrolled) if row.enrolment else row.present
    return f"{shown}/{row.capacity}"


def remark(row: OccurrenceRow) -> tuple[str, bool]:
    """Give what must be known of it, and whether that asks for somebody's attention."""
    if row.cancelled:
        return (row.reason or tr("cancelled")), True
    if row.missing:
        return (
            tr_count(
                "{count} more volunteer needed", "{count} more volunteers needed", row.missing
            ),
            True,
        )
    if not row.counts:
        return tr("is not counted"), False
    return "", False


def full_pill(row: OccurrenceRow) -> str:
    """Say that it is full, and how many wait."""
    taken = max(row.present, row.enrolled) if row.enrolment else row.present
    if row.cancelled or row.walk_in or row.capacity is None or taken < row.capacity:
        return ""
    if not row.waiting:
        return tr("full")
    return tr("full · {count} waiting", count=row.waiting)


def spoken(row: OccurrenceRow) -> str:
    """Say the row to a screen reader."""
    place = " · ".join(part for part in (row.room, row.host) if part)
    parts = (
        f"{clock_time(row.starts)} {row.name}",
        fullness(row),
        full_pill(row),
        place,
        remark(row)[0],
    )
    return ", ".join(part for part in parts if part)
