"""The pages of a PDF under each other, drawn where they can be seen."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from atelier.language import tr
from ui.kit.background import Background
from ui.kit.look import look

if TYPE_CHECKING:  # the printing system is loaded when somebody prints, not at start
    from ui.kit.pdf import Pages

_WIDEST = 860  # pixels at 100 %
_GAP = 16
_KEPT = 12  # pages; older pictures are forgotten


class _Canvas(QWidget):
    """All pages; paints those that are asked for."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._pages: Pages | None = None
        self._places: list[QRect] = []
        self._pictures: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._width = 0

    @property
    def complete(self) -> bool:
        """Whether every page in sight has been drawn."""
        return not self._asked and bool(self._pictures)

    def show_pages(self, pages: Pages | None) -> None:
        self._pages = pages
        self._width = 0
        self.lay_out(self.width())

    def lay_out(self, width: int) -> None:
        if self._pages is None or width == self._width:
            return
        self._width = width
        self._pictures.clear()
        self._asked.clear()
        gap, top = look().px(_GAP), look().px(_GAP)
        room = min(look().px(_WIDEST), width - 2 * gap)
        self._places = []
        for wide, high in self._pages.sizes:
            height = round(room * high / wide)
            self._places.append(QRect((width - room) // 2, top, room, height))
            top += height + gap
        self.setMinimumHeight(top)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(400), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, place in enumerate(self._places):
            if not place.intersects(event.rect()):
                continue
            painter.setPen(look().color("line"))
            painter.setBrush(Qt.GlobalColor.white)  # paper is white in every theme
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            if number in self._pictures:
                painter.drawImage(place, self._pictures[number])
            else:
                self._ask(number)

    def _ask(self, number: int) -> None:
        if self._pages is None or number in self._asked:
            return
        self._asked.add(number)
        dots = 72 * self._places[number].width() / self._pages.sizes[number][0]
        task = partial(self._pages.picture, number, dots * self.devicePixelRatio())
        self._background.run(task, partial(self._on_drawn, self._pages, self._width, number))

    def _on_drawn(self, pages: Pages, width: int, number: int, picture: QImage) -> None:
        if pages is not self._pages or width != self._width:
            return  # another document or another size by now
        self._asked.discard(number)
        if len(self._pictures) >= _KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._pictures[number] = picture
        self.update(self._places[number])


class PagesView(QScrollArea):
    """Scrolls through the pages: arrows, Page Up and Down, Home and End."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._canvas = _Canvas(background)
        self.setWidget(self._canvas)
        look().changed.connect(self._lay_out)

    @property
    def complete(self) -> bool:
        """Whether every page in sight has been drawn."""
        return self._canvas.complete

    def show_pages(self, pages: Pages | None) -> None:
        """Show a document from its first page."""
        self._canvas.show_pages(pages)
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @Slot()
    def _lay_out(self) -> None:
        self._canvas.lay_out(self.viewport().width())
