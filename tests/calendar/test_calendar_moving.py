"""Moving, stretching and making in the calendar, with real keys and a real mouse."""

from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier.calendar.change_receipts import ChangeSaved
from atelier.calendar.diff import ChangeWanted
from atelier.calendar.moving import move_occurrence
from atelier.database import Database
from atelier.domain import Actor, Occurrence
from tests.calendar.filled import MONDAY
from tests.calendar.worked import Calendar
from tests.hands import CONTROL
from tests.making import TUESDAY
from ui.calendar.facts import CancelOccurrence, ChangeOccurrence, PlanSeries
from ui.calendar.view_layout import Mode

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


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
