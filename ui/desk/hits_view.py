"""The list of people found: one line each, painted at once."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from atelier.desk.finding import DeskHit
from atelier.domain import Clock
from atelier.language import tr
from ui.desk.hits_model import HIT, HitRow, HitsModel
from ui.kit.look import look
from ui.kit.painting import Run, matched, paint_cap, paint_pill, paint_runs, runs_width, soft

ROW, MARGIN = 44, 16  # pixels at 100 %
ENROLLED, LAST = 0.51, 0.77  # where the columns begin, as shares of the width
Index = QModelIndex | QPersistentModelIndex


class HitsView(QListView):
    """People found; the cursor stays in the search field, which moves the choice.

    Signals:
        opened: a row was clicked: the person is meant.
        chosen_changed: another row is chosen, or none.
    """

    opened = Signal()
    chosen_changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits = HitsModel(clock, self)
        self.setModel(self.hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("People found"))
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self.chosen_changed)

    def chosen(self) -> HitRow | None:
        """Give the chosen row, if there is one."""
        index = self.currentIndex()
        return self.hits.rows[index.row()] if index.isValid() else None

    def chosen_hit(self) -> DeskHit | None:
        """Give the chosen person, if there is one."""
        row = self.chosen()
        return None if row is None else row.hit

    def choose(self, number: int | None) -> None:
        """Choose a row, or none."""
        index = QModelIndex() if number is None else self.hits.index(number)
        self.setCurrentIndex(index)
        if number is None:
            self.clearSelection()

    def step(self, by: int) -> None:
        """Choose the next row, or the one before; from none the first or the last."""
        count = self.hits.rowCount()
        if not count:
            return
        index = self.currentIndex()
        if index.isValid():
            number = min(max(index.row() + by, 0), count - 1)
        else:
            number = 0 if by > 0 else count - 1
        self.choose(number)

    def wanted_height(self) -> int:
        """Give the height that shows every row, in real pixels."""
        return self.hits.rowCount() * look().px(ROW)

    def sizeHint(self) -> QSize:
        return QSize(look().px(600), self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        rows = min(self.hits.rowCount(), 5)
        return QSize(look().px(320), rows * look().px(ROW))

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit()


class _HitDelegate(QStyledItemDelegate):
    """Paints a row: name with the letters found, age group and area, enrolments, last time."""

    def __init__(self, view: HitsView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, look().px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(HIT)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        px = look().px
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().color("brand_soft"))
            painter.fillRect(rect.left(), rect.top(), px(4), rect.height(), look().color("brand"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look().color("line"))
        inner = rect.adjusted(px(MARGIN), 0, -px(MARGIN), -1)
        if row.hit is None:
            _paint_new(painter, inner, row)
        else:
            _paint_person(painter, inner, row, self._view.width() - 2 * px(MARGIN))


def _paint_new(painter: QPainter, inner: QRect, row: HitRow) -> None:
    px = look().px
    top = inner.center().y() - px(20) // 2
    look().paint_icon(painter, inner.left(), top, "user-round-plus", 20, "brand")
    words = inner.adjusted(px(30), 0, -px(80), 0)
    paint_runs(painter, words, [Run(row.name, weight=600, token="brand")])
    paint_cap(painter, inner, "Ctrl+N", right=True)


def _paint_person(painter: QPainter, inner: QRect, row: HitRow, width: int) -> None:
    """Paint a person; ``width`` is the whole list's: the columns stand below their titles."""
    px = look().px
    enrolled = inner.left() + round(width * ENROLLED)
    last = inner.left() + round(width * LAST)
    who = QRect(inner.left(), inner.top(), enrolled - inner.left() - px(12), inner.height())
    runs = matched(row.name, row.letters)
    if row.about:
        runs.append(soft(f"  {row.about}"))
    same = Run(tr("same name"), pill="warning")
    room = who
    if row.namesake:
        taken = min(runs_width(runs), who.width() - runs_width([same]) - px(8))
        room = QRect(who.left(), who.top(), taken, who.height())
        paint_pill(painter, who.adjusted(taken + px(8), 0, 0, 0), same.text, same.pill)
    paint_runs(painter, room, runs)
    pills = QRect(enrolled, inner.top(), last - enrolled - px(8), inner.height())
    if row.enrolled:
        paint_pill(painter, pills, *row.enrolled[0])
    else:
        paint_runs(painter, pills, [soft("–")])
    end = QRect(last, inner.top(), inner.right() - last, inner.height())
    paint_runs(painter, end, [soft(row.last)])
