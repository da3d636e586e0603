"""The roster page shows each role what it may do, and refuses nothing that it shows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from atelier.database import Database
from atelier.domain import AccountRole, Actor
from tests.making import Making
from tests.roster.house_filled import Filled, filled
from tests.roster.rostering import Rostering
from tests.signing.conftest import Desk, People, member
from ui.roster.page import RosterPage
from ui.roster.period import By

Open = Callable[[Actor], Desk]


@pytest.fixture
def there(database: Database, making: Making) -> Filled:
    return filled(Rostering(database, making))


def roster(desk: Desk) -> RosterPage:
    desk.window.go_to("roster")
    desk.settle()
    page = desk.window.page
    assert isinstance(page, RosterPage)
    return page


def walked(desk: Desk, page: RosterPage) -> list[str]:
    """Do everything that the menu shows, one after the other; give what it is called."""
    done: list[str] = []
    for action in page.heads.menu.actions():
        if not action.isSeparator():
            done.append(action.text().split("\t")[0])
            action.trigger()
            desk.settle()
            if page.panel is not None:
                page.close_panel()
            desk.settle()
    return done


def test_reception_reads_and_notes_who_cannot_come(
    desk_of: Open, people: People, there: Filled
) -> None:
    desk = desk_of(people.riet)
    refused: list[str] = []
    desk.gateway.refused.connect(refused.append)
    page = roster(desk)
    assert walked(desk, page) == [
        *("Print", "Gaps in four weeks", "By work", "By activity", "Week", "4 weeks", "Today"),
    ]
    page.show_by(By.ROLE)
    desk.settle()
    spot = page.grid.layout_.find((there.morning[2], there.people["Toos"], False))
    assert spot is not None
    page.grid.choose(spot)
    page.grid.setFocus()
    desk.settle()
    shown = [word for word, button in page.side.buttons.items() if button.isVisible()]
    assert shown == ["cannot"]
    for key in (Qt.Key.Key_M, Qt.Key.Key_Delete, Qt.Key.Key_Space):
        desk.hands.press(key)
        desk.settle()
    assert refused == []


def test_the_board_sees_hours_and_allowances(
    database: Database, desk_of: Open, people: People, there: Filled
) -> None:
    assert there
    desk = desk_of(member(database, people.ingrid, "Bea", AccountRole.BOARD))
    refused: list[str] = []
    desk.gateway.refused.connect(refused.append)
    page = roster(desk)
    assert not page.body.isVisible()
    assert page.heads.more.hasFocus()
    assert walked(desk, page) == ["Allowance", "Hours by volunteer"]
    assert refused == []
    page.print_shown()
    assert desk.window.messages.text() == "Your account may not see this page."


def test_a_reader_has_no_page_with_names(database: Database, desk_of: Open, people: People) -> None:
    desk = desk_of(member(database, people.ingrid, "Rob", AccountRole.READER))
    rail = desk.window.frame.rail
    seen = {name for name, button in rail.buttons.items() if not button.isHidden()}
    assert seen == {"calendar", "reports", "settings"}
