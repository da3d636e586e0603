"""Signing in, locking and switching by the keyboard; what is typed comes back to its owner."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from atelier.accounts.managing import deactivate, issue_code
from atelier.database import Database
from atelier.desk.actions import check_in
from atelier.domain import AccountRole, Actor, Right
from tests.making import Making
from tests.signing.conftest import PASSPHRASE, PIN, Desk, People, member
from ui.desk.page import DeskPage
from ui.gateway import Gateway
from ui.shell.tiles_screen import TilesScreen

CTRL = Qt.KeyboardModifier.ControlModifier
Open = Callable[[Actor], Desk]
NOTE = "De lamp in de hal is stuk"


def type_note(desk: Desk, text: str = NOTE) -> QLineEdit:
    """Begin a note about the building, and leave the cursor behind its second word."""
    desk.hands.press(Qt.Key.Key_B, CTRL)
    field = desk.window.focusWidget()
    assert isinstance(field, QLineEdit)
    desk.hands.type(text)
    field.setCursorPosition(7)
    return field


def readable() -> Iterator[str]:
    """Give every text that a widget of this program holds, shown or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in QApplication.allWidgets():
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        yield widget.windowTitle()
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(widget)


def cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole))


def tiles(desk: Desk) -> TilesScreen:
    screen = desk.window.stack.currentWidget()
    assert isinstance(screen, TilesScreen)
    return screen


def test_switching_takes_eight_keys_and_what_was_typed_is_ones_own(
    desk_of: Open, people: People, making: Making
) -> None:
    """RELIABILITY 1.5: Riet goes for coffee, Piet helps somebody, she is back."""
    person = making.person("Toos van den Berg")
    desk = desk_of(people.ingrid.locked())
    assert [button.words() for button in tiles(desk).buttons] == ["Ingrid", "Piet", "Riet"]
    desk.come("Riet")
    desk.gateway.perform(partial(check_in, person_id=person, actor=people.riet, key=uuid4()))
    desk.settle()
    assert any("van den Berg" in text for text in readable())
    type_note(desk)

    hands, began = desk.hands, time.monotonic()
    hands.press(Qt.Key.Key_L, CTRL)
    desk.settle()
    assert [text for text in readable() if "Berg" in text or "lamp" in text] == []
    hands.type("p")
    hands.type(PIN)
    desk.settle()
    assert time.monotonic() - began < 4
    assert hands.letters + hands.actions <= 8
    assert desk.gateway.actor.name == "Piet"
    assert desk.window.frame.rail.who.text() == "Piet"
    assert not desk.window.frame.draft.isVisible()
    assert [text for text in readable() if "lamp" in text] == []

    desk.lock()
    desk.come("Riet")
    field = desk.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert (field.text(), field.cursorPosition()) == (NOTE, 7)


def test_a_draft_goes_once_it_is_saved(desk_of: Open, people: People) -> None:
    desk = desk_of(people.riet)
    type_note(desk)
    desk.signing.drafts.keep()
    desk.settle()
    desk.hands.enter()
    desk.settle()
    desk.signing.drafts.keep()
    desk.lock()
    desk.come("Riet")
    assert not desk.window.frame.draft.isVisible()
    assert isinstance(desk.window.page, DeskPage)
    assert desk.window.page.task() == ""


def test_after_a_crash_the_draft_is_offered_and_can_be_thrown_away(
    desk_of: Open,
    people: People,
    hands: object,  # noqa: ARG001
) -> None:
    first = desk_of(people.riet)
    type_note(first)
    first.signing.drafts.keep()
    first.settle()
    other = desk_of(people.piet)
    assert not other.window.frame.draft.isVisible()
    again = desk_of(people.riet)
    bar = again.window.frame.draft
    assert bar.words.text() == "You were busy with Desk (09:50)."
    again.hands.press(Qt.Key.Key_F11)
    again.settle()
    field = again.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == NOTE
    last = desk_of(people.riet)
    last.hands.press(Qt.Key.Key_F11, CTRL)
    last.settle()
    assert not last.window.frame.draft.isVisible()
    assert not desk_of(people.riet).window.frame.draft.isVisible()


def test_too_often_wrong_waits_and_a_restart_does_not_end_it(desk_of: Open, people: People) -> None:
    desk = desk_of(people.riet.locked())
    desk.hands.type("r")
    for _ in range(5):
        desk.hands.type("111112")
        desk.settle()
    card = tiles(desk).card
    assert card.note.text() == "Too often wrong. Wait another 30 seconds."
    assert not card.field.isEnabled()
    again = desk_of(people.riet.locked())
    again.hands.type("r")
    again.hands.type(PIN)
    again.settle()
    assert tiles(again).card.note.text() == "Too often wrong. Wait another 30 seconds."
    again.hands.press(Qt.Key.Key_Escape)
    again.come("Piet")


def test_a_one_time_code_becomes_a_secret_of_ones_own(
    database: Database, desk_of: Open, people: People
) -> None:
    riet = people.riet.account_id
    assert riet is not None
    code = database.perform(partial(issue_code, account_id=riet, actor=people.ingrid)).code
    desk = desk_of(people.riet.locked())
    desk.hands.type("r")
    desk.hands.type(code)
    desk.settle()
    card = tiles(desk).card
    desk.hands.type("123456")
    desk.hands.press(Qt.Key.Key_Tab)
    desk.hands.type("123456")
    desk.hands.enter()
    desk.settle()
    assert card.note.text() == "This PIN is too easy: no row, no repetition and no date, please."
    card.new.show_values({"new": "284615", "again": "284615"})
    desk.hands.enter()
    desk.settle()
    assert desk.gateway.actor.name == "Riet"


