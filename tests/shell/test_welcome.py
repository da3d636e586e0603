"""The first start: three choices, by their number, by the arrows, by the mouse."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.shell.welcome import Trouble, Welcome
from ui.shell.window import Window


@pytest.fixture
def welcome(empty_window: Window) -> Welcome:
    welcome = Welcome()
    empty_window.show_screen(welcome)
    return welcome


def test_a_number_chooses(welcome: Welcome, qtbot: QtBot) -> None:
    with qtbot.waitSignal(welcome.empty_house_chosen):
        qtbot.keyClick(welcome.choices[0], Qt.Key.Key_1)
    with qtbot.waitSignal(welcome.practice_chosen):
        qtbot.keyClick(welcome.choices[0], Qt.Key.Key_3)


def test_arrows_and_enter_choose(welcome: Welcome, qtbot: QtBot) -> None:
    assert welcome.choices[0].hasFocus()
    qtbot.keyClick(welcome.choices[0], Qt.Key.Key_Up)
    assert welcome.choices[2].hasFocus()
    with qtbot.waitSignal(welcome.practice_chosen):
        qtbot.keyClick(welcome.choices[2], Qt.Key.Key_Return)
    qtbot.keyClick(welcome.choices[2], Qt.Key.Key_Down)
    with qtbot.waitSignal(welcome.empty_house_chosen):
        qtbot.keyClick(welcome.choices[0], Qt.Key.Key_Enter)


def test_without_a_house_no_page_can_be_gone_to(
    welcome: Welcome, empty_window: Window, qtbot: QtBot
) -> None:
    assert not empty_window.frame.rail.buttons["desk"].isEnabled()
    qtbot.keyClick(welcome, Qt.Key.Key_F1)
    qtbot.keyClick(welcome, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert empty_window.page is None
    assert empty_window.stack.currentWidget() is welcome


def test_trouble_is_told_in_its_sentence(empty_window: Window, qtbot: QtBot) -> None:
    trouble = Trouble("The database is damaged. <b>It</b> was left as it is.")
    empty_window.show_screen(trouble)
    assert trouble.sentence.text() == "The database is damaged. <b>It</b> was left as it is."
    with qtbot.waitSignal(trouble.again_chosen):
        qtbot.keyClick(trouble.choices[0], Qt.Key.Key_1)
