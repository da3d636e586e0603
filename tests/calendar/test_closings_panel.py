"""Closing days through the window, by keyboard alone."""

from datetime import date, time
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.calendar.planning import save_series
from atelier.calendar.recurrence import Kind, Rule
from atelier.calendar.wanted import Wanted
from atelier.database import Database
from atelier.domain import (
    CallList,
    CallReason,
    Closure,
    HolidayPolicy,
    Occurrence,
    OccurrenceState,
    Policy,
    SchoolHoliday,
    Site,
)
from tests.hands import CONTROL, ENTER, Keyboard
from tests.looking import settle, texts
from tests.making import Making
from ui.calendar.closings_panel import ClosingsPanel
from ui.calendar.facts import CallPeople, ShowClosings
from ui.gateway import Gateway

ALT = Qt.KeyboardModifier.AltModifier
MONDAY = date(2026, 12, 14)


@pytest.fixture
def yoga(making: Making) -> int:
    """Give a full lesson on the Monday, with an open door beside it."""
    activity = making.activity("Yoga", enrolment=True)
    lesson = making.occurrence(activity, day=MONDAY, starts=time(10), ends=time(11))
    making.enrolment(making.person("Ada Byron"), occurrence=lesson)
    door = making.activity("Inloop", walk_in=True)
    making.occurrence(door, day=MONDAY, starts=time(9), ends=time(12))
    return lesson


@pytest.fixture
def panel(qtbot: QtBot, gateway: Gateway, yoga: int) -> ClosingsPanel:  # noqa: ARG001
    panel = ClosingsPanel(gateway)
    panel.resize(1120, 650)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.begin(ShowClosings())
    settle(qtbot, gateway)
    return panel


@pytest.fixture
def keys(panel: ClosingsPanel) -> Keyboard:
    return Keyboard(panel)


def state(database: Database, occurrence_id: int) -> tuple[OccurrenceState, str]:
    with database.reading() as session:
        row = session.get_one(Occurrence, occurrence_id)
        return row.state, row.reason


def fill_in(keys: Keyboard, *texts_: str) -> None:
    for number, text in enumerate(texts_):
        if number:
            keys.press(Qt.Key.Key_Tab)
        keys.type(text)


def test_a_closure_shows_what_it_hits_and_people_are_called(
    panel: ClosingsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database,
    yoga: int,
) -> None:  # fmt: skip
    said: list[str] = []
    opened: list[tuple[str, object]] = []
    panel.said.connect(said.append)
    panel.opened.connect(lambda name, facts: opened.append((name, facts)))
    form = panel.closures.closure
    assert "Fill in the days" in form.hits.summary.text()
    fill_in(keys, "14-12", "18-12", "Verbouwing")
    settle(qtbot, gateway)
    assert [row[1:] for row in texts(form.hits.view)] == [
        ["Inloop", "", "cancelled"],
        ["Yoga", "1 place", "cancelled"],
    ]
    assert "2 meetings do not go ahead" in form.hits.summary.text()
    form.hits.view.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert texts(form.hits.view)[0][3] == "goes ahead"
    with qtbot.waitSignal(panel.changed):
        keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert said == ["The closure was saved. One meeting does not go ahead."]
    assert state(database, yoga) == (OccurrenceState.CANCELLED, "Verbouwing")
    assert texts(panel.closures.rows) == [["14–18 dec 2026", "Verbouwing"]]
    assert form.calls.button.words() == "Call about one meeting"
    form.calls.button.setFocus()
    keys.press(ENTER)
    settle(qtbot, gateway)
    with database.reading() as session:
        made = session.scalars(select(CallList)).one()
        assert (made.reason, made.occurrence_id) == (CallReason.CLOSED, yoga)
        assert opened == [("calls", CallPeople(made.id))]


def test_a_course_that_would_lose_a_lesson_is_told_before_and_after(
    panel: ClosingsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database,
    making: Making,
) -> None:  # fmt: skip
    wanted = Wanted(Rule(Kind.COURSE, lessons=6), time(14), time(16), date(2026, 12, 8))
    course = partial(save_series, activity_id=making.activity("Spaans"), wanted=wanted, answers={})
    database.perform(partial(course, actor=gateway.actor, key=uuid4()))
    said: list[str] = []
    panel.said.connect(said.append)
    hits = panel.closures.closure.hits
    fill_in(keys, "15-12", "", "Verbouwing")
    settle(qtbot, gateway)
    assert "Spaans: 5 of 6 lessons" in hits.summary.text()
    hits.view.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert "lessons" not in hits.summary.text()
    keys.press(Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.changed):
        keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert "Courses lose lessons (Spaans: 5 of 6 lessons)" in said[0]


def test_a_closure_is_removed_and_what_it_cancelled_goes_ahead_again(
    panel: ClosingsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database,
    yoga: int,
) -> None:  # fmt: skip
    fill_in(keys, "14-12", "", "Verbouwing")
    settle(qtbot, gateway)
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    panel.closures.rows.setFocus()
    keys.press(Qt.Key.Key_Down)
    settle(qtbot, gateway)
    assert panel.closures.closure.heading.text() == "Verbouwing"
    keys.press(Qt.Key.Key_D, CONTROL)
    settle(qtbot, gateway)
    rows = texts(panel.closures.closure.hits.view)
    assert [row[3] for row in rows] == ["goes ahead again", "goes ahead again"]
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert state(database, yoga) == (OccurrenceState.PLANNED, "")
    with database.reading() as session:
        assert session.scalars(select(Closure)).all() == []


