"""The calendar page: choosing, leafing, looking for something, with real keys."""

from datetime import time, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.calendar.filled import MONDAY, NEXT_TUESDAY
from tests.calendar.worked import Calendar, NotedPanel
from tests.hands import CONTROL
from tests.looking import settle, showing
from tests.making import TUESDAY
from ui.calendar.facts import Exchange, PlanSeries, PrintProgramme
from ui.calendar.page import CalendarPage
from ui.calendar.panels import BUILDERS
from ui.gateway import Gateway
from ui.shell.window import Window

KEY = Qt.Key


def test_it_begins_with_what_comes_next_and_tells_of_it(calendar: Calendar) -> None:
    page, week = calendar.page, calendar.week
    assert (page.view.chosen, page.side.name.text()) == (week.language, "Taalcafé")
    facts = page.side.facts.texts()
    assert facts["Places"] == "2 of 2 1 on the waiting list"
    assert facts["Guidance"] == "Toos (gastvrouw) 1 more needed"
    assert "Stoelyoga (11:40–12:40)" in page.side.warning_box.words()
    assert calendar.box_words(week.language) == (
        "Taalcafé",
        "Leskamer",
        ("room taken twice", "full · 1", "1 shift open"),
    )
    assert calendar.box_words(week.handicraft)[1:] == ("zaal bezet", ())


def test_arrows_go_from_one_to_the_next_and_say_it(calendar: Calendar) -> None:
    view = calendar.page.view
    calendar.press(KEY.Key_Down)
    assert calendar.chosen() == "Stoelyoga"
    assert "11:40–12:40 · De Leskamer" in view.accessibleDescription()
    calendar.press(KEY.Key_Up, KEY.Key_Up)
    assert calendar.chosen() == "Open inloop"
    calendar.press(KEY.Key_Right)
    assert (calendar.chosen(), view.accessibleDescription()) == ("", "Wed 25 · 9:30–12:00")
    calendar.press(KEY.Key_Left)
    assert calendar.chosen() == "Open inloop"
    calendar.press(KEY.Key_End)
    assert calendar.chosen() == "Handwerken"
    calendar.press(KEY.Key_Down, KEY.Key_N)
    assert calendar.panel().facts == [PlanSeries(None, TUESDAY, time(16), time(16, 30), None)]


def test_enter_goes_to_what_can_be_done_and_escape_comes_back(calendar: Calendar) -> None:
    page = calendar.page
    calendar.press(KEY.Key_Return)
    assert page.side.tasks["print"].hasFocus()
    calendar.press(KEY.Key_Tab, KEY.Key_Return)
    assert calendar.panel().facts
    assert (page.title, page.heads.back.isVisible()) == ("A task", True)
    calendar.press(KEY.Key_Escape)
    assert calendar.shows() == (None, None)
    assert page.view.hasFocus()
    assert (page.title, page.heads.back.isVisible()) == ("Calendar", False)


