"""What is settled shows at once on the other pages."""

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from atelier.desk.queries import day_view
from atelier.domain import Function
from atelier.settings.fields import ALL_KEPT, OptionalField, save_fields
from atelier.settings.offered import Offered, save_offered
from tests.looking import settle
from ui.desk.page import DeskPage
from ui.gateway import Gateway
from ui.people.page import PeoplePage

REASON = "De gemeente vraagt naar leeftijdsgroepen."


@pytest.fixture
def engine_name() -> str:
    """Give one engine: the rules have tests of their own."""
    return "sqlite"


def settle_for(gateway: Gateway, qtbot: QtBot, kept: OptionalField) -> None:
    """Keep one field, and offer less at the desk."""
    reasons = {field: REASON if field is kept else None for field in OptionalField}
    keep = partial(save_fields, reasons=reasons, was=ALL_KEPT.reasons, actor=gateway.actor)
    gateway.perform(keep)
    offered = Offered((Function.MEETING, Function.HEALTH), ("housing", "other"), ("Energie",))
    offer = partial(save_offered, offered=offered, was=Offered(), actor=gateway.actor)
    gateway.perform(offer)
    for _ in range(3):
        settle(qtbot, gateway)


def test_the_desk_offers_and_asks_what_the_house_has(qtbot: QtBot, gateway: Gateway) -> None:
    desk = DeskPage(gateway)
    qtbot.addWidget(desk)
    desk.resize(1100, 640)
    with qtbot.waitExposed(desk):
        desk.show()
    settle(qtbot, gateway)
    parts = desk.parts
    assert [tile.isHidden() for tile in parts.tiles.tiles] == [False] * 4
    settle_for(gateway, qtbot, OptionalField.POSTCODE)
    assert [tile.isHidden() for tile in parts.tiles.tiles] == [False, True, True, False]
    parts.question.begin()
    words = [button.words() for button in parts.question.buttons]
    assert words == ["Housing", "Energie", "Something else"]
    parts.details.open_for(1, "Toos")
    assert (parts.details.year.isHidden(), parts.details.postcode.isHidden()) == (True, False)


def test_nothing_is_asked_of_a_newcomer_where_nothing_is_kept(
    qtbot: QtBot, gateway: Gateway
) -> None:
    desk = DeskPage(gateway)
    qtbot.addWidget(desk)
    with qtbot.waitExposed(desk):
        desk.show()
    settle_for(gateway, qtbot, OptionalField.EMAIL)
    desk.parts.details.open_for(1, "Toos")
    assert desk.parts.details.isHidden()
    seen: list[bool] = []
    query = partial(day_view, actor=gateway.actor)
    gateway.read(query, then=lambda day: seen.append(day.fields.on(OptionalField.EMAIL)))
    settle(qtbot, gateway)
    assert seen == [True]


def test_the_form_of_a_person_asks_what_is_kept(qtbot: QtBot, gateway: Gateway) -> None:
    page = PeoplePage(gateway)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    settle_for(gateway, qtbot, OptionalField.BIRTH_YEAR)
    page.finding.new_person()
    rows = page.finding.form.form.rows
    hidden = [name for name, row in rows.items() if row.isHidden()]
    assert hidden == ["postcode", "phone", "email", "may_contact"]
    rows["name"].show_value("Toos van den Berg")
    rows["birth_year"].show_value("1944")
    said: list[str] = []
    page.said.connect(said.append)
    page.finding.form.save.click()
    for _ in range(3):
        settle(qtbot, gateway)
    assert said == ["Toos van den Berg was saved."]
