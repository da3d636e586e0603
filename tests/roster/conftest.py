"""A house whose roster is made."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from atelier.database import Database
from tests.looking import settle, showing
from tests.making import Making
from tests.roster.house_filled import filled
from tests.roster.paging import Paging
from tests.roster.rostering import Rostering
from ui.gateway import Gateway
from ui.roster.page import RosterPage


@pytest.fixture
def house(database: Database, making: Making) -> Rostering:
    return Rostering(database, making)


@pytest.fixture
def paging(qtbot: QtBot, gateway: Gateway, house: Rostering) -> Iterator[Paging]:
    """Give the roster page of a filled house, in front of its window."""
    there = filled(house)
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        window.go_to("roster")
        settle(qtbot, gateway)
        page = window.page
        assert isinstance(page, RosterPage)
        found = Paging(qtbot, gateway, window, page, there)
        found.settle()
        yield found
