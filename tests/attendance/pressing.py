"""Pressing keys on the attendance page, and reading what it displays."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from atelier.database import Database
from tests.hands import CONTROL, Keyboard
from tests.looking import settle
from ui.attendance.page import AttendancePage
from ui.attendance.phrases import how_far
from ui.gateway import Gateway

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Typing:
    """Presses keys one after the other, each with its answer."""

    def __init__(self, qtbot: QtBot, gateway: Gateway, keyboard: Keyboard) -> None:
        self._qtbot, self._gateway, self.keyboard = qtbot, gateway, keyboard

    def __call__(self, *keys: Key | str) -> None:
        for key in keys:
            if isinstance(key, str):
                self.keyboard.type(key)
            else:
                self.keyboard.press(key)
            self.settle()

    def held(self, modifier: Qt.KeyboardModifier, key: Key) -> None:
        self.keyboard.press(key, modifier)
        self.settle()

    def control(self, key: Key) -> None:
        self.held(CONTROL, key)

    def settle(self) -> None:
        """Wait for the answers, and for what is asked when they are there."""
        for _ in range(3):
            QApplication.processEvents()
            settle(self._qtbot, self._gateway)


def lines(page: AttendancePage) -> list[str]:
    """Read the list at the left: name and how far it is."""
    return [f"{line.name}: {how_far(line)[0]}" for line in page.day.lines.shown.lines]


def marks(page: AttendancePage) -> str:
    letters = {"present": "A", "excused": "M", "absent": "N", "": "-"}
    return "".join(letters[row.mark.value] for row in page.card.view.register.rows)


def count(database: Database, kind: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0
