"""The calendar page under real keys and a real mouse."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.diff import ChangeWanted
from atelier.calendar.moving import move_occurrence
from atelier.database import Database
from atelier.domain import Actor, Occurrence
from tests.calendar.filled import MONDAY, NEXT_TUESDAY, Week, fill_week
from tests.hands import CONTROL, Keyboard
from tests.looking import settle, showing
from tests.making import TUESDAY, Making
from ui.calendar.facts import CancelOccurrence, ChangeOccurrence, PlanSeries
from ui.calendar.page import CalendarPage
from ui.calendar.panel import Panel
from ui.calendar.panels import BUILDERS
from ui.calendar.view_layout import Mode, Slot
from ui.calendar.view_pending import Pending
from ui.calendar.view_words import alarms, detail
from ui.gateway import Gateway
from ui.shell.window import Window

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


class NotedPanel(Panel):
    """Stands for the panels of others: it notes with what it was begun."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(gateway)
        self.title = "A task"
        self.facts: list[object] = []
        self.blank = False

    def begin(self, facts: object) -> None:
        self.facts.append(facts)

    def blank_names(self, blank: bool) -> None:
        self.blank = blank


@dataclass
class Calendar:
    """The page with its week, and hands to work it with."""

    page: CalendarPage
    week: Week
    keyboard: Keyboard
    settle: Callable[[], None]

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            self.keyboard.press(key, with_ or Qt.KeyboardModifier.NoModifier)
            self.settle()

    def chosen(self) -> str:
        row = self.page.view.shown.find(self.page.view.chosen)
        return "" if row is None else row.name

    def point(self, occurrence_id: int, *, foot: bool = False) -> QPoint:
        """Give a point of a box in the viewport: its middle, or the edge by which it stretches."""
        view = self.page.view
        box = view.layout_.box_of(occurrence_id)
        assert box is not None
        place = view.outside(box.place)
        return QPoint(place.center().x(), place.bottom() - 1 if foot else place.top() + 20)

    def at(self, day: date, minute: int) -> QPoint:
        """Give the point of a time in the viewport."""
        view = self.page.view
        place = view.layout_.place_of(Slot(day, minute, minute + 15))
        assert place is not None
        return view.outside(place).center()

    def drag(self, begin: QPoint, end: QPoint) -> None:
        view = self.page.view.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
        QTest.mouseMove(view, begin + QPoint(0, 12))
        QTest.mouseMove(view, end)

    def drop(self, end: QPoint) -> None:
        QTest.mouseRelease(self.page.view.viewport(), Qt.MouseButton.LeftButton, pos=end)
        self.settle()

    def shows(self) -> tuple[Panel | None, Pending | None]:
        """Give the task that is open, and what is being moved."""
        return self.page.panel, self.page.view.pending

    def mode(self) -> Mode:
        return self.page.view.mode

    def panel(self) -> NotedPanel:
        panel = self.page.panel
        assert isinstance(panel, NotedPanel)
        return panel

    def box_words(self, occurrence_id: int) -> tuple[str, str, tuple[str, ...]]:
        box = self.page.view.layout_.box_of(occurrence_id)
        assert box is not None
        return box.row.name, detail(box.row), alarms(box.row)


@pytest.fixture
def week(making: Making) -> Week:
    return fill_week(making)


@pytest.fixture
def window(qtbot: QtBot, gateway: Gateway, week: Week) -> Iterator[Window]:
    assert week
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        with qtbot.waitActive(window):
            window.activateWindow()
        window.go_to("calendar")
        settle(qtbot, gateway)
        settle(qtbot, gateway)
        yield window


@pytest.fixture
def calendar(
    qtbot: QtBot,
    gateway: Gateway,
    window: Window,
    week: Week,
    monkeypatch: pytest.MonkeyPatch,
) -> Calendar:
    for name in ("change", "cancel", "series", "enrol", "activity"):
        monkeypatch.setitem(BUILDERS, name, NotedPanel)
    page = window.page
    assert isinstance(page, CalendarPage)

    def both() -> None:
        settle(qtbot, gateway)
        settle(qtbot, gateway)  # what was read may have asked for more

    both()
    return Calendar(page, week, Keyboard(window), both)


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


def test_a_hand_moves_by_quarters_and_lets_a_panel_do_it(calendar: Calendar) -> None:
    view, week = calendar.page.view, calendar.week
    begin, end = calendar.point(week.language), calendar.at(MONDAY, 13 * 60)
    calendar.drag(begin, end)
    words = view.pending_words()
    assert words.startswith("Mon 23 · ")
    assert "taken" not in words
    calendar.drop(end)
    (facts,) = calendar.panel().facts
    assert isinstance(facts, ChangeOccurrence)
    assert (facts.occurrence_id, facts.day, facts.room_id) == (week.language, MONDAY, None)
    assert facts.starts is not None
    assert facts.ends is not None
    assert facts.starts.minute % 15 == 0
    assert facts.ends == time(facts.starts.hour + 1, (facts.starts.minute + 30) % 60) or (
        facts.starts.minute >= 30
    )


def test_the_ghost_turns_red_where_the_room_is_taken(calendar: Calendar) -> None:
    view, week = calendar.page.view, calendar.week
    calendar.press(KEY.Key_Down, with_=ALT)
    assert view.pending_words() == "Tue 24 · 10:15–11:45 · Leskamer is taken: Stoelyoga"
    calendar.press(KEY.Key_Left, with_=ALT)
    assert view.pending_words() == "Mon 23 · 10:15–11:45"
    calendar.press(KEY.Key_Escape)
    assert calendar.shows() == (None, None)
    calendar.press(KEY.Key_Down, KEY.Key_Down, with_=ALT | SHIFT)
    calendar.press(KEY.Key_Return)
    assert calendar.panel().facts == [
        ChangeOccurrence(week.language, TUESDAY, time(10), time(12), None)
    ]


