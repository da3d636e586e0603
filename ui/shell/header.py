"""The head of the page: its name, what it shows, and what can be done with all of it."""
# ruff: noqa: D102 - what Qt's own methods do is in Qt's manual

from typing import Protocol

from PySide6.QtCore import QEvent, Qt, SignalInstance, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.kit.buttons import Button
from ui.kit.look import look
from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel
from ui.kit.waiting import BusySign

_ONE_LINE, _TWO_LINES = 64, 112  # pixels at 100 %
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Headed(Protocol):
    """Whatever has a head: a page, or the preview."""

    title: str
    subtitle: str
    header_left: list[QWidget]
    header_right: list[QWidget]
    header_changed: SignalInstance


class Header(QFrame):
    """Shows the head of one page at a time; each page keeps its own widgets.

    Where the window is too narrow for the subtitle, it ends in dots; where it is too narrow for
    the title and the buttons side by side, the buttons stand in a line of their own.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "header")
        self.title = ElidedLabel("", "title")
        self.subtitle = ElidedLabel("", "subtitle")
        self.busy = BusySign()
        self._shown: Headed | None = None
        self._parts: dict[int, tuple[_Row, _Row]] = {}
        self._lines = spaced(QBoxLayout(_BESIDE, self), 8, (24, 0, 24, 0))
        self._words = spaced(QHBoxLayout(), 16)
        self._left = spaced(QHBoxLayout(), 12)
        self._doings = spaced(QHBoxLayout(), 16)
        self._right = spaced(QHBoxLayout(), 12)
        self._words.addWidget(self.title)
        self._words.addLayout(self._left)
        self._words.addWidget(self.subtitle, stretch=1)
        self._doings.addStretch(1)
        self._doings.addWidget(self.busy)
        self._doings.addLayout(self._right)
        self._lines.addLayout(self._words, stretch=1)
        self._lines.addLayout(self._doings)
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sized(self, height=_ONE_LINE)
        look().changed.connect(self._fit)

    def show_head(self, page: Headed) -> None:
        """Show the head of ``page`` and follow it."""
        if self._shown is not None:
            self._shown.header_changed.disconnect(self._read)
        self._shown = page
        page.header_changed.connect(self._read)
        key = id(page)
        if key not in self._parts:
            self._parts[key] = (_Row(page.header_left), _Row(page.header_right))
            self._left.addWidget(self._parts[key][0])
            self._right.addWidget(self._parts[key][1])
        for number, parts in self._parts.items():
            for part in parts:
                part.setVisible(number == key and part.filled and not part.isHidden())
        self._read()  # before the parts are shown: a line too long for them widens the window
        for part in self._parts[key]:
            part.setVisible(part.filled)

    def show_words(self, title: str, subtitle: str = "") -> None:
        """Show a head without a page: before there is one. Without words there is no head."""
        self.forget()
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.setVisible(bool(title or subtitle))

    def forget(self) -> None:
        """Let go of every page; their widgets go with them."""
        if self._shown is not None:
            self._shown.header_changed.disconnect(self._read)
        self._shown = None
        for parts in self._parts.values():
            for part in parts:
                part.hide()
                part.deleteLater()
        self._parts.clear()

    def order_tabs(self, after: QWidget) -> None:
        """Let Tab come to the widgets of this head after ``after``, from left to right."""
        if self._shown is None:
            return
        for widget in (*self._shown.header_left, *self._shown.header_right):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:  # Qt would end the chain there
                QWidget.setTabOrder(after, widget)
                after = widget

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()  # a word in the head became longer, or a button came
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _read(self) -> None:
        if self._shown is not None:
            self.title.setText(self._shown.title)
            self.subtitle.setText(self._shown.subtitle)
            self.show()
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Take a second line where one is too short for all but the subtitle.

        Where even that is too short for the buttons, they go without their key caps.
        """
        if self._shown is None:
            return
        px = look().px
        room = self.width() - 2 * px(24)
        busy = self.busy.sizeHint().width() + px(16)
        doings = busy + _wide(self._shown.header_right)
        words = self.title.sizeHint().width() + px(16) + _wide(self._shown.header_left)
        fits = words + px(16) + doings <= room
        for widget in self._shown.header_right:
            if isinstance(widget, Button):
                widget.show_key(fits or doings <= room)
        way = _BESIDE if fits else _BELOW
        if way != self._lines.direction():
            self._lines.setDirection(way)
            spaced(self._lines, 8, (24, 0, 24, 0) if fits else (24, 8, 24, 8))
            sized(self, height=_ONE_LINE if fits else _TWO_LINES)


class _Row(QWidget):
    """Widgets in a row that can be shown and hidden as one."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self.filled = bool(widgets)
        line = spaced(QHBoxLayout(self), 12)
        for widget in widgets:
            line.addWidget(widget)
        self.hide()


def _wide(widgets: list[QWidget]) -> int:
    """Give the width that widgets in a row need with their key caps, in real pixels."""
    shown = [widget for widget in widgets if not widget.isHidden()]
    widths = [
        widget.full_width() if isinstance(widget, Button) else widget.sizeHint().width()
        for widget in shown
    ]
    return sum(widths) + look().px(12) * max(0, len(shown) - 1)
