"""The attendance page, by keyboard alone, read as it is displayed."""

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from atelier.attendance.marks import Mark
from atelier.database import Database
from atelier.domain import (
    Action,
    Occurrence,
    OccurrenceReport,
    OccurrenceState,
    Participation,
    Person,
    PrintedSheet,
    RunBy,
    Visit,
)
from tests.attendance.registers import Group
from tests.hands import CONTROL, Keyboard
from tests.looking import settle
from tests.making import Making
from ui.attendance.page import AttendancePage
from ui.attendance.phrases import checked_in, how_far
from ui.gateway import Gateway
from ui.kit.look import look
from ui.shell.window import Window

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Typing:
    """Presses keys one after the other, each with its answer."""

    def __init__(self, qtbot: QtBot, gateway: Gateway, keyboard: Keyboard) -> None:
        self._qtbot, self._gateway, self.keyboard = qtbot, gateway, keyboard

    def __call__(self, *keys: Key | str) -> None:
        for key in keys:
            if isinstance(key, str):
                self.keyboard.type(key)
            else:
                self.keyboard.press(key)
            self.settle()

    def held(self, modifier: Qt.KeyboardModifier, key: Key) -> None:
        self.keyboard.press(key, modifier)
        self.settle()

    def control(self, key: Key) -> None:
        self.held(CONTROL, key)

    def settle(self) -> None:
        """Wait for the answers, and for what is asked when they are there."""
        for _ in range(3):
            QApplication.processEvents()
            settle(self._qtbot, self._gateway)


@pytest.fixture
def typed(qtbot: QtBot, gateway: Gateway, keyboard: Keyboard, page: AttendancePage) -> Typing:
    """Give the keys, with Koersbal chosen: it is the second of the day."""
    typing = Typing(qtbot, gateway, keyboard)
    page.day.lines.setFocus()
    typing(Key.Key_Down, Key.Key_Return)
    return typing


def lines(page: AttendancePage) -> list[str]:
    """Read the list at the left: name and how far it is."""
    return [f"{line.name}: {how_far(line)[0]}" for line in page.day.lines.shown.lines]


def marks(page: AttendancePage) -> str:
    letters = {"present": "A", "excused": "M", "absent": "N", "": "-"}
    return "".join(letters[row.mark.value] for row in page.card.view.register.rows)


def count(database: Database, kind: type) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def test_twelve_people_are_marked_in_two_actions_and_the_exceptions(
    page: AttendancePage, typed: Typing, database: Database, window: Window
) -> None:
    assert page.title == "Attendance"
    assert page.subtitle == "Koersbal · Tuesday 24 November 14:00"
    assert page.card.view.hasFocus()
    before = typed.keyboard.actions + typed.keyboard.letters
    typed("5", Key.Key_M, "1", Key.Key_N, "r")
    typed.control(Key.Key_Return)
    assert typed.keyboard.actions + typed.keyboard.letters - before == 6
    assert marks(page) == "NAAAMAAAAAA"
    assert lines(page) == ["Zing mee!: not yet", "Koersbal: done ✓"]
    assert [pill.text() for pill in page.card.pills if pill.text()] == [
        "9 present",
        "1 excused",
        "1 did not come",
    ]
    assert window.messages.text() == "Koersbal is done."
    assert (count(database, Participation), count(database, Visit)) == (9, 9)
    actions = count(database, Action)
    typed.control(Key.Key_Return)  # pressed twice: neither undone nor the next one as well
    assert count(database, Action) == actions
    assert lines(page) == ["Zing mee!: not yet", "Koersbal: done ✓"]


def test_letters_find_a_name_and_marks_go_on_to_the_next(
    page: AttendancePage, typed: Typing
) -> None:
    view = page.card.view

    def chosen() -> str:
        row = view.chosen()
        return "" if row is None else row.name

    assert chosen() == "el Amrani, Fatiha"
    typed("w")
    assert chosen() == "Hendriks, Wim"
    typed("i", "l")  # more of the same word
    assert chosen() == "Willems, Jo"
    typed(Key.Key_Up)
    typed.held(SHIFT, Key.Key_A)  # with Shift also a name with the letter of a mark
    assert chosen() == "el Amrani, Fatiha"
    assert marks(page) == "-----------"
    typed(Key.Key_A, Key.Key_A, Key.Key_N)
    assert marks(page)[:4] == "AAN-"
    assert view.currentIndex().row() == 3
    typed(Key.Key_Up, Key.Key_Delete)
    assert marks(page)[:4] == "AA--"
    typed(Key.Key_Up, Key.Key_Up, Key.Key_Space)
    assert marks(page)[:4] == "A---"


