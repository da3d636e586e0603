"""The list of today's occurrences, painted at once."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from datetime import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from atelier.desk.queries import DayView, OccurrenceRow
from atelier.language import tr
from atelier.words import clock_time
from ui.desk.today_model import ROW, TodayModel, full_pill, fullness, remark
from ui.kit.look import BOLD, SEMIBOLD, look
from ui.kit.painting import Run, paint_pill, paint_runs, pill_width, runs_width, soft
from ui.kit.pill import paint_bar

_HEIGHT, _MARGIN = 66, 16  # pixels at 100 %
Index = QModelIndex | QPersistentModelIndex


def minutes(wall: time) -> int:
    """Give the minutes since midnight of a wall time."""
    return wall.hour * 60 + wall.minute


class TodayList(QListView):
    """The occurrences; the one that is on now stands out.

    Signals:
        opened: Enter or a click on one.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.occurrences = TodayModel(self)
        self.setModel(self.occurrences)
        self.setItemDelegate(_TodayDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("What happens today"))
        self.clicked.connect(self._on_opened)
        self._minute = 0

    def show_rows(self, day: DayView, minute: int) -> None:
        """Show the day at a minute of it; the list stays where it was scrolled to."""
        first = not self.occurrences.rows
        if minute != self._minute:
            self._minute = minute
            self.viewport().update()  # another one may be on
        chosen = self.current_row()
        self.occurrences.show_rows(day.occurrences)
        numbers = [number for number, row in enumerate(day.occurrences) if row == chosen]
        if numbers:
            self.setCurrentIndex(self.occurrences.index(numbers[0]))
        if first and day.occurrences:
            self.scrollTo(
                self.occurrences.index(self._next_number()),
                QAbstractItemView.ScrollHint.PositionAtTop,
            )

    def current(self) -> int | None:
        """Give the chosen occurrence, else the one that begins within the hour, or is on."""
        row = self.current_row()
        if row is None and self.occurrences.rows:
            row = self.occurrences.rows[self._coming_number()]
        return None if row is None else row.id

    def current_row(self) -> OccurrenceRow | None:
        """Give the chosen row, if there is one."""
        index = self.currentIndex()
        return self.occurrences.rows[index.row()] if index.isValid() else None

    def choose_next(self) -> None:
        """Choose what is on or comes next, for whoever goes on with the arrow keys."""
        if self.occurrences.rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.occurrences.index(self._next_number()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._on_opened(self.currentIndex())
        elif event.text().strip():
            event.ignore()  # letters belong to the search field
        else:
            super().keyPressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.occurrences.rows[index.row()].id)

    def _coming_number(self) -> int:
        for number, row in enumerate(self.occurrences.rows):
            begins = minutes(row.starts) - self._minute
            if -5 <= begins <= 60 and not row.walk_in and not row.cancelled and row.counts:
                return number
        return self._next_number()

    def _next_number(self) -> int:
        for number, row in enumerate(self.occurrences.rows):
            if minutes(row.ends) > self._minute and not row.walk_in and not row.cancelled:
                return number
        return 0

    def is_on(self, row: OccurrenceRow) -> bool:
        """Say whether it goes on at this minute."""
        return minutes(row.starts) <= self._minute < minutes(row.ends) and not row.cancelled


class _TodayDelegate(QStyledItemDelegate):
    """Paints an occurrence in two lines with its bar of fullness between them."""

    def __init__(self, shown: TodayList) -> None:
        super().__init__(shown)
        self._list = shown

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, look().px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: OccurrenceRow = index.data(ROW)
        rect: QRect = option.rect
        px = look().px
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().color("brand_soft"))
        elif self._list.is_on(row) and not row.walk_in and row.counts:
            painter.fillRect(rect, look().color(f"{row.function.value}_soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look().color("line"))
        inner = rect.adjusted(px(_MARGIN), px(8), -px(_MARGIN), -px(8))
        _paint_first_line(painter, QRect(inner.left(), inner.top(), inner.width(), px(22)), row)
        if row.capacity and not row.walk_in and not row.cancelled and row.counts:
            taken = max(row.present, row.enrolled) if row.enrolment else row.present
            place = QRectF(inner.left(), inner.top() + px(24), inner.width(), px(5))
            kind = "warning" if taken >= row.capacity else row.function.value
            paint_bar(painter, place, min(1.0, taken / row.capacity), kind)
        lower = QRect(inner.left(), inner.bottom() - px(20), inner.width(), px(20))
        _paint_second_line(painter, lower, row)


def _paint_first_line(painter: QPainter, line: QRect, row: OccurrenceRow) -> None:
    px, right = look().px, line
    full = full_pill(row)
    if full:
        width = pill_width(full)
        paint_pill(painter, line, full, "warning", right=True)
        right = line.adjusted(0, 0, -width - px(6), 0)
    figure = fullness(row) if row.counts and not row.cancelled else ""
    if figure and row.walk_in:
        paint_pill(painter, right, figure, row.function.value, right=True)
        right = right.adjusted(0, 0, -pill_width(figure) - px(8), 0)
    elif figure:
        run = Run(figure)
        width = runs_width([run])
        paint_runs(painter, right.adjusted(right.width() - width, 0, 0, 0), [run])
        right = right.adjusted(0, 0, -width - px(8), 0)
    weight = SEMIBOLD if row.cancelled else BOLD
    token = "ink_soft" if row.cancelled else "ink"
    begins = f"{clock_time(row.starts)}  "
    paint_runs(painter, right, [Run(begins, token="ink_soft"), Run(row.name, weight, token)])


def _paint_second_line(painter: QPainter, line: QRect, row: OccurrenceRow) -> None:
    words, alarming = remark(row)
    place = " · ".join(part for part in (row.room, row.host) if part)
    if not words:
        paint_runs(painter, line, [soft(place)])
        return
    told = Run(words, token="warning" if alarming else "ink_soft", size=14)
    if row.cancelled:
        cancelled = Run(tr("cancelled"), pill="warning")
        paint_runs(painter, line, [cancelled, soft("  "), told] if row.reason else [cancelled])
        return
    room = line.width() - runs_width([told, soft(" · ")])
    taken = min(room, runs_width([soft(place)]))
    paint_runs(painter, QRect(line.left(), line.top(), taken, line.height()), [soft(place)])
    paint_runs(painter, line.adjusted(taken, 0, 0, 0), [soft(" · "), told])
