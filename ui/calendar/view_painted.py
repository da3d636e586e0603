"""Paints what can be seen of the calendar, and only what changed of it."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from atelier.language import tr
from ui.calendar.view_box import paint_ring
from ui.calendar.view_canvas import CalendarCanvas
from ui.calendar.view_grid import GridPainter
from ui.calendar.view_layout import Box
from ui.calendar.view_month import MonthLayout
from ui.calendar.view_pending import Act
from ui.calendar.view_week import HoursLayout
from ui.calendar.view_words import note_words, short_room, slot_words, spoken
from ui.kit.look import BOLD, look
from ui.kit.text import show_tip


class PaintedCalendar(CalendarCanvas):
    """The ground, the boxes, where the keyboard is, and the ghost of what is being moved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = GridPainter(self._setter)

    def pending_words(self) -> str:
        """Say what is being done: the new time, and what stands there already."""
        pending = self.pending
        if pending is None:
            return ""
        words = slot_words(pending.slot)
        if pending.act is Act.NEW:
            words = tr("New: {when}", when=words)
        taken = pending.taken_by(self.shown)
        if taken is None:
            return words
        told = tr("{room} is taken: {name}", room=short_room(taken.room), name=taken.name)
        return f"{words} · {told}"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout, dirty = self.layout_, event.rect()
        body = self.viewport().rect().adjusted(0, layout.head, 0, 0)
        if dirty.top() < layout.head:
            self._grid.paint_head(painter, layout, self.viewport().width())
        dirty = dirty.intersected(body)
        if dirty.isEmpty():
            return
        painter.setClipRect(dirty)
        down = layout.head - self.verticalScrollBar().value()
        painter.translate(0, down)
        self._paint_body(painter, dirty.translated(0, -down))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            help_event = cast("QHelpEvent", event)
            show_tip(self.viewport(), help_event, self._tip(help_event.pos()))
            return True
        return super().viewportEvent(event)

    def _paint_body(self, painter: QPainter, area: QRect) -> None:
        layout = self.layout_
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if isinstance(layout, HoursLayout):
            self._grid.paint_hours(painter, layout, area, self.minute)
        elif isinstance(layout, MonthLayout):
            self._grid.paint_cells(painter, layout, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = [box for box in layout.boxes if box.place.intersects(area)]
        self._boxes.prepare(boxes, painter.device().devicePixelRatio())
        for box in boxes:
            self._paint_box(painter, box)
        self._paint_cursor(painter)
        self._paint_pending(painter)

    def _paint_box(self, painter: QPainter, box: Box) -> None:
        chosen = box.occurrence is not None and box.row.id == self.cursor_.chosen
        moving = self.pending is not None and self.pending.row is box.row
        dim = moving or (self.wanted is not None and box.row.id not in self.wanted)
        self._boxes.paint(painter, box, chosen=chosen, dim=dim)

    def _paint_cursor(self, painter: QPainter) -> None:
        """Paint the empty time at which the keyboard is."""
        slot = self.cursor_.slot
        if not self.hasFocus() or slot is None or self.cursor_.chosen is not None:
            return
        place = self.layout_.place_of(slot)
        if place is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look().color("brand"), max(1, look().px(2)), Qt.PenStyle.DashLine))
            painter.drawRoundedRect(place, look().px(6), look().px(6))

    def _paint_pending(self, painter: QPainter) -> None:
        pending = self.pending
        place = None if pending is None else self.layout_.place_of(pending.slot)
        if pending is None or place is None:
            return
        shown, px = look(), look().px
        taken = pending.taken_by(self.shown)
        token = "brand" if taken is None else "warning"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color(f"{token}_soft"))
        painter.drawRoundedRect(place, px(6), px(6))
        paint_ring(painter, place, token)
        painter.setPen(shown.color(token))
        width, most = place.width() - px(12), max(1, place.height() // px(18))
        text = "\n".join(self._setter.lines(self.pending_words(), 13, BOLD, width, most))
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        self._setter.paint(painter, place.left() + px(8), place.top() + px(3), text, 13, BOLD)

    def _tip(self, point: QPoint) -> str:
        layout = self.layout_
        if point.y() < layout.head:
            if point.x() < layout.axis or not layout.columns:
                return ""
            column = layout.columns[layout.column_at(point.x())]
            return "\n".join([column.title, *map(note_words, column.notes)])
        box = layout.box_at(self.inside(point))
        if box is not None:
            return spoken(box.row)
        if isinstance(layout, MonthLayout):
            day = layout.slot_at(self.inside(point)).day
            return "\n".join(note_words(note) for note in self.shown.notes_on(day))
        return ""
