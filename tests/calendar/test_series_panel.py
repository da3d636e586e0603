"""Planning in the window: what somebody types is shown as dates, and saved with one key."""

from collections.abc import Iterator
from datetime import date, time
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from atelier.calendar.planning import save_series
from atelier.calendar.recurrence import Rule
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.domain import Occurrence, Room, Series
from atelier.language import current, use
from tests.hands import CONTROL, ENTER, Keyboard
from tests.looking import settle, showing, texts
from tests.making import Making
from ui.calendar.facts import PlanSeries
from ui.calendar.page import CalendarPage
from ui.calendar.series_panel import SeriesPanel
from ui.calendar.series_rule import Repeat
from ui.gateway import Gateway
from ui.shell.window import Window

MONDAY = date(2027, 3, 8)

# the list under the field, of which the screen of the tests says what it cannot do
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    before = current()
    use("nl")
    yield
    use(before)


class Desk:
    """A hand on the planning panel, which reads what stands on the screen."""

    def __init__(self, qtbot: QtBot, gateway: Gateway, window: Window, database: Database) -> None:
        self.qtbot, self.gateway, self.window, self.database = qtbot, gateway, window, database
        window.go_to("calendar")
        settle(qtbot, gateway)
        page = window.page
        assert isinstance(page, CalendarPage)
        self.page, self.keys = page, Keyboard(window)

    def open(self, facts: PlanSeries) -> SeriesPanel:
        panel = self.page.open_panel("series", facts)
        assert isinstance(panel, SeriesPanel)
        self.settle()
        return panel

    def settle(self) -> None:
        settle(self.qtbot, self.gateway)

    def fill(self, panel: SeriesPanel, **texts: str) -> None:
        """Type into fields, as somebody does who goes there first."""
        for name, text in texts.items():
            editor = panel.form.rows[name].editor
            editor.setFocus()
            self.keys.press(Qt.Key.Key_A, CONTROL)
            self.keys.type(text)
        self.settle()

    def choose(self, panel: SeriesPanel, name: str, value: object) -> None:
        editor = panel.form.rows[name].editor
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(value))
        self.settle()

    def save(self) -> None:
        self.keys.press(ENTER, CONTROL)
        self.settle()

    def number(self, kind: type[Occurrence] | type[Series]) -> int:
        with self.database.reading() as session:
            return session.scalar(select(func.count()).select_from(kind)) or 0


@pytest.fixture
def desk(qtbot: QtBot, gateway: Gateway, database: Database) -> Iterator[Desk]:
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        window.activateWindow()  # for the keys of commands
        qtbot.waitUntil(window.isActiveWindow)
        yield Desk(qtbot, gateway, window, database)


@pytest.fixture
def hall(making: Making) -> int:
    return making.add(
        Room(site_id=making.site_id, code="zaal", name="De Speelzaal", setup_minutes=15)
    )


def dates(panel: SeriesPanel) -> list[list[str]]:
    return texts(panel.dates.rows)


def test_eight_weeks_and_then_a_course_of_eight_lessons(desk: Desk, making: Making) -> None:
    """Scenario 11, typed: the dates stand there before anything is saved."""
    gym = making.activity("Stoelgym")
    panel = desk.open(PlanSeries(day=MONDAY))
    desk.fill(panel, activity="Stoelgym", starts="10.30", ends="1115", last="1 mei")
    shown = dates(panel)
    assert len(shown) == 8
    assert shown[0][0] == "ma 8 mrt 2027"
    assert shown[3] == ["ma 29 mrt 2027", "gaat niet door Tweede paasdag"]
    assert panel.dates.counts.text() == "7 bijeenkomsten gaan door · 1 gaat niet door"
    assert desk.number(Occurrence) == 0
    desk.choose(panel, "repeat", Repeat.COURSE)
    desk.fill(panel, lessons="8")
    assert panel.dates.last.text().startswith("Laatste les: maandag 3 mei 2027.")
    desk.save()
    assert (desk.number(Series), desk.number(Occurrence)) == (1, 9)
    assert gym
    assert desk.page.stack.currentWidget() is not panel
    desk.page.setFocus()
    desk.keys.press(Qt.Key.Key_Z, CONTROL)
    desk.settle()
    assert (desk.number(Series), desk.number(Occurrence)) == (0, 0)


def test_even_weeks_tell_of_the_gap_around_new_year(desk: Desk, making: Making) -> None:
    """Scenario 12."""
    making.activity("Spelletjesmiddag")
    panel = desk.open(PlanSeries(day=date(2026, 12, 11), starts=time(13, 30), ends=time(16)))
    desk.choose(panel, "repeat", Repeat.EVEN)
    desk.fill(panel, activity="Spelletjesmiddag", last="31-1-2027")
    assert [row[0] for row in dates(panel)] == [
        *("vr 11 dec 2026", "vr 25 dec 2026", "vr 15 jan 2027", "vr 29 jan 2027")
    ]
    assert panel.dates.warnings.text() == (
        "5 weken geen bijeenkomst: van vrijdag 11 december tot vrijdag 15 januari 2027."
    )
    desk.choose(panel, "repeat", Repeat.OTHER)
    assert [row[0] for row in dates(panel)][2:] == ["vr 8 jan 2027", "vr 22 jan 2027"]
    assert panel.dates.warnings.isHidden()


