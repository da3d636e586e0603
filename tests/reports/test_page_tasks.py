"""Closing and correcting through the window, printing, hidden names, what the figures mean."""

from datetime import date, time

import pytest
from sqlalchemy import select

from atelier.database import Database
from atelier.domain import Answer, OccurrenceReport, PrintedSheet
from tests.conftest import Hands
from tests.looking import texts
from tests.reports.october import CORRECTING, October
from tests.reports.paged import ALT, Key, Reports
from ui.attendance.page import AttendancePage
from ui.reports.closing_panel import ClosingPanel
from ui.reports.definitions_panel import DefinitionsPanel
from ui.shell.window import Window


@pytest.fixture
def closing(reports: Reports) -> ClosingPanel:
    """Give the panel, with two evenings of which nobody said who was there, and a list."""
    activity = reports.house.making.activity("Kaartavond")
    for day in (20, 27):
        reports.house.making.occurrence(
            activity, day=date(2026, 10, day), starts=time(19), ends=time(22)
        )
    reports.house.enter()
    reports.settle()
    reports.type("c")
    panel = reports.page.panel
    assert isinstance(panel, ClosingPanel)
    return panel


def test_a_month_is_closed_with_a_gap_that_was_accepted(
    reports: Reports, closing: ClosingPanel, reports_window: Window, database: Database
) -> None:
    """Scenario 22, by keys alone."""
    assert reports.page.title == "Close or correct a month"
    assert closing.card.month.text() == "October 2026"
    assert closing.points.heading.text() == "2 points are open"
    assert texts(closing.points.rows) == [
        ["Kaartavond", "attendance not filled in", "Tue 20 Oct"],
        ["Kaartavond", "attendance not filled in", "Tue 27 Oct"],
    ]
    assert closing.points.rows.hasFocus()
    assert closing.card.close_month.words() == "Close with 2 open points"
    assert not closing.card.close_month.isEnabled()
    reports.control(Key.Key_U)
    with database.reading() as session:
        report = session.scalars(
            select(OccurrenceReport).where(OccurrenceReport.answer == Answer.UNKNOWN)
        ).one()
        assert report.answer is Answer.UNKNOWN
    assert texts(closing.points.rows)[0] == [
        "Kaartavond",
        "unknown, does not count",
        "Tue 20 Oct",
    ]
    assert closing.card.close_month.words() == "Close with 1 open point"
    closing.card.accept.setFocus()
    reports.press(Key.Key_Space)
    assert closing.card.close_month.isEnabled()
    closing.card.close_month.setFocus()
    reports.press(Key.Key_Return)
    assert reports_window.messages.text() == "October 2026 is closed: version 1."
    row = reports.house.versions()[0]
    assert (row.version, row.missing) == (1, 2)
    assert [line[0] for line in texts(closing.card.versions)] == ["1"]
    assert closing.card.close_month.isHidden()
    reports.press(Key.Key_Escape)
    assert reports.state() == "closed 5 Nov"


def test_what_was_not_held_is_said_with_a_reason(reports: Reports, closing: ClosingPanel) -> None:
    reports.press(Key.Key_Down)
    reports.control(Key.Key_K)
    reports.type("docent ziek")
    reports.press(Key.Key_Return)
    assert [line[2] for line in texts(closing.points.rows)] == ["Tue 20 Oct"]
    assert closing.points.rows.hasFocus()
    assert closing.points.why.isHidden()
    reports.control(Key.Key_Z)
    assert [line[2] for line in texts(closing.points.rows)][1:] == ["Tue 27 Oct"]


def test_a_point_leads_to_its_register(
    reports: Reports, closing: ClosingPanel, reports_window: Window
) -> None:
    assert closing.points.rows.hasFocus()
    reports.press(Key.Key_Return)
    page = reports_window.page
    assert isinstance(page, AttendancePage)
    assert page.subtitle.startswith("Kaartavond · Tuesday 20 October")
    reports.press(Key.Key_F6)
    assert reports_window.page is reports.page
    assert reports.page.panel is closing


