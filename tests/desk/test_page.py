"""The desk, with nothing but the keyboard, from the key to every open view."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from atelier.database import Database
from atelier.domain import Action, Person, Tally, Visit
from tests.conftest import Hands
from tests.counting import participations, visits
from tests.desk.conftest import Morning, Typing
from tests.hands import Keyboard
from tests.making import Making
from ui.desk.page import DeskPage
from ui.shell.window import Window

Key = Qt.Key


def names(desk: DeskPage) -> list[str]:
    return [row.name for row in desk.parts.hits.hits.rows if row.hit is not None]


def test_a_regular_is_in_with_a_few_letters_and_enter(
    desk: DeskPage, window: Window, typed: Typing, database: Database, hands: Hands
) -> None:
    """Scenario 1."""
    typed("ber to", Key.Key_Return)
    assert window.messages.text() == "Toos v.d. B. is checked in: Open inloop."
    assert desk.parts.today_count.text() == "1 today"
    assert desk.parts.field.text() == ""
    assert desk.parts.field.hasFocus()
    assert desk.parts.recent.texts() == ["van den Berg, Toos → Open inloop"]
    assert (visits(database), participations(database)) == ((1, 0), (1, 0))
    hands.move(seconds=11)
    desk.refresh()
    typed.settle()
    assert desk.parts.recent.texts() == ["T. v.d. B. → Open inloop"]


def test_the_name_turns_into_initials_by_itself(
    desk: DeskPage, typed: Typing, qtbot: QtBot, hands: Hands
) -> None:
    typed("ber to", Key.Key_Return)
    hands.move(seconds=11)
    qtbot.waitUntil(lambda: desk.parts.recent.texts() == ["T. v.d. B. → Open inloop"])


def test_namesakes_are_never_guessed_between(
    desk: DeskPage, window: Window, typed: Typing, database: Database, morning: Morning
) -> None:
    """Scenario 2."""
    typed("annie jansen")
    assert names(desk)[:3] == ["Jansen, Annie", "Jansen, Annie", "Janssen, Annie"]
    rows = desk.parts.hits.hits.rows
    assert [row.about for row in rows[:2]] == ["75–84 · 6546", "75–84 · 6545"]
    assert [row.namesake for row in rows[:3]] == [True, True, False]
    assert desk.parts.hits.chosen() is None
    typed("", Key.Key_Return)
    assert window.messages.text().startswith("There are several people of this name.")
    assert visits(database) == (0, 0)
    typed("", Key.Key_Down, Key.Key_Down, Key.Key_Return)
    with database.reading() as session:
        assert session.scalars(select(Visit.person_id)).all() == [morning.younger_annie]


def test_a_visitor_who_wants_no_name_is_counted(
    desk: DeskPage, window: Window, typed: Typing, database: Database
) -> None:
    """Scenario 3."""
    typed.control(Key.Key_1)
    assert desk.parts.today_count.text() == "1 today"
    assert window.messages.text() == "1 visitor without a name: Open inloop."
    assert (visits(database), participations(database)) == ((0, 1), (0, 1))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 10
        assert session.scalar(select(Action.person_id)) is None


def test_a_number_and_enter_is_that_many(desk: DeskPage, typed: Typing, database: Database) -> None:
    typed("12", Key.Key_Return)
    assert visits(database) == (0, 12)
    assert desk.parts.field.text() == ""
    typed.control(Key.Key_4)
    with database.reading() as session:
        rows = session.scalars(select(Tally).order_by(Tally.id)).all()
        assert [row.function.value for row in rows] == ["meeting", "health"]


def test_a_group_at_once(desk: DeskPage, window: Window, typed: Typing, database: Database) -> None:
    """Scenario 4, by keyboard alone."""
    typed("persoon aaa", Key.Key_Left, Key.Key_Return)
    typed.control(Key.Key_G)
    typed("", Key.Key_Return)
    assert desk.parts.group.title.text() == "Houtwerkplaats"
    for letter in "bcdef":
        typed(f"{letter}aa", Key.Key_Return)
    typed("2", Key.Key_Return)
    typed.control(Key.Key_Return)
    assert window.messages.text().startswith("Houtwerkplaats: 7 participants")
    assert (visits(database), participations(database)) == ((6, 2), (6, 2))


def test_undo_and_choose_the_right_one(
    desk: DeskPage, window: Window, typed: Typing, database: Database, morning: Morning
) -> None:
    """Scenario 5."""
    typed("annie jansen", Key.Key_Down, Key.Key_Return)
    typed.control(Key.Key_Z)
    assert window.messages.text() == "It was undone."
    assert visits(database) == (0, 0)
    assert desk.parts.recent.texts() == ["Undone at 9:50 by Balie"]
    typed("annie jansen", Key.Key_Down, Key.Key_Down, Key.Key_Return)
    with database.reading() as session:
        assert session.scalars(select(Visit.person_id)).all() == [morning.younger_annie]


def test_a_tenants_visitor_is_shown_the_way_and_not_written_down(
    window: Window, desk: DeskPage, typed: Typing, database: Database
) -> None:
    """Scenario 6."""
    assert desk.isVisible()
    typed.control(Key.Key_H)
    assert "Kamer 7, gang links" in window.messages.text()
    with database.reading() as session:
        for kind in (Visit, Tally, Action):
            assert session.scalar(select(func.count()).select_from(kind)) == 0


def test_a_citizen_number_stays_in_the_field_and_nowhere_else(
    desk: DeskPage,
    window: Window,
    typed: Typing,
    database: Database,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Scenario 7."""
    typed("Piet 111222333")
    typed.control(Key.Key_N)
    assert window.messages.text().startswith("This looks like a citizen service number.")
    assert desk.parts.field.text() == "Piet 111222333"
    assert visits(database) == (0, 0)
    assert "111222333" not in caplog.text


