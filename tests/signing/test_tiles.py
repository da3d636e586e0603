"""The tile that somebody stands at follows what happens to its account elsewhere."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from atelier.accounts.managing import deactivate, issue_code
from atelier.database import Database
from atelier.domain import Actor
from tests.signing.conftest import PIN, Desk, People
from ui.shell.tiles_screen import TilesScreen


def test_a_tile_asks_for_the_code_that_was_just_given(
    database: Database, desk_of: Callable[[Actor], Desk], people: People
) -> None:
    """Riet forgot her PIN, and rings Ingrid from the desk; then she is let in no more."""
    desk = desk_of(people.riet.locked())
    screen = desk.window.stack.currentWidget()
    assert isinstance(screen, TilesScreen)
    desk.hands.type("r")
    riet = people.riet.account_id
    assert riet is not None
    code = database.perform(partial(issue_code, account_id=riet, actor=people.ingrid)).code
    desk.qtbot.waitUntil(lambda: screen.card.field.accessibleName() == "One-time code")
    desk.settle()
    desk.hands.type(code)
    desk.settle()
    assert screen.card.new.isVisible()
    database.perform(partial(deactivate, account_id=riet, actor=people.ingrid))
    desk.qtbot.waitUntil(lambda: not screen.card.isVisible())
    assert [button.words() for button in screen.buttons] == ["Ingrid", "Piet"]


def test_a_pin_is_changed_at_ones_own_tile(
    desk_of: Callable[[Actor], Desk], people: People
) -> None:
    """Ctrl+N, the PIN of now, and another: a wrong one changes nothing and is counted."""
    desk = desk_of(people.riet.locked())
    screen = desk.window.stack.currentWidget()
    assert isinstance(screen, TilesScreen)
    card = screen.card
    new = "527184"
    for first, then in (("908172", "That is not right. Try again."), (PIN, "")):
        if not then:
            desk.hands.press(Qt.Key.Key_Escape)
        desk.hands.type("r")
        desk.hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        desk.hands.type(first)
        assert card.new.isVisible()
        desk.hands.type(new)
        desk.hands.press(Qt.Key.Key_Tab)
        desk.hands.type(new)
        desk.hands.enter()
        desk.settle()
        assert not then or (card.note.text() == then and card.secret.isVisible())
    assert desk.gateway.actor.account_id == people.riet.account_id
    desk.lock()
    desk.hands.type("r" + new)
    desk.settle()
    assert desk.gateway.actor.account_id == people.riet.account_id
