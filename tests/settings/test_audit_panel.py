"""The audit log among the settings: who did what, found by day, by who, by what and by outcome."""

from collections.abc import Iterator
from functools import partial
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.access.refusals import NotAllowed
from atelier.audit.chain import link_lines
from atelier.audit.line_words import record_in_words
from atelier.audit.queries import AuditFilter, audit_lines
from atelier.database import Database
from atelier.desk.counting import count_visitors
from atelier.domain import AccountRole, Actor, AuditEntry, AuditOutcome, Function, Right
from atelier.people.exporting import people_table
from tests.access.test_every_service import every_service
from tests.acting import as_role
from tests.looking import settle, texts
from ui.gateway import Gateway
from ui.settings.audit_panel import AuditPanel
from ui.settings.page import SettingsPage
from ui.settings.subjects import allowed


@pytest.fixture
def engine_name() -> str:
    return "sqlite"


@pytest.fixture
def riet(database: Database, actor: Actor) -> Actor:
    """Give somebody of the reception, who counted visitors and was refused an export."""
    riet = as_role(database, actor, AccountRole.RECEPTION, name="Riet")
    counting = partial(
        count_visitors, number=2, function=Function.MEETING, already_counted=False, key=uuid4()
    )
    database.perform(partial(counting, actor=riet))
    with pytest.raises(NotAllowed), database.reading() as session:
        people_table(session, actor=riet)
    database.perform(partial(counting, actor=actor, key=uuid4()))
    return riet


@pytest.fixture
def panel(
    qtbot: QtBot, gateway: Gateway, riet: Actor, database: Database, actor: Actor
) -> Iterator[AuditPanel]:
    _ = riet
    gateway.act_as(as_role(database, actor, AccountRole.COORDINATOR, name="Ingrid"))
    page = SettingsPage(gateway)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.show_wanted("audit")
    settle(qtbot, gateway)
    assert isinstance(page.panel, AuditPanel)
    yield page.panel
    page.hide()


def test_the_log_is_filtered(panel: AuditPanel, qtbot: QtBot, gateway: Gateway) -> None:
    told = [row[1:] for row in texts(panel.rows)]
    assert ["Riet", "count visitors without a name", "done"] in told
    assert ["Riet", "export visitors", "refused"] in told
    assert ["the house", "count visitors without a name", "done"] in told
    assert panel.chain.isHidden()
    rows = panel.form.rows
    rows["who"].show_value(next(n for n, name in people(panel) if name == "Riet"))
    settle(qtbot, gateway)
    assert {row[1] for row in texts(panel.rows)} == {"Riet"}
    rows["outcome"].show_value(AuditOutcome.REFUSED)
    settle(qtbot, gateway)
    assert [row[2] for row in texts(panel.rows)] == ["export visitors"]
    panel.rows.choose(0)
    assert panel.detail.text() == "export visitors. Desk: Balie."
    rows["outcome"].show_value("")
    rows["who"].show_value("")
    rows["action"].show_value("count_visitors")
    settle(qtbot, gateway)
    assert {row[1] for row in texts(panel.rows)} == {"Riet", "the house"}
    assert panel.count.text() == "2 lines"
    for name in ("first", "last"):
        rows[name].show_value("23-11-2026")
    rows["last"].changed.emit()
    settle(qtbot, gateway)
    assert texts(panel.rows) == []
    rows["first"].show_value("ooit")
    rows["first"].changed.emit()
    assert rows["first"].refused


def test_a_line_says_which_account_was_made(database: Database, actor: Actor) -> None:
    made = as_role(database, actor, AccountRole.BOARD)
    with database.reading() as session:
        wanted = AuditFilter(actor.today(), actor.today(), actions=("add_account",))
        (line,) = audit_lines(session, wanted=wanted, actor=actor).lines
    assert record_in_words(line) == f"account {made.account_id}"


def test_whoever_may_not_read_it_any_more_adds_no_line(
    panel: AuditPanel, qtbot: QtBot, gateway: Gateway, database: Database, riet: Actor
) -> None:
    gateway.act_as(riet)
    panel.refresh()
    settle(qtbot, gateway)
    with database.reading() as session:
        refused = select(AuditEntry.id).where(AuditEntry.outcome == AuditOutcome.REFUSED)
        assert len(session.scalars(refused).all()) == 1  # the export


def people(panel: AuditPanel) -> list[tuple[object, str]]:
    editor = panel.form.rows["who"].editor
    return [(editor.itemData(n), editor.itemText(n)) for n in range(editor.count())]  # type: ignore[attr-defined]


def test_a_log_that_was_changed_elsewhere_says_so(
    panel: AuditPanel, qtbot: QtBot, gateway: Gateway, database: Database, actor: Actor
) -> None:
    with database.transaction() as session:
        link_lines(session, site_id=actor.site_id)
        session.scalars(select(AuditEntry).where(AuditEntry.link == 2)).one().desk = "elders"
    panel.begin(None)
    settle(qtbot, gateway)
    assert panel.chain.text() == "At line 2 the log was changed outside the program."


def test_a_subject_stands_there_for_whom_its_service_lets_in(
    database: Database, actor: Actor
) -> None:
    seen = {
        role: {one.name for one in allowed(as_role(database, actor, role))} for role in AccountRole
    }
    readers = {AccountRole.COORDINATOR, AccountRole.ADMINISTRATOR}
    for name in ("audit", "prints", "leaks"):
        assert {role for role, names in seen.items() if name in names} == readers
    assert "retention" not in seen[AccountRole.ADMINISTRATOR]  # it names visitors
    assert "backup" not in seen[AccountRole.COORDINATOR]
    for role in set(AccountRole) - readers:
        assert seen[role] == {"look"}


def test_every_word_of_an_action_is_about_a_service() -> None:
    from atelier.audit import action_words
    from atelier.audit.right_words import right_in_words

    services = {one.function.__name__ for one in every_service()}
    by_themselves = {"clock_back", "clock_ahead"}
    for words in action_words._SUBJECTS:  # noqa: SLF001
        assert set(words()) - services - by_themselves == set()
    assert all(right_in_words(right) for right in Right)
