"""What was typed in each task comes back to its user, after the lock and after a crash."""

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier.database import Database
from atelier.domain import Actor
from atelier.domain import Right as May
from tests.making import Making
from tests.roster.house_filled import Filled, filled
from tests.roster.rostering import Rostering
from tests.signing.conftest import PASSPHRASE, Desk, People
from ui.asked import EVERYTHING
from ui.attendance.page import AttendancePage
from ui.desk.page import DeskPage
from ui.roster.allowance_panel import AllowancePanel
from ui.roster.hours_panel import HoursPanel
from ui.roster.page import RosterPage
from ui.roster.volunteers_panel import VolunteersPanel
from ui.roster.work_panel import WorkPanel

Open = Callable[[Actor], Desk]
Begin = Callable[[RosterPage, Desk, Filled], QWidget]


@pytest.fixture
def there(database: Database, making: Making) -> Filled:
    return filled(Rostering(database, making))


def new_shift(page: RosterPage, desk: Desk, _there: Filled) -> QWidget:
    page.editing.begin()
    desk.settle()
    return page.editing.view.form.rows["starts"].editor


def a_shift(page: RosterPage, desk: Desk, there: Filled) -> QWidget:
    spot = page.grid.layout_.find((there.morning[2], there.people["Toos"], False))
    assert spot is not None
    page.grid.choose(spot)
    desk.settle()
    page.editing.change()
    desk.settle()
    return page.editing.view.form.rows["ends"].editor


def a_volunteer(page: RosterPage, desk: Desk, there: Filled) -> QWidget:
    page.open_volunteer(there.people["Henk"])
    desk.settle()
    assert isinstance(page.panel, VolunteersPanel)
    return page.panel.view.facts.form.rows["emergency_name"].editor


def a_new_one(page: RosterPage, desk: Desk, _there: Filled) -> QWidget:
    page.open_volunteers()
    desk.settle()
    assert isinstance(page.panel, VolunteersPanel)
    page.panel.begin_new()
    return page.panel.new.form.rows["name"].editor


def a_role(page: RosterPage, desk: Desk, _there: Filled) -> QWidget:
    page.open_work()
    desk.settle()
    assert isinstance(page.panel, WorkPanel)
    page.panel.roles.choose(1)
    return page.panel.role.form.rows["name"].editor


def a_new_pattern(page: RosterPage, desk: Desk, _there: Filled) -> QWidget:
    page.open_work()
    desk.settle()
    assert isinstance(page.panel, WorkPanel)
    page.panel.begin_pattern()
    return page.panel.pattern.form.rows["starts"].editor


def hours(page: RosterPage, desk: Desk, _there: Filled) -> QWidget:
    page.open_hours()
    desk.settle()
    assert isinstance(page.panel, HoursPanel)
    page.panel.lines.rows.choose(1)
    desk.settle()
    return page.panel.lines.form.last


def the_rules(page: RosterPage, desk: Desk, _there: Filled) -> QWidget:
    page.open_allowance()
    desk.settle()
    assert isinstance(page.panel, AllowancePanel)
    return next(
        row.editor
        for row in page.panel.switch.form.rows.values()
        if isinstance(row.editor, QLineEdit) and row.isVisibleTo(page)
    )


ROSTER: tuple[Begin, ...] = (
    *(new_shift, a_shift, a_volunteer, a_new_one, a_role, a_new_pattern, hours, the_rules),
)


def typed_in(desk: Desk, field: QWidget, text: str = "12:34") -> tuple[str, int]:
    """Type in a field, and leave the cursor in it; give what stands there."""
    assert isinstance(field, QLineEdit)
    desk.settle()
    field.setFocus()
    field.selectAll()
    desk.hands.type(text)
    desk.settle()
    field.setCursorPosition(2)
    return field.text(), 2


def stands(desk: Desk) -> tuple[str, int]:
    field = desk.window.focusWidget()
    assert isinstance(field, QLineEdit), desk.window.messages.text()
    return field.text(), field.cursorPosition()


def after_a_crash(desk_of: Open, desk: Desk, actor: Actor) -> Desk:
    """Let the window go as it is, and open another."""
    desk.signing.drafts.keep()
    desk.settle()
    again = desk_of(actor)
    assert again.window.frame.draft.isVisible()
    again.hands.press(Qt.Key.Key_F11)
    again.settle()
    return again


@pytest.mark.parametrize("begin", ROSTER, ids=lambda one: str(one.__name__))
def test_a_task_of_the_roster(desk_of: Open, people: People, there: Filled, begin: Begin) -> None:
    assert people.ingrid.may(May.EDIT_ROSTER)
    desk = desk_of(people.ingrid)
    desk.window.go_to("roster")
    desk.settle()
    page = desk.window.page
    assert isinstance(page, RosterPage)
    typed = typed_in(desk, begin(page, desk, there))
    desk.lock()
    desk.come("Ingrid", PASSPHRASE)
    assert stands(desk) == typed
    assert stands(after_a_crash(desk_of, desk, people.ingrid)) == typed


def test_a_group_with_its_ticks_and_numbers(desk_of: Open, people: People, making: Making) -> None:
    walk = making.occurrence(making.activity("Ommetje"), starts=time(9, 30), ends=time(11))
    toos = making.person("Toos van den Berg")
    desk = desk_of(people.riet)
    page = desk.window.page
    assert isinstance(page, DeskPage)
    page.parts.today.opened.emit(walk)
    desk.settle()
    desk.hands.type("toos")
    desk.settle()
    desk.hands.enter()
    desk.settle()
    desk.hands.type("7")
    desk.hands.enter()
    page.parts.group.already.setValue(2)
    held = page.parts.group.held()
    assert page.parts.group.ticked() == [toos]
    desk.lock()
    desk.come("Piet")
    assert isinstance(desk.window.page, DeskPage)
    assert desk.window.page.task() == ""
    desk.lock()
    desk.come("Riet")
    again = desk.window.page
    assert isinstance(again, DeskPage)
    assert again.parts.group.held() == held
    crashed = after_a_crash(desk_of, desk, people.riet).window.page
    assert isinstance(crashed, DeskPage)
    assert crashed.parts.group.held() == held
    assert crashed.parts.group.people.isVisible()


@pytest.mark.parametrize("task", ["numbers", "register", "paper"])
def test_attendance(desk_of: Open, people: People, making: Making, task: str) -> None:
    making.occurrence(making.activity("Ommetje"), starts=time(9, 0), ends=time(9, 30))
    making.occurrence(making.activity("Koffie"), starts=time(8, 0), ends=time(8, 30))
    desk = desk_of(people.riet)
    desk.window.go_to("attendance")
    desk.settle()
    page = desk.window.page
    assert isinstance(page, AttendancePage)
    field: QWidget = page.card.add.field
    if task == "numbers":
        page.open_numbers()
        field = page.numbers.form.rows["hours"].editor
    elif task == "paper":
        page.open_paper()
        field = page.paper.number
    typed = typed_in(desk, field, "1:30")
    desk.lock()
    desk.come("Riet")
    assert stands(desk) == typed
    assert stands(after_a_crash(desk_of, desk, people.riet)) == typed


@pytest.mark.parametrize(
    "page", ["desk", "calendar", "roster", "attendance", "people", "reports", "settings"]
)
def test_a_page_that_the_lock_took_hears_of_nothing(
    desk_of: Open, people: People, page: str
) -> None:
    desk = desk_of(people.ingrid)
    desk.window.go_to(page)
    desk.settle()
    assert desk.window.shown == page
    desk.lock()
    desk.gateway.committed.emit(EVERYTHING)
    desk.settle()
