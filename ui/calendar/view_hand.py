"""The mouse in the calendar: choosing, moving, stretching, making."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from ui.calendar.view_layout import Box, Layout, Slot
from ui.calendar.view_pending import Act, Pending
from ui.calendar.view_week import HoursLayout
from ui.kit.look import look

_EDGE = 7  # pixels at 100 % at the foot of a box by which it is stretched


class Hand:
    """Knows what the button was pressed on, and what has become of it."""

    def __init__(self) -> None:
        self._origin: QPoint | None = None
        self._box: Box | None = None
        self._slot: Slot | None = None
        self._edge = False

    def press(self, layout: Layout, point: QPoint) -> Box | None:
        """Take hold of what lies under a point, if anything does."""
        self._origin, self._box = point, layout.box_at(point)
        self._slot = layout.slot_at(point)
        self._edge = self._box is not None and self.is_edge(layout, self._box, point)
        return self._box

    def move(self, layout: Layout, point: QPoint, before: Pending | None) -> Pending | None:
        """Give what is pending now; nothing until the pointer has gone far enough."""
        if self._origin is None or self._slot is None:
            return None
        if before is None:
            far = (point - self._origin).manhattanLength()
            if far < QApplication.startDragDistance():
                return None
            before = self._begin(layout)
            if before is None:
                return None
        return before.at(layout.slot_at(point), minute_at(layout, point))

    def release(self) -> None:
        """Let go."""
        self._origin = self._box = self._slot = None

    @property
    def holds(self) -> bool:
        """Whether the button is down."""
        return self._origin is not None

    @staticmethod
    def is_edge(layout: Layout, box: Box, point: QPoint) -> bool:
        """Say whether a point is where a box is stretched by."""
        if not layout.can_stretch or box.occurrence is None:
            return False
        foot = QRect(box.place)
        foot.setTop(foot.bottom() - look().px(_EDGE))
        return foot.contains(point)

    def _begin(self, layout: Layout) -> Pending | None:
        assert self._origin is not None
        assert self._slot is not None
        if self._box is None:
            return Pending(Act.NEW, layout.mode, self._slot, self._slot)
        row = self._box.occurrence
        if row is None:
            return None  # what is hired is changed where it was booked
        origin = layout.slot_of(self._box)
        act = Act.STRETCH if self._edge else Act.MOVE
        grip = minute_at(layout, self._origin) - row.first
        return Pending(act, layout.mode, origin, origin, row, grip)


def minute_at(layout: Layout, point: QPoint) -> int:
    """Give the minute of the day under a point, not rounded to quarters."""
    if not isinstance(layout, HoursLayout):
        return 0
    return layout.minute_at(point.y())
