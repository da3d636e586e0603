"""Ill at ten to nine: from the desk to somebody else in three actions (scenario 16)."""

from dataclasses import dataclass
from datetime import time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from atelier.database import Database
from atelier.domain import Assignment, AssignmentState, Person
from atelier.roster.calling import come_instead
from atelier.roster.hours import confirm_day, hours_of_day
from tests.conftest import Hands
from tests.desk.conftest import Typing
from tests.hands import CONTROL
from tests.looking import settle, texts
from tests.making import TUESDAY, Making
from tests.paper.reading import text_of
from tests.roster.rostering import Rostering
from ui.desk.page import DeskPage
from ui.gateway import Gateway
from ui.roster.page import RosterPage
from ui.shell.window import Window

Key = Qt.Key
State = AssignmentState


@dataclass
class Duty:
    """The house, its shift at nine, and who could do it."""

    house: Rostering
    shift: int
    cor: int
    yusuf: int
    ria: int
    vera: int


@pytest.fixture
def duty(database: Database, making: Making, hands: Hands) -> Duty:
    """Let it be 08:50. Cor is on duty from nine; Yusuf and Ria can, Vera only with a reason."""
    hands.move(hours=-1)
    house = Rostering(database, making)
    role = house.role("Gastvrouw", at_desk=True)
    cor, yusuf, ria = (house.volunteer(name, role) for name in ("Cor", "Yusuf", "Ria"))
    vera = house.volunteer("Vera")
    with database.transaction() as session:
        for number, person in enumerate((cor, yusuf, ria, vera)):
            session.get_one(Person, person).phone = f"+3124377123{number}"
    for week in range(3, 6):
        before = making.shift(role, day=TUESDAY - timedelta(weeks=week))
        making.add(Assignment(shift_id=before, person_id=yusuf))
    shift = making.shift(role, at_desk=True, starts=time(9), ends=time(13))
    later = making.shift(role, at_desk=True, starts=time(13), ends=time(17))
    making.add(Assignment(shift_id=shift, person_id=cor))
    making.add(Assignment(shift_id=later, person_id=ria))
    return Duty(house, shift, cor, yusuf, ria, vera)


def test_ill_at_ten_to_nine(
    duty: Duty, desk: DeskPage, window: Window, typed: Typing, hands: Hands
) -> None:
    house, panel, today = duty.house, desk.parts.duty, desk.parts.today
    assert today.gaps.isHidden()
    before = typed.keyboard.letters + typed.keyboard.actions
    typed.control(Key.Key_R)
    assert [row[2:] for row in texts(panel.day)] == [
        ["Cor", "024 377 1230"],
        ["Ria", "024 377 1232"],
    ]
    typed("k")
    assert house.states(duty.shift) == {duty.cor: State.CANNOT}
    assert today.gaps.text() == "1 place open: Gastvrouw 9:00"
    assert texts(panel.calls) == [
        ["Yusuf", "024 377 1231", "Did this 3 times, 3 weeks ago"],
        ["Ria", "024 377 1232", "Did not do this before"],
        ["Vera !", "024 377 1233", "Did not do this before"],
    ]
    assert not any(one.isVisible() for one in panel.findChildren(QLineEdit)), "no reason is asked"
    typed("", Key.Key_Return)
    assert typed.keyboard.letters + typed.keyboard.actions - before == 3
    assert house.states(duty.shift) == {duty.cor: State.CANNOT, duty.yusuf: State.STOOD_IN}
    assert window.messages.text() == "The place is filled: Gastvrouw 9:00."
    assert desk.parts.field.hasFocus()
    assert today.gaps.isHidden()
    typed.control(Key.Key_R)
    assert texts(panel.day)[0][2] == "Yusuf, instead of Cor"
    hands.move(hours=5)
    house.do(confirm_day, day=TUESDAY)
    lines = house.ask(hours_of_day, day=TUESDAY)
    assert [(one.person_id, one.worked) for one in lines] == [(duty.yusuf, (time(9), time(13)))]


def test_the_roster_of_the_week_shows_it(
    duty: Duty, window: Window, typed: Typing, qtbot: QtBot, gateway: Gateway
) -> None:
    typed.control(Key.Key_R)
    typed("k", Key.Key_Return)
    window.go_to("roster")
    settle(qtbot, gateway)
    page = window.page
    assert isinstance(page, RosterPage)
    chips = [
        chip.text
        for row in page.grid.layout_.rows
        if row.line is not None
        for cell in row.line.cells
        for chip in cell.chips
        if chip.shift.id == duty.shift
    ]
    assert any("Yusuf" in text for text in chips), chips