def test_escape_gives_up_what_the_hand_holds(calendar: Calendar) -> None:
    end = calendar.at(MONDAY, 13 * 60)
    calendar.drag(calendar.point(calendar.week.language), end)
    calendar.press(KEY.Key_Escape)
    calendar.drop(end)
    assert calendar.shows() == (None, None)


def test_the_foot_stretches_and_an_empty_place_makes_something(calendar: Calendar) -> None:
    week, end = calendar.week, calendar.at(TUESDAY, 16 * 60 + 45)
    calendar.drag(calendar.point(week.circle, foot=True), end)
    calendar.drop(end)
    (facts,) = calendar.panel().facts
    assert isinstance(facts, ChangeOccurrence)
    assert (facts.starts, facts.day) == (time(13), TUESDAY)
    assert facts.ends is not None
    assert time(16, 30) <= facts.ends <= time(17)
    calendar.press(KEY.Key_Escape)
    begin, end = calendar.at(MONDAY, 13 * 60), calendar.at(MONDAY, 14 * 60)
    calendar.drag(begin, end)
    assert calendar.page.view.pending_words() == "New: Mon 23 · 13:00–14:15"
    calendar.drop(end)
    assert calendar.panel().facts == [PlanSeries(None, MONDAY, time(13), time(14, 15), None)]


def test_a_click_chooses_and_a_double_click_changes(calendar: Calendar) -> None:
    view, week = calendar.page.view, calendar.week
    point = calendar.point(week.yoga)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert calendar.chosen() == "Stoelyoga"
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    calendar.settle()
    assert calendar.panel().facts == [ChangeOccurrence(week.yoga)]


def test_delete_cancels_and_what_is_cancelled_can_go_ahead(
    calendar: Calendar, database: Database
) -> None:
    calendar.press(KEY.Key_Delete)
    assert calendar.panel().facts == [CancelOccurrence(calendar.week.language)]
    calendar.press(KEY.Key_Escape, KEY.Key_End)
    side = calendar.page.side
    assert side.tasks["cancel"].isHidden()
    side.tasks["reinstate"].click()
    calendar.settle()
    with database.reading() as session:
        assert session.get_one(Occurrence, calendar.week.handicraft).state == "planned"
    calendar.press(KEY.Key_Z, with_=CONTROL)
    with database.reading() as session:
        assert session.get_one(Occurrence, calendar.week.handicraft).state == "cancelled"
    assert side.tasks["reinstate"].isVisible()


def moved(database: Database, actor: Actor, occurrence_id: int, day: date) -> ChangeSaved:
    return database.perform(
        partial(
            move_occurrence,
            occurrence_id=occurrence_id,
            wanted=ChangeWanted(day=day),
            actor=actor,
            key=uuid4(),
        )
    )


def test_what_another_desk_changes_comes_by_itself(
    calendar: Calendar, database: Database, actor: Actor, qtbot: QtBot
) -> None:
    page, week = calendar.page, calendar.week
    page.view.choose(week.circle)
    calendar.settle()
    moved(database, actor, week.circle, TUESDAY + timedelta(days=1))
    qtbot.waitUntil(lambda: day_of(calendar, week.circle) == TUESDAY + timedelta(days=1))
    assert page.view.chosen == week.circle
    qtbot.waitUntil(lambda: page.side.changes.texts() == ["Activity: moved"])
    page.side.changes.undo_buttons()[0].click()
    qtbot.waitUntil(lambda: day_of(calendar, week.circle) == TUESDAY)


def day_of(calendar: Calendar, occurrence_id: int) -> date:
    """Give the day on which a box stands."""
    box = calendar.page.view.layout_.box_of(occurrence_id)
    assert box is not None
    return box.row.day


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


def test_the_same_days_in_three_ways(calendar: Calendar) -> None:
    page, week = calendar.page, calendar.week
    calendar.press(KEY.Key_D)
    assert [column.title for column in page.view.layout_.columns] == ["Leskamer", "Huiskamer"]
    assert calendar.chosen() == "Taalcafé"
    calendar.press(KEY.Key_Right, with_=ALT)
    calendar.press(KEY.Key_Return)
    assert calendar.panel().facts == [
        ChangeOccurrence(week.language, TUESDAY, time(10), time(11, 30), week.parlour)
    ]
    calendar.press(KEY.Key_Escape, KEY.Key_M)
    assert calendar.mode() is Mode.MONTH
    assert page.heads.period.accessibleName() == "November 2026"
    calendar.press(KEY.Key_Down, with_=ALT)
    assert page.view.pending_words() == "Tue 1 · 10:00–11:30 · Leskamer is taken: Taalcafé"
    calendar.press(KEY.Key_Escape, KEY.Key_W)
    assert calendar.mode() is Mode.WEEK
    assert calendar.chosen() == "Taalcafé"


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


def test_hidden_names_stay_hidden_in_the_panels_too(calendar: Calendar, window: Window) -> None:
    calendar.press(KEY.Key_F12)
    assert calendar.page.side.facts.texts()["Guidance"] == "••• 1 more needed"
    calendar.press(KEY.Key_Delete)
    assert calendar.panel().blank
    calendar.press(KEY.Key_F12)
    assert not calendar.panel().blank
    assert not window.names_hidden


def test_the_sign_up_sheet_is_looked_at_first(calendar: Calendar, window: Window) -> None:
    calendar.press(KEY.Key_Return, KEY.Key_Return)
    assert window.preview.isVisible()
    assert window.frame.header.title.text() != "Calendar"


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
