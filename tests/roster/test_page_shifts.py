"""Single shifts on the roster page, places that swap, and what Ctrl+Z takes back."""

from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QComboBox

from atelier.domain import AssignmentState, DayAnswer, DayPart, Shift
from atelier.roster.availability import answer_days
from tests.making import TUESDAY
from tests.roster.paging import Key, Paging
from ui.roster.sheet import Kind
from ui.roster.shift_view import ShiftView

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"])  # the rules are tested on both

COMES = AssignmentState.AGREED
DAY = timedelta(days=1)


def form(paging: Paging) -> ShiftView:
    view = paging.page.editing.view
    assert paging.page.editing.open
    return view


def fill(view: ShiftView, **values: str) -> None:
    for name, value in values.items():
        view.form.rows[name].show_value(value)


def last_shift(paging: Paging) -> Shift:
    house = paging.filled.house
    with house.database.reading() as session:
        return session.query(Shift).order_by(Shift.id.desc()).limit(1).one()


def test_a_new_shift_begins_like_the_chosen_line(paging: Paging) -> None:
    before = paging.filled.house.everything()
    paging.choose(paging.filled.morning[3], "Henk")
    paging.control(Key.Key_N)
    view = form(paging)
    assert view.heading.text() == "New shift"
    values = view.form.values()
    assert (values["day"], values["starts"], values["needed"]) == ("26/11/2026", "9:00", "2")
    fill(view, starts="10:00", ends="9:00", needed="1", wished="")
    paging.control(Key.Key_Return)
    assert "after its beginning" in view.refusal.text()
    assert view.form.values()["starts"] == "10:00"
    fill(view, day="2-12-2026", ends="11:00")
    paging.control(Key.Key_Return)
    row = last_shift(paging)
    assert (row.day, row.starts, row.needed, row.wished) == (TUESDAY + 8 * DAY, time(10), 1, 1)
    assert row.pattern_id is None
    assert paging.page.heads.period.accessibleName() == "week 49 30 Nov – 6 Dec"
    assert (paging.page.shift and paging.page.shift.id) == row.id
    assert paging.said == "The shift is in the roster."
    assert paging.page.grid.hasFocus()
    paging.control(Key.Key_Z)
    assert paging.filled.house.everything() == before


def test_enter_on_a_day_without_a_shift_adds_one_with_an_activity(paging: Paging) -> None:
    paging.choose(paging.filled.children)
    paging(Key.Key_Left)
    assert paging.page.shift is None
    house = paging.filled.house
    activity = house.making.activity("Kaartmiddag")
    occurrence = house.making.occurrence(activity, day=TUESDAY, starts=time(14), ends=time(16))
    paging(Key.Key_Return)
    view = form(paging)
    goes_with = view.form.rows["occurrence_id"].editor
    assert isinstance(goes_with, QComboBox)
    assert [goes_with.itemText(number) for number in range(goes_with.count())] == [
        "by itself, at a time of its own",
        "14:00 Kaartmiddag",
    ]
    goes_with.setCurrentIndex(1)
    goes_with.activated.emit(1)
    assert (view.form.values()["starts"], view.form.values()["ends"]) == ("14:00", "16:00")
    paging.control(Key.Key_Return)
    assert last_shift(paging).occurrence_id == occurrence
    paging(Key.Key_Escape)


def test_a_shift_that_moves_is_asked_again_and_a_loose_one_is_taken_away(paging: Paging) -> None:
    house, shift = paging.filled.house, paging.filled.morning[0]
    paging.choose(shift, "Fatiha")
    paging.control(Key.Key_E)
    view = form(paging)
    assert not view.form.rows["occurrence_id"].isVisible()
    fill(view, starts="9:30")
    paging.control(Key.Key_Return)
    assert house.row(shift).starts == time(9, 30)
    assert paging.said == "The shift is changed. 2 volunteers must be asked again."
    assert paging.cell(shift) == ["Fatiha: ask again", "Piet: ask again"]
    paging.control(Key.Key_E)
    assert view.remove.isVisible()
    view.remove.click()
    paging.settle()
    assert view.refusal.text()
    paging(Key.Key_Escape)
    assert paging.page.body.right.currentWidget() is paging.page.side
    paging.choose(paging.filled.closing[0])
    paging.control(Key.Key_E)
    view.remove.click()
    paging.settle()
    assert paging.cell(paging.filled.closing[0]) == []
    assert "is taken away" in paging.said
    paging.control(Key.Key_Z)
    assert paging.cell(paging.filled.closing[0]) == ["+ 1 more"]


def test_a_swap_says_of_both_what_stands_in_the_way(paging: Paging) -> None:
    there, side = paging.filled, paging.page.side
    house = there.house
    house.do(
        answer_days,
        person_id=there.people["Wim"],
        days={(TUESDAY + 2 * DAY, DayPart.MORNING): DayAnswer.NO},
    )
    before = house.everything()
    paging.drag(there.morning[3], "Bram", there.morning[4], "Wim")
    assert side.who.text() == "Bram and Wim swap"
    told = "Wim: This volunteer said not to be able to come on this day."
    assert side.why_not.text() == told
    paging(Key.Key_F12)
    assert paging.page.tasks.moving
    assert side.who.isHidden()
    assert side.why_not.isHidden()
    paging(Key.Key_F12)
    assert side.why_not.isVisible()
    side.buttons["move"].click()
    paging.settle()
    assert house.everything() == before
    assert side.why_not.text() == told
    assert side.reason.property("refused") == "true"
    side.reason.setFocus()
    paging("hij kan toch", Key.Key_Return)
    assert paging.states(there.morning[3]) == {"Henk": COMES, "Wim": COMES}
    paging.control(Key.Key_Z)
    assert house.everything() == before


def test_what_was_left_out_of_a_proposal_comes_back(paging: Paging) -> None:
    page, there = paging.page, paging.filled
    before = there.house.everything()
    paging.control(Key.Key_M)
    paging(Key.Key_Return)
    paging.wait_for_proposal()
    paging(Key.Key_Delete)
    assert paging.proposed() == ["Ria", "Joke"]
    page.grid.choose_kind(Kind.PROPOSED)
    paging(Key.Key_Return)
    assert paging.proposed() == ["Joke"]
    paging.control(Key.Key_Z)
    assert paging.proposed() == ["Ria", "Joke"]
    assert there.house.everything() == before
    paging.control(Key.Key_Z)
    assert paging.proposed() == ["Samira", "Ria", "Joke"]
    assert page.grid.chip is not None
    assert page.grid.chip.name == "Samira"
    paging(Key.Key_Delete, Key.Key_Escape)
    paging.control(Key.Key_Z)
    assert paging.proposed() == []  # it was put away
