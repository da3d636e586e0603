"""The reports page: leafing, spans, tables, comparing, following a figure, with real keys."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from atelier.reports.periods import Period, Span
from tests.looking import showing
from tests.making import Making
from tests.reports.october import OCTOBER, October
from tests.reports.paged import ALT, Key, Reports, settled
from ui.gateway import Gateway
from ui.reports.page import ReportsPage
from ui.reports.trace_panel import TracePanel
from ui.shell.window import Window


def test_it_begins_with_the_last_month_that_is_over(reports: Reports) -> None:
    page = reports.page
    assert (page.title, reports.shown()) == ("Reports", "October 2026")
    assert page.body.cards[0].hasFocus()
    assert reports.cards() == [
        ("Visits", "12", ("12 by name, 0 without",)),
        ("Different visitors", "12", ("12 for the first time", "without a name: 0 visits")),
        ("Participations in activities", "12", ("5 meetings",)),
        ("Volunteers' hours", "–", ("not kept yet",)),
        ("Referrals", "0", ("0 questions",)),
    ]
    assert page.body.cards[0].accessibleName() == "Visits: 12. 12 by name, 0 without."
    assert reports.bars(page.body.activities) == [("Ommetje", "12")]
    assert reports.bars(page.body.ages) == [("Age unknown", "12")]
    assert page.body.hours.note.text() == "The hours of volunteers are not kept yet."
    assert page.body.toolbar.mark.text() == "INTERNAL – do not pass on"


def test_leafing_goes_back_and_never_beyond_today(reports: Reports) -> None:
    page = reports.page
    reports.press(Key.Key_PageUp)
    assert (reports.shown(), reports.cards()[0][1]) == ("September 2026", "0")
    reports.press(Key.Key_Left, with_=ALT)
    assert reports.shown() == "August 2026"
    reports.press(Key.Key_PageDown, Key.Key_PageDown)
    reports.press(Key.Key_Right, with_=ALT)
    assert (reports.shown(), reports.state()) == ("November 2026", "still running")
    assert not page.heads.after.isEnabled()
    reports.press(Key.Key_PageDown)
    assert reports.shown() == "November 2026"
    assert reports.cards()[0][2][0] == "October: 12"  # not measured against a whole month


def test_old_numbers_stay_until_the_new_ones_are_there(reports: Reports) -> None:
    reports.page.browsing.leaf(-3)
    assert (reports.shown(), reports.cards()[0][1]) == ("July 2026", "12")
    reports.keyboard.press(Key.Key_PageUp)
    reports.keyboard.press(Key.Key_PageDown)
    reports.settle()
    assert (reports.shown(), reports.cards()[0][1]) == ("July 2026", "0")


def test_days_that_have_not_begun_say_so(reports: Reports) -> None:
    reports.page.browsing.go_to(Period.of(Span.MONTH, date(2027, 3, 1)))
    reports.settle()
    assert (reports.shown(), reports.state()) == ("March 2027", "not begun yet")


def test_a_letter_shows_a_longer_or_a_shorter_period(reports: Reports) -> None:
    for letter, name in (
        ("q", "4th quarter 2026"),
        ("y", "2026"),
        ("w", "week 45 of 2026"),
        ("d", "Thursday 5 November 2026"),
        ("m", "November 2026"),
    ):
        reports.type(letter)
        assert reports.shown() == name
    reports.press(Key.Key_PageUp)
    reports.type("w")
    assert reports.shown() == "week 44 of 2026"  # the last of October
    reports.page.heads.spans.setFocus()
    reports.press(Key.Key_Down, Key.Key_Down)
    assert reports.shown() == "4th quarter 2026"
    assert reports.state() == "still open: 1 meeting without attendance"


def test_an_own_period_is_typed_as_people_write_days(reports: Reports) -> None:
    own = reports.page.body.own
    reports.type("o")
    assert own.first.hasFocus()
    assert (own.first.text(), own.last.text()) == ("01/10/2026", "31/10/2026")
    reports.type("14 okt")
    reports.press(Key.Key_Tab)
    reports.type("1-10")
    reports.press(Key.Key_Return)
    assert reports.page.period == Period(Span.OWN, date(2026, 10, 14), date(2027, 10, 1))
    own.last.setText("3-2026")
    reports.press(Key.Key_Return)
    assert own.note.text().startswith("Fill in a day")
    assert own.last.hasFocus()
    own.last.setText("1-10-2026")
    reports.press(Key.Key_Return)
    assert own.note.text() == "The last day lies before the first one."
    own.last.setText("15/10")
    reports.press(Key.Key_Return)
    assert own.note.isHidden()
    assert reports.shown() == "14–15 October 2026"
    own.last.setText("1-1-2030")
    reports.press(Key.Key_Return)
    assert own.note.text() == "An own period is three years at the most."
    reports.page.body.cards[0].setFocus()
    reports.press(Key.Key_PageUp)
    assert reports.shown() == "12–13 October 2026"
    reports.type("m")
    assert (own.isHidden(), reports.shown()) == (True, "October 2026")


def test_the_year_before_stands_beside_it_in_words_and_numbers(
    reports: Reports, small_october: October
) -> None:
    year_ago = OCTOBER.year_before().first
    for person, day in ((0, 2), (1, 2), (2, 3)):
        small_october.came(small_october.people[person], year_ago.replace(day=day))
    reports.settle()
    reports.type("v")
    assert reports.cards()[0][2][0] == "a year ago 3 (+300%)"
    assert reports.page.body.toolbar.year.isChecked()
    spoken = reports.page.body.cards[0].accessibleName()
    assert spoken == "Visits: 12. a year ago 3 (+300%). 12 by name, 0 without."
    reports.type("v")
    assert reports.cards()[0][2] == ("12 by name, 0 without",)


def test_every_chart_has_its_table_and_keeps_the_cursor(reports: Reports) -> None:
    body = reports.page.body
    body.activities.chart.setFocus()
    reports.type("t")
    assert reports.table(body.activities) == [["Ommetje", "12", "0"]]
    lines = body.activities.table.lines
    assert lines is not None
    assert lines.hasFocus()
    assert body.activities.chart.isHidden()
    assert reports.table(body.busy)[3] == ["Tuesday morning", "0.8", "3", "4"]
    assert reports.table(body.trend)[-1] == ["October 2026", "12"]
    assert reports.table(body.ages) == [["Age unknown", "12", "0"]]
    reports.press(Key.Key_Return)
    assert isinstance(reports.page.panel, TracePanel)
    reports.press(Key.Key_Escape)
    reports.type("t")
    assert body.activities.chart.hasFocus()
    assert not body.activities.chart.isHidden()


def test_a_figure_is_followed_to_its_rows_and_names_can_be_hidden(
    reports: Reports, reports_window: Window
) -> None:
    reports.press(Key.Key_Right, Key.Key_Return)
    panel = reports.page.panel
    assert isinstance(panel, TracePanel)
    assert reports.page.title == "What is counted"
    assert panel.facts.what.text() == "Different visitors (with a name)"
    assert "at least once in the period" in panel.facts.meaning.text()
    assert (panel.facts.figure.text(), len(panel.rows.rows)) == ("12", 12)
    assert panel.facts.sum.text() == "12 rows, which come to this figure."
    assert reports.shown() == "October 2026"
    column = [panel.rows.model().index(row, 0).data() for row in range(12)]
    assert {name.split(",")[0] for name in column} >= {"Nummer0", "Nummer11"}
    reports.press(Key.Key_F12)
    assert panel.rows.model().index(0, 0).data() == "•••"
    assert reports_window.names_hidden
    reports.press(Key.Key_F12, Key.Key_Escape)
    assert reports.page.body.cards[1].hasFocus()


def test_the_arrows_walk_through_the_busy_hours(reports: Reports) -> None:
    heat = reports.page.body.heat
    heat.setFocus()
    reports.press(Key.Key_Right)
    assert heat.accessibleDescription() == ("Tuesday morning: 0.8 visits on average, 3 in all.")
    reports.press(Key.Key_Return)
    panel = reports.page.panel
    assert isinstance(panel, TracePanel)
    assert panel.facts.what.text() == "Visits: Tuesday morning"
    assert sum(row.number for row in panel.rows.rows) == 3
    reports.press(Key.Key_Escape)
    assert heat.hasFocus()


def test_a_month_of_the_trend_is_gone_to(reports: Reports) -> None:
    trend = reports.page.body.trend
    trend.chart.setFocus()
    reports.press(Key.Key_Home, Key.Key_Right, Key.Key_Return)
    assert reports.shown() == "November 2025"
    assert reports.page.panel is None


def test_small_numbers_are_hidden_as_they_leave_the_house(reports: Reports) -> None:
    body = reports.page.body
    assert [mark.value for mark in body.heat.marks][1] is not None
    reports.type("x")
    assert body.toolbar.mark.text() == "Small numbers are hidden"
    assert [mark.value for mark in body.heat.marks][1] is None
    assert [mark.text for mark in body.heat.marks][1] == "<5"
    assert body.heat.marks[1].spoken == "Tuesday morning: <5."
    reports.press(Key.Key_PageUp)
    assert reports.cards()[0][1] == "0"
    reports.press(Key.Key_PageDown)
    reports.type("x")
    assert [mark.text for mark in body.heat.marks][1] == "0.8"


def test_what_another_desk_does_is_seen(reports: Reports, small_october: October) -> None:
    small_october.came(small_october.people[0], date(2026, 10, 20))
    reports.settle()
    assert reports.cards()[0][1] == "13"
    assert reports.cards()[1][1] == "12"


def test_more_activities_are_shown_when_asked(reports: Reports, small_october: October) -> None:
    making, body = reports.house.making, reports.page.body
    for number in range(9):
        day = OCTOBER.first + timedelta(days=number)
        group = making.occurrence(f"Groep {number}", day=day)
        making.participation(small_october.people[0], group, day, small_october.moment(day))
    reports.settle()
    assert (len(body.activities.chart.marks), body.activities.more.words()) == (
        8,
        "10 activities · show all",
    )
    body.activities.more.setFocus()
    reports.press(Key.Key_Return)
    assert (len(body.activities.chart.marks), body.activities.more.words()) == (
        10,
        "10 activities · show fewer",
    )


def test_every_key_of_the_page_stands_in_its_menu(reports: Reports) -> None:
    shown = [action.text().partition("\t") for action in reports.page.heads.menu.actions()]
    keys = {key for _words, _tab, key in shown if key}
    assert {"C", "D", "W", "M", "Q", "Y", "O", "V", "T", "X", "Ctrl+P", "Ctrl+E"} <= keys


def test_a_narrow_window_has_one_column_and_cuts_nothing(
    reports: Reports, reports_window: Window
) -> None:
    body = reports.page.body
    wide = body.cards[0].width()
    reports_window.resize(760, 600)
    reports.settle()
    assert body.busy.mapTo(body, body.busy.rect().topLeft()).y() > body.activities.height()
    assert body.cards[0].width() >= wide
    assert body.area.horizontalScrollBar().maximum() == 0
    body.ages.chart.setFocus()
    reports.settle()
    top = body.ages.chart.mapTo(body.area.viewport(), body.ages.chart.rect().topLeft()).y()
    assert 0 <= top < body.area.viewport().height()


@pytest.fixture
def empty_reports(qtbot: QtBot, gateway: Gateway) -> Iterator[ReportsPage]:
    with showing(qtbot, gateway, "Wijkatelier", practice=False) as window:
        window.go_to("reports")
        settled(qtbot, gateway)
        page = window.page
        assert isinstance(page, ReportsPage)
        yield page


def test_an_empty_house_says_what_will_stand_there(
    empty_reports: ReportsPage, making: Making
) -> None:
    assert making
    shown = empty_reports.body.empty
    assert shown.isVisible()
    assert shown.accessibleName().startswith("Here stand the figures of the house.")
