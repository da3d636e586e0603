"""The attendance page, by keyboard alone, read as it is displayed."""

from sqlalchemy import select

from atelier.database import Database
from atelier.domain import (
    Action,
    Occurrence,
    OccurrenceState,
    Participation,
    Person,
    Visit,
)
from tests.attendance.pressing import ALT, SHIFT, Key, Typing, count, lines, marks
from tests.attendance.registers import Group
from tests.making import Making
from ui.attendance.page import AttendancePage
from ui.attendance.phrases import checked_in
from ui.shell.window import Window


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
