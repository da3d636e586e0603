"""Buttons: one press is one press, by mouse or by key, and text is shown as it is."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.kit.buttons import Button, PrimaryButton, TileButton

ENTER = Qt.Key.Key_Return


def pushes(button: Button) -> list[str]:
    told: list[str] = []
    button.pushed.connect(lambda: told.append("pushed"))
    return told


def hold(button: Button, key: Qt.Key, repeats: int) -> None:
    """Send what a key sends that is held down."""
    none = Qt.KeyboardModifier.NoModifier
    for number in range(repeats):
        event = QKeyEvent(QEvent.Type.KeyPress, key, none, "", number > 0)
        QApplication.sendEvent(button, event)
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyRelease, key, none, ""))


@pytest.mark.parametrize("key", [ENTER, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_held_key_is_one_press(qtbot: QtBot, key: Qt.Key) -> None:
    button = PrimaryButton("Save")
    qtbot.addWidget(button)
    told = pushes(button)
    hold(button, key, repeats=6)
    assert told == ["pushed"]


def test_a_saving_button_takes_no_second_press_before_the_answer(qtbot: QtBot) -> None:
    button = PrimaryButton("Save", once=True)
    qtbot.addWidget(button)
    told = pushes(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, ENTER)
    assert told == ["pushed"]
    button.rearm()
    qtbot.keyClick(button, ENTER)
    assert told == ["pushed", "pushed"]


def test_an_ampersand_is_a_letter_like_any_other(qtbot: QtBot) -> None:
    button = PrimaryButton("Jansen & Zn")
    qtbot.addWidget(button)
    assert button.text() == "Jansen && Zn"
    assert button.accessibleName() == "Jansen & Zn"
    assert button.shortcut().isEmpty()


def test_the_key_stands_in_the_tool_tip_too(qtbot: QtBot) -> None:
    button = TileButton("+1 Meeting", "meeting", key="Ctrl+1")
    qtbot.addWidget(button)
    assert button.toolTip() == "+1 Meeting (Ctrl 1)"
