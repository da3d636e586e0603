"""A whole window on a house with a morning in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from pytestqt.qtbot import QtBot

from atelier.database import Database
from atelier.domain import Function, Tenant
from tests.hands import Keyboard
from tests.looking import settle
from tests.making import TUESDAY, Making
from ui.desk.page import DeskPage
from ui.gateway import Gateway
from ui.shell.places import places
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
    window = Window(places())
    window.resize(1366, 768)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.attach(gateway, "Wijkatelier", practice=False)
    settle(qtbot, gateway)
    yield window
    window.preview.shut()
    window.detach()


@pytest.fixture
def desk(window: Window) -> DeskPage:
    page = window.page
    assert isinstance(page, DeskPage)
    return page


@pytest.fixture
def keyboard(window: Window) -> Keyboard:
    return Keyboard(window)


def came_before(
    database: Database, making: Making, person: int, activity: int, *, times: int
) -> None:
    """Let somebody have come on that many Tuesdays before."""
    assert database
    for week in range(1, times + 1):
        day: date = TUESDAY - timedelta(weeks=week)
        at = making.actor.clock.moment(day, time(9, 45))
        making.visit(person, day, at)
        making.participation(person, making.occurrence(activity, day=day), day, at)
