"""The week, and one day by room: columns of hours."""
# ruff: noqa: D102 - what the methods of every layout do stands in Layout

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect

from atelier.calendar.shown import Row, ShownOccurrence
from atelier.language import tr
from ui.calendar.view_lanes import Beside, side_by_side
from ui.calendar.view_layout import DAY, STEP, Asked, Box, Column, Form, Layout, Mode, Slot
from ui.calendar.view_words import short_room, weekday_short
from ui.kit.look import look

FIRST_HOUR, LAST_HOUR = 9, 21
_AXIS, _HEAD, _NOTE, _TOP, _HOUR = 57, 38, 24, 14, 44  # pixels at 100 %
_LANE, _GAP = 26, 2
_NARROW, _LEAST, _EDGES = 52, 18, 12
_WEEKEND = 5
_SHARED, _MOST_LANES = 3, 8  # of a column's width: what each has, and what its lanes add


class HoursLayout(Layout):
    """Columns with an axis of hours: what both ways share."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        px = look().px
        self._asked = asked
        self.axis, self._top = px(_AXIS), px(_TOP)
        self._narrow, self._least = px(_NARROW), px(_LEAST)
        self.columns = self._make_columns()
        rows = self._rows()
        self._first_hour, self._last_hour = _hours([row for column in rows for row in column])
        noted = any(column.notes for column in self.columns)
        self.head = px(_HEAD) + (px(_NOTE) if noted else 0)
        hours = self._last_hour - self._first_hour
        room = asked.height - self.head - px(_TOP) - px(6)
        self.hour = max(px(_HOUR), room // hours)
        self.height = px(_TOP) + hours * self.hour + px(6)
        for number, column in enumerate(self.columns):
            self._place_column(number, column, rows[number])

    def top_of(self, minute: int) -> int:
        """Give how far down a minute of the day stands."""
        return look().px(_TOP) + (minute - self._first_hour * 60) * self.hour // 60

    def hours(self) -> range:
        """Give the hours that have a line."""
        return range(self._first_hour, self._last_hour + 1)

    def minute_at(self, top: int) -> int:
        """Give the minute of the day that stands so far down."""
        return (top - look().px(_TOP)) * 60 // self.hour + self._first_hour * 60

    def slot_at(self, point: QPoint) -> Slot:
        column = self.columns[self.column_at(point.x())]
        minutes = self.minute_at(point.y())
        first = min(DAY - STEP, max(0, minutes // STEP * STEP))
        return Slot(column.day, first, first + STEP, column.room_id)

    def place_of(self, slot: Slot) -> QRect | None:
        number = self.column_of(slot.day, slot.room_id)
        if number is None:
            return None
        column = self.columns[number]
        top, bottom = self.top_of(slot.first), self.top_of(slot.last)
        gap = look().px(_GAP)
        return QRect(
            column.left + gap, top, column.width - 2 * gap, max(look().px(_LEAST), bottom - top)
        )

    def _make_columns(self) -> list[Column]:
        raise NotImplementedError

    def _rows(self) -> list[list[Row]]:
        raise NotImplementedError

    def _spread(
        self, heads: Sequence[tuple[date, str, int | None]], weights: Sequence[float]
    ) -> list[Column]:
        """Share the width among the columns by their weights."""
        asked = self._asked
        room, whole = max(0, asked.width - self.axis), sum(weights)
        columns, taken = [], 0.0
        for number, (day, title, room_id) in enumerate(heads):
            left = self.axis + round(room * taken / whole)
            taken += weights[number]
            width = self.axis + round(room * taken / whole) - left
            in_week = self.mode is Mode.WEEK
            notes = asked.shown.notes_on(day) if in_week or number == 0 else ()
            columns.append(Column(day, title, left, width, room_id, day == asked.today, notes))
        return columns

    def _place_column(self, number: int, column: Column, rows: list[Row]) -> None:
        px, gap = look().px, look().px(_GAP)
        doors = [row for row in rows if is_lane(row)] if self.mode is Mode.WEEK else []
        lanes = side_by_side(doors)
        others = side_by_side([row for row in rows if not is_lane(row)] if doors else rows)
        count = max((beside.lanes for _row, beside in lanes), default=0)
        lane_width = min(px(_LANE), column.width // (count + 1)) if count else 0
        left, right = column.left + gap, column.right - gap
        for row, beside in lanes:
            at = left + beside.lane * lane_width
            self._add(row, at, lane_width - gap, number, Form.UPRIGHT)
        left += count * lane_width + (gap if count else 0)
        for row, beside in others:
            at, width = _share(left, right, beside, gap)
            form = Form.UPRIGHT if width < self._narrow else Form.LINES
            self._add(row, at, width, number, form)

    def _add(self, row: Row, left: int, width: int, number: int, form: Form) -> None:
        """Put a row between the pixels of its times; too low for a word on its side, it lies.

        Where it is too narrow for a word as well, the words run the way that has more room.
        """
        top, first = self._top, self._first_hour * 60
        begin = top + (row.first - first) * self.hour // 60 + 1
        height = max(self._least, top + (row.last - first) * self.hour // 60 - begin - 1)
        if height < self._narrow and height < width + look().px(_EDGES):
            form = Form.LINES
        self.boxes.append(Box(row, QRect(left, begin, width, height), number, form))


class WeekLayout(HoursLayout):
    """The days of a week; Saturday and Sunday only when something stands there."""

    mode = Mode.WEEK

    def _make_columns(self) -> list[Column]:
        shown = self._asked.shown
        found: dict[date, list[Row]] = {}
        for row in shown.rows:
            found.setdefault(row.day, []).append(row)
        days = [shown.first_day + timedelta(days=n) for n in range(7)]
        days = [day for day in days if day.weekday() < _WEEKEND or day in found]
        heads = [(day, f"{weekday_short(day)} {day.day}", None) for day in days]
        self._by_day = [found.get(day, []) for day in days]
        return self._spread(heads, [_weight(rows) for rows in self._by_day])

    def _rows(self) -> list[list[Row]]:
        return self._by_day


class DayLayout(HoursLayout):
    """One day, a column for each room; what has no room stands in a column of its own."""

    mode = Mode.DAY

    def _make_columns(self) -> list[Column]:
        asked = self._asked
        heads: list[tuple[date, str, int | None]]
        heads = [(asked.day, short_room(room.name), room.id) for room in asked.rooms]
        if not heads or any(row.room_id is None for row in self._of_day()):
            heads.append((asked.day, tr("No room"), None))
        return self._spread(heads, [1] * len(heads))

    def _rows(self) -> list[list[Row]]:
        found: dict[int | None, list[Row]] = {column.room_id: [] for column in self.columns}
        for row in self._of_day():
            if row.room_id in found:
                found[row.room_id].append(row)
        return list(found.values())

    def _of_day(self) -> list[Row]:
        shown, day = self._asked.shown, self._asked.day
        return [row for row in shown.rows if row.day == day]


def is_lane(row: Row) -> bool:
    """Say whether it is an open door, which stands in a narrow lane beside all the rest."""
    return isinstance(row, ShownOccurrence) and row.walk_in


def _weight(rows: Sequence[Row]) -> float:
    """Say how wide a day wants to be: one on which much happens at once is wider, within reason."""
    edges = sorted([(row.first, 1) for row in rows] + [(row.last, -1) for row in rows])
    at_once = most = 0
    for _minute, step in edges:  # what ends at a minute goes before what begins then
        at_once += step
        most = max(most, at_once)
    return _SHARED + min(max(1, most), _MOST_LANES)


def _hours(rows: Sequence[Row]) -> tuple[int, int]:
    first = min((row.first // 60 for row in rows), default=FIRST_HOUR)
    last = max((-(-row.last // 60) for row in rows), default=LAST_HOUR)
    return min(first, FIRST_HOUR), max(last, LAST_HOUR)


def _share(left: int, right: int, beside: Beside, gap: int) -> tuple[int, int]:
    """Give where a row begins, and how wide it is."""
    room, end = right - left, beside.lane + beside.wide
    begin = left + room * beside.lane // beside.lanes
    width = left + room * end // beside.lanes - begin
    return begin, width if end == beside.lanes else width - gap
