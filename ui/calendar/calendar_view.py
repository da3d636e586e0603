"""The calendar under the mouse."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from atelier.calendar.shown import ShownBooking
from ui.calendar.facts import ShowRooms
from ui.calendar.view_hand import Hand
from ui.calendar.view_keys import KeyedCalendar


class CalendarView(KeyedCalendar):
    """A click chooses, a double click changes, a drag moves, stretches or makes something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = Hand()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if point.y() < self.layout_.head or point.x() < self.layout_.axis:
            return
        inside = self.inside(point)
        box = self._hand.press(self.layout_, inside)
        if box is not None and box.occurrence is not None:
            self.choose(box.row.id)
        elif box is None:
            slot = self.layout_.slot_at(inside)
            self.step(partial(self.cursor_.point, slot))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        inside = self.inside(event.position().toPoint())
        if self._hand.holds:
            self.show_pending(self._hand.move(self.layout_, inside, self.pending))
            self._scroll_along(event.position().toPoint())
            return
        box = self.layout_.box_at(inside)
        edge = box is not None and Hand.is_edge(self.layout_, box, inside)
        shape = Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._hand.holds:
            self._hand.release()
            self.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._hand.release()
        inside = self.inside(event.position().toPoint())
        box = self.layout_.box_at(inside)
        if box is None:
            self.open_empty(inside)
        elif isinstance(box.row, ShownBooking):
            self.rooms_wanted.emit(ShowRooms(box.row.room_id, box.row.day))
        else:
            self.edit_wanted.emit(box.row.id)

    def _scroll_along(self, point: QPoint) -> None:
        bar = self.verticalScrollBar()
        if point.y() > self.viewport().height():
            bar.setValue(bar.value() + bar.singleStep())
        elif point.y() < self.layout_.head:
            bar.setValue(bar.value() - bar.singleStep())

    def give_up(self) -> None:
        self._hand.release()
        super().give_up()