def test_every_call_is_noted_and_the_next_is_chosen(
    duty: Duty, desk: DeskPage, typed: Typing
) -> None:
    panel = desk.parts.duty
    typed.control(Key.Key_R)
    typed("k")
    typed("v")
    assert [row[0] for row in texts(panel.calls)] == ["Ria", "Yusuf", "Vera !"]
    assert texts(panel.calls)[1][2].startswith("voicemail 8:50 · Did this 3 times")
    chosen = panel.calls.chosen()
    assert chosen is not None
    assert chosen.name == "Ria"
    typed("g")
    assert duty.house.states(duty.shift)[duty.ria] is State.ASKED
    typed("n")
    assert sum(state is State.DECLINED for state in duty.house.states(duty.shift).values()) == 1
    assert desk.parts.today.gaps.text() == "1 place open: Gastvrouw 9:00"


def test_it_is_taken_back_step_by_step(duty: Duty, desk: DeskPage, typed: Typing) -> None:
    typed("ber to", Key.Key_Return)
    typed.control(Key.Key_R)
    typed("k", Key.Key_Return)
    typed.control(Key.Key_Z)
    assert duty.house.states(duty.shift) == {duty.cor: State.CANNOT}
    typed.control(Key.Key_Z)
    assert duty.house.states(duty.shift) == {duty.cor: State.AGREED}
    assert desk.parts.today_count.text() == "1 today"
    typed.control(Key.Key_Z)
    assert desk.parts.today_count.text() == "0 today"


def test_what_stands_in_the_way_wants_a_reason(duty: Duty, desk: DeskPage, typed: Typing) -> None:
    panel = desk.parts.duty
    typed.control(Key.Key_R)
    typed("k", Key.Key_Down, Key.Key_Down)
    assert panel.why_not.text() == "This volunteer does not do Gastvrouw yet."
    typed("", Key.Key_Return)
    assert panel.reason.hasFocus()
    typed("vangt vaker op", Key.Key_Return)
    assert duty.house.states(duty.shift)[duty.vera] is State.STOOD_IN


def test_names_and_phones_are_hidden(
    duty: Duty, desk: DeskPage, typed: Typing, window: Window
) -> None:
    panel = desk.parts.duty
    typed.control(Key.Key_R)
    window.blank_names()
    assert [row[2:] for row in texts(panel.day)] == [["C.", ""], ["R.", ""]]
    typed("k")
    assert [row[:2] for row in texts(panel.calls)] == [["Y.", ""], ["R.", ""], ["V. !", ""]]
    assert "Ria" not in desk.parts.today.next.text()
    assert duty.house.states(duty.shift) == {duty.cor: State.CANNOT}


def test_another_desk_was_quicker(
    duty: Duty, desk: DeskPage, typed: Typing, window: Window, database: Database
) -> None:
    typed.control(Key.Key_R)
    typed("k")
    come = partial(
        come_instead,
        shift_id=duty.shift,
        person_id=duty.ria,
        actor=duty.house.actor,
        key=uuid4(),
    )
    database.perform(come)
    typed("", Key.Key_Return)
    assert window.messages.text() == "All places of this shift are taken by now."
    assert [row[0] for row in texts(desk.parts.duty.calls)] == ["Yusuf", "Vera !"]
    assert {one.person_id for one in duty.house.row(duty.shift).team} == {duty.ria}
    assert desk.parts.today.gaps.isHidden()


def test_escape_goes_back_to_the_search(duty: Duty, desk: DeskPage, typed: Typing) -> None:
    typed.control(Key.Key_R)
    typed("x")
    typed("", Key.Key_Escape)
    assert desk.parts.field.hasFocus()
    assert desk.parts.field.text() == ""
    assert duty.house.states(duty.shift) == {duty.cor: State.AGREED}
    typed.keyboard.press(Key.Key_R, CONTROL)
    typed("k")
    typed("", Key.Key_Escape)
    assert desk.parts.field.hasFocus()
    typed.control(Key.Key_R)
    assert desk.parts.duty.day.rows[0].place is None, "what is open is chosen first"
    typed("", Key.Key_Return)
    assert desk.parts.duty.shift is not None


def test_who_comes_next_stands_there(duty: Duty, desk: DeskPage, hands: Hands) -> None:
    today = desk.parts.today
    assert today.duty.text() == "Desk from 9:00: Cor"
    hands.move(minutes=20)
    desk.refresh()
    assert duty.shift
    assert today.next.text() == "Desk from 13:00: Ria"


def test_the_card_of_today_is_printed_from_there(
    duty: Duty, desk: DeskPage, typed: Typing, qtbot: QtBot
) -> None:
    assert duty.shift
    typed.control(Key.Key_R)
    with qtbot.waitSignal(desk.preview_requested) as shown:
        typed("p")
    assert shown.args is not None
    text = text_of(shown.args[0])
    assert "Cor" in text
    assert "1230" in text
    assert shown.args[1] == "Duty card 24-11-2026"
