"""A whole window with the attendance page in front."""

from collections.abc import Iterator
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.database import Database
from tests.attendance.pressing import Typing
from tests.attendance.registers import Group, group_of
from tests.conftest import Hands
from tests.hands import Keyboard
from tests.looking import settle, showing
from tests.making import TUESDAY, Making
from ui.attendance.page import AttendancePage
from ui.gateway import Gateway
from ui.shell.window import Window


@pytest.fixture
def koersbal(database: Database, making: Making, hands: Hands) -> Group:
    """Give the group of two in the afternoon; it is half past four. Others came before."""
    hands.move(hours=6, minutes=40)
    making.occurrence("Zing mee!", starts=time(10, 0), ends=time(11, 0))
    making.occurrence("Kaartavond", day=TUESDAY - timedelta(days=1), starts=time(19), ends=time(22))
    return group_of(database, making)


@pytest.fixture
def window(qtbot: QtBot, gateway: Gateway, koersbal: Group) -> Iterator[Window]:
    """Give the whole window."""
    assert koersbal
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        window.go_to("attendance")
        settle(qtbot, gateway)
        yield window


@pytest.fixture
def page(window: Window) -> AttendancePage:
    """Give the attendance page, the first register of the day in front."""
    assert isinstance(window.page, AttendancePage)
    return window.page


@pytest.fixture
def keyboard(window: Window) -> Keyboard:
    return Keyboard(window)


@pytest.fixture
def typed(qtbot: QtBot, gateway: Gateway, keyboard: Keyboard, page: AttendancePage) -> Typing:
    """Give the keys, with Koersbal chosen: it is the second of the day."""
    typing = Typing(qtbot, gateway, keyboard)
    page.day.lines.setFocus()
    typing(Qt.Key.Key_Down, Qt.Key.Key_Return)
    return typing
