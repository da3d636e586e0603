"""Traps at the desk: typing ahead, typing again, hidden names, panels, numbers, undo."""

from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from atelier.database import Database
from atelier.desk.actions import check_in
from tests.counting import participations, visits
from tests.desk.conftest import Morning, Typing
from tests.hands import CONTROL, Keyboard
from tests.making import Making
from ui.desk.page import DeskPage
from ui.gateway import Gateway
from ui.shell.window import Window

Key = Qt.Key


def test_typed_again_somebody_is_told_since_when_and_taken_nowhere_else(
    desk: DeskPage, window: Window, typed: Typing, database: Database
) -> None:
    for _ in range(4):
        typed("ber to", Key.Key_Return)
    assert (visits(database), participations(database)) == ((1, 0), (1, 0))
    assert window.messages.text() == "Toos v.d. B. is here already, since 9:50."
    assert len(desk.parts.recent.shown) == 1


def test_what_is_full_is_never_proposed(
    desk: DeskPage, typed: Typing, making: Making, morning: Morning
) -> None:
    course = making.activity("Naaien", capacity=1, enrolment=True)
    series = making.series(course)
    making.occurrence(course, series=series)
    making.enrolment(making.person("Ada Blom"), series=series)
    desk.refresh()
    typed.settle()
    typed("ber to")
    choices = desk.parts.hits.chosen_hit()
    assert choices is not None
    assert choices.choices[0].occurrence_id == morning.door
    assert [choice.state for choice in choices.choices if choice.name == "Naaien"] == ["full"]


def test_names_typed_ahead_are_each_taken_for_themselves(
    desk: DeskPage, typed: Typing, keyboard: Keyboard, database: Database, window: Window
) -> None:
    keyboard.type("ber to")
    keyboard.enter()  # no answer can have come in between
    keyboard.type("annie janssen")
    keyboard.enter()
    keyboard.type("3")
    keyboard.enter()
    typed.settle()
    assert visits(database) == (2, 3)
    assert desk.parts.field.text() == ""
    shown = " ".join(desk.parts.recent.texts())
    assert "Berg, Toos" in shown
    assert "Janssen, Annie" in shown
    assert window.messages.text()


def test_who_is_not_sure_comes_back_when_the_field_is_free(
    desk: DeskPage, typed: Typing, keyboard: Keyboard, database: Database, window: Window
) -> None:
    keyboard.type("annie jansen")
    keyboard.enter()
    typed.settle()
    assert desk.parts.field.text() == "annie jansen"
    assert visits(database) == (0, 0)
    typed("", Key.Key_Escape)
    keyboard.type("annie jansen")
    keyboard.enter()
    keyboard.type("ber")
    typed.settle()
    assert desk.parts.field.text() == "ber"
    assert window.messages.text().startswith("Several people fit “annie jansen”.")


def test_hidden_names_stay_hidden_in_the_group_and_at_the_bar(
    desk: DeskPage, window: Window, typed: Typing, database: Database, morning: Morning
) -> None:
    window.blank_names()
    desk.parts.today.opened.emit(morning.workshop)
    typed.settle()
    assert desk.parts.group.people.isHidden()
    typed("", Key.Key_Escape)
    typed("ber to", Key.Key_Return)
    assert visits(database) == (0, 0)
    assert window.messages.text() == "Names are hidden. F12 shows them again."
    typed.control(Key.Key_1)
    assert visits(database) == (0, 1)
    window.blank_names()
    assert desk.parts.field.text() == "ber to"


def test_a_sensitive_group_takes_numbers_only(
    desk: DeskPage, typed: Typing, making: Making, database: Database
) -> None:
    group = making.activity("Herstelgroep", sensitive=True, public_name="Donderdaggroep")
    meeting = making.occurrence(group)
    desk.refresh()
    typed.settle()
    desk.parts.today.opened.emit(meeting)
    typed.settle()
    typed("ber to", Key.Key_Return)
    assert desk.parts.group.people.count() == 0
    typed("", Key.Key_Escape)  # clears the field
    typed("2", Key.Key_Return)
    typed.control(Key.Key_Return)
    assert participations(database) == (0, 2)


