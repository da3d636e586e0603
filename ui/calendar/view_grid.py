"""Paints what lies behind the boxes: the days' names, the hours, closed days, the time it is."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from atelier.calendar.shown import DayNote, NoteKind
from atelier.language import tr
from atelier.words import week_number
from ui.calendar.view_layout import Column, Layout, Mode
from ui.calendar.view_month import MonthLayout
from ui.calendar.view_text import Typesetter
from ui.calendar.view_week import HoursLayout
from ui.calendar.view_words import note_words
from ui.kit.look import BOLD, REGULAR, SEMIBOLD, look

_NAME, _SMALL = 15, 13  # letters, in pixels at 100 %
_NOTE_TOKENS = {
    NoteKind.CLOSED: ("warning", "warning_soft"),
    NoteKind.REDUCED: ("warning", "warning_soft"),
    NoteKind.ASK: ("warning", "warning_soft"),
    NoteKind.OPEN: ("ink_soft", "neutral_soft"),
    NoteKind.SCHOOL: ("ink_soft", "neutral_soft"),
}
_CLOSED = (NoteKind.CLOSED, NoteKind.REDUCED)


class GridPainter:
    """Paints the ground of a layout, piece by piece as it is asked for."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._setter = typesetter

    def paint_head(self, painter: QPainter, layout: Layout, width: int) -> None:
        """Paint the names of the columns, with what is special about each day under them."""
        shown, px = look(), look().px
        painter.fillRect(QRect(0, 0, width, layout.head), shown.color("surface"))
        noted = any(column.notes for column in layout.columns)
        names = layout.head - (px(24) if noted else 0)
        in_week = layout.mode is Mode.WEEK
        for column in layout.columns:
            place = QRect(column.left, 0, column.width, names)
            self._paint_name(painter, place, column, today=column.today and in_week)
            if column.notes:
                band = QRect(column.left + px(3), names, column.width - px(6), px(20))
                self.paint_note(painter, band, column.notes[0])
        painter.setPen(shown.color("line"))
        painter.drawLine(layout.axis, layout.head - 1, width, layout.head - 1)

    def paint_hours(
        self, painter: QPainter, layout: HoursLayout, area: QRect, minute: int | None
    ) -> None:
        """Paint the hours and the columns in ``area``; ``minute`` is the time it is today."""
        shown = look()
        painter.fillRect(area, shown.color("surface"))
        for column in layout.columns:
            if any(note.kind in _CLOSED for note in column.notes):
                self._paint_closed(painter, QRect(column.left, 0, column.width, layout.height))
        painter.setPen(shown.color("line"))
        for column in layout.columns:
            if area.left() <= column.left <= area.right():
                painter.drawLine(column.left, area.top(), column.left, area.bottom())
        for hour in layout.hours():
            self._paint_hour(painter, layout, area, hour)
        if minute is not None:
            self._paint_now(painter, layout, minute)

    def paint_cells(self, painter: QPainter, layout: MonthLayout, area: QRect) -> None:
        """Paint the days of a month."""
        shown = look()
        painter.fillRect(area, shown.color("surface"))
        for day, cell in layout.cells.items():
            if not cell.intersects(area):
                continue
            notes = [note for note in layout.notes if note.on(day)]
            if any(note.kind in _CLOSED for note in notes):
                self._paint_closed(painter, cell)
            elif day.month != layout.month:
                painter.fillRect(cell, shown.color("surface_soft"))
            painter.setPen(shown.color("line"))
            painter.drawLine(cell.topLeft(), cell.topRight())
            painter.drawLine(cell.topLeft(), cell.bottomLeft())
            self._paint_number(painter, layout, cell, str(day.day), today=day == layout.today)
            if notes:
                px = look().px
                band = QRect(cell.left() + px(3), cell.top() + px(26), cell.width() - px(6), px(18))
                self.paint_note(painter, band, notes[0])
            if day in layout.more:
                self._paint_more(painter, cell, layout.more[day])
        for monday in layout.weeks:
            top = layout.cells[monday].top() + look().px(5)
            painter.setPen(shown.color("ink_soft"))
            self._right(painter, str(week_number(monday)), layout.axis - look().px(10), top)

    def paint_note(self, painter: QPainter, band: QRect, note: DayNote) -> None:
        """Paint why a day is special."""
        shown, px = look(), look().px
        ink, ground = _NOTE_TOKENS[note.kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color(ground))
        painter.drawRoundedRect(band, px(4), px(4))
        room = band.width() - px(10)
        words = note_words(note)
        if self._setter.width(words, _SMALL, REGULAR) > room:
            words = note.name
        lines = self._setter.lines(words, _SMALL, REGULAR, room, 1)
        painter.setPen(shown.color(ink))
        top = band.top() + (band.height() - self._setter.line_height(_SMALL, REGULAR)) // 2
        self._setter.paint(painter, band.left() + px(5), top, "".join(lines), _SMALL, REGULAR)

    def _paint_name(self, painter: QPainter, place: QRect, column: Column, *, today: bool) -> None:
        shown, px = look(), look().px
        weight = BOLD if today else REGULAR
        lines = self._setter.lines(column.title, _NAME, weight, place.width() - px(8), 1)
        text = "".join(lines)
        painter.setPen(shown.color("brand" if today else "ink"))
        left = place.center().x() - self._setter.width(text, _NAME, weight) / 2
        top = place.center().y() - self._setter.line_height(_NAME, weight) // 2
        self._setter.paint(painter, left, top, text, _NAME, weight)
        if today:
            painter.fillRect(
                QRect(place.left(), place.bottom() - px(2), place.width(), px(3)),
                shown.color("brand"),
            )

    def _paint_hour(self, painter: QPainter, layout: HoursLayout, area: QRect, hour: int) -> None:
        shown, size = look(), self._setter.line_height(_SMALL, REGULAR)
        top = layout.top_of(hour * 60)
        if not area.top() - size <= top <= area.bottom() + size:
            return
        painter.setPen(shown.color("line"))
        painter.drawLine(layout.axis, top, layout.columns[-1].right, top)
        if area.left() < layout.axis:
            painter.setPen(shown.color("ink_soft"))
            self._right(painter, f"{hour}:00", layout.axis - shown.px(14), top - size // 2)

    def _paint_closed(self, painter: QPainter, place: QRect) -> None:
        painter.fillRect(place, QBrush(look().color("neutral_soft"), Qt.BrushStyle.BDiagPattern))

    def _paint_now(self, painter: QPainter, layout: HoursLayout, minute: int) -> None:
        shown, px, top = look(), look().px, layout.top_of(minute)
        today = [column for column in layout.columns if column.today]
        if not today:
            return
        painter.setPen(QPen(shown.color("brand"), max(1, px(2))))
        painter.drawLine(today[0].left, top, today[-1].right, top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown.color("brand"))
        painter.drawEllipse(QPoint(today[0].left, top), px(4), px(4))

    def _paint_number(
        self, painter: QPainter, layout: MonthLayout, cell: QRect, number: str, *, today: bool
    ) -> None:
        shown, px = look(), look().px
        weight = BOLD if today else SEMIBOLD
        painter.setPen(shown.color("brand" if today else "ink"))
        left, top = cell.left() + px(7), cell.top() + px(5)
        self._setter.paint(painter, left, top, number, 14, weight)
        if today:
            after = left + self._setter.width(number, 14, weight) + px(6)
            words = tr("today")
            if after + self._setter.width(words, _SMALL, REGULAR) < cell.right():
                self._setter.paint(painter, after, top, words, _SMALL, REGULAR)

    def _paint_more(self, painter: QPainter, cell: QRect, more: int) -> None:
        shown, px = look(), look().px
        painter.setPen(shown.color("ink_soft"))
        words = tr("and {count} more", count=more)
        height = self._setter.line_height(_SMALL, REGULAR)
        self._setter.paint(
            painter, cell.left() + px(12), cell.bottom() - height - px(2), words, _SMALL, REGULAR
        )

    def _right(self, painter: QPainter, text: str, right: int, top: int) -> None:
        left = right - self._setter.width(text, _SMALL, REGULAR)
        self._setter.paint(painter, left, top, text, _SMALL, REGULAR)