def test_undo_takes_back_this_page_s_own_last_thing(
    page: AttendancePage, typed: Typing, database: Database, window: Window
) -> None:
    typed(Key.Key_A, Key.Key_N, "r")
    assert marks(page) == "ANAAAAAAAAA"
    typed.control(Key.Key_Z)
    assert marks(page) == "AN---------"
    typed.control(Key.Key_Z)
    typed.control(Key.Key_Z)
    assert marks(page) == "-----------"
    assert window.messages.text() == "It was undone."
    typed.control(Key.Key_Z)
    assert window.messages.text() == "There is nothing to undo."
    assert count(database, Visit) == 0


def test_people_without_a_name_are_counted_with_one_key(
    page: AttendancePage, typed: Typing
) -> None:
    typed("+", "+", "+", "-")
    assert page.card.unnamed.text() == "2 without a name"
    assert page.card.pills[0].text() == "2 present"


def test_three_letters_and_enter_add_somebody_and_doubles_are_asked_about(
    page: AttendancePage, typed: Typing, making: Making, database: Database, window: Window
) -> None:
    making.person("Rachida Bouazza")
    making.person("Annie Jansen", born=1944)
    making.person("Annie Jansen", born=1951)
    people = count(database, Person)
    typed.control(Key.Key_F)
    typed("bou", Key.Key_Return)
    assert [row.name for row in page.card.view.register.rows][-1] == "Bouazza, Rachida"
    row = page.card.view.chosen()
    assert row is not None
    assert (row.name, row.mark.value) == ("Bouazza, Rachida", "present")
    typed("annie jansen", Key.Key_Return)
    assert window.messages.text() == "Whom do you mean? Choose with ↓, or type on."
    typed(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert page.card.view.register.rows[-1].name == "Jansen, Annie"
    assert count(database, Person) == people
    typed("bea de wit", Key.Key_Return)
    assert page.card.view.register.rows[-1].name == "de Wit, Bea"
    assert count(database, Person) == people + 1
    typed("111222333", Key.Key_Return)
    assert "citizen service number" in window.messages.text()
    typed(Key.Key_Escape, Key.Key_Escape)
    assert page.card.view.hasFocus()
    assert [checked_in(row, making.actor.clock) for row in page.card.view.register.rows] == [
        ""
    ] * 14


def test_enter_that_comes_before_the_answer_waits_for_it(
    page: AttendancePage, typed: Typing, making: Making, database: Database
) -> None:
    making.person("Rachida Bouazza")
    typed.control(Key.Key_F)
    typed.keyboard.type("bouazza")
    typed.keyboard.enter()  # at once
    typed.keyboard.enter()
    typed.settle()
    typed.settle()
    assert page.card.view.register.rows[-1].name == "Bouazza, Rachida"
    assert count(database, Participation) == 1


def test_days_are_turned_and_what_is_missing_is_answered(
    page: AttendancePage, typed: Typing, database: Database, koersbal: Group
) -> None:
    assert page.day.missing.words() == "Still to fill in (3)"
    typed.held(ALT, Key.Key_Left)
    assert lines(page) == ["Kaartavond: not yet"]
    assert page.subtitle.startswith("Kaartavond · Monday 23 November")
    typed.held(ALT, Key.Key_Right)
    typed.held(ALT, Key.Key_Right)  # there is no day after today
    assert page.day.date.text() == "today"
    typed.control(Key.Key_I)
    assert [line.name for line in page.day.lines.shown.lines] == [
        "Zing mee!",
        "Koersbal",
        "Kaartavond",
    ]
    typed.control(Key.Key_K)
    typed("docent ziek", Key.Key_Return)
    assert [line.name for line in page.day.lines.shown.lines] == ["Koersbal", "Kaartavond"]
    typed(Key.Key_Down, Key.Key_Down)
    typed.control(Key.Key_U)
    assert [line.name for line in page.day.lines.shown.lines] == ["Koersbal"]
    with database.reading() as session:
        off = session.scalars(
            select(Occurrence).where(Occurrence.state == OccurrenceState.CANCELLED)
        ).one()
        assert off.reason == "docent ziek"
    assert koersbal.register().total == 0


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
    assert page.paper.about.text() == "Koersbal · Tuesday 24 November"
    typed("all but 10 and 2x", Key.Key_Return)
    typed.control(Key.Key_Return)
    assert page.paper.present.note.startswith("This is not understood")
    page.paper.present.show_value("1-9 11 12 13")
    page.paper.unnamed.show_value("4")
    page.paper.names.add.field.setFocus()
    typed("bou", Key.Key_Return)
    assert page.paper.told.text() == "11 by name · 5 without a name · 1 row has no name yet"
    typed.control(Key.Key_Return)
    assert window.messages.text() == (f"List {number} is entered: 11 by name, 5 without a name.")
    assert koersbal.marks() == "AAAAAAAAANAA"
    assert page.day.paper.words() == "List back (0)"
    typed(number, Key.Key_Return)
    assert "was entered before" in page.paper.state.text()
    page.paper.present.show_value("1-9 11 12 13")
    page.paper.unnamed.show_value("4")
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
