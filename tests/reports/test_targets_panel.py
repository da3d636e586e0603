"""Agreements with funders, through the window, by keyboard alone."""

from dataclasses import replace
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from atelier.database import Database
from atelier.domain import Target
from atelier.reports.figures import By, Code
from atelier.reports.target_actions import TargetFacts, change_target, set_target
from tests.hands import CONTROL, ENTER
from tests.looking import texts
from tests.making import Making
from tests.reports.paged import Key, Reports
from ui.reports.targets_panel import TargetsPanel
from ui.shell.window import Window

CITY = TargetFacts(2026, "Gemeente", Code.PARTICIPATIONS, 10)


def opened(reports: Reports) -> TargetsPanel:
    """Open the task with its key."""
    reports.type("a")
    panel = reports.page.panel
    assert isinstance(panel, TargetsPanel)
    return panel


def agreed(database: Database, making: Making, facts: TargetFacts = CITY) -> None:
    database.perform(partial(set_target, facts=facts, actor=making.actor, key=uuid4()))


def test_an_empty_year_says_how_to_begin(reports: Reports) -> None:
    panel = opened(reports)
    assert reports.page.title == "Agreements with funders"
    assert panel.nothing.text().startswith("Nothing was agreed on for this year.")
    assert not panel.rows.isVisible()
    assert panel.form.form.rows["funder"].editor.hasFocus()
    assert panel.last.isHidden()


def test_an_agreement_is_made_and_measured(reports: Reports, database: Database) -> None:
    panel = opened(reports)
    reports.type("Gemeente")
    reports.press(Key.Key_Tab, Key.Key_P)  # type-ahead in the list: Participations
    reports.press(Key.Key_Tab, Key.Key_Tab)
    reports.type("1.000")
    reports.press(ENTER)
    assert texts(panel.rows) == [
        ["Participations", "Gemeente", "1,000", "0", "0", "0", "12", "12", "1% Behind"]
    ]
    assert panel.form.form.values()["funder"] == ""
    assert panel.last.told.text().startswith("Participations was agreed on with Gemeente.")
    with database.reading() as session:
        row = session.get_one(Target, 1)
        assert (row.year, row.code, row.amount, row.by) == (2026, "B2", 1000, "")


def test_a_part_of_the_house_is_offered_where_the_figure_has_it(reports: Reports) -> None:
    form = opened(reports).form
    form.form.show_values({"code": Code.PARTICIPATIONS.value, "funder": "Fonds", "amount": "5"})
    reports.settle()
    part = form.form.rows["part"].editor
    words = [part.itemText(number) for number in range(part.count())]  # type: ignore[attr-defined]
    assert words[0] == "The whole house"
    assert "Ommetje" in words
    part.setFocus()
    reports.type("Omm")
    reports.press(ENTER, with_=CONTROL)
    panel = reports.page.panel
    assert isinstance(panel, TargetsPanel)
    assert [row[0] for row in texts(panel.rows)] == ["Participations · Ommetje"]
    form.form.show_values({"code": Code.OPENINGS.value})
    assert not part.isEnabled()  # that figure has no parts
    assert form.form.rows["amount"].note == "parts of the day"


def test_hours_are_typed_as_hours(reports: Reports, database: Database, making: Making) -> None:
    agreed(database, making, replace(CITY, code=Code.VOLUNTEER_MINUTES, amount=600))
    panel = opened(reports)
    reports.press(Key.Key_Down)
    form = panel.form.form
    assert (form.values()["amount"], form.rows["amount"].note) == ("10", "hours")
    form.rows["amount"].editor.setFocus()
    reports.press(Key.Key_A, with_=CONTROL)
    reports.type("1,5")
    reports.press(ENTER)
    assert form.rows["amount"].note.startswith("Fill in how many were agreed on")
    reports.press(Key.Key_A, with_=CONTROL)
    reports.type("20")
    reports.press(ENTER)
    with database.reading() as session:
        assert session.get_one(Target, 1).amount == 1200


