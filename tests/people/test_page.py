from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import Person
from atelier.people.actions import edit_person
from atelier.people.names import parse_name
from atelier.tables.reading import read_table
from tests.looking import settle, texts
from tests.making import TUESDAY, Making
from tests.people.importing import names, people_count
from ui.gateway import Gateway
from ui.people.page import PeoplePage

LIST = "naam;geboortedatum;BSN\nToos van den Berg;3-2-1944;\nRiet Janssen;;\nWim Test;1960;\n"


@pytest.fixture
def page(qtbot: QtBot, gateway: Gateway, making: Making) -> Iterator[PeoplePage]:
    making.person("Riet Jansen", born=1951, postcode="6546", phone="024-3771234")
    making.person("Anja van den Berg", born=1949)
    page = PeoplePage(gateway)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.show()
    settle(qtbot, gateway)
    yield page
    page.close()


def _find(qtbot: QtBot, page: PeoplePage, text: str) -> None:
    qtbot.keyClicks(page.finding.search, text)
    settle(qtbot, page.gateway)


def _open(qtbot: QtBot, page: PeoplePage, text: str) -> None:
    _find(qtbot, page, text)
    qtbot.keyClick(page.finding.search, Qt.Key.Key_Return)
    settle(qtbot, page.gateway)


def test_two_letters_find_people_and_one_lists_nobody(qtbot: QtBot, page: PeoplePage) -> None:
    _find(qtbot, page, "b")
    assert texts(page.finding.rows) == []
    _find(qtbot, page, "er")
    assert texts(page.finding.rows) == [["van den Berg, Anja", "1949", ""]]


def test_somebody_is_corrected_in_place(qtbot: QtBot, page: PeoplePage, database: Database) -> None:
    _open(qtbot, page, "jansen")
    form = page.finding.form
    assert form.form.values()["phone"] == "024 377 1234"
    form.form.rows["postcode"].show_value("6545 ab")
    form.form.rows["name"].show_value("Riet de Wit")
    with qtbot.waitSignal(page.said):
        qtbot.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.gateway)
    with database.reading() as session:
        row = session.scalars(select(Person).where(Person.given_name == "Riet")).one()
        assert (row.prefix, row.family_name, row.postcode) == ("de", "Wit", "6545")
        assert (row.phone, row.birth_year) == ("+31243771234", 1951)
    assert form.form.values()["postcode"] == "6545"


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(
    qtbot: QtBot, page: PeoplePage, database: Database
) -> None:
    _open(qtbot, page, "jansen")
    form = page.finding.form.form
    typed = {"name": "", "birth_year": "1-2-51", "postcode": "12", "phone": "1", "email": "riet"}
    for name, text in typed.items():
        form.rows[name].show_value(text)
    page.finding.form.save_person()
    settle(qtbot, page.gateway)
    assert [name for name, row in form.rows.items() if row.refused] == list(typed)
    assert {name: form.values()[name] for name in typed} == typed
    form.rows["name"].show_value("Riet 111222333")
    page.finding.form.save_person()
    assert "citizen service number" in form.rows["name"].note
    form.rows["name"].show_value("Riet1 Jansen")
    page.finding.form.save_person()
    assert form.rows["name"].note == "A name has no figures in it. Please look at it again."
    assert names(database)[0] == "Riet Jansen"


def test_what_another_desk_saved_is_put_beside_what_is_typed(
    qtbot: QtBot, page: PeoplePage, database: Database, gateway: Gateway
) -> None:
    _open(qtbot, page, "jansen")
    form = page.finding.form
    with database.reading() as session:
        row = session.scalars(select(Person).where(Person.given_name == "Riet")).one()
        person_id, version = row.id, row.version
    with database.transaction() as session:
        edit_person(
            session,
            person_id=person_id,
            version=version,
            name=parse_name("Riet Jansen"),
            birth_year=1952,
            actor=gateway.actor,
        )
    form.form.rows["postcode"].show_value("6544")
    form.save_person()
    settle(qtbot, gateway)
    settle(qtbot, gateway)
    assert form.form.values()["postcode"] == "6544"
    assert "1952" in form.form.rows["birth_year"].note
    form.save_person()
    settle(qtbot, gateway)
    with database.reading() as session:
        assert session.get_one(Person, person_id).postcode == "6544"


def test_what_was_typed_waits_while_somebody_else_is_looked_at(
    qtbot: QtBot, page: PeoplePage
) -> None:
    _open(qtbot, page, "jansen")
    form = page.finding.form
    qtbot.keyClicks(form.form.rows["email"].editor, "riet@voorbeeld.invalid")
    page.finding.search.clear()
    _open(qtbot, page, "berg")
    assert form.form.values()["email"] == ""
    page.finding.search.clear()
    _open(qtbot, page, "jansen")
    assert form.form.values()["email"] == "riet@voorbeeld.invalid"


def test_somebody_new_is_added_by_keyboard(
    qtbot: QtBot, page: PeoplePage, database: Database
) -> None:
    page.adding.trigger()
    form = page.finding.form
    qtbot.keyClicks(form.form.rows["name"].editor, "Corrie ter Horst")
    qtbot.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.gateway)
    assert names(database)[-1] == "Corrie ter Horst"


