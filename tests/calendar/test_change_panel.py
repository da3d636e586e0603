"""Changing through the window, by keys: the diff stands beside it, and one undo takes it back."""

from collections.abc import Iterator
from datetime import date, time
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from atelier.calendar.changing import save_change
from atelier.calendar.diff import ChangeWanted, Reach
from atelier.database import Database
from atelier.domain import Actor, OccurrenceState
from tests.calendar.changing import House, everything
from tests.hands import CONTROL, Keyboard
from tests.looking import settle, showing, texts
from tests.making import TUESDAY, Making
from ui.calendar.after_change import AfterChange
from ui.calendar.cancel_panel import CancelPanel
from ui.calendar.change_panel import ChangePanel
from ui.calendar.facts import CancelOccurrence, ChangeOccurrence
from ui.calendar.page import CalendarPage
from ui.gateway import Gateway
from ui.shell.window import Window

KEY = Qt.Key
CHRISTMAS, BINGO = date(2026, 12, 25), date(2026, 12, 18)


@pytest.fixture
def house(database: Database, making: Making, actor: Actor) -> House:
    return House(database, making, actor)


@pytest.fixture
def window(qtbot: QtBot, gateway: Gateway) -> Iterator[Window]:
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        window.go_to("calendar")
        settle(qtbot, gateway)
        yield window


def page_of(window: Window) -> CalendarPage:
    page = window.page
    assert isinstance(page, CalendarPage)
    return page


def change(window: Window, facts: ChangeOccurrence, qtbot: QtBot, gateway: Gateway) -> ChangePanel:
    panel = page_of(window).open_panel("change", facts)
    settle(qtbot, gateway)
    assert isinstance(panel, ChangePanel)
    return panel


def retype(keyboard: Keyboard, text: str) -> None:
    keyboard.press(KEY.Key_A, CONTROL)
    keyboard.type(text)


def test_bingo_moves_by_keys_and_ctrl_z_brings_it_back(
    house: House, window: Window, qtbot: QtBot, gateway: Gateway
) -> None:
    hall = house.room("Speelzaal")
    closed = {CHRISTMAS: "Eerste kerstdag"}
    series = house.series(
        "Bingo", "last", date(2026, 11, 27), date(2027, 1, 31), room=hall, closed=closed.get
    )
    house.making.enrolment(house.making.person("Toos van den Berg"), series=series)
    chosen, before = house.on(series, CHRISTMAS), everything(house.database)
    panel = change(window, ChangeOccurrence(chosen), qtbot, gateway)
    assert "Eerste kerstdag" in panel.form.when.text()
    keyboard = Keyboard(window)
    panel.form.rows["day"].editor.setFocus()
    retype(keyboard, "18-12-2026")
    settle(qtbot, gateway)
    assert panel.diff.sentence.text() == "1 date moves, 1 sign-up to call"
    assert texts(panel.diff.rows)[0][:2] == ["Fri 25 Dec  14:00–16:00", "Fri 18 Dec  14:00–16:00"]
    keyboard.press(KEY.Key_Return, CONTROL)
    settle(qtbot, gateway)
    assert (house.row(chosen).day, house.row(chosen).state) == (BINGO, OccurrenceState.PLANNED)
    assert panel.after.told.text() == "Bingo: moved. 1 sign-up to call."
    assert window.focusWidget() is panel.after.call
    keyboard.press(KEY.Key_Z, CONTROL)
    settle(qtbot, gateway)
    assert everything(house.database) == before


def test_three_keys_say_how_far_it_goes(
    house: House, window: Window, qtbot: QtBot, gateway: Gateway
) -> None:
    series = house.series("Schilderen", "weekly", TUESDAY, date(2027, 1, 5))
    house.change(house.on(series, date(2026, 12, 15)), Reach.THIS, starts=time(15))
    chosen = house.on(series, date(2026, 12, 8))
    dragged = ChangeOccurrence(chosen, starts=time(13), ends=time(15))
    panel = change(window, dragged, qtbot, gateway)
    assert panel.diff.sentence.text() == "1 date moves"
    keyboard = Keyboard(window)
    for key, said in (
        (KEY.Key_2, "4 dates move, 1 exception kept"),
        (KEY.Key_3, "6 dates move, 1 exception kept"),
        (KEY.Key_1, "1 date moves"),
        (KEY.Key_2, "4 dates move, 1 exception kept"),
    ):
        keyboard.press(key)
        settle(qtbot, gateway)
        assert panel.diff.sentence.text() == said
    keyboard.press(KEY.Key_Return, CONTROL)
    settle(qtbot, gateway)
    assert [row.starts.hour for row in house.rows(series)] == [14, 14, 13, 15, 13, 13, 13]
    assert page_of(window).panel is None


