"""The form of an activity in the window."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from atelier.calendar.activities import save_activity
from atelier.calendar.activity_facts import ActivityFacts
from atelier.calendar.activity_queries import ActivityForm, activity_form, activity_rows
from atelier.database import Database
from atelier.domain import Room
from atelier.language import current, use
from tests.hands import CONTROL, ENTER, Keyboard
from tests.looking import settle, showing
from tests.making import Making
from ui.calendar.activity_panel import ActivityPanel
from ui.calendar.facts import EditActivity
from ui.calendar.page import CalendarPage
from ui.calendar.series_panel import SeriesPanel
from ui.gateway import Gateway
from ui.shell.window import Window

GROUP = ActivityFacts(name="Herstelgroep", public_name="Donderdaggroep", sensitive=True)


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    before = current()
    use("nl")
    yield
    use(before)


class Desk:
    def __init__(self, qtbot: QtBot, gateway: Gateway, window: Window, database: Database) -> None:
        self.qtbot, self.gateway, self.database = qtbot, gateway, database
        window.go_to("calendar")
        settle(qtbot, gateway)
        assert isinstance(window.page, CalendarPage)
        self.page, self.keys, self.window = window.page, Keyboard(window), window

    def open(self, facts: EditActivity) -> ActivityPanel:
        panel = self.page.open_panel("activity", facts)
        assert isinstance(panel, ActivityPanel)
        settle(self.qtbot, self.gateway)
        return panel

    def fill(self, panel: ActivityPanel, **texts: str) -> None:
        for name, text in texts.items():
            panel.cards.rows[name].editor.setFocus()
            self.keys.press(Qt.Key.Key_A, CONTROL)
            self.keys.type(text)

    def choose(self, panel: ActivityPanel, name: str, value: object) -> None:
        editor = panel.cards.rows[name].editor
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(value))

    def press(self, key: Qt.Key) -> None:
        self.keys.press(key, CONTROL)
        settle(self.qtbot, self.gateway)

    def save(self, facts: ActivityFacts, **other: Any) -> int:  # noqa: ANN401
        """Save at another desk."""
        action = partial(save_activity, facts=facts, actor=self.gateway.actor, key=uuid4(), **other)
        return self.database.perform(action).activity_id

    def form(self, activity_id: int) -> ActivityForm:
        with self.database.reading() as session:
            return activity_form(session, activity_id=activity_id, actor=self.gateway.actor)

    def names(self) -> list[str]:
        with self.database.reading() as session:
            return [row.name for row in activity_rows(session, actor=self.gateway.actor)]


@pytest.fixture
def desk(qtbot: QtBot, gateway: Gateway, database: Database) -> Iterator[Desk]:
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        window.activateWindow()  # for the keys of commands
        qtbot.waitUntil(window.isActiveWindow)
        yield Desk(qtbot, gateway, window, database)


def test_a_new_activity_goes_on_to_its_dates(desk: Desk, making: Making) -> None:
    making.add(Room(site_id=making.site_id, code="z", name="De Speelzaal", capacity=45))
    panel = desk.open(EditActivity())
    desk.fill(panel, name="Stoelgym", capacity="20", minimum="6", price="2,50", setup="15")
    desk.choose(panel, "room", 1)
    desk.press(ENTER)
    assert desk.names() == ["Stoelgym"]
    facts = desk.form(1).facts
    assert (facts.capacity, facts.minimum, facts.price_cents, facts.setup_minutes) == (
        20,
        6,
        250,
        15,
    )
    series = desk.page.stack.currentWidget()
    assert isinstance(series, SeriesPanel)
    assert series.form.rows["activity"].value() == "Stoelgym"


def test_a_sensitive_activity_needs_a_neutral_name(desk: Desk) -> None:
    panel = desk.open(EditActivity())
    desk.fill(panel, name="Herstelgroep")
    rows = panel.cards.rows
    assert rows["public_name"].isHidden()
    rows["sensitive"].editor.setFocus()
    desk.keys.press(Qt.Key.Key_Space)
    assert rows["public_name"].isVisible()
    desk.press(ENTER)
    assert desk.names() == []
    assert rows["public_name"].note.startswith("Vul een neutrale naam in")
    assert rows["name"].value() == "Herstelgroep"
    desk.fill(panel, public_name="Donderdaggroep")
    desk.press(ENTER)
    assert desk.names() == ["Herstelgroep"]


def test_a_number_that_is_a_citizen_number_is_refused_in_its_place(desk: Desk) -> None:
    panel = desk.open(EditActivity())
    desk.fill(panel, name="Groep", audience="vraag naar 111222333")
    desk.press(ENTER)
    assert "burgerservicenummer" in panel.cards.rows["audience"].note
    assert desk.names() == []


def test_the_step_in_the_setting_has_a_day_and_stays_in_the_history(desk: Desk) -> None:
    group = desk.save(replace(GROUP, setting="sheltered"))
    panel = desk.open(EditActivity(group))
    assert panel.cards.rows["setting_from"].isHidden()
    desk.choose(panel, "setting", "regular")
    assert panel.cards.rows["setting_from"].isVisible()
    desk.fill(panel, setting_from="1-2")
    desk.press(ENTER)
    again = desk.open(EditActivity(group))
    assert again.cards.history.text() == "Eerst beschut; gewoon vanaf maandag 1 februari 2027."


def test_two_desks_see_both_versions(desk: Desk) -> None:
    """Fault F42."""
    group = desk.save(replace(GROUP, capacity=10))
    panel = desk.open(EditActivity(group))
    desk.save(replace(GROUP, capacity=12), activity_id=group, version=desk.form(group).version)
    settle(desk.qtbot, desk.gateway)
    desk.fill(panel, capacity="14")
    desk.press(ENTER)
    assert desk.form(group).facts.capacity == 12
    assert panel.cards.rows["capacity"].note == "De andere balie heeft opgeslagen: 12"
    assert panel.cards.rows["capacity"].value() == "14"
    desk.press(ENTER)
    assert desk.form(group).facts.capacity == 14


def test_a_copy_begins_with_everything_but_is_another(desk: Desk) -> None:
    group = desk.save(replace(GROUP, capacity=10, experiments=("E2",)))
    panel = desk.open(EditActivity(group))
    desk.press(Qt.Key.Key_D)
    desk.fill(panel, name="Herstelgroep avond")
    desk.press(ENTER)
    assert desk.names() == ["Herstelgroep", "Herstelgroep avond"]
    copied = desk.form(group + 1).facts
    assert copied == replace(
        GROUP, name="Herstelgroep avond", capacity=10, experiments=("E2",), setting_from=None
    )
    assert desk.form(group).facts.name == "Herstelgroep"


def test_one_undo_takes_the_change_back(desk: Desk) -> None:
    group = desk.save(replace(GROUP, capacity=10))
    panel = desk.open(EditActivity(group))
    desk.fill(panel, capacity="14")
    desk.press(ENTER)
    assert desk.form(group).facts.capacity == 14
    desk.page.setFocus()
    desk.press(Qt.Key.Key_Z)
    assert desk.form(group).facts.capacity == 10