@pytest.fixture
def club(making: Making, database: Database, hall: int) -> int:
    """Give a hall with the children's club in it on three Wednesdays."""
    club = making.activity("Kinderclub")
    wanted = Wanted(
        Rule(), time(13, 30), time(15, 30), date(2026, 12, 2), date(2026, 12, 16), room_id=hall
    )
    save = partial(
        save_series, activity_id=club, wanted=wanted, answers={}, actor=making.actor, key=uuid4()
    )
    database.perform(save)
    return hall


def choir(desk: Desk, making: Making, hall: int) -> SeriesPanel:
    activity = making.activity("Koor")
    panel = desk.open(PlanSeries(activity, date(2026, 12, 2), time(15), time(16, 30), hall))
    desk.fill(panel, last="16-12")
    return panel


def test_a_taken_room_is_red_until_it_is_answered(desk: Desk, making: Making, club: int) -> None:
    """Scenario 14: name and time are told, and nothing is saved before somebody decides."""
    panel = choir(desk, making, club)
    assert [row[1] for row in dates(panel)] == ["bezet Kinderclub 13:30–15:30"] * 3
    desk.save()
    assert desk.number(Occurrence) == 3
    assert "Kies eerst" in panel.dates.warnings.text()
    desk.keys.press(Qt.Key.Key_3, CONTROL)  # without a reason
    assert "Vul in waarom" in panel.dates.warnings.text()
    desk.keys.type("Kerstconcert")
    desk.keys.enter()
    desk.settle()
    assert dates(panel)[0][1] == "dubbel Kinderclub 13:30–15:30 · Kerstconcert"
    desk.save()
    with desk.database.reading() as session:
        reasons = session.scalars(
            select(Occurrence.clash_reason).where(Occurrence.clash_reason != "")
        ).all()
    assert list(reasons) == ["Kerstconcert"] * 3


def test_one_date_has_its_own_answer(desk: Desk, making: Making, club: int) -> None:
    making.add(Room(site_id=making.site_id, code="keuken", name="De Keuken"))
    panel = choir(desk, making, club)
    assert panel.dates.answers.all.isChecked()  # three are taken: one answer would serve for all
    desk.keys.press(Qt.Key.Key_1, CONTROL)
    desk.settle()
    assert panel.dates.counts.text() == ("0 bijeenkomsten gaan door · 3 gaan niet door")
    panel.dates.answers.all.setChecked(False)
    panel.dates.rows.choose(1)
    panel.dates.answers.room.setCurrentText("De Keuken")
    desk.keys.press(Qt.Key.Key_2, CONTROL)
    desk.settle()
    assert [row[1] for row in dates(panel)] == [
        "overslaan Kinderclub 13:30–15:30",
        "andere ruimte De Keuken",
        "overslaan Kinderclub 13:30–15:30",
    ]
    desk.save()
    assert desk.number(Occurrence) == 6


def test_what_another_desk_books_meanwhile_is_told_at_saving(
    desk: Desk, making: Making, hall: int
) -> None:
    panel = choir(desk, making, hall)
    assert panel.dates.counts.text() == "3 bijeenkomsten gaan door"
    other = making.activity("Yoga")
    wanted = Wanted(Rule(), time(16), time(17), date(2026, 12, 9), date(2026, 12, 9), room_id=hall)
    save = partial(
        save_series, activity_id=other, wanted=wanted, answers={}, actor=making.actor, key=uuid4()
    )
    desk.database.perform(save)
    desk.save()
    assert desk.number(Occurrence) == 1
    assert panel.isVisible()
    assert dates(panel)[1][1] == "bezet Yoga 16:00–17:00"
    assert panel.form.rows["activity"].value() == "Koor"


def test_what_cannot_be_stands_beside_the_field(desk: Desk, making: Making) -> None:
    making.activity("Stoelgym")
    panel = desk.open(PlanSeries(day=MONDAY))
    desk.fill(panel, activity="Stoelg", starts="10.30", ends="9.30", last="morgen is goed")
    desk.save()
    assert panel.form.rows["activity"].note.startswith("Kies een activiteit")
    assert panel.form.rows["last"].note.startswith("Vul een dag in")
    desk.fill(panel, activity="stoelgym", last="1-5")
    assert panel.dates.warnings.text() == "Het einde moet later zijn dan het begin."
    desk.save()
    assert (desk.number(Occurrence), panel.isVisible()) == (0, True)


def test_loose_dates_are_typed_as_people_write_them(desk: Desk, making: Making) -> None:
    activity = making.activity("Uitstapje")
    panel = desk.open(PlanSeries(activity, starts=time(10), ends=time(12)))
    desk.choose(panel, "repeat", Repeat.DATES)
    desk.fill(panel, dates="3-12, di 8 dec; morgen")
    assert [row[0] for row in dates(panel)] == ["wo 25 nov 2026", "do 3 dec 2026", "di 8 dec 2026"]
    desk.save()
    desk.save()  # the key is held: the panel has gone, and nothing is saved twice
    assert (desk.number(Series), desk.number(Occurrence)) == (1, 3)
