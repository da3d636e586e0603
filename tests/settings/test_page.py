"""The settings page: subjects by keyboard, each of which saves by itself and can be taken back."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from atelier.domain import Room
from atelier.settings.counting import CountingFacts, counting_facts, save_counting
from tests.looking import settle, texts
from tests.making import Making
from ui.gateway import Gateway
from ui.kit.look import look
from ui.settings.elsewhere import ElsewherePanel
from ui.settings.list_panel import ListPanel
from ui.settings.look_panel import LookPanel
from ui.settings.page import SettingsPage
from ui.settings.sheet_panel import SheetPanel

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


def go(page: SettingsPage, name: str, qtbot: QtBot, gateway: Gateway) -> None:
    page.show_wanted(name)
    settle(qtbot, gateway)


def press_save(page: SettingsPage, qtbot: QtBot, gateway: Gateway) -> None:
    focused = page.focusWidget() or page
    qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):  # saved, read again, shown
        settle(qtbot, gateway)


def test_every_subject_says_what_it_is_for(
    page: SettingsPage, qtbot: QtBot, gateway: Gateway
) -> None:
    for number, subject in enumerate(page.subjects.rows):
        page.subjects.choose(number)
        settle(qtbot, gateway)
        assert page.heading.text() == subject.words
        assert page.hint.text().endswith(".")
        assert page.panel is page.panels[subject.name]
        assert page.panel.isVisible()


def test_a_form_is_saved_and_taken_back(page: SettingsPage, qtbot: QtBot, gateway: Gateway) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    go(page, "day_parts", qtbot, gateway)
    panel = page.panel
    assert isinstance(panel, SheetPanel)
    noon, evening = (panel.form.rows[name] for name in ("noon", "evening"))
    assert (noon.value(), evening.value()) == ("12:30", "17:00")
    noon.show_value("noon")
    press_save(page, qtbot, gateway)
    assert (noon.refused, noon.value()) == (True, "noon")
    assert noon.editor.hasFocus()
    noon.show_value("12")
    press_save(page, qtbot, gateway)
    assert (noon.value(), len(said)) == ("12:00", 1)
    assert panel.save_button.hasFocus()  # so that Ctrl+Z is not about the letters of a field
    page.undo()
    for _ in range(2):
        settle(qtbot, gateway)
    assert (noon.value(), len(said)) == ("12:30", 2)


def test_what_another_desk_saved_stands_beside_what_is_typed(
    page: SettingsPage, qtbot: QtBot, gateway: Gateway
) -> None:
    go(page, "counting", qtbot, gateway)
    panel = page.panel
    assert isinstance(panel, SheetPanel)
    ages = panel.form.rows["age_groups"]
    ages.show_value("0, 50")
    was: list[CountingFacts] = []
    gateway.read(partial(counting_facts, actor=gateway.actor), then=was.append)
    settle(qtbot, gateway)
    theirs = replace(was[0], age_groups="0, 18")
    gateway.perform(partial(save_counting, facts=theirs, was=was[0], actor=gateway.actor))
    for _ in range(2):
        settle(qtbot, gateway)
    assert ages.value() == "0, 50"  # what is typed stays
    press_save(page, qtbot, gateway)
    assert ages.note == "The other desk saved: 0, 18"
    assert panel.note.isVisible()
    press_save(page, qtbot, gateway)
    gateway.read(partial(counting_facts, actor=gateway.actor), then=was.append)
    settle(qtbot, gateway)
    assert was[-1].age_groups == "0, 50"


def test_a_list_is_added_to_changed_and_taken_back(
    page: SettingsPage, qtbot: QtBot, gateway: Gateway
) -> None:
    go(page, "areas", qtbot, gateway)
    panel = page.panel
    assert isinstance(panel, ListPanel)
    assert panel.form.rows["postcode"].editor.hasFocus()  # there is no row yet
    panel.form.show_values({"postcode": "654", "name": "'t Acker"})
    press_save(page, qtbot, gateway)
    assert panel.form.rows["postcode"].refused
    panel.form.show_values({"postcode": "6546", "name": "'t Acker"})
    press_save(page, qtbot, gateway)
    assert texts(panel.rows) == [["6546", "'t Acker"]]
    panel.rows.choose(0)
    panel.form.rows["name"].editor.setFocus()
    panel.form.rows["name"].show_value("De Acker")
    press_save(page, qtbot, gateway)
    assert texts(panel.rows) == [["6546", "De Acker"]]
    panel.rows.choose(0)
    panel.remove()
    for _ in range(2):
        settle(qtbot, gateway)
    assert texts(panel.rows) == []
    for left in (["6546", "De Acker"], ["6546", "'t Acker"]):
        page.undo()
        for _ in range(2):
            settle(qtbot, gateway)
        assert texts(panel.rows) == [left]


def test_what_is_changed_elsewhere_has_a_way_there(
    page: SettingsPage, qtbot: QtBot, gateway: Gateway, making: Making
) -> None:
    making.add(Room(site_id=making.site_id, code="zaal", name="Zaal", capacity=20))
    wanted: list[tuple[str, object]] = []
    page.page_wanted.connect(lambda place, what: wanted.append((place, what)))
    for name in ("rooms", "partners", "roles"):
        go(page, name, qtbot, gateway)
        press_save(page, qtbot, gateway)
    assert wanted == [("calendar", "rooms"), ("reports", "partners"), ("roster", "roles")]
    rooms = page.panels["rooms"]
    assert isinstance(rooms, ElsewherePanel)
    assert [label.text() for label in rooms.found] == ["Zaal · 20 people"]
