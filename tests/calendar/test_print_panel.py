"""Choosing what to print of the calendar, by keys alone."""

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import Activity, Occurrence, PrintedSheet, Room
from tests.looking import settle, texts
from tests.making import TUESDAY, Making
from ui.calendar.facts import PrintProgramme
from ui.calendar.print_panel import PrintPanel
from ui.gateway import Gateway

MONDAY = TUESDAY - timedelta(days=1)
WEEK = PrintProgramme(MONDAY, MONDAY + timedelta(days=6))


@pytest.fixture
def room(making: Making) -> int:
    return making.add(Room(site_id=making.site_id, code="S", name="Speelzaal <b>"))


@pytest.fixture(autouse=True)
def own_memory(tmp_path: Path) -> None:
    """Keep the choices of the person who runs the tests out of them."""
    form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
    QSettings.setPath(form, scope, str(tmp_path / "settings"))


@pytest.fixture(autouse=True)
def yoga(making: Making, room: int) -> int:
    activity = making.activity("Yoga")
    return making.add(
        Occurrence(activity_id=activity, day=TUESDAY, starts=time(10), ends=time(11), room_id=room)
    )


@pytest.fixture
def panel(qtbot: QtBot, gateway: Gateway) -> Iterator[PrintPanel]:
    panel = PrintPanel(gateway)
    qtbot.addWidget(panel)
    panel.resize(1120, 650)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel
    panel.close()


def begin(qtbot: QtBot, panel: PrintPanel, facts: PrintProgramme = WEEK) -> PrintPanel:
    panel.begin(facts)
    panel.take_focus()
    settle(qtbot, panel.gateway)
    return panel


def previewed(qtbot: QtBot, panel: PrintPanel, *keys: Qt.Key) -> tuple[str, str, object]:
    """Press keys, and give what is shown before printing: its text, its name, its end."""
    with qtbot.waitSignal(panel.preview_requested) as shown:
        for key in keys:
            qtbot.keyClick(panel.focusWidget() or panel, key)
    data, name, finish = shown.args
    document = pypdfium2.PdfDocument(data)
    return document[0].get_textpage().get_text_range(), name, finish


def test_a_number_chooses_and_enter_shows(qtbot: QtBot, panel: PrintPanel) -> None:
    begin(qtbot, panel)
    assert [row[1] for row in texts(panel.rows)] == [
        "Week programme", "Poster of the week", "Poster of the month", "Door list of the day",
        "Door list of the week", "Day plan", "Free places", "Invitation",
    ]  # fmt: skip
    text, name, _ = previewed(qtbot, panel, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert "Week programme" in text
    assert "Yoga" in text
    assert name == "Week programme week 48"
    text, name, _ = previewed(qtbot, panel, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert "November 2026" in text
    assert name == "Poster of the month November 2026"
    text, name, _ = previewed(qtbot, panel, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert "Speelzaal <b>" in text
    assert name == "Door list of the day 24-11-2026"
    text, _, _ = previewed(qtbot, panel, Qt.Key.Key_8, Qt.Key.Key_Return)
    assert text.count("Just walk in.") == 4


def test_only_what_matters_is_asked(qtbot: QtBot, panel: PrintPanel) -> None:
    begin(qtbot, panel)

    def asked(key: Qt.Key) -> set[str]:
        qtbot.keyClick(panel.focusWidget() or panel, key)
        return {name for name, row in panel.form.rows.items() if row.isVisible()}

    assert asked(Qt.Key.Key_2) == {"size", "large", "tenants"}
    assert asked(Qt.Key.Key_5) == {"room", "size", "large"}
    assert asked(Qt.Key.Key_7) == {"large"}
    assert asked(Qt.Key.Key_8) == {"activity", "large"}


def test_what_was_pointed_at_is_chosen(
    qtbot: QtBot, panel: PrintPanel, making: Making, yoga: int, room: int
) -> None:
    making.add(Room(site_id=making.site_id, code="A", name="Atelier"))
    making.activity("Bridge")
    with_room = PrintProgramme(TUESDAY, TUESDAY, room_id=room)
    text, _, _ = previewed(qtbot, begin(qtbot, panel, with_room), Qt.Key.Key_Return)
    assert "Speelzaal" in text
    begin(qtbot, panel, PrintProgramme(MONDAY, TUESDAY, occurrence_id=yoga))
    text, _, _ = previewed(qtbot, panel, Qt.Key.Key_8, Qt.Key.Key_Return)
    assert "Yoga" in text
    assert "Bridge" not in text
    begin(qtbot, panel, PrintProgramme(MONDAY, TUESDAY, occurrence_id=yoga))
    text, _, _ = previewed(qtbot, panel, Qt.Key.Key_Return)
    assert "Week programme" in text  # the days, also after an invitation


def test_the_last_choice_and_size_come_back(
    qtbot: QtBot, panel: PrintPanel, gateway: Gateway
) -> None:
    begin(qtbot, panel)
    panel.form.rows["size"].show_value("a3")
    previewed(qtbot, panel, Qt.Key.Key_6, Qt.Key.Key_Return)
    again = PrintPanel(gateway)
    qtbot.addWidget(again)
    again.begin(WEEK)
    settle(qtbot, gateway)
    wish = again.wish()
    assert wish is not None
    assert (wish.kind.value, wish.size.value) == ("day plan", "a3")


def test_printing_gives_one_number_and_a_preview_none(
    qtbot: QtBot, panel: PrintPanel, database: Database
) -> None:
    begin(qtbot, panel)
    _, _, finish = previewed(qtbot, panel, Qt.Key.Key_1, Qt.Key.Key_Return)
    printed: list[bytes] = []
    assert callable(finish)
    for _ in range(2):  # the same paper printed twice
        finish(printed.append)
        settle(qtbot, panel.gateway)
    assert len(printed) == 2
    with database.reading() as session:
        assert session.scalars(select(PrintedSheet.number)).all() == [1]


def test_a_house_without_rooms_or_activities_says_so(
    qtbot: QtBot, gateway: Gateway, database: Database, panel: PrintPanel, yoga: int
) -> None:
    with database.transaction() as session:
        session.delete(session.get_one(Occurrence, yoga))
        session.flush()
        for table in (Activity, Room):
            for row in session.scalars(select(table)):
                session.delete(row)
    begin(qtbot, panel)
    for key, name, words in (
        (Qt.Key.Key_4, "room", "The house has no room yet."),
        (Qt.Key.Key_8, "activity", "The house has no activity yet."),
    ):
        qtbot.keyClick(panel.focusWidget() or panel, key)
        qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
        assert panel.form.rows[name].note == words
    assert gateway.idle