def test_another_beginning_keeps_how_long_it_lasts(
    house: House, window: Window, qtbot: QtBot, gateway: Gateway
) -> None:
    series = house.series("Schilderen", "weekly", TUESDAY, date(2026, 12, 15))
    chosen = house.on(series, TUESDAY)  # 14:00–16:00
    panel = change(window, ChangeOccurrence(chosen), qtbot, gateway)
    keyboard, rows = Keyboard(window), panel.form.rows
    rows["starts"].editor.setFocus()
    retype(keyboard, "14:30")
    assert rows["ends"].value() == "16:30"
    rows["ends"].editor.setFocus()
    retype(keyboard, "17:00")
    rows["starts"].editor.setFocus()
    retype(keyboard, "15:00")
    assert rows["ends"].value() == "17:00"  # that was typed, and stays
    settle(qtbot, gateway)
    keyboard.press(KEY.Key_Return, CONTROL)
    settle(qtbot, gateway)
    assert (house.row(chosen).starts, house.row(chosen).ends) == (time(15), time(17))
    panel = change(window, ChangeOccurrence(chosen, starts=time(10)), qtbot, gateway)
    assert panel.form.rows["ends"].value() == "12:00"  # a hand that dragged it too


def test_a_clash_is_answered_before_it_is_saved(
    house: House, window: Window, qtbot: QtBot, gateway: Gateway
) -> None:
    hall = house.room("Speelzaal")
    series = house.series("Yoga", "weekly", TUESDAY, date(2026, 12, 15), room=hall)
    other = date(2026, 12, 8)
    house.series("Koor", "weekly", other, other, room=hall, starts=time(10), ends=time(11))
    dragged = ChangeOccurrence(house.on(series, TUESDAY), starts=time(10), ends=time(12))
    panel = change(window, dragged, qtbot, gateway)
    keyboard = Keyboard(window)
    keyboard.press(KEY.Key_2)
    keyboard.press(KEY.Key_Return, CONTROL)
    settle(qtbot, gateway)
    assert "clash on 1 date" in panel.diff.sentence.text()
    assert texts(panel.diff.rows)[0][2] == "taken Koor 10:00–11:00"
    keyboard.press(KEY.Key_1, CONTROL)  # skip it
    settle(qtbot, gateway)
    assert panel.diff.sentence.text() == "3 dates move, 1 date falls out"
    keyboard.press(KEY.Key_Return, CONTROL)
    settle(qtbot, gateway)
    assert house.off(series) == {other: "The room is taken"}


def test_another_desk_was_quicker_and_nothing_is_lost(
    house: House, window: Window, qtbot: QtBot, gateway: Gateway
) -> None:
    series = house.series("Yoga", "weekly", date(2026, 12, 1), date(2026, 12, 22))
    chosen = house.on(series, date(2026, 12, 1))
    panel = change(window, ChangeOccurrence(chosen, starts=time(10)), qtbot, gateway)
    keyboard = Keyboard(window)
    keyboard.press(KEY.Key_2)
    settle(qtbot, gateway)
    with house.database.transaction() as session:  # its notice comes after the keys
        save_change(
            session,
            occurrence_id=chosen,
            reach=Reach.FOLLOWING,
            wanted=ChangeWanted(starts=time(17)),
            seen=None,
            actor=house.actor,
            key=uuid4(),
        )
    keyboard.press(KEY.Key_Return, CONTROL)
    settle(qtbot, gateway)
    assert {row.starts.hour for row in house.rows(series)} == {17}
    assert page_of(window).panel is panel
    assert panel.form.rows["starts"].value() == "10:00"
    assert panel.diff.sentence.text() == "4 dates move"


def test_a_reason_with_one_key_calls_it_off(
    house: House, window: Window, qtbot: QtBot, gateway: Gateway
) -> None:
    series = house.series("Yoga", "weekly", date(2026, 12, 1), date(2026, 12, 22))
    chosen = house.on(series, date(2026, 12, 8))
    for name in ("Toos van den Berg", "Ali Kaya"):
        house.making.enrolment(house.making.person(name), series=series)
    panel = page_of(window).open_panel("cancel", CancelOccurrence(chosen))
    settle(qtbot, gateway)
    assert isinstance(panel, CancelPanel)
    assert panel.concerns.text().startswith("2 people have a place")
    keyboard = Keyboard(window)
    keyboard.enter()
    assert panel.reason.refused
    keyboard.press(KEY.Key_4, CONTROL)
    keyboard.enter()
    settle(qtbot, gateway)
    row = house.row(chosen)
    assert (row.state, row.skipped, row.reason) == (OccurrenceState.CANCELLED, False, "The weather")
    assert isinstance(panel.after, AfterChange)
    assert panel.after.isVisible()
    keyboard.press(KEY.Key_Escape)
    settle(qtbot, gateway)
    assert page_of(window).panel is None
