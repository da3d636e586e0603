"""Typing as a person does: key by key, with the letters that no keyboard of Qt's tests knows."""

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Keyboard:
    """Sends keys to whatever has the focus in ``window``, and counts what was pressed.

    ``letters`` are the keys that made text, ``actions`` all the others: Enter, arrows, Ctrl+Z.
    """

    window: QWidget
    letters: int = 0
    actions: int = 0
    pressed: list[str] = field(default_factory=list)

    def type(self, text: str) -> None:
        for letter in text:
            self.letters += 1
            target = self._target()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, event)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.actions += 1
        QTest.keyClick(self._target(), key, modifiers)

    def enter(self) -> None:
        self.press(ENTER)

    def _target(self) -> QWidget:
        return self.window.focusWidget() or self.window
