"""Calendar files in the window: seen before they are kept, and taken back, by keys alone."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from atelier.calendar.exchange.files import save_calendar
from atelier.database import Database
from atelier.domain import Activity, Occurrence, Room, Series
from atelier.tables.reading import read_table
from tests.bad.calendars import BREAKFAST, LOGIN, ZONE, at, calendar, event
from tests.looking import settle, texts
from tests.making import TUESDAY, Making
from ui.calendar.exchange_out import What
from ui.calendar.exchange_panel import ExchangePanel
from ui.calendar.facts import Exchange
from ui.gateway import Gateway

WEEKLY = event(*at(), "RRULE:FREQ=WEEKLY;COUNT=3", f"EXDATE{ZONE}:20261209T100000", "LOCATION:Zaal")
WHOLE_DAY = event("DTSTART;VALUE=DATE:20261225", uid="kerst@test", name="Kerst")


@pytest.fixture
def panel(qtbot: QtBot, gateway: Gateway) -> Iterator[ExchangePanel]:
    panel = ExchangePanel(gateway)
    qtbot.addWidget(panel)
    panel.resize(1120, 650)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.begin(Exchange())
    panel.take_focus()
    done(qtbot, panel)
    yield panel
    panel.background.close()


def done(qtbot: QtBot, panel: ExchangePanel) -> None:
    """Wait until the files and the database have answered."""
    qtbot.waitUntil(lambda: panel.background.idle)
    settle(qtbot, panel.gateway)
    qtbot.waitUntil(lambda: panel.background.idle)


def open_(qtbot: QtBot, panel: ExchangePanel, folder: Path, *events: str) -> Path:
    path = save_calendar(folder / "lijst.ics", calendar(*events).encode())
    panel.taken.open_file(path)
    done(qtbot, panel)
    return path


def dates(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Occurrence)) or 0


def test_a_file_is_shown_date_by_date_and_imported_with_a_key(
    qtbot: QtBot, panel: ExchangePanel, database: Database, making: Making, tmp_path: Path
) -> None:
    room = making.add(Room(site_id=making.site_id, code="zaal", name="Zaal"))
    making.add(
        Occurrence(
            activity_id=making.activity("Koor"),
            room_id=room,
            day=date(2026, 12, 16),
            starts=time(10, 30),
            ends=time(12),
        )
    )
    open_(qtbot, panel, tmp_path, BREAKFAST, WEEKLY, WHOLE_DAY)
    assert dates(database) == 1
    rows = texts(panel.taken.events)
    assert [row[1] for row in rows] == ["Ontbijtcafé", "Yoga", "Kerst"]
    assert rows[1][2:4] == ["every Wednesday 10:00–11:00", "3"]
    assert [row[4].partition(".")[0] for row in rows] == [
        "new A new activity",
        "new, clashes Clash on one date",
        "refused This is for whole days",
    ]
    assert rows[2][0] == str(calendar(BREAKFAST, WEEKLY).count("\r\n"))
    qtbot.keyClick(panel.taken.events, Qt.Key.Key_Down)
    assert [row[3] for row in texts(panel.taken.dates)] == [
        "goes ahead",
        "left out",
        "clash Koor 10:30–12:00",
    ]
    with qtbot.waitSignal(panel.changed), qtbot.waitSignal(panel.said) as told:
        qtbot.keyClick(panel.taken.events, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dates(database) == 5
    assert told.args[0].startswith("4 dates were imported.")


def test_space_leaves_an_event_out_and_adds_a_doubtful_one(
    qtbot: QtBot, panel: ExchangePanel, database: Database, making: Making, tmp_path: Path
) -> None:
    making.occurrence("Yoga voor allen", day=date(2026, 12, 2))
    double = event(*at(), name="Yoga voor allen")
    open_(qtbot, panel, tmp_path, BREAKFAST, double)
    assert [row[4].split()[0] for row in texts(panel.taken.events)] == ["new", "left"]
    assert panel.taken.go.words() == "Import one date"
    qtbot.keyClick(panel.taken.events, Qt.Key.Key_Space)
    assert not panel.taken.go.isEnabled()
    qtbot.keyClick(panel.taken.events, Qt.Key.Key_Down)
    assert "Something like it" in panel.taken.remark.text()
    qtbot.keyClick(panel.taken.events, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.said):
        panel.taken.go.click()
    with database.reading() as session:
        assert session.scalars(select(Activity.name)).all() == ["Yoga voor allen"]
    assert dates(database) == 2


def test_an_import_is_taken_back_and_stays_in_the_list(
    qtbot: QtBot, panel: ExchangePanel, database: Database, tmp_path: Path
) -> None:
    open_(qtbot, panel, tmp_path, WEEKLY)
    with qtbot.waitSignal(panel.said):
        panel.taken.go.click()
    done(qtbot, panel)
    assert texts(panel.imports) == [["24/11/2026 09:50", "3 dates"]]
    assert not panel.left.isHidden()
    with qtbot.waitSignal(panel.said):
        qtbot.keyClick(panel.undo_button, Qt.Key.Key_Return)
    done(qtbot, panel)
    assert texts(panel.imports) == [["24/11/2026 09:50", "taken back"]]
    assert not panel.undo_button.isEnabled()
    with database.reading() as session:
        assert session.scalars(select(Series)).all() == []


def test_a_file_that_is_no_calendar_is_refused_beside_the_button(
    qtbot: QtBot, panel: ExchangePanel, tmp_path: Path
) -> None:
    page = tmp_path / "page.ics"
    page.write_bytes(LOGIN)
    panel.taken.open_file(page)
    done(qtbot, panel)
    assert "web page" in panel.taken.refusal.text()
    assert panel.taken.refusal.isVisible()
    assert not panel.taken.is_open
    panel.taken.open_file(tmp_path / "weg.ics")
    done(qtbot, panel)
    assert "cannot be opened" in panel.taken.refusal.text()


def test_a_file_that_changed_is_not_imported(
    qtbot: QtBot, panel: ExchangePanel, database: Database, tmp_path: Path
) -> None:
    path = open_(qtbot, panel, tmp_path, WEEKLY)
    path.write_bytes(calendar(BREAKFAST).encode())
    with qtbot.waitSignal(panel.gateway.refused):
        panel.taken.go.click()
    done(qtbot, panel)
    assert dates(database) == 0
    assert panel.taken.is_open
    assert panel.taken.go.armed


def test_keys_ask_which_file_and_where(
    qtbot: QtBot,
    panel: ExchangePanel,
    making: Making,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    making.occurrence("Kaarten")
    asked: list[str] = []
    path = save_calendar(tmp_path / "lijst.ics", calendar(BREAKFAST).encode())

    def open_dialog(_parent: object, title: str, *_rest: str) -> tuple[str, str]:
        asked.append(title)
        return str(path), ""

    def save_dialog(_parent: object, title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(f"{title} {proposed}")
        return str(tmp_path / "uit"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", open_dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_dialog)
    with qtbot.waitSignal(panel.said) as told:
        qtbot.keyClick(panel, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["One event stands in uit.ics."]
    qtbot.keyClick(panel, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    done(qtbot, panel)
    assert [row[1] for row in texts(panel.taken.events)] == ["Ontbijtcafé"]
    assert asked == ["Save as… programme.ics", "Choose a calendar file"]


def test_what_is_chosen_goes_out(
    qtbot: QtBot, panel: ExchangePanel, making: Making, tmp_path: Path
) -> None:
    making.occurrence("Oud", day=date(2026, 11, 1))
    yoga = making.activity("Yoga")
    making.occurrence(yoga)
    making.occurrence("Kaarten")
    done(qtbot, panel)

    def names(what: What, of: str, file: str) -> list[str]:
        out = panel.out
        out.form.show_values({"what": what.value, "of": of, "ahead": True})
        with qtbot.waitSignal(panel.said):
            out.export(tmp_path / file)
        if what is What.CALENDAR:
            found = Calendar.from_ical((tmp_path / file).read_bytes())
            return sorted(str(one["SUMMARY"]) for one in found.walk("VEVENT"))
        return sorted(row.cells[4] for row in read_table(tmp_path / file).rows)

    panel.begin(Exchange(activity_id=yoga))
    done(qtbot, panel)
    of = panel.out.form.rows["of"].editor
    assert isinstance(of, QComboBox)
    assert of.currentText() == "Yoga"
    assert names(What.CALENDAR, "", "alles.ics") == ["Kaarten", "Yoga"]
    assert names(What.CALENDAR, f"a{yoga}", "yoga.ics") == ["Yoga"]
    for file in ("lijst.csv", "lijst.xlsx"):
        assert names(What.AGENDA, "", file) == ["Kaarten", "Yoga"]
    with qtbot.waitSignal(panel.warned) as warned:
        panel.out.export(tmp_path / "nergens" / "x.csv")
    assert "could not be written" in warned.args[0]
    assert panel.gateway.actor.today() == TUESDAY
