"""The painted calendar: one widget for a week, a day by room and a month."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from atelier.calendar.shown import Choice, Shown
from atelier.language import tr
from ui.calendar.view_box import BoxPainter
from ui.calendar.view_cursor import Cursor
from ui.calendar.view_layout import Asked, Layout, Mode
from ui.calendar.view_layout import Slot as Time
from ui.calendar.view_month import MonthLayout
from ui.calendar.view_pending import Pending
from ui.calendar.view_text import Typesetter
from ui.calendar.view_week import DayLayout, WeekLayout
from ui.calendar.view_words import slot_words, spoken
from ui.kit.look import look

_LAYOUTS: dict[Mode, type[WeekLayout] | type[DayLayout] | type[MonthLayout]] = {
    Mode.WEEK: WeekLayout,
    Mode.DAY: DayLayout,
    Mode.MONTH: MonthLayout,
}
_EDGE = 4  # pixels around a box that belong to it: its ring


class CalendarCanvas(QAbstractScrollArea):
    """Lays out rows that somebody else has read, and paints what can be seen of them.

    There is no widget for an event: everything stands in the layout's list, and only the
    rectangle that changed is painted again. ``minute`` is the time it is, None when it is not
    today; ``wanted`` are the ids that are looked for, None when nothing is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Calendar"))
        self.shown = Shown(date.min, date.min, (), ())
        self.mode, self.day, self.today = Mode.WEEK, date.min, date.min
        self.minute: int | None = None
        self.wanted: Collection[int] | None = None
        self.cursor_ = Cursor()
        self.pending: Pending | None = None
        self.layout_: Layout = Layout()
        self._rooms: Sequence[Choice] = ()
        self._setter = Typesetter()
        self._boxes = BoxPainter(self._setter)
        look().changed.connect(self._dress)

    def show_days(
        self, shown: Shown, *, mode: Mode, day: date, today: date, rooms: Sequence[Choice]
    ) -> None:
        """Show other rows, or the same anew; what was chosen stays chosen if it is there."""
        self.shown, self.mode, self.day, self.today = shown, mode, day, today
        self._rooms = rooms
        self.lay_out()
        self.cursor_.choose(self.layout_, self.cursor_.chosen)
        self.cursor_.begin(self.layout_, today)

    def show_minute(self, minute: int | None) -> None:
        """Move the line of the time it is."""
        if minute != self.minute:
            self.minute = minute
            self.viewport().update()

    def show_wanted(self, wanted: Collection[int] | None) -> None:
        """Let what is not looked for step back."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.viewport().update()

    def show_pending(self, pending: Pending | None) -> None:
        """Show another ghost; only what lay under the old one and the new is painted."""
        if pending == self.pending:
            return
        for one in (self.pending, pending):
            self.update_slot(None if one is None else one.slot)
        self.pending = pending

    def reveal(self, place: QRect | None) -> None:
        """Scroll until a place can be seen."""
        if place is None:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height() - self.layout_.head
        margin = look().px(12)
        if place.top() - margin < bar.value():
            bar.setValue(place.top() - margin)
        elif place.bottom() + margin > bar.value() + room:
            bar.setValue(min(place.top() - margin, place.bottom() + margin - room))

    def inside(self, point: QPoint) -> QPoint:
        """Turn a point of the viewport into one of what scrolls."""
        return point + QPoint(0, self.verticalScrollBar().value() - self.layout_.head)

    def outside(self, place: QRect) -> QRect:
        """Turn a place of what scrolls into one of the viewport."""
        return place.translated(0, self.layout_.head - self.verticalScrollBar().value())

    def describe(self) -> None:
        """Let a screen reader say what is chosen now."""
        box = self.layout_.box_of(self.cursor_.chosen)
        slot = self.cursor_.slot
        words = "" if slot is None else slot_words(slot)
        self.setAccessibleDescription(words if box is None else spoken(box.row))
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(320), look().px(360))

    @Slot()
    def _dress(self) -> None:
        self._setter.forget()
        self._boxes.forget()
        self.lay_out()

    def lay_out(self) -> None:
        """Work out anew where everything stands."""
        size = self.viewport().size()
        asked = Asked(self.shown, self.day, self.today, self._rooms, size.width(), size.height())
        if self.shown.first_day != date.min:
            self.layout_ = _LAYOUTS[self.mode](asked)
        room = size.height() - self.layout_.head
        bar = self.verticalScrollBar()
        bar.setPageStep(max(0, room))
        bar.setSingleStep(look().px(22))
        bar.setRange(0, max(0, self.layout_.height - room))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def scrollContentsBy(self, across: int, down: int) -> None:
        body = self.viewport().rect().adjusted(0, self.layout_.head, 0, 0)
        self.viewport().scroll(across, down, body)

    def update_slot(self, slot: Time | None) -> None:
        """Paint what stands at a time again."""
        place = None if slot is None else self.layout_.place_of(slot)
        if place is not None:
            self._update_place(place)

    def update_box(self, occurrence_id: int | None) -> None:
        """Paint one occurrence again."""
        box = self.layout_.box_of(occurrence_id)
        if box is not None:
            self._update_place(box.place)

    def _update_place(self, place: QRect) -> None:
        edge = look().px(_EDGE)
        self.viewport().update(self.outside(place).adjusted(-edge, -edge, edge, edge))
