"""Rooms and what is hired, through the window, by keyboard alone."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import Occurrence, Room, RoomBooking
from tests.hands import CONTROL, ENTER, Keyboard
from tests.looking import settle, texts
from tests.making import Making
from ui.calendar.facts import ShowRooms
from ui.calendar.rooms_panel import RoomsPanel
from ui.gateway import Gateway

ALT = Qt.KeyboardModifier.AltModifier
WEDNESDAY = date(2026, 11, 25)


@pytest.fixture
def hall(making: Making) -> int:
    """Give the hall in which the children are on Wednesday."""
    hall = making.add(
        Room(
            site_id=making.site_id, code="zaal", name="De Speelzaal", capacity=45, setup_minutes=15
        )
    )
    making.add(
        Occurrence(
            activity_id=making.activity("Kinderclub"),
            room_id=hall,
            day=WEDNESDAY,
            starts=time(13, 30),
            ends=time(15, 30),
        )
    )
    return hall


@pytest.fixture
def panel(qtbot: QtBot, gateway: Gateway, hall: int) -> RoomsPanel:
    panel = RoomsPanel(gateway)
    panel.resize(1120, 650)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.begin(ShowRooms(room_id=hall))
    panel.take_focus()
    settle(qtbot, gateway)
    return panel


@pytest.fixture
def keys(panel: RoomsPanel) -> Keyboard:
    return Keyboard(panel)


def test_a_room_is_added_and_changed(
    panel: RoomsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database
) -> None:
    assert [row[0] for row in texts(panel.rows)] == ["All rooms", "De Speelzaal · 45 people"]
    assert panel.room.form.values()["setup"] == "15"
    keys.press(Qt.Key.Key_N, CONTROL)
    keys.type("De Zolder")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.type("999")
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert panel.room.form.rows["setup"].note == "Fill in from 0 to 240 minutes."
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.type("20")
    with qtbot.waitSignal(panel.changed):
        keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert [row[0] for row in texts(panel.rows)][2] == "De Zolder"
    with database.reading() as session:
        assert session.scalars(select(Room.setup_minutes).order_by(Room.id)).all() == [15, 20]


def test_a_choir_in_a_taken_hall_needs_a_reason(
    panel: RoomsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database
) -> None:
    keys.press(Qt.Key.Key_2, ALT)
    keys.press(Qt.Key.Key_B, CONTROL)
    form = panel.bookings.booking
    keys.type("Koor Vreugd")
    for name, text in (("day", "25-11"), ("starts", "15:00"), ("ends", "16:30")):
        form.form.rows[name].editor.setFocus()
        keys.press(Qt.Key.Key_A, CONTROL)
        keys.type(text)
    settle(qtbot, gateway)
    assert "De Speelzaal is taken from 13:30 to 15:30 by Kinderclub." in form.plan.text()
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert "Nothing was saved." in form.plan.text()
    answer = form.form.rows["answer"].editor
    assert isinstance(answer, QComboBox)
    answer.setFocus()
    keys.press(Qt.Key.Key_End)
    settle(qtbot, gateway)
    form.form.rows["reason"].editor.setFocus()
    keys.type("Zij zingen samen")
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert texts(panel.bookings.rows) == [["we 25 nov 15:00–16:30", "Koor Vreugd · De Speelzaal"]]
    with database.reading() as session:
        assert session.scalars(select(RoomBooking.clash_reason)).one() == "Zij zingen samen"
    keys.press(Qt.Key.Key_3, ALT)
    keys.press(Qt.Key.Key_Right, ALT)
    settle(qtbot, gateway)
    assert [(row[1], row[3], row[4]) for row in texts(panel.day.rows)] == [
        ("Kinderclub", "13:15–15:30", "double"),
        ("Koor Vreugd", "14:45–16:30", "double"),
    ]


def test_a_weekly_hirer_is_booked_and_taken_away_again(
    panel: RoomsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database
) -> None:
    keys.press(Qt.Key.Key_2, ALT)
    keys.press(Qt.Key.Key_B, CONTROL)
    form = panel.bookings.booking
    keys.type("Koor Vreugd")
    for name, text in (
        ("day", "26-11"), ("starts", "19:30"), ("ends", "21:30"), ("price", "25"),
    ):  # fmt: skip
        form.form.rows[name].editor.setFocus()
        keys.press(Qt.Key.Key_A, CONTROL)
        keys.type(text)
    form.form.rows["repeat"].editor.setFocus()
    keys.press(Qt.Key.Key_Down)
    form.form.rows["last"].editor.setFocus()
    keys.type("31-12")
    settle(qtbot, gateway)
    assert form.plan.text() == "6 dates."
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert len(texts(panel.bookings.rows)) == 6
    with database.reading() as session:
        assert set(session.scalars(select(RoomBooking.price_cents))) == {2500}
    panel.bookings.rows.choose(2)
    settle(qtbot, gateway)
    form.form.rows["following"].editor.setFocus()
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_D, CONTROL)
    settle(qtbot, gateway)
    assert len(texts(panel.bookings.rows)) == 2