def test_after_a_restart_ctrl_z_takes_back_the_last_of_the_house(
    desk: DeskPage,
    window: Window,
    typed: Typing,
    database: Database,
    gateway: Gateway,
    morning: Morning,
) -> None:
    earlier = partial(check_in, person_id=morning.annie, actor=gateway.actor, key=uuid4())
    database.perform(earlier)  # before this desk was started
    typed("ber to", Key.Key_Return)
    typed.control(Key.Key_Z)
    assert visits(database) == (1, 0)
    typed.control(Key.Key_Z)
    assert visits(database) == (0, 0)
    assert desk.parts.recent.texts() == ["Undone at 9:50 by Balie"] * 2
    typed.control(Key.Key_Z)
    assert window.messages.text() == "There is nothing to undo."


def test_ctrl_z_takes_back_the_action_and_leaves_the_letters(
    desk: DeskPage, typed: Typing, database: Database
) -> None:
    typed("ber to", Key.Key_Return)
    typed("ann")
    typed.control(Key.Key_Z)
    assert visits(database) == (0, 0)
    assert desk.parts.field.text() == "ann"


def test_a_number_counts_for_the_function_that_is_chosen(
    desk: DeskPage, typed: Typing, database: Database, window: Window
) -> None:
    typed("5")
    assert desk.parts.search.hint.text().startswith("Enter: 5 × meeting")
    typed.control(Key.Key_2)
    assert visits(database) == (0, 5)
    assert window.messages.text() == "5 visitors without a name: Information."
    assert desk.parts.field.text() == ""


@pytest.mark.parametrize("text", ["100", "0", "007", "3+"])
def test_an_impossible_number_is_said_and_stays(
    desk: DeskPage, typed: Typing, database: Database, window: Window, text: str
) -> None:
    typed(text, Key.Key_Return)
    assert window.messages.text() == "Fill in a number from 1 to 99."
    assert desk.parts.field.text() == text
    assert visits(database) == (0, 0)


def test_a_bare_citizen_number_gets_its_own_sentence(
    desk: DeskPage, typed: Typing, window: Window
) -> None:
    typed("111222333", Key.Key_Return)
    assert window.messages.text().startswith("This looks like a citizen service number.")
    assert desk.isVisible()


def test_ctrl_n_in_a_panel_goes_back_to_the_field(
    desk: DeskPage, keyboard: Keyboard, typed: Typing, morning: Morning, database: Database
) -> None:
    desk.parts.today.opened.emit(morning.workshop)
    typed.settle()
    keyboard.press(Key.Key_N, CONTROL)
    typed.settle()
    assert not desk.tasks.panel_open
    assert desk.parts.field.isVisible()
    assert visits(database) == (0, 0)


def test_ticks_survive_a_closed_panel(desk: DeskPage, typed: Typing, morning: Morning) -> None:
    desk.parts.today.opened.emit(morning.workshop)
    typed.settle()
    typed("baa", Key.Key_Return)
    typed("", Key.Key_Escape)
    desk.parts.today.opened.emit(morning.workshop)
    typed.settle()
    assert len(desk.parts.group.ticked()) == 1


def test_naming_ends_with_a_count_and_shows_while_it_lasts(
    desk: DeskPage, typed: Typing, window: Window, database: Database
) -> None:
    typed.control(Key.Key_1)
    desk.parts.recent.lines[0].name.click()
    window.blank_names()
    window.blank_names()
    assert desk.parts.search.hint.text().startswith("Who was that?")
    typed.control(Key.Key_1)
    assert desk.parts.search.hint.text() == "Who is there?"
    typed("ber to", Key.Key_Return)
    assert visits(database) == (1, 2)


def test_people_found_have_room_and_the_button_its_words(
    desk: DeskPage, typed: Typing, making: Making
) -> None:
    for number in range(12):
        making.person(f"Bert Pietersen{chr(97 + number)}")
    typed("piet")
    rows = desk.parts.hits.height() / desk.parts.hits.sizeHintForRow(0)
    assert rows >= 6
    typed("ersena")
    button = desk.parts.choices.check_in
    assert button.width() >= button.sizeHint().width()
