"""The settings page: subjects by keyboard, each of which saves by itself and can be taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.looking import settle
from ui.gateway import Gateway
from ui.kit.look import look
from ui.settings.look_panel import LookPanel
from ui.settings.page import SettingsPage

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def engine_name() -> str:
    """Give one engine: the rules have tests of their own."""
    return "sqlite"


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, own_settings: None) -> SettingsPage:
    """Give the page as it is when it is gone to."""
    _ = own_settings
    page = SettingsPage(gateway)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.take_focus()
    settle(qtbot, gateway)
    return page


def test_the_look_changes_at_once_and_comes_back(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_wanted("look")
    panel = page.panel
    assert isinstance(panel, LookPanel)
    size = panel.form.rows["scale"].editor
    assert isinstance(size, QComboBox)
    assert size.hasFocus()
    qtbot.keyClick(size, Qt.Key.Key_Down, NONE)
    assert look().scale == 110
    page.undo()
    assert (look().scale, size.currentData()) == (100, 100)
    qtbot.keyClick(size, Qt.Key.Key_Escape, NONE)
    assert page.subjects.hasFocus()
