"""The head of the page: its name, what it shows, and what can be done with all of it."""

from typing import Protocol

from PySide6.QtCore import SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.kit.measures import sized, spaced
from ui.kit.text import ElidedLabel
from ui.kit.waiting import BusySign


class Headed(Protocol):
    """Whatever has a head: a page, or the preview."""

    title: str
    subtitle: str
    header_left: list[QWidget]
    header_right: list[QWidget]
    header_changed: SignalInstance


class Header(QFrame):
    """Shows the head of one page at a time; each page keeps its own widgets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "header")
        self.title = ElidedLabel("", "title")
        self.subtitle = ElidedLabel("", "subtitle")
        self.busy = BusySign()
        self._shown: Headed | None = None
        self._parts: dict[int, tuple[_Row, _Row]] = {}
        line = spaced(QHBoxLayout(self), 16, (24, 0, 24, 0))
        self._left = spaced(QHBoxLayout(), 12)
        self._right = spaced(QHBoxLayout(), 12)
        line.addWidget(self.title)
        line.addLayout(self._left)
        line.addWidget(self.subtitle, stretch=1)
        line.addWidget(self.busy)
        line.addLayout(self._right)
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sized(self, height=64)

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
                part.setVisible(number == key and part.filled)
        self._read()

    def show_words(self, title: str, subtitle: str = "") -> None:
        """Show a head without a page: before there is one."""
        self.forget()
        self.title.setText(title)
        self.subtitle.setText(subtitle)

    def forget(self) -> None:
        """Let go of every page; their widgets go with them."""
        if self._shown is not None:
            self._shown.header_changed.disconnect(self._read)
        self._shown = None
        for parts in self._parts.values():
            for part in parts:
                part.deleteLater()
        self._parts.clear()

    @Slot()
    def _read(self) -> None:
        if self._shown is not None:
            self.title.setText(self._shown.title)
            self.subtitle.setText(self._shown.subtitle)


class _Row(QWidget):
    """Widgets in a row that can be shown and hidden as one."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self.filled = bool(widgets)
        line = spaced(QHBoxLayout(self), 12)
        for widget in widgets:
            line.addWidget(widget)
        self.hide()
