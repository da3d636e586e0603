"""The tile that somebody stands at follows what happens to its account elsewhere."""

from collections.abc import Callable
from functools import partial

from atelier.accounts.managing import deactivate, issue_code
from atelier.database import Database
from atelier.domain import Actor
from tests.signing.conftest import Desk, People
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
