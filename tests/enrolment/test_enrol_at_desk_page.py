"""Scenarios 8 and 10 through the desk's window, key by key."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import Enrolment, EnrolmentState, Person
from tests.desk.conftest import Typing
from tests.enrolment.making import Sewing
from tests.hands import Keyboard
from tests.looking import desk_of, showing, texts
from tests.making import Making
from ui.desk.page import DeskPage
from ui.gateway import Gateway
from ui.shell.window import Window

Key = Qt.Key


@pytest.fixture
def sewing(making: Making, database: Database) -> Sewing:
    making.person("Toos van den Berg", born=1949)
    other = making.activity("Aquarel", enrolment=True)
    making.occurrence(other, series=making.series(other, starts=time(14)), starts=time(14),
                      ends=time(15))  # fmt: skip
    return Sewing(making, database)


@pytest.fixture
def window(qtbot: QtBot, gateway: Gateway, sewing: Sewing) -> Iterator[Window]:
    assert sewing
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        yield window


@pytest.fixture
def desk(window: Window) -> DeskPage:
    return desk_of(window)


@pytest.fixture
def typed(qtbot: QtBot, gateway: Gateway, window: Window) -> Typing:
    return Typing(qtbot, gateway, Keyboard(window))


def places(database: Database) -> list[tuple[EnrolmentState, int | None]]:
    with database.reading() as session:
        rows = session.execute(
            select(Enrolment.state, Enrolment.waiting_position).order_by(Enrolment.id)
        )
        return [(row.state, row.waiting_position) for row in rows]


def test_four_actions_enrol_somebody(
    desk: DeskPage, typed: Typing, window: Window, database: Database
) -> None:
    typed("ber to")  # 1
    typed.control(Key.Key_I)  # 2
    assert desk.parts.enrol.title.text() == "Enrol van den Berg, Toos"
    typed("naai")  # 3
    assert texts(desk.parts.enrol.offers.rows) == [
        ["Naaiatelier", "Tuesday 24 November 13:00", "10 more places"]
    ]
    typed("", Key.Key_Return)  # 4
    assert window.messages.text() == "Toos v.d. B. is enrolled: Naaiatelier."
    assert desk.parts.enrol.isHidden()
    assert desk.parts.field.hasFocus()
    assert desk.parts.field.text() == ""
    assert places(database) == [(EnrolmentState.ENROLLED, None)]
    assert desk.parts.recent.texts() == ["van den Berg, Toos → enrolled: Naaiatelier"]
    typed.control(Key.Key_Z)
    assert places(database) == []


def test_a_full_class_asks_in_its_place(
    desk: DeskPage, typed: Typing, window: Window, sewing: Sewing, database: Database
) -> None:
    """Scenario 8."""
    sewing.hold(10, waiting=2)
    typed("ber to")
    typed.control(Key.Key_I)
    typed("naai")
    panel = desk.parts.enrol
    assert texts(panel.offers.rows)[0][2] == "full · 2 waiting"
    typed("", Key.Key_Return)
    assert panel.note.text().startswith("This activity is full.")
    assert panel.save.words() == "Yes, on the waiting list"
    assert len(places(database)) == 12
    typed("", Key.Key_Down, Key.Key_Up)  # no: something else is looked at
    typed("", Key.Key_Return, Key.Key_Return)
    assert "is number 3 on the waiting list: Naaiatelier" in window.messages.text()
    assert places(database)[-1][0] is EnrolmentState.WAITING
    typed("ber to")
    typed.control(Key.Key_I)
    typed("naai")
    assert texts(panel.offers.rows)[0][2] == "on the waiting list"
    typed("", Key.Key_Return)
    assert panel.note.text() == "This person is on the waiting list already."
    typed.control(Key.Key_D)
    assert "is withdrawn: Naaiatelier" in window.messages.text()
    assert places(database)[-1] == (EnrolmentState.WITHDRAWN, None)


def test_the_last_place_goes_while_it_is_shown(
    desk: DeskPage, typed: Typing, sewing: Sewing, making: Making
) -> None:
    """Scenario 9, as the second desk sees it."""
    sewing.hold(9)
    typed("ber to")
    typed.control(Key.Key_I)
    typed("naai")
    panel = desk.parts.enrol
    assert texts(panel.offers.rows)[0][2] == "1 more place"
    quicker = making.person("Snelle Opvolger")
    sewing.enrol(quicker)  # another desk, whose notice has not come yet
    panel.save.click()
    typed.settle()
    assert panel.note.text().startswith(("This place has just gone", "This activity is full"))
    assert texts(panel.offers.rows)[0][2] == "full"
    typed("", Key.Key_Return)
    assert len([row for row in places_of(sewing) if row is EnrolmentState.WAITING]) == 1


def places_of(sewing: Sewing) -> list[EnrolmentState]:
    with sewing._database.reading() as session:  # noqa: SLF001 - the test's own maker
        return list(session.scalars(select(Enrolment.state)))


def test_a_child_is_enrolled_with_a_parent(
    desk: DeskPage, typed: Typing, window: Window, making: Making, database: Database
) -> None:
    """Scenario 10: no place without a parent; a visit is counted without anything."""
    making.person("Bilal Kaya", born=2018)
    typed("bil kay")
    typed.control(Key.Key_I)
    typed("naai")
    panel = desk.parts.enrol
    assert panel.parent_fields.name.isVisible()
    assert panel.parent_fields.year.isHidden()  # it is known
    typed("", Key.Key_Return)
    assert places(database) == []
    assert panel.parent_fields.name.hasFocus()
    typed("Naima Kaya", Key.Key_Return)
    assert panel.parent_fields.phone.hasFocus()
    typed("12", Key.Key_Return)
    assert "telephone number" in panel.note.text()
    assert panel.parent_fields.phone.hasFocus()
    typed("0600000011", Key.Key_Return)
    assert "Bilal K. is enrolled" in window.messages.text()
    with database.reading() as session:
        row = session.scalars(select(Enrolment)).one()
        assert (row.contact_name, row.contact_phone) == ("Naima Kaya", "+31600000011")
    typed("ber to")
    typed.control(Key.Key_I)
    typed("naai")
    assert panel.parent_fields.isHidden()
    assert panel.parent_fields.values() == ("", "", "")
    typed("", Key.Key_Escape, Key.Key_Escape)
    typed.control(Key.Key_1)
    assert desk.parts.today_count.text() == "1 today"


def test_somebody_new_is_entered_with_the_place(
    desk: DeskPage, typed: Typing, window: Window, database: Database
) -> None:
    typed("noa kuijpers")
    typed.control(Key.Key_I)
    panel = desk.parts.enrol
    assert panel.title.text() == "Enrol noa kuijpers, who is new"
    typed("naai")
    panel.parent_fields.year.setFocus()
    typed("2019")
    assert panel.parent_fields.name.isVisible()
    typed("", Key.Key_Return)
    typed("Naima Kaya", Key.Key_Return)
    typed("0600000011", Key.Key_Return)
    assert "Noa K. is enrolled" in window.messages.text()
    typed.control(Key.Key_Z)
    with database.reading() as session:
        assert session.scalars(select(Person.family_name)).all() == ["Berg"]


def test_one_day_of_a_series_and_the_privacy_screen(
    desk: DeskPage, typed: Typing, window: Window, database: Database, sewing: Sewing
) -> None:
    typed("ber to")
    typed.control(Key.Key_I)
    typed("naai", Key.Key_Right, Key.Key_Right)
    panel = desk.parts.enrol
    assert panel.offers.days.currentText() == "Only Tuesday 1 December (10 more places)"
    window.blank_names()
    assert "Berg" not in panel.title.text()
    window.blank_names()
    typed("", Key.Key_Return)
    assert "is enrolled: Naaiatelier, Tuesday 1 December" in window.messages.text()
    with database.reading() as session:
        assert session.scalars(select(Enrolment.occurrence_id)).all() == [sewing.dates[1]]


def test_who_is_meant_is_not_guessed(
    desk: DeskPage, typed: Typing, window: Window, making: Making, database: Database
) -> None:
    for year in (1944, 1951):
        making.person("Annie Jansen", born=year)
    typed("annie jansen")
    typed.control(Key.Key_I)
    assert desk.parts.enrol.isHidden()
    assert "Whom do you want to enrol?" in window.messages.text()
    typed("", Key.Key_Escape)
    typed.control(Key.Key_I)  # is there a place left? without anybody
    panel = desk.parts.enrol
    assert panel.title.text() == "What has places left?"
    assert [row[0] for row in texts(panel.offers.rows)] == ["Aquarel", "Naaiatelier"]
    typed("bingo")
    assert panel.offers.nothing.isVisible()
    typed("", Key.Key_Escape, Key.Key_Down, Key.Key_Return)
    assert "who wants a place?" in window.messages.text()
    assert places(database) == []
