"""The month: a cell for each day, a line for each of what happens."""
# ruff: noqa: D102 - what the methods of every layout do stands in Layout

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect

from atelier.calendar.shown import Row
from atelier.words import weekday_name
from ui.calendar.view_layout import Asked, Box, Column, Form, Layout, Mode, Slot
from ui.calendar.view_week import is_lane
from ui.kit.look import look

_AXIS, _HEAD, _NUMBER, _LINE, _LEAST = 40, 34, 26, 18, 96  # pixels at 100 %
_WEEKEND = 5


class MonthLayout(Layout):
    """Weeks under each other. ``cells`` are the days, ``more`` what found no room in each."""

    mode = Mode.MONTH
    can_stretch = False

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        px = look().px
        self.axis, self.head = px(_AXIS), px(_HEAD)
        self.month = asked.day.month
        self.weeks: list[date] = []
        self.cells: dict[date, QRect] = {}
        self.more: dict[date, int] = {}
        self.notes = asked.shown.notes
        self.today = asked.today
        self._make_columns(asked)
        self._make_cells(asked)
        self._place(asked)

    def slot_at(self, point: QPoint) -> Slot:
        column = self.columns[self.column_at(point.x())]
        row = min(len(self.weeks) - 1, max(0, point.y() // self._row))
        day = self.weeks[row] + timedelta(days=column.day.weekday())
        return Slot(day, 0, 0)

    def place_of(self, slot: Slot) -> QRect | None:
        cell = self.cells.get(slot.day)
        return None if cell is None else cell.adjusted(2, 2, -2, -2)

    def column_of(self, day: date, room_id: int | None = None) -> int | None:
        for number, column in enumerate(self.columns):
            if column.day.weekday() == day.weekday():
                return number if day in self.cells else None
        return None

    def beside(self, slot: Slot, step: int) -> Slot | None:
        day = slot.day + timedelta(days=step)
        while day not in self.cells and self.weeks and self._covers(day):
            day += timedelta(days=step)
        return Slot(day, 0, 0) if day in self.cells else None

    def below(self, slot: Slot, step: int) -> Slot | None:
        day = slot.day + timedelta(weeks=step)
        return Slot(day, 0, 0) if day in self.cells else None

    def _covers(self, day: date) -> bool:
        return self.weeks[0] <= day < self.weeks[-1] + timedelta(weeks=1)

    def _make_columns(self, asked: Asked) -> None:
        shown = asked.shown
        days = {row.day.weekday() for row in shown.rows}
        weekdays = [day for day in range(7) if day < _WEEKEND or day in days]
        each, over = divmod(asked.width - self.axis, len(weekdays))
        left = self.axis
        for number, weekday in enumerate(weekdays):
            day = shown.first_day + timedelta(days=weekday)
            width = each + (1 if number < over else 0)
            self.columns.append(Column(day, weekday_name(day), left, width))
            left += width

    def _make_cells(self, asked: Asked) -> None:
        shown = asked.shown
        count = ((shown.last_day - shown.first_day).days + 1) // 7
        self.weeks = [shown.first_day + timedelta(weeks=week) for week in range(count)]
        self._row = max(look().px(_LEAST), (asked.height - self.head) // max(1, count))
        self.height = self._row * count
        for number, monday in enumerate(self.weeks):
            for column in self.columns:
                day = monday + timedelta(days=column.day.weekday())
                self.cells[day] = QRect(column.left, number * self._row, column.width, self._row)

    def _place(self, asked: Asked) -> None:
        shown = asked.shown
        found: dict[date, list[Row]] = {}
        for row in shown.rows:
            found.setdefault(row.day, []).append(row)
        for day, rows in found.items():
            if day in self.cells:
                self._fill(day, sorted(rows, key=_order))

    def _fill(self, day: date, rows: list[Row]) -> None:
        px, cell = look().px, self.cells[day]
        noted = any(note.on(day) for note in self.notes)
        top = cell.top() + px(_NUMBER) + (px(_LINE) if noted else 0)
        line = px(_LINE)
        fit = max(1, (cell.bottom() - top - px(2)) // line)
        if len(rows) > fit:
            self.more[day] = len(rows) - (fit - 1)
            rows = rows[: fit - 1]
        column = self.column_at(cell.left())
        for row in rows:
            place = QRect(cell.left() + px(4), top, cell.width() - px(8), line - px(1))
            self.boxes.append(Box(row, place, column, Form.LINE))
            top += line


def _order(row: Row) -> tuple[bool, int, int, str]:
    """Put the open door last: it is there every day, and the room in a month is small."""
    return is_lane(row), row.first, row.last, row.name
