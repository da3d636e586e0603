"""Every role in the window: no page asks what would be refused, and none shows what it may not."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import AccountRole, Actor, AuditEntry, AuditOutcome
from tests.acting import as_role
from tests.looking import settle
from tests.making import Making
from ui.gateway import Gateway
from ui.settings.page import SettingsPage
from ui.shell.places import places
from ui.shell.window import Window

PAGES = {
    AccountRole.RECEPTION: {"desk", "calendar", "roster", "attendance", "reports", "settings"},
    AccountRole.LEADER: {"calendar", "attendance", "settings"},
    AccountRole.HOST: {"calendar", "attendance", "settings"},
    AccountRole.COORDINATOR: {place.name for place in places()},
    AccountRole.BOARD: {"calendar", "roster", "reports", "settings"},
    AccountRole.READER: {"calendar", "reports", "settings"},
    AccountRole.ADMINISTRATOR: {"calendar", "reports", "settings"},
}


@pytest.fixture
def engine_name() -> str:
    return "sqlite"


@pytest.fixture
def window(qtbot: QtBot, gateway: Gateway, making: Making, actor: Actor) -> Iterator[Window]:
    making.visit(making.person("Riet Jansen"), actor.today(), actor.now())
    making.occurrence(making.activity("Koersbal"))
    window = Window(places())
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.attach(gateway, "Wijkatelier", practice=False, first="")
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.clear_pages()


def test_no_page_asks_what_is_refused(
    window: Window, qtbot: QtBot, gateway: Gateway, database: Database, actor: Actor
) -> None:
    """A refusal on opening a page is a red line for whoever did nothing, and a line in the log."""
    for role, pages in PAGES.items():
        who = as_role(database, actor, role, name=role)
        window.clear_pages()
        gateway.act_as(who)
        window.show_pages("desk")
        settle(qtbot, gateway)
        for name in sorted(pages):
            assert window.may_see(name), (role, name)
            window.go_to(name)
            settle(qtbot, gateway)
        if isinstance(window.page, SettingsPage):
            for subject in window.page.subjects.rows:
                window.page.show_wanted(subject.name)
                settle(qtbot, gateway)
        assert {name for name in window.pages if window.may_see(name)} == pages
        assert {place.name for place in places() if window.may_see(place.name)} == pages
        with database.reading() as session:
            refused = select(AuditEntry.action).where(
                AuditEntry.account_id == who.account_id, AuditEntry.outcome != AuditOutcome.DONE
            )
            assert session.scalars(refused).all() == [], role
    QApplication.processEvents()
