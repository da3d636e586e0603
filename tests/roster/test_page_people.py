"""The volunteers and the work of the house on the roster page, in real panels."""

from datetime import date, time, timedelta

from PySide6.QtWidgets import QComboBox

from atelier.domain import Can, DayPart, PairKind, ShiftState, VolunteerStatus
from atelier.roster.cards import VolunteerCard, volunteer_card
from atelier.roster.lists import volunteer_rows
from atelier.roster.patterns import pattern_rows
from atelier.roster.roles import role_rows
from tests.making import TUESDAY
from tests.roster.paging import Key, Paging
from ui.roster.volunteers_panel import VolunteersPanel
from ui.roster.work_panel import WorkPanel


def people(paging: Paging) -> VolunteersPanel:
    paging.control(Key.Key_J)
    panel = paging.page.panel
    assert isinstance(panel, VolunteersPanel)
    return panel


def work(paging: Paging) -> WorkPanel:
    paging.control(Key.Key_K)
    panel = paging.page.panel
    assert isinstance(panel, WorkPanel)
    return panel


def card(paging: Paging, name: str) -> VolunteerCard:
    found = paging.filled.house.ask(volunteer_card, person_id=paging.filled.people[name])
    assert found is not None
    return found


def pick(combo: QComboBox, value: object) -> None:
    combo.setCurrentIndex(combo.findData(value))


def test_a_volunteer_is_changed_in_place_and_it_is_undone(paging: Paging) -> None:
    panel = people(paging)
    assert paging.page.title == "Volunteers"
    assert panel.number.text() == "10 volunteers"
    view = panel.view
    assert view.name.text() == "Fatiha el Amrani"
    assert "Kinderwerk · no VOG seen" in view.roles.texts()
    before = paging.filled.house.everything()
    monday = view.week._boxes[0, DayPart.MORNING]  # noqa: SLF001 - a button of the window
    for _ in range(3):
        monday.click()
        paging.settle()
    assert (0, DayPart.MORNING, Can.NO) in card(paging, "Fatiha").week
    view.new_away.texts[0].setText("1-12-2026")
    view.new_away.add.click()
    paging.settle()
    assert view.away.texts() == ["01/12/2026"]
    pick(view.new_pair.lists[0], paging.filled.people["Piet"])
    view.new_pair.add.click()
    paging.settle()
    assert [(one.name, one.kind) for one in card(paging, "Fatiha").pairs] == [
        ("Piet", PairKind.WITH)
    ]
    panel.rows.setFocus()
    for _ in range(5):
        paging.control(Key.Key_Z)
    assert paging.filled.house.everything() == before


def test_a_vog_is_seen_today_by_whoever_is_at_the_desk(paging: Paging) -> None:
    panel = people(paging)
    club = next(one for one in card(paging, "Fatiha").roles if one.role == "Kinderwerk")
    doings = dict(panel.view._role_doings(club))  # noqa: SLF001 - the buttons of the line
    doings["VOG seen today"]()
    paging.settle()
    seen = next(one for one in card(paging, "Fatiha").roles if one.role == "Kinderwerk")
    assert (seen.vog_seen_on, seen.vog_seen_by) == (TUESDAY, "Balie")
    assert "VOG seen on 24/11/2026 by Balie" in panel.view.roles.texts()[2]
    paging(Key.Key_Escape)
    paging.choose(paging.filled.children)
    assert paging.page.side.list.rows[0].name == "Fatiha"


def test_a_vog_is_seen_on_an_earlier_day(paging: Paging) -> None:
    """Rule P21: whoever looks up an old list types when it was; what is still to come is not."""
    panel = people(paging)
    line = panel.view.new_vog
    assert line.isVisible()
    line.texts[0].setText("1-12-2026")
    line.add.click()
    paging.settle()
    assert "still to come" in line.note.text()
    assert line.texts[0].text() == "1-12-2026"
    line.texts[0].setText("12-3")  # the last one, and not that of next year
    line.add.click()
    paging.settle()
    name = next(one for one in paging.filled.people if one in panel.view.name.text())
    held = next(one for one in card(paging, name).roles if one.role == "Kinderwerk")
    assert (held.vog_seen_on, held.vog_ask_again_on) == (date(2026, 3, 12), date(2029, 3, 12))
    assert (line.texts[0].text(), line.note.text()) == ("", "")


