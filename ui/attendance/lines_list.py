"""The list at the left: the registers of a day, each with how far it is."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from atelier.attendance.missing import RegisterLine
from atelier.language import tr
from atelier.words import clock_time
from ui.attendance.phrases import how_far, short_day
from ui.kit.look import SEMIBOLD, look
from ui.kit.painting import Run, paint_runs, runs_width, soft

_HEIGHT, _MARGIN = 65, 14  # pixels at 100 %
_LINE = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractListModel):
    """Shows the registers that somebody else has read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[RegisterLine, ...] = ()

    def show_lines(self, lines: Sequence[RegisterLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = (line.name, when_of(line), how_far(line)[0], line.room)
            return ", ".join(part for part in parts if part)
        return None


class LinesList(QListView):
    """The registers.

    Signals:
        chosen: the id of another occurrence is chosen.
        opened: Enter, the right arrow or a click: the register is to be filled in.
        counted: so many more without a name at the chosen one.
    """

    chosen = Signal(int)
    opened = Signal()
    counted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = LinesModel(self)
        self.setModel(self.shown)
        self.setItemDelegate(_LineDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("Registers"))
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self.opened)
        self.selectionModel().currentChanged.connect(self._on_chosen)

    def show_lines(self, lines: Sequence[RegisterLine], chosen: int | None) -> None:
        """Show lines; the one with the id ``chosen`` stays the chosen one, without a word."""
        if tuple(lines) != self.shown.lines:
            self.selectionModel().blockSignals(True)
            self.shown.show_lines(lines)
            self.selectionModel().blockSignals(False)
        self.mark_chosen(chosen)

    def mark_chosen(self, occurrence_id: int | None) -> None:
        """Let a line stand out as the chosen one, without a word."""
        numbers = [n for n, line in enumerate(self.shown.lines) if line.id == occurrence_id]
        index = self.shown.index(numbers[0]) if numbers else QModelIndex()
        if index != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right, Qt.Key.Key_Space)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in opens and not event.isAutoRepeat() and not control:
            if self.currentIndex().isValid():
                self.opened.emit()
        elif event.text() in ("+", "-"):
            self.counted.emit(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(look().px(280), look().px(_HEIGHT) * 4)

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.shown.lines[index.row()].id)


class _LineDelegate(QStyledItemDelegate):
    """Paints a register in two lines: name and how far it is, day and time."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, look().px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: RegisterLine = index.data(_LINE)
        rect: QRect = option.rect
        px = look().px
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().color("brand_soft"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(
                    rect.left(), rect.top(), px(4), rect.height(), look().color("brand")
                )
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look().color("line"))
        inner = rect.adjusted(px(_MARGIN), px(11), -px(_MARGIN), -px(9))
        words, token = how_far(line)
        told = Run(words, token=token, size=15)
        width = runs_width([told])
        top = QRect(inner.left(), inner.top(), inner.width(), px(22))
        paint_runs(painter, top.adjusted(top.width() - width, 0, 0, 0), [told])
        name = Run(line.name, weight=SEMIBOLD)
        paint_runs(painter, top.adjusted(0, 0, -width - px(8), 0), [name])
        lower = QRect(inner.left(), inner.bottom() - px(19), inner.width(), px(20))
        paint_runs(painter, lower, [soft(when_of(line))])


def when_of(line: RegisterLine) -> str:
    """Say when it was, and where."""
    return f"{short_day(line.day)} · {clock_time(line.starts)}"
