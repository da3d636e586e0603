"""A whole window on a house with a morning in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.domain import Function, Tenant
from tests.hands import CONTROL, Keyboard
from tests.looking import desk_of, settle, showing
from tests.making import Making
from ui.desk.page import DeskPage
from ui.gateway import Gateway
from ui.shell.window import Window


@dataclass
class Morning:
    """The ids of what the house has."""

    door: int
    workshop: int
    walk: int
    toos: int
    older_annie: int
    younger_annie: int
    annie: int


@pytest.fixture
def morning(making: Making) -> Morning:
    """Make the people of the scenarios, the open door, a workshop and a walk."""
    door = making.occurrence(
        making.activity("Open inloop", walk_in=True, capacity=40),
        starts=time(9, 30),
        ends=time(12, 0),
    )
    workshop_activity = making.activity(
        "Houtwerkplaats", function=Function.DAY_ACTIVITY, capacity=8, enrolment=True
    )
    workshop_series = making.series(workshop_activity, starts=time(9, 30))
    workshop = making.occurrence(
        workshop_activity, series=workshop_series, starts=time(9, 30), ends=time(12, 30)
    )
    for letter in "ABCDEF":
        making.enrolment(making.person(f"Persoon {letter}aa"), series=workshop_series)
    walk = making.occurrence(making.activity("Ommetje", function=Function.HEALTH))
    making.add(
        Tenant(site_id=making.site_id, name="Fysiotherapie", whereabouts="Kamer 7, gang links")
    )
    return Morning(
        door=door,
        workshop=workshop,
        walk=walk,
        toos=making.person("Toos van den Berg", born=1949, postcode="6546"),
        older_annie=making.person("Annie Jansen", born=1944, postcode="6546"),
        younger_annie=making.person("Annie Jansen", born=1951, postcode="6545"),
        annie=making.person("Annie Janssen", born=1990),
    )


@pytest.fixture
def window(qtbot: QtBot, gateway: Gateway, morning: Morning) -> Iterator[Window]:
    """Give the whole window, the desk in front."""
    assert morning
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        yield window


@pytest.fixture
def desk(window: Window) -> DeskPage:
    return desk_of(window)


@pytest.fixture
def keyboard(window: Window) -> Keyboard:
    return Keyboard(window)


@pytest.fixture
def typed(qtbot: QtBot, gateway: Gateway, keyboard: Keyboard) -> "Typing":
    return Typing(qtbot, gateway, keyboard)


class Typing:
    """Types and waits until the answer stands there."""

    def __init__(self, qtbot: QtBot, gateway: Gateway, keyboard: Keyboard) -> None:
        self._qtbot, self._gateway, self.keyboard = qtbot, gateway, keyboard

    def __call__(self, text: str, *keys: Qt.Key) -> None:
        self.keyboard.type(text)
        self.settle()
        for key in keys:
            self.keyboard.press(key)
            self.settle()

    def control(self, key: Qt.Key) -> None:
        self.keyboard.press(key, CONTROL)
        self.settle()

    def settle(self) -> None:
        settle(self._qtbot, self._gateway)