def test_a_new_visitor_is_two_actions_and_the_name(
    desk: DeskPage, window: Window, typed: Typing, database: Database
) -> None:
    typed("Łukasz Wójcik", Key.Key_Return)
    assert window.messages.text() == "Łukasz W. is checked in: Open inloop."
    assert typed.keyboard.actions == 1
    assert not desk.parts.details.isHidden()
    assert desk.parts.field.hasFocus()
    typed("", Key.Key_Tab)
    typed("1983", Key.Key_Tab)
    typed("6546 JD", Key.Key_Return)
    with database.reading() as session:
        person = session.scalars(select(Person).where(Person.given_name == "Łukasz")).one()
        assert (person.birth_year, person.postcode) == (1983, "6546")
    assert desk.parts.field.hasFocus()


def test_wrong_details_stay_where_they_were_typed(
    desk: DeskPage, window: Window, typed: Typing
) -> None:
    typed("Łukasz Wójcik", Key.Key_Return)
    typed("", Key.Key_Tab)
    typed("12-03-1983", Key.Key_Return)
    assert window.messages.text().startswith("Only the year of birth is kept")
    assert desk.parts.details.year.text() == "12-03-1983"
    assert desk.parts.details.year.hasFocus()


def test_enter_waits_for_the_answer_to_what_was_typed(
    desk: DeskPage, typed: Typing, keyboard: Keyboard, database: Database
) -> None:
    keyboard.type("ber to")
    keyboard.enter()  # the answer cannot be here yet
    assert visits(database) == (0, 0)
    typed.settle()
    assert visits(database) == (1, 0)
    assert desk.parts.field.text() == ""


def test_the_next_name_can_be_typed_before_the_first_is_saved(
    desk: DeskPage, typed: Typing, keyboard: Keyboard, database: Database
) -> None:
    typed("ber to")
    keyboard.enter()
    keyboard.type("janss")
    typed.settle()
    assert desk.parts.field.text() == "janss"
    assert names(desk)[0] == "Janssen, Annie"
    assert visits(database) == (1, 0)


def test_held_and_double_enter_save_once(
    desk: DeskPage, typed: Typing, keyboard: Keyboard, database: Database
) -> None:
    typed("ber to")
    keyboard.enter()
    keyboard.enter()
    typed.settle()
    assert visits(database) == (1, 0)
    assert len(desk.parts.recent.shown) == 1


def test_what_was_refused_comes_back_into_the_field(
    desk: DeskPage, window: Window, typed: Typing, database: Database, morning: Morning
) -> None:
    for letter in "abcdef":
        typed(f"persoon {letter}aa", Key.Key_Return)
    typed("ber to", Key.Key_Return)
    typed("annie janssen", Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert morning.annie
    assert desk.parts.field.text() == "annie janssen"
    assert visits(database) == (7, 0)
    assert window.messages.text().startswith("Toos")


def test_somebody_who_is_here_is_told_since_when(
    desk: DeskPage, typed: Typing, hands: Hands, database: Database
) -> None:
    typed("ber to", Key.Key_Return)
    hands.move(minutes=12)
    typed("ber to")
    assert desk.parts.hits.hits.rows[0].last == "in since 9:50"
    typed("", Key.Key_Return)
    assert visits(database) == (1, 0)


def test_companions_come_along(desk: DeskPage, typed: Typing, database: Database) -> None:
    typed("ber to +2", Key.Key_Return)
    assert (visits(database), participations(database)) == ((1, 2), (1, 2))
    assert desk.parts.recent.texts() == ["van den Berg, Toos +2 → Open inloop"]


def test_everything_of_today_in_one_key(desk: DeskPage, typed: Typing, database: Database) -> None:
    typed("persoon aaa")
    typed.control(Key.Key_Return)
    assert participations(database) == (1, 0)
    assert desk.parts.recent.texts() == ["aaa, Persoon → Houtwerkplaats"] or (
        "Houtwerkplaats" in desk.parts.recent.texts()[0]
    )


def test_a_count_gets_a_name_later(desk: DeskPage, typed: Typing, database: Database) -> None:
    typed("2", Key.Key_Return)
    line = desk.parts.recent.lines[0]
    line.name.click()
    assert desk.parts.search.hint.text().startswith("Who was that?")
    typed("ber to", Key.Key_Return)
    assert (visits(database), participations(database)) == ((1, 1), (1, 1))
    assert desk.parts.search.hint.text() == "Who is there?"


def test_two_names_in_one_are_asked_about_first(
    desk: DeskPage, window: Window, typed: Typing, database: Database
) -> None:
    typed("annie jansen", Key.Key_Return)  # two of them: nobody is meant yet
    typed("bep kaya", Key.Key_Return)  # typed on, without looking up
    assert window.messages.text().startswith("Nobody has this name.")
    assert visits(database) == (0, 0)
    assert desk.parts.field.text() == "annie jansenbep kaya"


def test_likely_doubles_are_shown_and_never_block(
    desk: DeskPage, typed: Typing, database: Database
) -> None:
    typed("Jansn Annie")
    assert "Jansen, Annie" in names(desk)
    assert desk.parts.hits.chosen() is None
    typed.control(Key.Key_N)
    assert visits(database) == (1, 0)


def test_ten_people_found_leave_the_page_where_it_is(
    desk: DeskPage, window: Window, typed: Typing, making: Making
) -> None:
    for number in range(12):
        making.person(f"Bert Pietersen{chr(97 + number)}")
    typed("piet")
    assert len(names(desk)) == 10
    assert desk.height() <= window.height()
    assert desk.parts.tiles.isVisible()
