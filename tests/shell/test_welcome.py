"""The first start: three choices, by their number, by the arrows, by the mouse."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.database.opening import Damaged, Newer, NotOurs, NotThere
from atelier.domain import DeskError, Unavailable
from ui.kit.look import look
from ui.shell.welcome import Trouble, Welcome, advice_for
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
    with qtbot.waitSignal(welcome.restore_chosen):
        qtbot.keyClick(welcome.choices[0], Qt.Key.Key_4)


def test_arrows_and_enter_choose(welcome: Welcome, qtbot: QtBot) -> None:
    assert welcome.choices[0].hasFocus()
    qtbot.keyClick(welcome.choices[0], Qt.Key.Key_Up)
    assert welcome.choices[3].hasFocus()
    with qtbot.waitSignal(welcome.restore_chosen):
        qtbot.keyClick(welcome.choices[3], Qt.Key.Key_Return)
    qtbot.keyClick(welcome.choices[3], Qt.Key.Key_Down)
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


@pytest.mark.parametrize(
    ("error", "when"),
    [
        (NotThere(), "For example when the network or the stick is back."),
        (Damaged(), "When a backup stands in its place."),
        (Newer(9999), "When Atelier on this computer was updated."),
        (NotOurs(), "When the right file stands in its place."),
        (Unavailable(), "For example when the server answers again, or the disk has room."),
    ],
)
def test_each_trouble_has_its_own_advice(empty_window: Window, error: DeskError, when: str) -> None:
    trouble = Trouble(str(error), advice_for(error))
    empty_window.show_screen(trouble)
    assert trouble.choices[0].accessibleDescription() == when


@pytest.mark.usefixtures("plain_look")
def test_no_empty_head_stands_above_it_and_it_fits_at_every_size(
    welcome: Welcome, empty_window: Window, qtbot: QtBot
) -> None:
    assert not empty_window.frame.header.isVisible()
    look().set_scale(200)
    qtbot.wait(1)
    assert empty_window.size().toTuple() == (1366, 768)
    assert welcome.choices[2].isVisible()


def test_trouble_is_told_in_its_sentence(empty_window: Window, qtbot: QtBot) -> None:
    trouble = Trouble("The database is damaged. <b>It</b> was left as it is.")
    empty_window.show_screen(trouble)
    assert trouble.sentence.text() == "The database is damaged. <b>It</b> was left as it is."
    with qtbot.waitSignal(trouble.again_chosen):
        qtbot.keyClick(trouble.choices[0], Qt.Key.Key_1)