def test_print_and_files_begin_with_all_that_is_shown(
    calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = calendar.page
    for name in ("print", "exchange"):
        monkeypatch.setitem(BUILDERS, name, NotedPanel)
    assert page.view.chosen is not None
    page.tasks.print_programme()
    printed = calendar.panel().facts[-1]
    assert isinstance(printed, PrintProgramme)
    assert (printed.occurrence_id, printed.activity_id) == (page.view.chosen, None)
    calendar.press(KEY.Key_Escape)
    page.tasks.open_exchange()
    assert calendar.panel().facts[-1] == Exchange()


def test_leafing_follows_the_series_and_comes_back(calendar: Calendar) -> None:
    page, week = calendar.page, calendar.week
    calendar.press(KEY.Key_PageDown)
    assert page.heads.period.accessibleName() == "week 49 30 Nov – 6 Dec 2026"
    assert page.view.chosen == week.language_next
    assert page.side.name.text() == "Taalcafé"
    calendar.press(KEY.Key_PageUp)
    assert page.view.chosen == week.language
    calendar.press(KEY.Key_PageDown, KEY.Key_PageDown)
    assert (calendar.chosen(), page.side.row) == ("", None)
    calendar.press(KEY.Key_T)
    assert page.period.first_day == MONDAY


def test_old_rows_stay_until_the_new_ones_are_there(calendar: Calendar) -> None:
    page = calendar.page
    calendar.keyboard.press(KEY.Key_PageDown)
    assert page.period.first_day == NEXT_TUESDAY - timedelta(days=1)
    assert page.view.shown.first_day == MONDAY
    calendar.keyboard.press(KEY.Key_PageDown)
    calendar.keyboard.press(KEY.Key_PageUp)
    calendar.settle()
    assert page.view.shown.first_day == NEXT_TUESDAY - timedelta(days=1)


def test_the_room_the_function_and_the_host_narrow_it_down(calendar: Calendar) -> None:
    page, week = calendar.page, calendar.week
    names = partial(_names, page)
    page.heads.rooms.setFocus()
    calendar.press(KEY.Key_Down)
    assert page.heads.rooms.currentText() == "De Leskamer"
    assert names() == ["Taalcafé", "Stoelyoga"]
    calendar.press(KEY.Key_Up)
    assert len(names()) == 6
    assert "Koor De Stem" in names()
    calendar.press(KEY.Key_F, with_=CONTROL)
    page.body.filters.hosts.setFocus()
    calendar.press(KEY.Key_Down)
    assert names() == ["Taalcafé"]
    page.body.filters.clear_all.click()
    assert len(names()) == 6
    assert page.view.chosen == week.language


def _names(page: CalendarPage) -> list[str]:
    return [box.row.name for box in page.view.layout_.boxes]


def test_what_is_looked_for_is_gone_to_and_the_rest_steps_back(calendar: Calendar) -> None:
    page, week = calendar.page, calendar.week
    calendar.press(KEY.Key_F, with_=CONTROL)
    calendar.keyboard.type("huiskamer")
    wanted = {week.door, week.circle, week.handicraft}
    assert page.view.wanted == wanted
    assert page.body.filters.told.text() == "3 found"
    assert calendar.chosen() == "Open inloop"
    calendar.press(KEY.Key_Return)
    assert calendar.chosen() == "Activity"
    calendar.press(KEY.Key_Escape)
    assert page.view.wanted != wanted
    calendar.press(KEY.Key_Escape)
    assert page.view.hasFocus()
    assert page.body.filters.isHidden()


def test_hidden_names_stay_hidden_in_the_panels_too(
    calendar: Calendar, calendar_window: Window
) -> None:
    calendar.press(KEY.Key_F12)
    assert calendar.page.side.facts.texts()["Guidance"] == "••• 1 more needed"
    calendar.press(KEY.Key_Delete)
    assert calendar.panel().blank
    calendar.press(KEY.Key_F12)
    assert not calendar.panel().blank
    assert not calendar_window.names_hidden


def test_the_sign_up_sheet_is_looked_at_first(calendar: Calendar, calendar_window: Window) -> None:
    calendar.press(KEY.Key_Return, KEY.Key_Return)
    assert calendar_window.preview.isVisible()
    assert calendar_window.frame.header.title.text() != "Calendar"


def test_free_places_are_a_list_of_numbers(calendar: Calendar) -> None:
    page = calendar.page
    page.tasks.open_free_places()
    calendar.settle()
    assert page.title == "Free places"
    panel = page.panel
    assert panel is not None
    rows = getattr(panel, "rows").rows  # noqa: B009 - the panel's class is loaded when it opens
    assert [(row.name, row.free, row.waiting) for row in rows] == [("Taalcafé", 0, 1)]


def test_an_empty_house_says_how_to_begin(
    qtbot: QtBot, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(BUILDERS, "activity", NotedPanel)
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        window.go_to("calendar")
        settle(qtbot, gateway)
        settle(qtbot, gateway)
        page = window.page
        assert isinstance(page, CalendarPage)
        assert page.body.empty.isVisible()
        assert "Begin with an activity" in page.body.empty.accessibleName()
        page.body.begin.click()
        assert isinstance(page.panel, NotedPanel)
