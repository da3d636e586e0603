"""The roster page, worked by keys and by hand, read as it is displayed."""

import pytest
from PySide6.QtCore import Qt

from atelier.domain import AssignmentState, ShiftState
from tests.roster.paging import Key, Paging
from ui.roster.period import By
from ui.roster.sheet import Kind

COMES, ASKED, CANNOT = AssignmentState.AGREED, AssignmentState.ASKED, AssignmentState.CANNOT


def test_it_begins_with_the_next_gap_and_says_who_can(paging: Paging) -> None:
    page, there = paging.page, paging.filled
    assert page.heads.open.text() == "6 places open"
    assert page.heads.period.accessibleName() == "week 48 23–29 Nov"
    assert paging.cell(there.morning[1]) == ["Samira", "+ 1 more"]
    assert paging.cell(there.afternoon[1]) == ["Henk", "+ 2 more"]
    assert (page.shift is not None and page.shift.id) == there.morning[1]
    assert [row.name for row in page.side.list.rows][:2] == ["Bram", "Henk"]
    assert page.side.when.text() == "Balie, Tu 24 Nov 9:00–13:00"
    assert page.side.buttons["ask"].words() == "Ask Bram"
    said = page.grid.accessibleDescription()
    assert said.startswith("+ 1 more · Balie, Tuesday 24 November 9:00–13:00 · 1 come")


def test_somebody_is_asked_and_says_yes_by_keys(paging: Paging) -> None:
    shift = paging.filled.morning[1]
    paging(Key.Key_Return)
    assert paging.page.side.list.hasFocus()
    paging(Key.Key_Down, Key.Key_Return)
    assert paging.states(shift) == {"Samira": COMES, "Henk": ASKED}
    assert paging.cell(shift) == ["Samira", "Henk: asked", "+ 1 more"]
    assert paging.page.grid.hasFocus()
    paging("h")  # goes to the name
    paging.choose(shift, "Henk")
    paging(Key.Key_Space)
    assert paging.states(shift) == {"Samira": COMES, "Henk": COMES}
    assert paging.said == "Henk comes."
    paging.control(Key.Key_Z)
    assert paging.states(shift)["Henk"] is ASKED
    paging.control(Key.Key_Z)
    assert paging.states(shift) == {"Samira": COMES}
    assert paging.said == "It was undone."


def test_somebody_is_put_in_by_keys(paging: Paging) -> None:
    shift = paging.filled.morning[1]
    paging(Key.Key_Return)
    paging.control(Key.Key_Return)
    assert paging.states(shift) == {"Samira": COMES, "Bram": COMES}
    assert paging.page.heads.open.text() == "5 places open"


def test_cannot_come_and_taken_out(paging: Paging) -> None:
    shift = paging.filled.morning[0]
    paging.choose(shift, "Fatiha")
    paging(Key.Key_X)
    assert paging.states(shift)["Fatiha"] is CANNOT
    assert paging.cell(shift) == ["Fatiha", "Piet", "+ 1 more"]
    paging.choose(shift, "Piet")
    paging(Key.Key_Delete)
    assert "Piet" not in paging.states(shift)
    paging.control(Key.Key_Z)
    paging.control(Key.Key_Z)
    assert paging.states(shift) == {"Fatiha": COMES, "Piet": COMES}


def test_without_a_vog_nobody_works_with_children(paging: Paging) -> None:
    """Scenario 17: it is refused with its sentence, and no button offers it."""
    shift, side = paging.filled.children, paging.page.side
    paging.choose(shift)
    paging(Key.Key_Return)
    assert side.why_not.text() == "No VOG was seen: nobody works with children without one."
    assert not side.reason.isVisible()
    assert not side.buttons["ask"].isVisible()
    assert not side.buttons["assign"].isVisible()
    paging.control(Key.Key_Return)  # the key does not go around it
    assert paging.states(shift) == {}


def test_two_shifts_at_once_want_a_reason_that_stays(paging: Paging) -> None:
    """Scenario 18: warned in place, and done when somebody typed why."""
    there, side = paging.filled, paging.page.side
    extra = there.house.making.shift("Balie", day=there.house.row(there.morning[1]).day)
    paging.page.refresh()
    paging.settle()
    paging.choose(extra)
    paging.candidate("Samira")
    assert "another shift at the same time" in side.why_not.text()
    assert side.reason.isVisible()
    paging.control(Key.Key_Return)
    assert paging.states(extra) == {}
    assert side.reason.property("refused") == "true"
    side.reason.setFocus()
    paging("samen", Key.Key_Return)
    assert paging.states(extra) == {"Samira": COMES}


def test_a_chip_is_dragged_to_another_shift_and_confirmed_in_place(paging: Paging) -> None:
    there, side = paging.filled, paging.page.side
    paging.drag(there.morning[0], "Piet", there.morning[1])
    assert side.who.text() == "Piet to Balie, Tu 24 Nov 9:00–13:00"
    assert paging.states(there.morning[1]) == {"Samira": COMES}  # nothing is saved yet
    assert side.buttons["move"].hasFocus()
    paging(Key.Key_Return)
    assert paging.states(there.morning[0]) == {"Fatiha": COMES}
    assert paging.states(there.morning[1]) == {"Samira": COMES, "Piet": COMES}
    paging.control(Key.Key_Z)
    assert paging.states(there.morning[0]) == {"Fatiha": COMES, "Piet": COMES}
    paging.drag(there.morning[0], "Piet", there.children)
    assert not side.buttons["move"].isEnabled()
    paging(Key.Key_Escape)
    assert side.heading.text() == "Who can?"
    assert paging.states(there.children) == {}


