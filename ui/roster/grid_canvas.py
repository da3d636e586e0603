"""The painted roster: one widget for a week, four weeks, and every way of looking at them."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from atelier.language import tr
from ui.kit.look import look
from ui.kit.text import show_tip
from ui.roster.grid_layout import GridLayout, Spot
from ui.roster.grid_paint import GridPainter
from ui.roster.period import By, Period
from ui.roster.sheet import Chip, Kind, Sheet
from ui.roster.spoken import spoken

_RING = 4  # pixels around a chip that belong to its ring


class GridCanvas(QAbstractScrollArea):
    """Lays out a sheet that somebody else has made, and paints what can be seen of it.

    There is no widget for a chip: everything stands in the layout, and only the rows that lie
    in the rectangle that changed are painted. ``carried`` is what is being put elsewhere.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Roster"))
        self.sheet = Sheet(Period(date.min), By.ROLE, (), ())
        self.spot: Spot | None = None
        self.carried: Chip | None = None
        self.aim: Spot | None = None  # where the hand holds it
        self._key: tuple[int, int, bool] | None = None
        self._expected = False
        self._painter = GridPainter()
        self.layout_ = GridLayout(self.sheet, 600, 400)
        look().changed.connect(self.lay_out)

    @property
    def chip(self) -> Chip | None:
        """The chip that the cursor is on."""
        return self.layout_.chip(self.spot)

    def show_sheet(self, sheet: Sheet, today: date) -> None:
        """Show another sheet, or the same anew; what was chosen stays chosen if it is there."""
        other = (sheet.period, sheet.by) != (self.sheet.period, self.sheet.by)
        self.sheet, self._painter.today = sheet, today
        self.lay_out()
        found = self.layout_.find(self._key) if self._key is not None else None
        if found is not None:
            self.spot, other = found, other or self._expected
            self._expected = False
        elif other or self.spot is None or self.layout_.cell(self.spot) is None:
            self.spot = self._beginning(today)
        else:  # the last chip of a cell may have gone
            cell = self.layout_.cell(self.spot)
            last = -1 if cell is None else len(cell.chips) - 1
            self.spot = Spot(self.spot.row, self.spot.column, min(self.spot.index, last))
        self.describe()
        if other and self.spot is not None:
            self.reveal(self.layout_.place(self.spot))

    def expect(self, key: tuple[int, int, bool]) -> None:
        """Put the cursor on a chip as soon as it is there."""
        self._key, self._expected = key, True

    def stand(self, spot: Spot | None) -> None:
        """Put the cursor somewhere, and remember what is there."""
        self._expected = False
        for one in (self.spot, spot):
            if one is not None and self.layout_.cell(one) is not None:
                self._update(self.layout_.place(one))
        self.spot = spot
        chip = self.chip
        cell = None if spot is None else self.layout_.cell(spot)
        if chip is not None:
            self._key = chip.key
        elif cell is not None and cell.shifts:
            self._key = (cell.shifts[0].id, 0, False)
        else:
            self._key = None
        if spot is not None:
            self.reveal(self.layout_.place(spot))
        self.describe()

    def describe(self) -> None:
        """Let a screen reader say what is chosen now."""
        words = "" if self.spot is None else spoken(self.layout_, self.spot)
        if self.carried is not None:
            words = f"{tr('{name}: to which place?', name=self.carried.name)} {words}"
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )

    def reveal(self, place: QRect) -> None:
        """Scroll until a place can be seen."""
        room, bar, px = self.viewport().height() - self.layout_.head, self.verticalScrollBar(), 8
        if place.top() - px < bar.value():
            bar.setValue(place.top() - px)
        elif place.bottom() + px > bar.value() + room:
            bar.setValue(place.bottom() + px - room)
        across = self.horizontalScrollBar()
        if place.left() < across.value() + px:
            across.setValue(place.left() - px if place.left() > self.layout_.side + px else 0)
        elif place.right() + px > across.value() + self.viewport().width():
            across.setValue(place.right() + px - self.viewport().width())

    def inside(self, point: QPoint) -> QPoint:
        """Turn a point of the viewport into one of what scrolls."""
        return point + QPoint(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value() - self.layout_.head
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(320), look().px(300))

    @Slot()
    def lay_out(self) -> None:
        """Work out anew where everything stands."""
        size = self.viewport().size()
        self.layout_ = GridLayout(self.sheet, size.width(), size.height())
        self._set_bars(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.viewport().size()
        if self.layout_.fits(size.width(), size.height()):
            self._set_bars(size)
        else:
            self.lay_out()

    def _set_bars(self, size: QSize) -> None:
        bar, room = self.verticalScrollBar(), size.height() - self.layout_.head
        bar.setPageStep(max(0, room))
        bar.setSingleStep(look().px(24))
        bar.setRange(0, max(0, self.layout_.height - room))
        across = self.horizontalScrollBar()
        across.setPageStep(size.width())
        across.setRange(0, max(0, self.layout_.width - size.width()))
        self.viewport().update()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        layout, size = self.layout_, self.viewport().rect()
        painter.fillRect(event.rect(), look().color("surface"))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        if event.rect().top() < layout.head:
            painter.save()
            painter.translate(-across, 0)
            self._painter.paint_head(painter, layout, max(size.width(), layout.width))
            painter.restore()
        body = event.rect().intersected(size.adjusted(0, layout.head, 0, 0))
        if body.isEmpty():
            return
        painter.setClipRect(body)
        painter.translate(-across, layout.head - down)
        self._painter.paint_rows(painter, layout, body.translated(across, down - layout.head))
        for spot in {self.spot, self.aim} - {None}:
            if spot is not None and layout.cell(spot) is not None:
                focused = self.hasFocus() or spot is self.aim
                self._painter.paint_cursor(painter, _inset(layout.place(spot)), focused=focused)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            help_event = cast("QHelpEvent", event)
            spot = self.layout_.spot_at(self.inside(help_event.pos()))
            above = help_event.pos().y() < self.layout_.head
            words = "" if spot is None or above else spoken(self.layout_, spot)
            show_tip(self, help_event, words)
            return True
        return super().viewportEvent(event)

    def _beginning(self, today: date) -> Spot | None:
        """Give the first open place from today on, else today, else the first cell."""
        coming, first = None, None
        for number, row in enumerate(self.layout_.rows):
            for column, cell in enumerate(row.line.cells if row.line is not None else ()):
                spot = Spot(number, column, 0 if cell.chips else -1)
                first = first or spot
                if cell.day < today or not cell.shifts:
                    continue
                coming = coming or spot
                for index, chip in enumerate(cell.chips):
                    if chip.kind is Kind.OPEN:
                        return Spot(number, column, index)
        return coming or first

    def _update(self, place: QRect) -> None:
        edge = look().px(_RING)
        moved = place.translated(
            -self.horizontalScrollBar().value(),
            self.layout_.head - self.verticalScrollBar().value(),
        )
        self.viewport().update(moved.adjusted(-edge, -edge, edge, edge))


def _inset(place: QRect) -> QRect:
    """Keep the ring of a whole cell inside it."""
    return place if place.height() <= look().px(30) else place.adjusted(4, 4, -4, -4)