def test_whoever_is_deactivated_elsewhere_is_out(
    database: Database, desk_of: Open, people: People
) -> None:
    desk = desk_of(people.riet)
    assert people.riet.account_id is not None
    database.perform(partial(deactivate, account_id=people.riet.account_id, actor=people.ingrid))
    desk.qtbot.waitUntil(lambda: not desk.gateway.actor.roles)
    desk.settle()
    assert [button.words() for button in tiles(desk).buttons] == ["Ingrid", "Piet"]
    assert desk.window.messages.text() == "This account can sign in no longer."


@pytest.mark.parametrize("role", AccountRole)
def test_each_role_finds_its_pages_and_is_refused_on_none_of_them(
    database: Database, desk_of: Open, people: People, role: AccountRole
) -> None:
    somebody = member(database, people.ingrid, "Zoe", role) if role not in (
        AccountRole.COORDINATOR, AccountRole.ADMINISTRATOR
    ) else None  # fmt: skip
    desk = desk_of(somebody or only(people.ingrid, role))
    rail = desk.window.frame.rail
    refused: list[str] = []
    desk.gateway.refused.connect(refused.append)
    seen = [name for name, button in rail.buttons.items() if not button.isHidden()]
    assert ("desk" in seen) == desk.gateway.actor.may(Right.SEE_DESK)
    assert ("people" in seen) == desk.gateway.actor.may(Right.BROWSE_PEOPLE)
    for name in seen:
        desk.window.go_to(name)
        desk.settle()
    assert refused == []
    for place in set(rail.buttons) - set(seen):
        desk.window.go_to(place)
        assert desk.window.shown != place
        assert desk.window.messages.text() == "Your account may not see this page."


def only(actor: Actor, role: AccountRole) -> Actor:
    """Give somebody with one role of the two that Ingrid has."""
    from dataclasses import replace

    from atelier.domain.rights import rights_of

    rights, own = rights_of([role])
    return replace(actor, roles=frozenset({role}), rights=rights, own_rights=own)


def test_what_weighs_asks_for_the_secret_in_its_place(
    desk_of: Open, people: People, hands: object, gateway: Gateway
) -> None:
    desk = desk_of(people.ingrid)
    hands.move(minutes=6)  # type: ignore[attr-defined]
    desk.signing.idle.touch()  # she was at work all the time
    desk.window.go_to("settings")
    desk.settle()
    assert desk.window.page is not None
    desk.window.page.show_wanted("accounts")
    desk.settle()
    panel = desk.window.page.panel  # type: ignore[attr-defined]
    panel.begin_new()
    desk.hands.type("Samira")
    panel.saving.trigger()
    desk.settle()
    bar = desk.window.frame.proof
    assert bar.isVisible()
    assert panel.form.form.values()["name"] == "Samira"
    desk.hands.type("geen idee van het woord")
    desk.hands.enter()
    desk.settle()
    assert bar.words.text() == "That is not right. Try again."
    desk.hands.press(Qt.Key.Key_Escape)
    assert desk.window.messages.text() == ("It was not done: the PIN or passphrase was not given.")
    panel.saving.trigger()
    desk.settle()
    desk.hands.type(PASSPHRASE)
    desk.hands.enter()
    desk.settle()
    assert not bar.isVisible()
    assert "Samira" in [row.name for row in panel.rows.rows]
    assert "The code of Samira is" in panel.code.text()
    assert gateway.actor.proved_at is not None


def test_the_first_start_makes_the_administrator(desk_of: Open, actor: Actor) -> None:
    desk = desk_of(actor)
    desk.window.lock_asked.emit()
    assert desk.window.messages.text() == (
        "Nobody has an account yet. Make the first one in the settings (F8)."
    )
    desk.signing.ask_first()
    desk.settle()
    assert desk.window.page is None
    desk.hands.press(Qt.Key.Key_F1)
    assert desk.window.page is None
    for text in ("Ingrid", PASSPHRASE, "paard accu nagel"):
        desk.hands.type(text)
        desk.hands.press(Qt.Key.Key_Tab)
    screen = desk.window.stack.currentWidget()
    desk.hands.enter()
    screen.line("again").setText(PASSPHRASE)  # type: ignore[union-attr]
    screen.make.click()  # type: ignore[union-attr]
    desk.settle()
    assert desk.gateway.actor.name == "Ingrid"
    assert desk.gateway.actor.may(Right.MANAGE_ACCOUNTS)


def test_a_desk_left_alone_locks_and_keeps_what_was_typed(
    desk_of: Open, people: People, hands: object
) -> None:
    """Asleep for fourteen hours (F58): the clock of the house moved, the other one did not."""
    desk = desk_of(people.riet)
    type_note(desk)
    hands.move(hours=14)  # type: ignore[attr-defined]
    desk.signing.idle.check()
    desk.settle()
    assert desk.gateway.actor.roles == frozenset()
    assert [text for text in readable() if "lamp" in text] == []
    desk.come("Riet")
    field = desk.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == NOTE
