"""What is no draft: nobody typed it, or it was saved."""

from collections.abc import Callable

from atelier.accounts.drafts import drafts_of
from atelier.database import Database
from atelier.domain import Actor
from tests.signing.conftest import Desk, People
from ui.gateway import Gateway

Open = Callable[[Actor], Desk]


def test_what_a_form_shows_is_no_draft(
    database: Database, desk_of: Open, people: People, gateway: Gateway
) -> None:
    """The cursor was in a field once; then the form showed a row, and what was saved."""
    desk = desk_of(people.ingrid)
    desk.window.go_to("settings")
    desk.settle()
    page = desk.window.page
    assert page is not None
    page.show_wanted("accounts")
    desk.settle()
    panel = page.panel  # type: ignore[attr-defined]
    panel.begin_new()
    panel.rows.choose(1)
    desk.settle()
    assert panel.form.form.values()["name"] == "Piet"
    desk.signing.drafts.keep()
    desk.settle()
    with database.reading() as session:
        assert drafts_of(session, actor=gateway.actor) == ()
    panel.form.form.take_focus()
    desk.hands.type("er")
    desk.signing.drafts.keep()
    desk.settle()
    with database.reading() as session:
        (draft,) = drafts_of(session, actor=gateway.actor)
    assert '"Piet", "Pieter"' in draft.content
