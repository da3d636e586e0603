"""Names that are hidden by themselves while nobody is at the keyboard (RELIABILITY 1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from ui.shell.window import Window


class Veil(QObject):
    """Does what F12 does, and takes it back with the first key or move.

    What was hidden by hand stays so. The cursor is where it was before the key that lifts the
    veil arrives: its letter goes where the person at the desk meant it.
    """

    def __init__(self, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._under: QWidget | None = None  # what had the cursor
        self.drawn = False

    @Slot()
    def draw(self) -> None:
        """Hide every name, unless they are hidden already or nobody is signed in."""
        window = self._window
        if window.page is None or window.names_hidden:
            return
        self._under, self.drawn = window.focusWidget(), True
        window.blank_names()

    @Slot()
    def lift(self) -> None:
        """Show again what hid itself."""
        if not self.drawn:
            return
        self.drawn = False
        if self._window.names_hidden:  # else F12 was the first key
            self._window.blank_names()
        under, self._under = self._under, None
        if under is not None and isValid(under) and self._window.isAncestorOf(under):
            under.setFocus(Qt.FocusReason.OtherFocusReason)
