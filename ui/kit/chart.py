"""What every drawing of figures does: it is worked by keys, and each figure can be opened.

A chart has no numbers of its own. It is given marks, each with its words and what is opened with
it; a subclass says where each of them stands and paints it. Colour never speaks alone: the number
stands in or beside the mark, and the function of a bar is a pattern too.
"""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier.discreet import Discreet
from ui.kit.look import look
from ui.kit.text import show_tip

_STEPS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True, repr=False)
class Mark(Discreet):
    """One figure in a drawing.

    ``opens`` is handed on when it is opened, None where there is nothing behind it. ``label`` and
    ``text`` stand in the drawing, ``spoken`` is the whole sentence, for a tool tip and a screen
    reader. ``value`` gives its size, None where the number is not shown; ``kind`` is one of
    ``tokens.KINDS``; a ``strong`` mark stands out.
    """

    opens: object
    label: str
    text: str
    spoken: str
    value: float | None = 0
    kind: str = "brand"
    strong: bool = False


class Chart(QWidget):
    """A drawing of marks; ``cursor`` is the place of the one that the keyboard stands on.

    Signals:
        opened: what a mark opens: it was clicked, or Enter was pressed on it.
        moved: where the keyboard stands now, so that it can be brought into view.
    """

    opened = Signal(object)
    moved = Signal(QRect)
    RINGS: ClassVar[tuple[str, ...]] = ("ink",)  # around the chosen mark, from the outside

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: tuple[Mark, ...] = ()
        self.cursor_ = 0
        self._places: tuple[QRect, ...] = ()
        self._stale = True
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        look().changed.connect(self._dress)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Draw other figures; the keyboard stays on the one that opens the same."""
        before = self.chosen
        self.marks = tuple(marks)
        opens = [mark.opens for mark in self.marks]
        known = before is not None and before.opens is not None and before.opens in opens
        self.cursor_ = opens.index(before.opens) if known and before is not None else 0
        self._lay_anew()
        self.describe()

    @property
    def chosen(self) -> Mark | None:
        """The figure that the keyboard stands on."""
        return self.marks[self.cursor_] if self.cursor_ < len(self.marks) else None

    @property
    def places(self) -> tuple[QRect, ...]:
        """Where each mark stands."""
        if self._stale:
            self._places, self._stale = tuple(self.lay_out()), False
        return self._places

    def lay_out(self) -> Sequence[QRect]:
        """Work out where each mark stands, in the size of this moment."""
        raise NotImplementedError

    def height_(self) -> int:
        """Give the height that the marks ask for, in real pixels."""
        raise NotImplementedError

    def paint(self, painter: QPainter) -> None:
        """Paint the marks."""
        raise NotImplementedError

    def point_to(self, number: int) -> None:
        """Let the keyboard stand on another mark."""
        if 0 <= number < len(self.marks):
            self.cursor_ = number
            self.describe()
            self.update()
            self.moved.emit(self.places[number])

    def describe(self) -> None:
        """Let a screen reader say which figure the keyboard stands on."""
        mark = self.chosen
        self.setAccessibleDescription("" if mark is None else mark.spoken)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )

    def sizeHint(self) -> QSize:
        return QSize(look().px(320), self.height_())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), self.height_())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        if self.hasFocus() and self.cursor_ < len(self.places):
            _paint_rings(painter, self.places[self.cursor_], self.RINGS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & _MODIFIERS:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.point_to(self._beside(_STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.point_to(0 if key == Qt.Key.Key_Home else len(self.marks) - 1)
        elif key in _ENTER:
            if not event.isAutoRepeat():
                self._open(self.cursor_)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().toPoint())
        opens = number >= 0 and self.marks[number].opens is not None
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.point_to(number)
            self._open(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stale = True
        if self.height_() != self.height():
            self.updateGeometry()  # words that no longer fit in their place stand below it

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            asked = cast("QHelpEvent", event)
            number = self._at(asked.pos())
            show_tip(self, asked, self.marks[number].spoken if number >= 0 else "")
            return True
        return super().event(event)

    @Slot()
    def _dress(self) -> None:
        self._lay_anew()

    def _lay_anew(self) -> None:
        self._stale = True
        self.updateGeometry()
        self.update()

    def _open(self, number: int) -> None:
        if number < len(self.marks) and self.marks[number].opens is not None:
            self.opened.emit(self.marks[number].opens)

    def _at(self, point: QPoint) -> int:
        return next((at for at, place in enumerate(self.places) if place.contains(point)), -1)

    def _beside(self, step: QPoint) -> int:
        """Give the nearest mark in a direction; -1 where there is none."""
        if self.cursor_ >= len(self.places):
            return -1
        here = self.places[self.cursor_].center()
        best, nearest = -1, 0
        for number, place in enumerate(self.places):
            way = place.center() - here
            ahead = way.x() * step.x() + way.y() * step.y()
            aside = abs(way.x() * step.y()) + abs(way.y() * step.x())
            if ahead > 0 and aside <= ahead and (best < 0 or ahead + 2 * aside < nearest):
                best, nearest = number, ahead + 2 * aside
        return best


def _paint_rings(painter: QPainter, place: QRect, tokens: Sequence[str]) -> None:
    thick = max(2, look().px(2))
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, token in enumerate(tokens):
        inset = thick / 2 + number * thick
        painter.setPen(QPen(look().color(token), thick))
        ring = QRectF(place).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, look().px(6), look().px(6))
    painter.restore()