def test_wrong_days_stay_and_say_why(
    panel: ClosingsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database
) -> None:
    form = panel.closures.closure.form
    fill_in(keys, "32-13", "", "Verbouwing")
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert form.rows["first"].note.startswith("Fill in a day")
    assert form.values()["name"] == "Verbouwing"
    form.show_values({"first": "18-12-2026", "last": "14-12-2026", "name": "Verbouwing"})
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert form.rows["last"].note == "The last day comes before the first day."
    with database.reading() as session:
        assert session.scalars(select(Closure)).all() == []


def test_the_notice_is_previewed_and_gets_its_number_when_printed(
    panel: ClosingsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway
) -> None:
    fill_in(keys, "14-12", "", "Verbouwing")
    settle(qtbot, gateway)
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    panel.closures.rows.setFocus()
    keys.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.preview_requested) as asked:
        keys.press(Qt.Key.Key_P, CONTROL)
    pdf, name, finish = asked.args
    assert (pdf[:5], name) == (b"%PDF-", "Notice Verbouwing")
    made: list[bytes] = []
    finish(made.append)
    settle(qtbot, gateway)
    assert made[0][:5] == b"%PDF-"


def test_a_holiday_is_decided_with_one_key_unless_something_is_planned(
    panel: ClosingsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database,
    making: Making,
) -> None:  # fmt: skip
    choir = making.occurrence(making.activity("Koor"), day=date(2027, 5, 5))
    keys.press(Qt.Key.Key_2, ALT)
    keys.press(Qt.Key.Key_PageDown)
    settle(qtbot, gateway)
    tab = panel.holidays
    rows = texts(tab.rows)
    assert rows[5] == ["Wednesday 5 May", "Liberation Day", "to be decided"]
    assert rows[1][1:] == ["Good Friday", "open"]
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_1)  # Good Friday: nothing is planned
    settle(qtbot, gateway)
    assert texts(tab.rows)[1][2] == "closed, own choice"
    for _ in range(4):
        keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_1)
    settle(qtbot, gateway)
    assert state(database, choir)[0] is OccurrenceState.PLANNED  # it is asked first
    assert [row[1:] for row in texts(tab.question.hits.view)] == [["Koor", "", "cancelled"]]
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert state(database, choir) == (OccurrenceState.CANCELLED, "Liberation Day")
    with database.reading() as session:
        found = {row.day: row.policy for row in session.scalars(select(HolidayPolicy))}
    assert found == {date(2027, 3, 26): Policy.CLOSED, date(2027, 5, 5): Policy.CLOSED}


def test_a_school_holiday_is_changed_and_the_region_too(
    panel: ClosingsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database
) -> None:
    keys.press(Qt.Key.Key_3, ALT)
    settle(qtbot, gateway)
    tab = panel.school
    assert "dates of the ministry" in tab.about.text()
    assert "Sunday 18 August 2030" in tab.about.text()
    assert tab.heading.text() == "New school holiday"  # the cursor alone chooses nothing
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    assert tab.heading.text() == "Christmas Break"
    keys.press(ENTER)
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.type("Midwinter")
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert texts(tab.rows)[1] == ["19 dec 2026 – 3 jan 2027", "Midwinter"]
    assert "table of your house" in tab.about.text()
    with database.reading() as session:
        assert len(session.scalars(select(SchoolHoliday.id)).all()) > 20
    tab.region.setFocus()
    keys.press(Qt.Key.Key_Up)
    tab.region.activated.emit(tab.region.currentIndex())
    settle(qtbot, gateway)
    with database.reading() as session:
        assert session.get_one(Site, gateway.actor.site_id).school_region == "Midden"
    assert "dates of the ministry" in tab.about.text()


def test_days_of_the_city_only_fill_the_form_in(
    panel: ClosingsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database
) -> None:
    tab = panel.closures
    carnival = next(link for link in tab.proposals if link.words().startswith("Carnival"))
    carnival.setFocus()
    keys.press(ENTER)
    settle(qtbot, gateway)
    assert tab.closure.form.values()["name"] == "Carnival"
    assert tab.closure.hits.summary.text() == "Nothing is planned on these days."
    with database.reading() as session:
        assert session.scalars(select(Closure)).all() == []


def test_everything_has_a_name_for_a_screen_reader(panel: ClosingsPanel) -> None:
    nameless = [
        type(widget).__name__
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not isinstance(widget, QListView)  # the choices of a list, which has a name itself
    ]
    assert nameless == []


def test_a_typed_closure_is_never_replaced_by_the_list(
    panel: ClosingsPanel, keys: Keyboard, qtbot: QtBot, gateway: Gateway, database: Database
) -> None:
    tab = panel.closures
    warned: list[str] = []
    panel.warned.connect(warned.append)
    fill_in(keys, "16-12", "", "Teamdag")
    settle(qtbot, gateway)
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    tab.take_focus()
    fill_in(keys, "14-12", "", "Verbouwing")
    settle(qtbot, gateway)
    tab.rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert tab.closure.heading.text() == "New closure"
    keys.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(warned))
    assert "not saved yet" in warned[0]
    assert tab.rows.chosen() is None
    assert tab.closure.form.values()["name"] == "Verbouwing"
    keys.press(ENTER, CONTROL)
    settle(qtbot, gateway)
    assert [row[1] for row in texts(tab.rows)] == ["Verbouwing", "Teamdag"]
    with database.reading() as session:
        assert len(session.scalars(select(Closure)).all()) == 2
