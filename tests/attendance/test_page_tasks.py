"""The tasks of the attendance page: numbers, paper, hidden names, other desks, large letters."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.attendance.marks import Mark
from atelier.database import Database
from atelier.domain import (
    Action,
    OccurrenceReport,
    Participation,
    PrintedSheet,
    RunBy,
)
from tests.attendance.pressing import Key, Typing, count, lines, marks
from tests.attendance.registers import Group
from tests.looking import settle
from tests.making import TUESDAY, Making
from ui.attendance.page import AttendancePage
from ui.gateway import Gateway
from ui.kit.look import look
from ui.kit.wanted import OneOccurrence
from ui.shell.window import Window


def test_numbers_are_kept_and_what_does_not_add_up_stays_typed(
    page: AttendancePage, typed: Typing, database: Database
) -> None:
    typed("r")
    typed.control(Key.Key_G)
    values = {"unnamed": "1", "indicated": "9", "not_indicated": "9", "hours": "1,5"}
    for name, text in values.items():
        page.numbers.form.rows[name].show_value(text)
    page.numbers.form.rows["run_by"].show_value(RunBy.TOGETHER)
    typed.control(Key.Key_Return)
    typed.settle()
    assert "18" in page.numbers.form.rows["not_indicated"].note
    assert page.numbers.form.values()["hours"] == "1,5"
    page.numbers.form.rows["not_indicated"].show_value("2")
    typed.control(Key.Key_Return)
    typed.settle()
    typed.settle()
    with database.reading() as session:
        report = session.scalars(select(OccurrenceReport)).one()
        assert (report.indicated, report.not_indicated) == (9, 2)
        assert (report.professional_minutes, report.run_by) == (90, RunBy.TOGETHER)
    assert page.card.view.isVisible()
    assert page.card.pills[0].text() == "12 present"


def test_a_paper_is_entered_by_its_number(
    page: AttendancePage, typed: Typing, koersbal: Group, making: Making, window: Window
) -> None:
    making.person("Rachida Bouazza")
    number = koersbal.print_list()
    typed.settle()
    assert page.day.paper.words() == "List back (1)"
    typed.control(Key.Key_B)
    typed(number, Key.Key_Return)
    assert page.paper.form.about.text() == "Koersbal · Tuesday 24 November"
    typed("all but 10 and 2x", Key.Key_Return)
    typed.control(Key.Key_Return)
    assert page.paper.form.present.note.startswith("This is not understood")
    page.paper.form.present.show_value("1-9 11 12 13")
    page.paper.form.unnamed.show_value("4")
    page.paper.form.names.add.field.setFocus()
    typed("bou", Key.Key_Return)
    assert page.paper.form.told.text() == "11 by name · 5 without a name · 1 row has no name yet"
    typed.control(Key.Key_Return)
    assert window.messages.text() == (f"List {number} is entered: 11 by name, 5 without a name.")
    assert koersbal.marks() == "AAAAAAAAANAA"
    assert page.day.paper.words() == "List back (0)"
    typed(number, Key.Key_Return)
    assert "was entered before" in page.paper.form.state.text()
    page.paper.form.present.show_value("1-9 11 12 13")
    page.paper.form.unnamed.show_value("4")
    typed.control(Key.Key_Return)
    assert window.messages.text() == f"List {number} was entered just so before."
    typed.control(Key.Key_Z)
    assert koersbal.marks() == "-----------"


def test_a_list_that_is_lost_leaves_the_tray(
    page: AttendancePage, typed: Typing, koersbal: Group
) -> None:
    koersbal.print_list()
    typed.settle()
    typed.control(Key.Key_B)
    typed(Key.Key_Return)  # without a number: the tray
    typed.control(Key.Key_K)
    assert page.paper.tray.rows == ()
    assert page.paper.none_out.isVisible()


def test_hidden_names_stand_nowhere(
    page: AttendancePage, typed: Typing, window: Window, database: Database
) -> None:
    window.blank_names()
    assert not page.card.view.isVisible()
    typed("r", Key.Key_A)
    typed.control(Key.Key_A)
    typed.control(Key.Key_Return)
    assert count(database, Participation) == 0
    window.blank_names()
    assert page.card.view.isVisible()
    assert page.card.view.hasFocus()


def test_a_held_key_and_a_double_press_write_one_thing(
    page: AttendancePage, typed: Typing, database: Database, koersbal: Group
) -> None:
    for _ in range(3):
        typed.keyboard.press(Key.Key_R)  # before the first answer
    typed.settle()
    assert count(database, Participation) == 11
    assert count(database, Action) == 1
    assert koersbal.marks() == marks(page) == "AAAAAAAAAAA"


def test_another_desk_is_seen_and_the_row_stays_chosen(
    page: AttendancePage, typed: Typing, koersbal: Group
) -> None:
    typed(Key.Key_Down, Key.Key_Down)
    koersbal.mark(11, Mark.PRESENT)
    typed.settle()
    typed.settle()
    assert marks(page) == "----------A"
    assert page.card.view.currentIndex().row() == 2


def test_of_a_sensitive_activity_only_a_number_is_asked(
    page: AttendancePage, typed: Typing, making: Making
) -> None:
    activity = making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    series = making.series(activity)
    there = making.occurrence(activity, series=series, starts=time(15, 0), ends=time(16, 0))
    making.enrolment(making.person("Ali Haddad"), series=series)
    typed.settle()
    typed(Key.Key_Left, Key.Key_Down)
    assert page.reading.register is not None
    assert page.reading.register.id == there
    assert page.title == "Attendance"
    assert page.subtitle == "Donderdaggroep · Tuesday 24 November 15:00"
    assert not page.card.view.isVisible()
    assert not page.card.add.isVisible()
    typed("+", "+", Key.Key_Return, "a", "r")
    assert page.card.unnamed.text() == "2 without a name"
    assert page.day.lines.hasFocus()
    assert lines(page)[-1] == "Donderdaggroep: 2 present"


def test_the_list_is_previewed_and_gets_its_number_when_it_is_printed(
    page: AttendancePage, typed: Typing, window: Window, database: Database, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.preview_requested) as asked:
        typed.control(Key.Key_P)
    data, name, finish = asked.args
    assert data.startswith(b"%PDF")
    assert name == "Attendance sheet Koersbal 24-11-2026"
    assert count(database, PrintedSheet) == 0
    made: list[bytes] = []
    finish(made.append)
    finish(made.append)  # printed twice
    typed.settle()
    assert len(made) == 2
    assert count(database, PrintedSheet) == 1
    window.preview.close_preview()
    typed.settle()
    assert page.day.paper.words() == "List back (1)"


def test_the_desk_says_quietly_what_is_missing(
    window: Window, typed: Typing, qtbot: QtBot, gateway: Gateway
) -> None:
    window.go_to("desk")
    settle(qtbot, gateway)
    missing: Callable[[], str] = window.page.parts.today.missing.text  # type: ignore[union-attr]
    assert missing() == "3 registers are still to be filled in (F4)."
    window.go_to("attendance")
    typed("r")
    window.go_to("desk")
    settle(qtbot, gateway)
    assert missing() == "2 registers are still to be filled in (F4)."


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_it_fits_the_cheap_screen_at_every_size(
    page: AttendancePage, typed: Typing, window: Window, scale: int
) -> None:
    look().set_scale(scale)
    try:
        typed.settle()
        assert page.minimumSizeHint().width() <= window.width() - look().px(64)
        typed(Key.Key_A)
        assert marks(page)[0] == "A"
        assert page.card.view.visibleRegion().boundingRect().height() >= 2 * look().px(41)
    finally:
        look().set_scale(100)


def test_another_page_points_to_a_register_of_another_day(
    page: AttendancePage, typed: Typing, window: Window, making: Making
) -> None:
    monday = TUESDAY - timedelta(days=1)
    lunch = making.occurrence("Wijklunch", day=monday)
    window.go_to("desk")
    typed.settle()
    assert window.page is not None
    window.page.page_wanted.emit("attendance", OneOccurrence(monday, lunch))
    typed.settle()
    assert window.page is page
    assert page.subtitle.startswith("Wijklunch · Monday 23 November")
    window.page.page_wanted.emit("nowhere", None)
    window.page.page_wanted.emit("desk", OneOccurrence(monday, lunch))  # which knows nothing of it
    typed.settle()
    assert window.page is not page
