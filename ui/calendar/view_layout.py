"""Where everything of the calendar stands: columns, boxes, and what lies under a point.

A layout is made once for some rows and a width; painting and the mouse only look things up in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

from atelier.calendar.shown import Choice, DayNote, Row, Shown, ShownOccurrence, wall
from atelier.discreet import Discreet

STEP = 15  # minutes; what is dragged goes in such steps
DAY = 24 * 60  # minutes
HALF_HOUR = 30


class Mode(StrEnum):
    """How the days are shown: a week, one day by room, a month."""

    WEEK = "week"
    DAY = "day"
    MONTH = "month"


class Form(StrEnum):
    """How a box holds its words: in lines, on its side, or in one line of a month."""

    LINES = "lines"
    UPRIGHT = "upright"
    LINE = "line"


@dataclass(frozen=True, slots=True, repr=False)
class Column(Discreet):
    """A day, or a room on a day. ``left`` and ``width`` in real pixels."""

    day: date
    title: str
    left: int
    width: int
    room_id: int | None = None
    today: bool = False
    notes: tuple[DayNote, ...] = ()

    @property
    def right(self) -> int:
        """Give the first pixel that is no part of it."""
        return self.left + self.width


class Box(NamedTuple):
    """What is painted of one row. ``place`` counts from the top of what scrolls."""

    row: Row
    place: QRect
    column: int
    form: Form = Form.LINES

    @property
    def occurrence(self) -> ShownOccurrence | None:
        """Give the row if it is an occurrence."""
        return self.row if isinstance(self.row, ShownOccurrence) else None


@dataclass(frozen=True, slots=True)
class Slot:
    """A time on a day, in minutes; ``room_id`` where the column is a room, else None."""

    day: date
    first: int
    last: int
    room_id: int | None = None

    @property
    def starts(self) -> time:
        """Give what the clock on the wall says when it begins."""
        return wall(self.first)

    @property
    def ends(self) -> time:
        """Give what the clock on the wall says when it ends."""
        return wall(self.last)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be laid out: the rows, the day in front, the rooms, today, the room there is."""

    shown: Shown
    day: date
    today: date
    rooms: Sequence[Choice]
    width: int
    height: int


class Layout:
    """What every way of showing days has.

    ``head`` and ``axis`` are the height of the days' names and the width of the hours, ``height``
    that of all that scrolls below the head.
    """

    mode = Mode.WEEK
    can_stretch = True

    def __init__(self) -> None:
        self.columns: list[Column] = []
        self.boxes: list[Box] = []
        self.head = self.axis = self.height = 0

    def box_at(self, point: QPoint) -> Box | None:
        """Give the box under a point; the last painted lies on top."""
        return next((box for box in reversed(self.boxes) if box.place.contains(point)), None)

    def box_of(self, occurrence_id: int | None) -> Box | None:
        """Give the box of an occurrence."""
        if occurrence_id is None:
            return None
        for box in self.boxes:
            if box.row.id == occurrence_id and box.occurrence is not None:
                return box
        return None

    def column_at(self, left: int) -> int:
        """Give the number of the column at a distance from the left, the nearest one outside."""
        for number, column in enumerate(self.columns):
            if left < column.right:
                return number
        return len(self.columns) - 1

    def slot_at(self, point: QPoint) -> Slot:
        """Give the quarter of an hour (or the day) under a point."""
        raise NotImplementedError

    def place_of(self, slot: Slot) -> QRect | None:
        """Give where a time would be painted; None where it is not shown."""
        raise NotImplementedError

    def boxes_in(self, slot: Slot) -> list[Box]:
        """Give the boxes of the column (in a month the day) of a time, from morning to evening."""
        number = self.column_of(slot.day, slot.room_id)
        found = [box for box in self.boxes if box.column == number and box.row.day == slot.day]
        return sorted(found, key=lambda box: (box.row.first, box.place.left(), box.place.top()))

    def slot_of(self, box: Box) -> Slot:
        """Give the time of a box."""
        column = self.columns[box.column]
        return Slot(box.row.day, box.row.first, box.row.last, column.room_id)

    def beside(self, slot: Slot, step: int) -> Slot | None:
        """Give the same time a column further; None where there is none."""
        number = self.column_of(slot.day, slot.room_id)
        if number is None or not 0 <= number + step < len(self.columns):
            return None
        column = self.columns[number + step]
        return Slot(column.day, slot.first, slot.last, column.room_id)

    def below(self, slot: Slot, step: int) -> Slot | None:
        """Give the half hour (in a month the day) under a time, or above it; None at the end."""
        first = slot.first // HALF_HOUR * HALF_HOUR + step * HALF_HOUR
        if not 0 <= first <= DAY - HALF_HOUR:
            return None
        return Slot(slot.day, first, first + HALF_HOUR, slot.room_id)

    def column_of(self, day: date, room_id: int | None = None) -> int | None:
        """Give the number of the column of a day, in that room where the columns are rooms."""
        for number, column in enumerate(self.columns):
            if column.day == day and (column.room_id == room_id or self.mode is not Mode.DAY):
                return number
        return None
