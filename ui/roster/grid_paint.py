"""Paints the rows of the grid that can be seen."""

from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from atelier.language import tr
from atelier.words import week_number, weekday_name
from ui.kit.look import BOLD, REGULAR, SEMIBOLD, look
from ui.kit.pill import paint_bar
from ui.roster.grid_layout import CHIP, SUBTITLE, TITLE, ChipBox, GridLayout, Row
from ui.roster.sheet import Kind

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_COLORS = {  # the text, the ground, the dashed border
    Kind.COMES: ("brand", "brand_soft", ""),
    Kind.ASKED: ("meeting", "surface", "meeting"),
    Kind.AGAIN: ("meeting", "meeting_soft", ""),
    Kind.CANNOT: ("ink_soft", "neutral_soft", ""),
    Kind.OPEN: ("warning", "surface", "warning"),
    Kind.PROPOSED: ("brand", "surface", "brand"),
    Kind.OFF: ("ink_soft", "", ""),
}


class GridPainter:
    """Knows the inks. ``today`` is marked in the head and over its column."""

    def __init__(self) -> None:
        self.today = date.min

    def paint_head(self, painter: QPainter, layout: GridLayout, width: int) -> None:
        """Paint the days above the columns."""
        shown = look()
        painter.fillRect(QRect(0, 0, width, layout.head), shown.color("surface"))
        monday = layout.sheet.period.first_day
        for column, number in enumerate(layout.sheet.days):
            day = monday + timedelta(days=number)
            name = weekday_name(day)[:2]
            words = name if layout.compact else f"{name} {day.day}"
            now = not layout.compact and day == self.today
            self._head_cell(painter, layout, column, words, now=now)
        painter.setPen(QPen(shown.color("line"), 1))
        painter.drawLine(0, layout.head - 1, width, layout.head - 1)

    def paint_rows(self, painter: QPainter, layout: GridLayout, area: QRect) -> None:
        """Paint the rows that lie in ``area``."""
        for number in layout.rows_between(area.top(), area.bottom()):
            row = layout.rows[number]
            if row.line is None:
                self._band(painter, layout, row)
            else:
                self._row(painter, layout, row)

    def paint_cursor(self, painter: QPainter, place: QRect, *, focused: bool) -> None:
        """Paint a ring around what is chosen."""
        shown = look()
        style = Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DotLine
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shown.color("ink"), max(2, shown.px(2)), style))
        ring = QRectF(place).adjusted(-1.5, -1.5, 1.5, 1.5)
        painter.drawRoundedRect(ring, shown.px(8), shown.px(8))

    def _head_cell(
        self, painter: QPainter, layout: GridLayout, column: int, words: str, *, now: bool
    ) -> None:
        shown = look()
        left, right = layout.lefts[column], layout.lefts[column + 1]
        place = QRect(left, 0, right - left, layout.head - 1)
        if now:
            painter.fillRect(place, shown.color("brand_soft"))
        painter.setPen(QPen(shown.color("line"), 1))
        painter.drawLine(left, 0, left, layout.head)
        painter.setPen(shown.color("brand" if now else "ink"))
        painter.setFont(shown.font(15, BOLD if now else SEMIBOLD))
        painter.drawText(place, _MIDDLE, words)
        if now:  # colour never speaks alone
            bar = QRect(left, layout.head - shown.px(4), right - left, shown.px(3))
            painter.fillRect(bar, shown.color("brand"))

    def _band(self, painter: QPainter, layout: GridLayout, row: Row) -> None:
        """Paint the name of a week, with the numbers of its days."""
        shown, px = look(), look().px
        place = QRect(0, row.top, layout.width, row.height)
        painter.fillRect(place, shown.color("surface_soft"))
        painter.setPen(shown.color("ink"))
        painter.setFont(shown.font(15, BOLD))
        words = tr("week {number}", number=week_number(row.monday))
        painter.drawText(place.adjusted(px(10), 0, 0, 0), _LEFT, words)
        painter.setFont(shown.font(14, REGULAR))
        for column, number in enumerate(layout.sheet.days):
            day = row.monday + timedelta(days=number)
            left, right = layout.lefts[column], layout.lefts[column + 1]
            cell = QRect(left, row.top, right - left, row.height)
            now = day == self.today
            painter.setPen(shown.color("brand" if now else "ink_soft"))
            text = f"{day.day}-{day.month}"
            painter.drawText(cell, _MIDDLE, tr("today {day}", day=text) if now else text)
        self._lines(painter, layout, row, columns=False)

    def _row(self, painter: QPainter, layout: GridLayout, row: Row) -> None:
        shown, px = look(), look().px
        line = row.line
        assert line is not None  # bands are painted elsewhere
        for column, cell in enumerate(line.cells):
            left, right = layout.lefts[column], layout.lefts[column + 1]
            place = QRect(left, row.top, right - left, row.height)
            if not cell.shifts and not line.person_id:
                painter.fillRect(place, shown.color("surface_soft"))
        self._lines(painter, layout, row, columns=True)
        top, wide = row.top + px(8), layout.side - px(20)
        painter.setPen(shown.color("ink"))
        painter.setFont(shown.font(*TITLE))
        for words in row.title:
            painter.drawText(QRect(px(10), top, wide, px(21)), _TOP, words)
            top += px(21)
        if row.subtitle:
            over = line.share is not None and line.share > 1
            painter.setPen(shown.color("warning" if over else "ink_soft"))
            painter.setFont(shown.font(*SUBTITLE))
            text = painter.fontMetrics().elidedText(row.subtitle, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(px(10), top, wide, px(20)), _TOP, text)
            top += px(21)
        if line.share is not None:
            kind = "warning" if line.share > 1 else "brand"
            bar = QRectF(px(10), top, min(px(120), wide), px(7))
            paint_bar(painter, bar, min(1.0, line.share), kind)
        for boxed in row.boxes:
            for box in boxed:
                self._chip(painter, box)

    def _lines(self, painter: QPainter, layout: GridLayout, row: Row, *, columns: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(look().color("line"), 1))
        foot = row.top + row.height - 1
        painter.drawLine(0, foot, layout.width, foot)
        for left in layout.lefts[:-1] if columns else ():
            painter.drawLine(left, row.top, left, foot)

    def _chip(self, painter: QPainter, box: ChipBox) -> None:
        shown, kind = look(), box.chip.kind
        ink, ground, border = _COLORS[kind]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(box.place).adjusted(0.5, 0.5, -0.5, -0.5)
        if border:
            painter.setPen(QPen(shown.color(border), max(1, shown.px(1)), Qt.PenStyle.DashLine))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        if ground:
            painter.setBrush(shown.color(ground))
            painter.drawRoundedRect(place, shown.px(6), shown.px(6))
        font = shown.font(*CHIP)
        if kind is Kind.CANNOT:
            font = QFont(font)
            font.setStrikeOut(True)
        painter.setFont(font)
        painter.setPen(shown.color(ink))
        painter.drawText(box.place, _MIDDLE if ground else _LEFT, box.text)
