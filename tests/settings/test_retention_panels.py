"""Retention, data leaks and the print log among the settings, and the line in the rail."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from atelier.attendance.sheet import signup_sheet
from atelier.database import Database
from atelier.domain import RequestKind
from atelier.privacy.requests import take_request
from atelier.retention.lists import look
from tests.conftest import Hands
from tests.looking import settle, texts
from tests.making import Making
from ui.gateway import Gateway
from ui.settings.leaks_panel import LeaksPanel
from ui.settings.page import SettingsPage
from ui.settings.prints_panel import PrintsPanel
from ui.settings.retention_panel import RetentionPanel
from ui.shell.navigation import Rail
from ui.shell.places import places
from ui.shell.retaining import Retaining
from ui.shell.retention_line import RetentionLine


@pytest.fixture
def engine_name() -> str:
    return "sqlite"


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway) -> Iterator[SettingsPage]:
    page = SettingsPage(gateway)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    page.hide()


def show(page: SettingsPage, name: str, qtbot: QtBot) -> object:
    page.show_wanted(name)
    settle(qtbot, page.gateway)
    return page.panel


def press(button: QWidget, qtbot: QtBot, gateway: Gateway, times: int = 6) -> None:
    """Press a button, and wait for all that follows from it."""
    qtbot.keyClick(button, Qt.Key.Key_Return)
    for _ in range(times):  # confirmed, carried out, looked at
        settle(qtbot, gateway)
        qtbot.wait(1)


def test_a_list_is_shown_confirmed_and_carried_out(
    page: SettingsPage,
    qtbot: QtBot,
    gateway: Gateway,
    database: Database,
    making: Making,
    hands: Hands,
) -> None:
    database.perform(partial(look, actor=making.actor))
    making.person("Toos van den Berg")
    for _ in range(13):
        hands.move(days=30)
        database.perform(partial(look, actor=making.actor))
    panel = show(page, "retention", qtbot)
    assert isinstance(panel, RetentionPanel)
    assert texts(panel.rows) == [["Visitors who stay away", "1", "erased; the figures stay"]]
    assert texts(panel.people) == [["van den Berg, Toos"]]
    page.blank_names(True)
    assert texts(panel.people) == [["•••"]]
    assert panel.pill.text() == "Waits for you"
    with qtbot.waitSignal(panel.said) as said:
        press(panel.confirm_button, qtbot, gateway)
    assert said.args == ["It was removed. The figures stayed as they were."]
    assert not panel.confirm_button.isVisible()
    assert panel.pill.text() == "In order"
    hands.move(days=400)
    panel.refresh()
    settle(qtbot, gateway)
    assert panel.pill.text() == "Look at the date"
    press(panel.trust_button, qtbot, gateway)
    assert panel.pill.text() == "In order"
    for button in (panel.register, panel.statement):
        with qtbot.waitSignal(panel.preview_requested) as shown:
            press(button, qtbot, gateway, 1)
        assert shown.args is not None
        assert bytes(shown.args[0]).startswith(b"%PDF")


def test_a_leak_is_written_down_changed_and_given_back(
    page: SettingsPage, qtbot: QtBot, gateway: Gateway
) -> None:
    panel = show(page, "leaks", qtbot)
    assert isinstance(panel, LeaksPanel)
    for name, value in (("what", "Lijst kwijt"), ("people", "veel"), ("at", "9:00")):
        panel.form.rows[name].show_value(value)
    panel.save()
    assert panel.form.rows["people"].refused
    panel.form.rows["people"].show_value("12")
    panel.save()
    _settled(qtbot, gateway)
    ((found, what, to_do),) = texts(panel.rows)
    assert (found, what) == ("24/11/2026 9:00", "Lijst kwijt")
    assert to_do.startswith("71 hours left")
    panel.form.rows["authority"].show_value(True)
    panel.save()
    _settled(qtbot, gateway)
    assert texts(panel.rows)[0][2] == "nothing to do"
    panel.undo()
    _settled(qtbot, gateway)
    assert texts(panel.rows)[0][2].startswith("71 hours left")


def test_paper_is_noted_as_destroyed(
    page: SettingsPage, qtbot: QtBot, gateway: Gateway, database: Database, making: Making,
    hands: Hands,
) -> None:  # fmt: skip
    yoga = making.occurrence(making.activity("Yoga", enrolment=True))
    sheet = partial(signup_sheet, occurrence_id=yoga, actor=making.actor, key=uuid4())
    database.perform(sheet)
    hands.at += timedelta(days=29)
    panel = show(page, "prints", qtbot)
    assert isinstance(panel, PrintsPanel)
    assert panel.count.text() == "1 list is to be destroyed by now."
    press(panel.all, qtbot, gateway)
    assert texts(panel.rows) == []
    panel.form.rows["which"].show_value(31)
    _settled(qtbot, gateway)
    assert texts(panel.rows)[0][1] == "sign-up sheet, destroyed"
    panel.undo()
    panel.form.rows["which"].show_value(0)
    _settled(qtbot, gateway)
    assert len(texts(panel.rows)) == 1


@pytest.fixture
def retaining(qtbot: QtBot, gateway: Gateway) -> Iterator[tuple[Retaining, RetentionLine]]:
    rail = Rail(places())
    qtbot.addWidget(rail)
    retaining = Retaining(gateway, rail.reminders)
    yield retaining, rail.reminders
    retaining.deleteLater()  # here, with its timers, and not when the worker sweeps up
    QCoreApplication.sendPostedEvents(retaining, QEvent.Type.DeferredDelete)


def test_the_rail_says_what_waits(
    qtbot: QtBot, gateway: Gateway, making: Making, retaining: tuple[Retaining, RetentionLine]
) -> None:
    keeper, line = retaining
    making.visit(making.person(), gateway.actor.today() - timedelta(days=60), gateway.clock.now())
    keeper.tend()
    _settled(qtbot, gateway)
    assert (line.words(), line.subject) == ("Is the date right?", "retention")
    assert not line.isHidden()
    with qtbot.waitSignal(line.wanted) as wanted:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wanted.args == ["settings", "retention"]


def test_the_rail_says_which_request_presses(
    qtbot: QtBot,
    gateway: Gateway,
    making: Making,
    database: Database,
    hands: Hands,
    retaining: tuple[Retaining, RetentionLine],
) -> None:
    """P17: reminders at 14 and 25 days; in the rail only what is due within days."""
    keeper, line = retaining
    asked = partial(take_request, kind=RequestKind.ACCESS, actor=making.actor, key=uuid4())
    database.perform(partial(asked, received_on=making.actor.today()))
    said = []
    for days in (14, 11, 7):
        hands.move(days=days)
        keeper.tend()
        _settled(qtbot, gateway)
        said.append(line.words() if not line.isHidden() else "")
    assert said == ["", "Request waits", "Request late"]
    assert line.accessibleDescription() == "One request must be answered by 24/12/2026."
    with qtbot.waitSignal(line.wanted) as wanted:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wanted.args == ["people", ""]


def _settled(qtbot: QtBot, gateway: Gateway) -> None:
    for _ in range(5):
        settle(qtbot, gateway)
        qtbot.wait(1)