def test_a_list_is_seen_decided_imported_and_taken_back(
    qtbot: QtBot, page: PeoplePage, database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    page.to_lists.setChecked(True)
    assistant = page.lists.assistant
    assistant.open_file(path)
    settle(qtbot, page.gateway)
    settle(qtbot, page.gateway)
    assert assistant.mapping.told.text() == "CSV in UTF-8 with semicolons, 3 rows."
    assert assistant.mapping.not_kept.text() == "Not kept: BSN."
    shown = [row[3] for row in texts(assistant.plan.rows)]
    assert shown[0] == "new"
    assert shown[1].startswith("left out May be somebody who is already there")
    assert assistant.plan.go.words() == "Import 2 people"

    assistant.plan.rows.choose(1)
    qtbot.keyClick(assistant.plan.rows, Qt.Key.Key_Space)
    assert assistant.plan.go.words() == "Import 3 people"
    with qtbot.waitSignal(page.said):
        qtbot.keyClick(assistant.plan.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.gateway)
    assert people_count(database) == 5
    assert [row[1] for row in texts(page.lists.imports)] == ["3 people"]

    with qtbot.waitSignal(page.said):
        page.undo()
    settle(qtbot, page.gateway)
    assert people_count(database) == 2
    assert [row[1] for row in texts(page.lists.imports)] == ["taken back"]


def test_a_refused_row_stops_the_import_until_it_is_left_out(
    qtbot: QtBot, page: PeoplePage, database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("naam;jaar van geboorte\nWim Test;60\nBep Test;1960\n")
    assistant = page.lists.assistant
    assistant.open_file(path)
    settle(qtbot, page.gateway)
    settle(qtbot, page.gateway)
    assert not assistant.plan.go.isEnabled()
    assert texts(assistant.plan.rows)[0][1] == "Wim Test"  # to be found by in the list
    assistant.plan.skip.setChecked(True)
    assistant.plan.go.click()
    settle(qtbot, page.gateway)
    assert names(database)[2:] == ["Bep Test"]


def test_columns_are_chosen_by_hand_and_the_preview_follows(
    qtbot: QtBot, page: PeoplePage, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("wie;wanneer\nWim Test;1960\n")
    assistant = page.lists.assistant
    assistant.open_file(path)
    settle(qtbot, page.gateway)
    assert assistant.missing.text().startswith("No column with names")
    assert not assistant.plan.isEnabled()
    for box, field in zip(assistant.mapping.boxes, ("name", "birth_year"), strict=True):
        box.setCurrentIndex(box.findData(field))
    settle(qtbot, page.gateway)
    assert texts(assistant.plan.rows) == [["2", "Test, Wim", "1960", "new"]]
    assistant.mapping.boxes[1].setCurrentIndex(assistant.mapping.boxes[1].findData("name"))
    assert list(assistant.mapping.fields()) == ["", "name"]


def test_every_choice_of_a_wide_list_can_be_seen_whole(
    qtbot: QtBot, page: PeoplePage, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("naam;geb.jaar;pc;tel;mail;kleur;wijk;sport\nWim Test;1960;;;;;;\n")
    page.to_lists.setChecked(True)
    page.lists.assistant.open_file(path)
    settle(qtbot, page.gateway)
    settle(qtbot, page.gateway)
    boxes = page.lists.assistant.mapping.boxes
    assert len(boxes) == 8
    for box in boxes:
        assert box.visibleRegion().boundingRect() == box.rect()
        assert box.height() >= box.sizeHint().height()


def test_lists_are_gone_to_and_exported_by_key(
    qtbot: QtBot, page: PeoplePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(page.lists, "ask_where", asked.append)
    qtbot.keyClick(page.finding.search, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert page.lists.isVisible()
    page.to_find.setChecked(True)
    qtbot.keyClick(page.finding.search, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["people"]


def test_a_file_that_changed_since_the_preview_imports_nothing(
    qtbot: QtBot, page: PeoplePage, database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    assistant = page.lists.assistant
    assistant.open_file(path)
    settle(qtbot, page.gateway)
    settle(qtbot, page.gateway)
    path.write_text(LIST + "Bep Test;1960;\n")
    with qtbot.waitSignal(page.gateway.refused):
        assistant.plan.go.click()
    settle(qtbot, page.gateway)
    assert people_count(database) == 2
    assert assistant.plan.go.armed


def test_a_file_that_is_no_list_is_refused_and_the_page_goes_on(
    qtbot: QtBot, page: PeoplePage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.gateway.refused) as told:
        page.lists.assistant.open_file(tmp_path / "nothing.csv")
    settle(qtbot, page.gateway)
    assert told.args == ["This file cannot be opened. Look whether it is still in its place."]
    assert page.lists.assistant.steps.currentIndex() == 0


def test_lists_are_exported_from_the_page(
    qtbot: QtBot, page: PeoplePage, making: Making, tmp_path: Path, gateway: Gateway
) -> None:
    making.visit(1, TUESDAY, gateway.clock.now())
    for name, rows in (("people", 2), ("visits", 1), ("participations", 0), ("programme", 0)):
        path = tmp_path / f"{name}.xlsx"
        with qtbot.waitSignal(page.said):
            page.lists.export(name, path)
        assert len(read_table(path).rows) == rows


def test_hidden_names_cover_the_whole_page(qtbot: QtBot, page: PeoplePage) -> None:
    _open(qtbot, page, "jansen")
    page.blank_names(True)
    assert not page.finding.isVisible()
    page.to_lists.setChecked(True)
    assert not page.lists.isVisible()
    page.blank_names(False)
    assert page.lists.isVisible()