def test_a_closed_month_is_corrected_with_a_reason(
    reports: Reports, small_october: October, reports_window: Window, hands: Hands
) -> None:
    """Scenario 23: six participations and a new visitor came later."""
    small_october.close()
    hands.at = CORRECTING
    reports.settle()
    assert reports.state() == "closed 5 Nov"
    reports.type("c")
    panel = reports.page.panel
    assert isinstance(panel, ClosingPanel)
    reason = panel.card.reason.rows["reason"]
    reason.editor.setFocus()
    reports.press(Key.Key_Return)
    assert reason.note == "Please fill this in."
    reports.type("Lijst kwam later terug")
    reports.press(Key.Key_Return)
    assert reports_window.messages.text().startswith("October 2026 can be corrected.")
    assert panel.card.state.text() == (
        "Version 1 is being corrected, opened by Balie on Thursday 12 November 2026: "
        "Lijst kwam later terug"
    )
    small_october.enter()
    reports.settle()
    assert panel.card.changed.text() == "What version 2 will change"
    assert ["Participations", "12", "18", "+6"] in texts(panel.card.changes)
    assert panel.card.close_month.words() == "Record version 2"
    panel.card.close_month.setFocus()
    reports.press(Key.Key_Return)
    assert [line[0] for line in texts(panel.card.versions)] == ["2", "1"]
    assert texts(panel.card.versions)[0][3] == "Lijst kwam later terug"
    assert panel.card.changed.text() == "What version 2 changed"
    assert ["Different visitors (with a name)", "12", "13", "+1"] in texts(panel.card.changes)
    reports.control(Key.Key_P)
    assert reports_window.preview.isVisible()
    reports.press(Key.Key_Escape)
    assert reports.page.panel is panel
    panel.card.versions.choose(1)
    reports.settle()
    assert panel.card.changes.isHidden()
    reports.control(Key.Key_P)
    assert panel.isVisible()  # the first version changed nothing
    reports.press(Key.Key_Escape)
    assert reports.state() == "version 2 of 12 Nov"
    assert reports.cards()[1][1] == "13"


def test_a_correction_of_which_nothing_came_is_given_up(
    reports: Reports, small_october: October, reports_window: Window
) -> None:
    small_october.close()
    small_october.correct()
    reports.settle()
    assert reports.state() == "is being corrected"
    reports.type("c")
    panel = reports.page.panel
    assert isinstance(panel, ClosingPanel)
    panel.card.accept.setFocus()
    reports.press(Key.Key_Space)
    panel.card.close_month.setFocus()
    reports.press(Key.Key_Return)
    assert "Nothing has changed since version 1" in reports_window.messages.text()
    panel.card.give_up.setFocus()
    reports.press(Key.Key_Return)
    assert panel.card.give_up.isHidden()
    assert reports_window.messages.text().startswith("The correction is given up.")


def test_another_desk_that_was_quicker_is_seen(
    reports: Reports, closing: ClosingPanel, small_october: October
) -> None:
    small_october.close()
    reports.settle()
    assert closing.card.close_month.isHidden()
    assert closing.card.state.text().startswith("Version 1, closed by Coördinator")


def test_months_are_leafed_through_while_closing(reports: Reports, closing: ClosingPanel) -> None:
    reports.press(Key.Key_Right, with_=ALT)
    assert closing.card.month.text() == "November 2026"
    assert closing.card.state.text().startswith("This month is not over yet.")
    assert closing.card.close_month.isHidden()
    reports.press(Key.Key_Right, with_=ALT)
    assert closing.card.month.text() == "November 2026"
    reports.press(Key.Key_Left, Key.Key_Left, with_=ALT)
    assert closing.card.month.text() == "September 2026"
    assert closing.points.nothing.isVisible()


def test_the_meaning_of_each_figure_can_be_read(reports: Reports) -> None:
    reports.page.tasks.open_definitions()
    reports.settle()
    panel = reports.page.panel
    assert isinstance(panel, DefinitionsPanel)
    assert panel.rows.hasFocus()
    assert [row.meaning.code for row in panel.rows.rows] == [f"B{n}" for n in range(1, 21)]
    reports.press(Key.Key_Down)
    assert panel.text.term.text() == "Participations (B2)"
    assert "One person at one meeting" in panel.rows.accessibleDescription()


def test_the_summary_gets_its_number_when_it_is_printed(
    reports: Reports, reports_window: Window, database: Database
) -> None:
    def printed() -> int:
        with database.reading() as session:
            return len(session.scalars(select(PrintedSheet)).all())

    before = printed()
    reports.control(Key.Key_P)
    assert reports_window.preview.isVisible()
    assert printed() == before
    got: list[bytes] = []
    finish = reports_window.preview._finish  # noqa: SLF001 - what saving the file would do
    assert finish is not None
    finish(got.append)
    reports.settle()
    finish(got.append)
    reports.settle()
    assert printed() == before + 1
    assert [data[:5] for data in got] == [b"%PDF-", b"%PDF-"]
    reports.press(Key.Key_Escape)
    assert reports_window.page is reports.page
