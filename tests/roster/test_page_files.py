"""Lists of volunteers and calendar files through the window, by keys."""

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QFileDialog

from atelier.domain import Volunteer
from atelier.roster.lists import volunteer_rows
from tests.looking import texts
from tests.roster.paging import Key, Paging
from ui.roster.files_panel import FilesPanel
from ui.roster.volunteers_panel import VolunteersPanel

LIST = (
    "naam;geboortejaar;rollen;startdatum\n"
    "Cor Smit;1950;Balie;1-9-2019\n"
    "Riet Jansen;1951;;\n"
    "Els Bos;1960;;\n"
    "Piet Bakker;;;\n"
    "Wim Test;1970;Directeur;\n"
)


def files(paging: Paging) -> FilesPanel:
    paging.control(Key.Key_I)
    panel = paging.page.panel
    assert isinstance(panel, FilesPanel)
    return panel


def fates(panel: FilesPanel) -> list[str]:
    return [row[2].partition(" ")[0] for row in texts(panel.assistant.plan.rows)]


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_list_is_seen_decided_about_taken_over_and_taken_back(
    paging: Paging, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    house = paging.filled.house
    known = house.making.person("Riet Janssen", born=1951)
    house.making.person("Els Bos", born=1960)
    path = tmp_path / "lijst.csv"
    path.write_text(LIST)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    paging.control(Key.Key_J)
    before = house.everything()
    panel = files(paging)
    assert paging.page.title == "Lists and calendar files"
    paging.control(Key.Key_O)
    plan = panel.assistant.plan
    assert fates(panel) == ["new", "left", "known", "already", "refused"]
    assert plan.rows.hasFocus()
    assert not plan.go.isEnabled()
    plan.skip.setChecked(True)
    assert plan.go.words() == "Import 2 people"
    paging(Key.Key_Down)
    assert plan.toggle.words() == "It is this person"
    paging(Key.Key_Space)
    assert plan.toggle.words() == "Add as somebody new"
    assert fates(panel)[1] == "known"
    paging(Key.Key_Space)
    assert fates(panel)[1] == "new"
    plan.add_all.click()
    assert fates(panel)[1] == "known"
    paging.control(Key.Key_Return)
    assert paging.said.startswith("3 volunteers were imported.")
    rows = {row.name: row for row in house.ask(volunteer_rows)}
    assert rows["Riet Janssen"].person_id == known
    assert rows["Cor Smit"].roles == ("Balie",)
    assert [row[1] for row in texts(panel.imports)] == ["3 volunteers"]
    paging.control(Key.Key_Z)
    assert house.everything() == before
    assert [row[1] for row in texts(panel.imports)] == ["taken back"]
    paging.control(Key.Key_O)
    plan.skip.setChecked(True)
    paging.control(Key.Key_Return)
    assert house.number(Volunteer) == 12
    panel.imports.choose(0)
    panel.undo_button.click()
    paging.settle()
    assert paging.said == "The import was taken back: 2 removed, 0 kept."
    assert house.everything() == before


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_the_calendar_of_whoever_is_chosen_is_written(
    paging: Paging, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "rooster.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    paging.choose(paging.filled.morning[2], "Piet")
    panel = files(paging)
    assert panel.out.told.text().startswith("No other names")
    paging.control(Key.Key_E)
    assert paging.said.endswith("shifts stand in rooster.ics.")
    assert b"Toos" not in path.read_bytes()
    events: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    days = {one["DTSTART"].dt.date() for one in events}
    assert min(days) >= paging.filled.house.actor.today()
    panel.out.form.show_values({"of": "", "ahead": False})
    paging.control(Key.Key_E)
    assert b"Toos" in path.read_bytes()
    paging(Key.Key_Escape)
    paging.control(Key.Key_J)
    volunteers = paging.page.panel
    assert isinstance(volunteers, VolunteersPanel)
    volunteers.files.click()
    paging.settle()
    assert panel.out.form.values()["of"] == str(paging.filled.people["Fatiha"])
    paging(Key.Key_F12)
    assert not panel.out.isVisible()
