"""The partners of the house, through the window, by keyboard alone."""

from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import Activity, Organisation
from atelier.reports.partners import correct_partner
from tests.hands import CONTROL, ENTER
from tests.looking import texts
from tests.making import Making
from tests.reports.paged import ALT, Key, Reports
from ui.reports.partners_panel import PartnersPanel


@pytest.fixture
def waalkant(making: Making, database: Database) -> int:
    """Give a partner that hosts something, beside another one."""
    waalkant = making.add(
        Organisation(site_id=making.site_id, name="Waalkant", kind="ouderenwelzijn")
    )
    making.add(Organisation(site_id=making.site_id, name="Tweespan"))
    making.add(Organisation(site_id=making.site_id, name="Kompas"))
    activity = making.activity("Zing mee!")
    with database.transaction() as session:
        session.get_one(Activity, activity).host_id = waalkant
    return waalkant


def opened(reports: Reports) -> PartnersPanel:
    """Open the task with its key."""
    reports.type("p")
    panel = reports.page.panel
    assert isinstance(panel, PartnersPanel)
    return panel


def names(database: Database) -> list[tuple[str, int | None]]:
    with database.reading() as session:
        rows = session.execute(
            select(Organisation.name, Organisation.successor_id).order_by(Organisation.id)
        )
        return [(row.name, row.successor_id) for row in rows]


def test_an_empty_house_says_how_to_begin(reports: Reports, database: Database) -> None:
    panel = opened(reports)
    assert reports.page.title == "Partners"
    assert panel.nothing.isVisible()
    reports.press(Key.Key_N, with_=CONTROL)
    reports.type("Tweespan")
    reports.press(Key.Key_Tab)
    reports.type("welzijn")
    reports.press(ENTER)
    assert texts(panel.rows) == [["Tweespan", ""]]
    assert not panel.nothing.isVisible()
    assert panel.rows.hasFocus()
    assert names(database) == [("Tweespan", None)]


def test_a_partner_gets_another_name(reports: Reports, database: Database, waalkant: int) -> None:
    panel = opened(reports)
    said: list[str] = []
    panel.said.connect(said.append)
    assert [row[0] for row in texts(panel.rows)] == ["Kompas", "Tweespan", "Waalkant"]
    reports.type("W")  # type-ahead
    assert panel.form.heading.text() == "Waalkant"
    assert panel.form.about.text() == "Ouderenwelzijn. Activities: Zing mee!."
    reports.press(ENTER)
    reports.type("Waalkant & NIM")
    reports.press(Key.Key_Tab)
    reports.type("1-1-2027")
    assert panel.form.form.rows["day"].note == "Friday 1 January 2027"
    reports.press(ENTER, with_=CONTROL)
    assert said == ["From Friday 1 January 2027 the name is Waalkant & NIM."]
    assert texts(panel.rows)[2:] == [
        ["Waalkant & NIM", "from 01/01/2027"],
        ["Waalkant, until then", "until 31/12/2026"],
    ]
    reports.press(Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert panel.form.about.text().endswith("Is now called Waalkant & NIM. Activities: Zing mee!.")
    assert [one.isEnabled() for one in panel.form.choices] == [False, False, True]

    reports.press(Key.Key_Z, with_=CONTROL)
    assert [row[0] for row in texts(panel.rows)] == ["Kompas", "Tweespan", "Waalkant"]
    assert names(database)[waalkant - 1] == ("Waalkant", None)


def test_partners_merge(reports: Reports, database: Database, waalkant: int) -> None:
    panel = opened(reports)
    reports.type("W")
    reports.press(Key.Key_2, with_=ALT)
    form = panel.form
    assert [box.text() for box in form.merge.boxes.values()] == ["Kompas", "Tweespan"]
    reports.press(Key.Key_Tab, Key.Key_Space)  # the second one: Tweespan
    reports.press(Key.Key_Tab)
    reports.press(Key.Key_A, with_=CONTROL)
    reports.type("Samen Sterk")
    reports.press(Key.Key_Tab)
    reports.type("1-1-2027")
    reports.press(ENTER)
    assert [row[0] for row in texts(panel.rows)] == [
        "Kompas",
        "Samen Sterk",
        "Tweespan, until then",
        "Waalkant, until then",
    ]
    new = waalkant + 3
    assert names(database)[waalkant - 1 :] == [
        ("Waalkant", new),
        ("Tweespan", new),
        ("Kompas", None),
        ("Samen Sterk", None),
    ]
    assert panel.last.told.text().startswith("Tweespan, Waalkant are together Samen Sterk from")


def test_what_is_refused_is_said_beside_the_field(
    reports: Reports, database: Database, waalkant: int
) -> None:
    assert waalkant
    panel = opened(reports)
    rows = panel.form.form.rows
    reports.type("W")
    reports.press(ENTER, ENTER)
    assert rows["day"].note.startswith("Fill in a day")
    reports.type("1-1-2027")
    reports.press(ENTER)
    assert rows["name"].note == "Fill in a name."
    reports.type("tweespan")
    reports.press(ENTER)
    assert rows["name"].note == "There is already a partner called Tweespan."
    reports.press(Key.Key_2, with_=ALT)
    rows["day"].editor.setFocus()
    reports.type("1-1-2027")
    reports.press(ENTER)
    assert panel.form.note.text() == "Choose at least one partner with which it merges."
    assert names(database)[waalkant - 1] == ("Waalkant", None)


def test_a_writing_error_is_corrected(
    reports: Reports, database: Database, making: Making, waalkant: int
) -> None:
    panel = opened(reports)
    reports.type("W")
    reports.press(Key.Key_3, with_=ALT)
    assert panel.form.form.values()["kind"] == "ouderenwelzijn"
    assert panel.form.form.rows["name"].editor.hasFocus()
    other = partial(
        correct_partner, partner_id=waalkant, was="Waalkant", name="De Waalkant", actor=making.actor
    )
    reports.press(Key.Key_End)
    reports.type("!")
    database.perform(partial(other, key=uuid4()))
    reports.settle()
    assert panel.form.form.values()["name"] == "Waalkant!"  # what was typed stays
    reports.press(ENTER)
    assert panel.form.note.text().startswith("This name was changed at another desk.")
    assert names(database)[waalkant - 1] == ("De Waalkant", None)


@pytest.mark.parametrize("typed", ["text", "tick"])
def test_what_was_typed_is_not_taken_away(reports: Reports, waalkant: int, typed: str) -> None:
    assert waalkant
    panel = opened(reports)
    warned: list[str] = []
    panel.warned.connect(warned.append)
    reports.type("W")
    if typed == "text":
        reports.press(ENTER)
        reports.type("Anders")
    else:
        reports.press(Key.Key_2, with_=ALT)
        reports.press(Key.Key_Space)
    panel.rows.setFocus()
    reports.press(Key.Key_Up)
    assert len(warned) == 1
    assert panel.form.heading.text() == "Waalkant"
    chosen = panel.rows.chosen()
    assert chosen is not None
    assert chosen.name == "Waalkant"


def test_every_control_has_a_name(reports: Reports, waalkant: int) -> None:
    assert waalkant
    panel = opened(reports)
    reports.type("W")
    for row in panel.form.form.rows.values():
        assert row.editor.accessibleName()
    names_ = [box.accessibleName() for box in panel.form.merge.boxes.values()]
    assert names_ == ["Merges with Kompas", "Merges with Tweespan"]
    assert panel.rows.accessibleName() == "Partners"
    assert panel.rows.focusPolicy() & Qt.FocusPolicy.TabFocus
    reports.press(Key.Key_Escape)
    assert reports.page.panel is None