def test_what_is_refused_stays_typed(paging: Paging) -> None:
    panel = people(paging)
    form = panel.view.facts
    form.form.show_values({"status": VolunteerStatus.ACTIVE, "min_shifts": "9", "max_shifts": "2"})
    form.save.click()
    paging.settle()
    assert "smallest number" in form.refusal.text()
    assert form.form.values()["min_shifts"] == "9"
    panel.view.new_away.texts[0].setText("sometime")
    panel.view.new_away.add.click()
    paging.settle()
    assert panel.view.new_away.note.text()
    assert panel.view.new_away.texts[0].text() == "sometime"


def test_a_new_volunteer_is_a_new_name_or_somebody_known(paging: Paging) -> None:
    house = paging.filled.house
    known = house.making.person("Rachida Bouazza")
    panel = people(paging)
    paging.control(Key.Key_N)
    paging("Els Bos")
    panel.new.save.click()
    paging.settle()
    assert panel.view.name.text() == "Els Bos"
    paging.control(Key.Key_N)
    paging("bouazza")
    assert [hit.name for hit in panel.new.known.rows] == ["Bouazza, Rachida"]
    panel.new.known.setFocus()
    paging(Key.Key_Down, Key.Key_Return)
    rows = {one.person_id: one for one in house.ask(volunteer_rows)}
    assert rows[known].status is VolunteerStatus.APPLYING
    assert len(rows) == 12
    paging.control(Key.Key_Z)
    assert len(house.ask(volunteer_rows)) == 11


def test_hidden_names_cover_the_list(paging: Paging) -> None:
    panel = people(paging)
    paging(Key.Key_F12)
    assert not panel.rows.isVisible()
    assert panel.right.currentWidget() is panel.hidden
    paging(Key.Key_F12)
    assert panel.rows.isVisible()


def test_new_work_is_made_with_a_fixed_place_and_ends(paging: Paging) -> None:
    house = paging.filled.house
    panel = work(paging)
    assert [row.name for row in panel.roles.rows] == ["Balie", "Beheer & afsluiten", "Kinderwerk"]
    assert panel.patterns.hasFocus()  # no form is begun before somebody asks for it
    assert not panel.role.isVisible()
    stack = paging.page.stack  # the grid, which is higher, does not make the page scroll
    assert stack.minimumSizeHint().height() == panel.minimumSizeHint().height()
    paging.control(Key.Key_N)
    form = panel.pattern.form
    form.rows["name"].show_value("Koffie")
    form.rows["days"].show_value("tu, th")
    form.rows["starts"].show_value("9:00")
    form.rows["ends"].show_value("8:00")
    panel.pattern.save.click()
    paging.settle()
    assert "after its beginning" in panel.pattern.refusal.text()
    form.rows["ends"].show_value("11:00")
    panel.pattern.save.click()
    paging.settle()
    (row,) = house.ask(pattern_rows)
    assert (row.form.rule, row.form.starts, row.name) == ("weekly;days=1.3", time(9), "Koffie")
    panel.patterns.choose(0)
    paging.settle()
    pick(panel.pattern.fixed.line.lists[0], paging.filled.people["Joke"])
    panel.pattern.fixed.line.add.click()
    paging.settle()
    assert paging.said == "The fixed place is given."
    assert len(card(paging, "Joke").fixed_places) == 1
    panel.pattern.end.texts[0].setText("26-11-2026")
    panel.pattern.end.add.click()
    paging.settle()
    left = [one for one in house.shifts(row.id) if one.state is ShiftState.PLANNED]
    assert [one.day for one in left] == [TUESDAY, TUESDAY + timedelta(days=2)]
    paging(Key.Key_Escape)
    assert paging.page.title == "Roster"


def test_a_role_is_added(paging: Paging) -> None:
    panel = work(paging)
    panel.add_role.click()
    paging("Tuin")
    panel.role.save.click()
    paging.settle()
    assert "Tuin" in [one.name for one in paging.filled.house.ask(role_rows)]
    panel.add_role.click()
    paging("Tuin")
    panel.role.save.click()
    paging.settle()
    assert panel.role.refusal.text() == "There is a role with this name already."
    assert panel.role.form.values()["name"] == "Tuin"
