"""The rights of a person through the window: scenarios 26 to 28."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from atelier.access.refusals import NotAllowed
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.desk.entries import entries_of
from atelier.domain import (
    AccountRole,
    Action,
    ActionKind,
    Consent,
    ConsentKind,
    Erasure,
    GivenBy,
    Person,
    PersonRequest,
    RequestKind,
    Visit,
)
from atelier.privacy.requests import take_request
from tests.acting import as_role
from tests.conftest import Hands
from tests.looking import settle, texts
from tests.making import TUESDAY, Making
from ui.gateway import Gateway
from ui.people.page import PeoplePage

HOSTILE = "Riet <img src=//x/y> & <b>Janssen"


@pytest.fixture
def engine_name() -> str:
    return "sqlite"


@pytest.fixture
def riet(making: Making) -> int:
    person = making.person(HOSTILE)
    other = making.person("M. Janssen", phone="0612345678")
    for one in (person, other):
        making.visit(one, TUESDAY, making.actor.now())
    making.visit(other, TUESDAY - timedelta(days=1), making.actor.now())
    return person


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, riet: int) -> Iterator[PeoplePage]:  # noqa: ARG001
    page = PeoplePage(gateway)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()  # for the keys of commands
    settle(qtbot, gateway)
    yield page
    page.close()


def _open(qtbot: QtBot, page: PeoplePage) -> None:
    """Find Riet and open her rights, by keyboard."""
    qtbot.keyClicks(page.finding.search, "riet")
    settle(qtbot, page.gateway)
    qtbot.keyClick(page.finding.search, Qt.Key.Key_Return)
    settle(qtbot, page.gateway)
    _press(qtbot, page, Qt.Key.Key_R)


def _press(qtbot: QtBot, page: PeoplePage, key: Qt.Key, *, ctrl: bool = True) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page.window(), key, modifier)
    settle(qtbot, page.gateway)


def test_a_consent_is_one_press(qtbot: QtBot, page: PeoplePage, database: Database) -> None:
    _open(qtbot, page)
    rights = page.finding.rights
    row = rights.consents.rows[ConsentKind.PHOTO]
    assert row.yes.hasFocus()
    rights.consents.how.setCurrentIndex(rights.consents.how.findData(GivenBy.FORM.value))
    qtbot.keyClick(row.yes, Qt.Key.Key_Return)
    settle(qtbot, page.gateway)
    assert row.answer.text() == "yes, since 24/11/2026, on a form"
    assert row.back.isVisible()
    assert not row.yes.isVisible()
    qtbot.keyClick(row.back, Qt.Key.Key_Space)
    settle(qtbot, page.gateway)
    assert row.answer.text().startswith("no: taken back on 24/11/2026")
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Consent)) == 1


def test_a_name_is_shown_as_it_is_written(qtbot: QtBot, page: PeoplePage) -> None:
    _open(qtbot, page)
    rights = page.finding.rights
    _press(qtbot, page, Qt.Key.Key_D)
    shown = [label for label in rights.findChildren(QLabel) if "Janssen" in label.text()]
    assert len(shown) == 2
    for label in shown:
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert "<img" in label.text()


def test_erasing_shows_what_goes_and_stays_and_is_done_once(
    qtbot: QtBot, page: PeoplePage, database: Database, riet: int
) -> None:
    _open(qtbot, page)
    rights = page.finding.rights
    _press(qtbot, page, Qt.Key.Key_D)
    card = rights.erase_card
    assert card.leave.hasFocus()  # Enter does nothing that cannot be undone
    assert "One visit, without a name: no figure changes" in card.stays.text()
    _press(qtbot, page, Qt.Key.Key_Escape, ctrl=False)
    assert rights.person_id == riet
    _press(qtbot, page, Qt.Key.Key_D)
    page.finding.form.form.rows["name"].show_value("half typed")
    with qtbot.waitSignal(page.warned) as warned:
        card.erase.click()
        card.confirmed.emit(card._shown.mark)  # type: ignore[union-attr]  # noqa: SLF001 - a second press
    assert warned.args == ["This person is already being erased."]
    settle(qtbot, page.gateway)
    assert rights.person_id == 0
    assert page.finding.search.hasFocus()
    assert page.finding.search.text() == ""
    for label in page.findChildren(QLabel):
        assert "Janssen" not in label.text()
    with database.reading() as session:
        assert session.get(Person, riet) is None
        assert session.scalar(select(func.count()).select_from(Erasure)) == 1
        assert session.scalar(select(func.count()).select_from(Visit)) == 3


def test_two_records_become_one_and_two_again(
    qtbot: QtBot, page: PeoplePage, database: Database
) -> None:
    _open(qtbot, page)
    card = page.finding.rights.merge_card
    _press(qtbot, page, Qt.Key.Key_M)
    assert card.search.hasFocus()
    qtbot.keyClicks(card.search, "janssen")
    settle(qtbot, page.gateway)
    assert [row[0] for row in texts(card.rows)] == ["Janssen, M."]
    qtbot.keyClick(card.search, Qt.Key.Key_Return)
    qtbot.keyClick(card.rows, Qt.Key.Key_Return)
    assert card.merge.hasFocus()
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(card.merge, Qt.Key.Key_Return)
    assert "can be taken back until 24/12/2026" in said.args[0]
    settle(qtbot, page.gateway)
    assert page.finding.rights.apart.isVisible()
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Visit)) == 2
    page.undo()
    settle(qtbot, page.gateway)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Visit)) == 3
    assert not page.finding.rights.apart.isVisible()


def test_a_request_is_noted_answered_and_reminded_of(
    qtbot: QtBot, page: PeoplePage, database: Database, riet: int, hands: Hands
) -> None:
    _open(qtbot, page)
    rights = page.finding.rights
    rights.requests.form.rows["identity"].show_value(True)
    qtbot.keyClick(rights.requests.take, Qt.Key.Key_Return)
    settle(qtbot, page.gateway)
    (row,) = rights.requests.rows
    assert row.pill.isVisible()
    assert row.pill.text() == "by 24/12/2026"
    with database.reading() as session:
        asked = session.scalars(select(PersonRequest)).one()
        assert (asked.person_id, asked.identity_seen) == (riet, True)
    assert not page.finding.due.isVisible()
    hands.move(days=14)
    page.refresh()
    settle(qtbot, page.gateway)
    assert page.finding.due.words.text() == "One request must be answered by 24/12/2026."
    _press(qtbot, page, Qt.Key.Key_Escape, ctrl=False)
    qtbot.keyClick(page.finding.due.show_it, Qt.Key.Key_Return)
    settle(qtbot, page.gateway)
    assert rights.person_id == riet
    (row,) = rights.requests.rows
    qtbot.keyClick(row.buttons[0], Qt.Key.Key_Return)
    settle(qtbot, page.gateway)
    assert not page.finding.due.isVisible()
    page.undo()
    settle(qtbot, page.gateway)
    assert page.finding.due.isVisible()


def test_what_is_known_is_printed_with_a_number(
    qtbot: QtBot, page: PeoplePage, database: Database, riet: int
) -> None:
    database.perform(
        partial(
            take_request,
            kind=RequestKind.ACCESS,
            received_on=TUESDAY,
            person_id=riet,
            actor=page.gateway.actor,
            key=uuid4(),
        )
    )
    _open(qtbot, page)
    with qtbot.waitSignal(page.preview_requested) as asked:
        page.print_requested.emit()
    pdf, name, finish = asked.args
    assert name == "What is known"  # no name in the name of a file
    made: list[bytes] = []
    finish(made.append)
    settle(qtbot, page.gateway)
    assert pdf.startswith(b"%PDF")
    assert made[0] != pdf


def test_a_check_in_of_yesterday_is_taken_back(
    qtbot: QtBot, page: PeoplePage, database: Database, making: Making, hands: Hands
) -> None:
    """Scenario 5, the end: after the day only the coordinator can, and here."""
    annie = making.person("Annie Peters", born=1944)
    checked = partial(check_in, person_id=annie, actor=making.actor, key=uuid4())
    database.perform(checked)
    hands.move(days=1)
    qtbot.keyClicks(page.finding.search, "annie")
    settle(qtbot, page.gateway)
    qtbot.keyClick(page.finding.search, Qt.Key.Key_Return)
    settle(qtbot, page.gateway)
    _press(qtbot, page, Qt.Key.Key_R)
    (mistake,) = page.finding.rights.entries.buttons
    assert mistake.accessibleName() == "Tuesday 24 November · In the house: Was a mistake"
    mistake.setFocus()
    qtbot.keyClick(mistake, Qt.Key.Key_Return)
    settle(qtbot, page.gateway)
    assert page.finding.rights.entries.none.isVisible()
    with database.reading() as session:
        assert not session.scalar(select(func.count()).where(Visit.person_id == annie))
        done = session.scalars(select(Action).where(Action.kind == ActionKind.CHECK_IN)).one()
        assert (done.person_id, done.undone_by) == (None, making.actor.name)
    as_reception = as_role(database, making.actor, AccountRole.RECEPTION)
    with database.reading() as session, pytest.raises(NotAllowed):
        entries_of(session, person_id=annie, actor=as_reception)