def test_two_swap_by_keys(paging: Paging) -> None:
    there = paging.filled
    paging.choose(there.morning[3], "Bram")
    paging(Key.Key_M)
    assert paging.page.grid.accessibleDescription().startswith("Bram: to which place?")
    paging(Key.Key_Right)
    assert paging.page.grid.chip is not None
    assert paging.page.grid.chip.name == "Wim"
    paging(Key.Key_Return)
    assert paging.page.side.who.text() == "Bram and Wim swap"
    paging(Key.Key_Return)
    assert paging.states(there.morning[3]) == {"Henk": COMES, "Wim": COMES}
    assert paging.states(there.morning[4]) == {"Ria": COMES, "Bram": COMES}


def test_a_shift_that_is_not_needed_wants_nobody(paging: Paging) -> None:
    shift, side = paging.filled.afternoon[1], paging.page.side
    paging.choose(shift)
    side.buttons["not_needed"].click()
    paging.settle()
    assert paging.filled.house.row(shift).state is ShiftState.NOT_NEEDED
    assert paging.cell(shift) == ["not needed", "Henk"]
    assert side.heading.text() == "Not needed"
    side.buttons["needed"].click()
    paging.settle()
    assert paging.filled.house.row(shift).state is ShiftState.PLANNED
    side.buttons["outside"].click()
    paging.settle()
    assert paging.cell(shift)[0] == "help from outside"
    assert paging.page.heads.open.text() == "4 places open"


def test_weeks_and_ways_of_looking(paging: Paging) -> None:
    page = paging.page
    paging(Key.Key_V)
    assert page.heads.period.accessibleName() == "week 48 to 51 23 Nov – 20 Dec"
    assert [row.monday.day for row in page.grid.layout_.rows if row.line is None] == [23, 30, 7, 14]
    paging(Key.Key_W, Key.Key_PageDown)
    assert page.heads.open.text() == ""
    paging(Key.Key_T)
    assert page.heads.open.text() == "6 places open"
    paging.control(Key.Key_U)
    titles = [row.line.title for row in page.grid.layout_.rows if row.line is not None]
    assert titles[0] == "Open places"
    loads = {
        row.line.title: row.line.subtitle for row in page.grid.layout_.rows if row.line is not None
    }
    assert (loads["Fatiha"], loads["Joke"]) == ("16 h of 16 h", "4 h of 16 h")
    paging.control(Key.Key_T)
    assert [row.line.title for row in page.grid.layout_.rows if row.line is not None] == [
        "Kinderclub"
    ]
    paging.control(Key.Key_G)
    assert page.by is By.GAPS
    assert len(page.body.gaps.rows) == 4
    assert page.heads.period.accessibleName() == "week 48 to 51 23 Nov – 20 Dec"
    assert page.heads.open.text() == f"{sum(row.open for row in page.body.gaps.rows)} places open"
    assert not page.heads.after.isEnabled()
    paging(Key.Key_Return)
    assert page.side.list.hasFocus()


def test_letters_go_to_a_name_and_with_shift_also_those_that_are_keys(paging: Paging) -> None:
    page = paging.page
    paging.choose(paging.filled.morning[0], "Fatiha")
    paging("j")
    assert page.grid.chip is not None
    assert page.grid.chip.name == "Joke"
    page.grid._forget_spelling()  # noqa: SLF001 - a second later
    paging.qtbot.keyClick(page.grid, Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    paging.settle()
    assert page.grid.chip.name == "Toos"


def test_hidden_names_leave_a_letter(paging: Paging) -> None:
    page, there = paging.page, paging.filled
    paging(Key.Key_F12)
    assert paging.cell(there.morning[0]) == ["F.", "P."]
    assert [row.name for row in page.side.list.rows][:2] == ["B.", "H."]
    assert "Samira" not in page.grid.accessibleDescription()
    paging(Key.Key_F12)
    assert paging.cell(there.morning[0]) == ["Fatiha", "Piet"]


@pytest.mark.parametrize("way", ["whole", "one by one"])
def test_a_proposal_is_accepted(paging: Paging, way: str) -> None:
    page, there = paging.page, paging.filled
    before = there.house.everything()
    paging.control(Key.Key_M)
    paging(Key.Key_Return)
    paging.wait_for_proposal()
    assert paging.proposed() == ["Samira", "Ria", "Joke"]  # this morning began already
    panel = page.proposal_panel
    assert panel.told.text().startswith("3 places proposed")
    assert "Has " in panel.why.text()
    assert there.house.everything() == before  # nothing is kept yet
    if way == "whole":
        paging.control(Key.Key_Return)
        assert paging.said == "3 places are filled."
    else:
        paging(Key.Key_Delete)
        assert paging.proposed() == ["Ria", "Joke"]
        page.grid.choose_kind(Kind.PROPOSED)
        paging(Key.Key_Return)
        assert paging.states(there.afternoon[1]) == {"Henk": CANNOT, "Ria": COMES}
        assert paging.proposed() == ["Joke"]
    if way == "whole":
        assert paging.proposed() == []
        assert page.heads.open.text() == "3 places open"
    paging.control(Key.Key_Z)
    assert there.house.everything() == before


def test_the_children_stay_open_and_it_is_said_why(paging: Paging) -> None:
    paging.control(Key.Key_M)
    paging(Key.Key_Return)
    paging.wait_for_proposal()
    paging.choose(paging.filled.children)
    panel = paging.page.proposal_panel
    assert panel.which.text().startswith("Stays open: Kinderclub")
    assert "10 have no valid VOG." in panel.why.text()
    paging(Key.Key_Escape)
    assert paging.proposed() == []
    assert paging.page.body.right.currentWidget() is paging.page.side
