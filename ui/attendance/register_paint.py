"""How a row of the register is painted."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from atelier.attendance.before import TIMES, Before
from atelier.attendance.register import RegisterRow
from ui.attendance.phrases import checked_in, mark_pill
from ui.kit.look import SEMIBOLD, look
from ui.kit.painting import Run, paint_pill, paint_runs, runs_width, soft

if TYPE_CHECKING:
    from ui.attendance.register_view import RegisterView

ROW = int(Qt.ItemDataRole.UserRole)
ROW_HEIGHT = 41  # pixels at 100 %
_MARGIN, _NUMBER, _SINCE, _PILL = 16, 30, 150, 132
_SQUARE, _STEP = 11, 15
_WIDE, _NARROW = 620, 480  # under these the time and the squares make room for the name
Index = QModelIndex | QPersistentModelIndex


class RegisterDelegate(QStyledItemDelegate):
    """Paints a row: where there is little room, the name comes first."""

    def __init__(self, view: "RegisterView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, look().px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RegisterRow = index.data(ROW)
        rect: QRect = option.rect
        px = look().px
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().color("brand_soft"))
            if self._view.hasFocus():
                painter.fillRect(
                    rect.left(), rect.top(), px(4), rect.height(), look().color("brand")
                )
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look().color("line"))
        inner = rect.adjusted(px(_MARGIN), 0, -px(_MARGIN), -1)
        paint_pill(painter, inner, *mark_pill(row.mark), right=True)
        inner.setRight(inner.right() - px(_PILL))
        if rect.width() >= px(_NARROW):
            wide = px(_STEP) * TIMES
            place = QRect(inner.right() - wide, inner.top(), wide, inner.height())
            paint_times(painter, place, row.before)
            inner.setRight(place.left() - px(16))
        since = [soft(checked_in(row, self._view.register.clock))]
        if rect.width() >= px(_WIDE):
            place = QRect(inner.right() - px(_SINCE), inner.top(), px(_SINCE), inner.height())
            paint_runs(painter, place, since)
            inner.setRight(place.left() - px(8))
        number = QRect(inner.left(), inner.top(), px(_NUMBER), inner.height())
        paint_runs(painter, number, [Run(str(row.number), token="ink_soft", size=14)])
        inner.setLeft(number.right())
        name = [Run(row.name, weight=SEMIBOLD)]
        if row.about:
            name.append(soft(f"  {row.about}"))
        paint_runs(painter, inner, name)


def paint_times(painter: QPainter, place: QRect, before: tuple[Before, ...]) -> None:
    """Paint the last times, the newest at the right; each has a shape of its own.

    Came: a full square. Excused: half of one. Did not come: an empty one. Not held: a dot.
    """
    px = look().px
    size = px(_SQUARE)
    top = place.center().y() - size // 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, one in enumerate(reversed(before)):
        left = place.right() - (number + 1) * px(_STEP) + px(_STEP) - size
        _paint_time(painter, QRectF(left, top, size, size), one)
    painter.restore()


def _paint_time(painter: QPainter, square: QRectF, one: Before) -> None:
    shown, round_by = look(), look().px(3)
    painter.setPen(Qt.PenStyle.NoPen)
    if one is Before.NONE:
        dot = look().px(3)
        painter.setBrush(shown.color("line"))
        painter.drawEllipse(square.center(), dot / 2, dot / 2)
        return
    if one is Before.PRESENT:
        painter.setBrush(shown.color("good"))
        painter.drawRoundedRect(square, round_by, round_by)
        return
    painter.setPen(QPen(shown.color("control_line" if one is Before.ABSENT else "meeting"), 1))
    painter.setBrush(shown.color("neutral_soft" if one is Before.ABSENT else "surface"))
    inner = square.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, round_by, round_by)
    if one is Before.EXCUSED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color("meeting"))
        half = QRectF(square.left(), square.center().y(), square.width(), square.height() / 2)
        painter.drawRoundedRect(half, round_by, round_by)


def times_width() -> int:
    """Give the width of the eight times, in real pixels."""
    return look().px(_STEP) * TIMES


def legend_width(words: str) -> int:
    """Give the width of the words beside the sample of the eight times."""
    return runs_width([soft(words)])
