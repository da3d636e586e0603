"""The calendar page of a small house with a week in it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.calendar.filled import Week, fill_week
from tests.calendar.worked import Calendar, NotedPanel
from tests.hands import Keyboard
from tests.looking import settle, showing
from tests.making import Making
from ui.calendar.page import CalendarPage
from ui.calendar.panels import BUILDERS
from ui.gateway import Gateway
from ui.shell.window import Window


@pytest.fixture
def filled_week(making: Making) -> Week:
    return fill_week(making)


@pytest.fixture
def calendar_window(qtbot: QtBot, gateway: Gateway, filled_week: Week) -> Iterator[Window]:
    assert filled_week
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        with qtbot.waitActive(window):
            window.activateWindow()
        window.go_to("calendar")
        settle(qtbot, gateway)
        settle(qtbot, gateway)
        yield window


@pytest.fixture
def calendar(
    qtbot: QtBot,
    gateway: Gateway,
    calendar_window: Window,
    filled_week: Week,
    monkeypatch: pytest.MonkeyPatch,
) -> Calendar:
    for name in ("change", "cancel", "series", "enrol", "activity"):
        monkeypatch.setitem(BUILDERS, name, NotedPanel)
    page = calendar_window.page
    assert isinstance(page, CalendarPage)

    def both() -> None:
        settle(qtbot, gateway)
        settle(qtbot, gateway)  # what was read may have asked for more

    both()
    return Calendar(page, filled_week, Keyboard(calendar_window), both)
