"""The reports page of a house with an October in it, through the whole window."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from atelier.database import Database
from tests.conftest import Hands
from tests.hands import Keyboard
from tests.looking import showing
from tests.making import Making
from tests.reports.october import October, october
from tests.reports.paged import Reports, settled
from ui.gateway import Gateway
from ui.reports.page import ReportsPage
from ui.shell.window import Window


@pytest.fixture
def small_october(database: Database, making: Making, hands: Hands) -> October:
    """Give an October with twelve visitors, and one list that has not come back."""
    return october(database, making, hands, visitors=12)


@pytest.fixture
def reports_window(qtbot: QtBot, gateway: Gateway, small_october: October) -> Iterator[Window]:
    """Give the whole window, the reports in front."""
    assert small_october
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        with qtbot.waitActive(window):
            window.activateWindow()
        window.go_to("reports")
        settled(qtbot, gateway)
        yield window


@pytest.fixture
def reports(
    qtbot: QtBot, gateway: Gateway, reports_window: Window, small_october: October
) -> Reports:
    """Give the page, and hands to work it with."""
    page = reports_window.page
    assert isinstance(page, ReportsPage)
    return Reports(page, small_october, Keyboard(reports_window), qtbot, gateway)