def test_a_row_is_changed_removed_and_brought_back(
    reports: Reports, database: Database, making: Making
) -> None:
    agreed(database, making)
    panel = opened(reports)
    assert panel.rows.hasFocus()
    reports.press(Key.Key_Down, ENTER)
    assert panel.form.heading.text() == "Participations · Gemeente"
    form = panel.form.form
    assert form.values() == {
        "funder": "Gemeente",
        "code": "B2",
        "part": "",
        "amount": "10",
    }
    form.rows["amount"].editor.setFocus()
    reports.press(Key.Key_A, with_=CONTROL)
    reports.type("24")
    reports.press(ENTER, with_=CONTROL)
    assert [row[2] for row in texts(panel.rows)] == ["24"]
    panel.rows.setFocus()
    reports.press(Key.Key_Down)
    reports.press(Key.Key_D, with_=CONTROL)
    assert not panel.rows.isVisible()
    amounts = []
    for _ in range(3):
        reports.press(Key.Key_Z, with_=CONTROL)
        amounts.append([row[2] for row in texts(panel.rows)])
    assert amounts == [["24"], ["10"], []]


def test_what_is_refused_is_said_beside_the_field(
    reports: Reports, database: Database, making: Making
) -> None:
    agreed(database, making)
    panel = opened(reports)
    reports.press(Key.Key_N, with_=CONTROL)
    form = panel.form.form
    reports.press(ENTER)
    assert form.rows["funder"].refused
    form.show_values({"funder": "gemeente", "code": "B2", "part": "", "amount": "3"})
    reports.press(ENTER)
    assert form.rows["amount"].note == (
        "This was agreed on with this funder already. Change that one."
    )


def test_what_was_typed_is_not_taken_away(
    reports: Reports, database: Database, making: Making
) -> None:
    agreed(database, making)
    panel = opened(reports)
    warned: list[str] = []
    panel.warned.connect(warned.append)
    reports.press(Key.Key_N, with_=CONTROL)
    reports.type("Fonds")
    panel.rows.setFocus()
    reports.press(Key.Key_Down)
    reports.press(Key.Key_PageUp)
    assert len(warned) == 2
    assert panel.form.form.values()["funder"] == "Fonds"
    assert (panel.rows.chosen(), panel.year) == (None, 2026)


def test_another_desk_changes_the_list_and_nothing_that_is_typed(
    reports: Reports, database: Database, making: Making
) -> None:
    agreed(database, making)
    panel = opened(reports)
    reports.press(Key.Key_Down)
    more = replace(CITY, amount=77)
    change = partial(change_target, target_id=1, version=1, facts=more, actor=making.actor)
    panel.form.form.rows["amount"].editor.setFocus()
    reports.type("0")
    database.perform(partial(change, key=uuid4()))
    reports.settle()
    assert [row[2] for row in texts(panel.rows)] == ["77"]
    assert panel.form.form.values()["amount"] == "100"
    reports.press(ENTER)
    assert panel.form.note.text() == (
        "This agreement was changed at another desk. Look at the list again."
    )


def test_years_are_leafed_through(reports: Reports, database: Database, making: Making) -> None:
    agreed(database, making)
    agreed(database, making, replace(CITY, year=2027, amount=99))
    panel = opened(reports)
    reports.press(Key.Key_PageDown)
    assert (panel.heading.text(), [row[2:] for row in texts(panel.rows)]) == (
        "2027",
        [["99", "", "", "", "", "0", "0% Not begun"]],
    )
    reports.press(Key.Key_PageUp)
    assert [row[2] for row in texts(panel.rows)] == ["10"]
    reports.press(Key.Key_Escape)
    assert reports.page.panel is None


@pytest.mark.parametrize("width", [900, 1366])
def test_quarters_are_never_lost(
    reports: Reports, reports_window: Window, database: Database, making: Making, width: int
) -> None:
    agreed(database, making)
    panel = opened(reports)
    reports_window.resize(width, 700)
    reports.press(Key.Key_Down)
    hidden = panel.rows.isColumnHidden(3)
    assert hidden == (width == 900)
    assert panel.form.quarters.isVisibleTo(panel) == hidden
    assert panel.form.quarters.text() == "Q1: 0 · Q2: 0 · Q3: 0 · Q4: 12"


def test_every_control_has_a_name(reports: Reports, database: Database, making: Making) -> None:
    agreed(database, making, replace(CITY, by=By.FUNCTION, item="meeting"))
    panel = opened(reports)
    for row in panel.form.form.rows.values():
        assert row.editor.accessibleName()
    for button in (panel.before, panel.after, panel.add, panel.last.button):
        assert button.accessibleName()
    assert panel.rows.accessibleName() == "Agreements with funders"
    assert panel.rows.focusPolicy() & Qt.FocusPolicy.TabFocus
