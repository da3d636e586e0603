"""Worked hours on the roster page: confirmed by keys, corrected, taken back, and printed."""

from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest

from atelier.reports.closing import close_month
from atelier.reports.periods import Period, Span
from atelier.roster.hours import HoursLine, hours_of_day
from tests.looking import texts
from tests.making import TUESDAY
from tests.paper.reading import text_of
from tests.roster.paging import Key, Paging
from ui.roster.hours_panel import HoursPanel
from ui.roster.statement_panel import StatementPanel
from ui.roster.statement_period import Days, days_of

MONDAY = TUESDAY - timedelta(days=1)
OCTOBER = TUESDAY.replace(month=10, day=20)


@pytest.mark.parametrize(
    ("which", "today", "first", "last"),
    [
        (Days.THIS_YEAR, date(2026, 11, 24), date(2026, 1, 1), date(2026, 11, 24)),
        (Days.LAST_YEAR, date(2026, 11, 24), date(2025, 1, 1), date(2025, 12, 31)),
        (Days.THIS_MONTH, date(2026, 11, 24), date(2026, 11, 1), date(2026, 11, 24)),
        (Days.LAST_MONTH, date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        (Days.THIS_QUARTER, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        (Days.LAST_QUARTER, date(2026, 2, 3), date(2025, 10, 1), date(2025, 12, 31)),
        (Days.LAST_QUARTER, date(2026, 5, 31), date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_periods_with_a_name_never_reach_past_today(
    which: Days, today: date, first: date, last: date
) -> None:
    assert days_of(which, today) == (first, last)


def hours(paging: Paging) -> HoursPanel:
    paging.control(Key.Key_H)
    panel = paging.page.panel
    assert isinstance(panel, HoursPanel)
    return panel


def worked(paging: Paging) -> dict[str, HoursLine]:
    lines = paging.filled.house.ask(hours_of_day, day=MONDAY)
    return {f"{line.name} {line.starts:%H}": line for line in lines}


def test_a_day_is_confirmed_by_keys_and_taken_back(paging: Paging) -> None:
    menu = paging.page.heads.menu
    menu.aboutToShow.emit()
    paging.settle()
    assert "Confirm hours (1 day)\tCtrl+H" in [one.text() for one in menu.actions()]
    panel = hours(paging)
    assert paging.page.title == "Hours worked"
    assert panel.days.number.text() == "1 day to confirm"
    assert texts(panel.days.rows) == [["Mo 23 Nov", "4"]]
    assert panel.lines.heading.text() == "Monday 23 November 2026"
    assert panel.lines.about.text() == "4 shifts · 4 not confirmed"
    assert texts(panel.lines.rows)[0] == ["Fatiha", "Balie", "9:00–13:00", "not confirmed"]
    paging(Key.Key_F12)
    assert texts(panel.lines.rows)[0][0] == "F."
    paging(Key.Key_F12)
    before = paging.filled.house.everything()
    paging.control(Key.Key_Return)
    assert paging.said == "4 shifts of Monday 23 November are confirmed."
    assert panel.days.number.text() == "Everything is confirmed."
    assert texts(panel.lines.rows)[0][-1] == "9:00–13:00"
    assert not panel.confirm_button.isEnabled()
    paging.control(Key.Key_Z)
    assert paging.filled.house.everything() == before
    assert panel.lines.about.text() == "4 shifts · 4 not confirmed"


def test_one_line_is_changed_and_another_was_not_there(paging: Paging) -> None:
    panel = hours(paging)
    paging(Key.Key_Return, Key.Key_Return)  # into the day, into the first line
    form = panel.lines.form
    assert form.first.hasFocus()
    paging("late", Key.Key_Return)
    assert "time" in form.note.text()
    assert form.first.text() == "late"
    form.first.selectAll()
    paging("14", Key.Key_Return)
    assert form.note.text() == "The end lies before the beginning. Look at the times."
    assert (form.first.text(), worked(paging)["Fatiha 09"].confirmed) == ("14", False)
    form.first.setFocus()
    form.first.selectAll()
    paging("9.15", Key.Key_Return)
    assert worked(paging)["Fatiha 09"].worked == (time(9, 15), time(13))
    assert panel.lines.about.text() == "4 shifts · 3 not confirmed"
    assert panel.lines.rows.hasFocus()
    assert panel.lines.rows.currentIndex().row() == 1
    paging(Key.Key_Delete)
    assert "Piet 09" not in worked(paging)
    paging.control(Key.Key_Return)
    assert [one.worked for one in worked(paging).values()] == [
        (time(9, 15), time(13)),
        *[(time(13), time(17))] * 2,
    ]
    for _ in range(3):
        paging.control(Key.Key_Z)
    assert [one.confirmed for one in worked(paging).values()] == [False] * 4


def test_other_days_are_leafed_to_or_typed(paging: Paging) -> None:
    house, panel = paging.filled.house, hours(paging)
    paging(Key.Key_PageUp)
    assert panel.lines.about.text() == "Nobody was in a shift that is over."
    assert not panel.confirm_button.isEnabled()
    shift = house.making.shift("Balie", day=OCTOBER)
    house.put(paging.filled.people["Ria"], shift)
    close = partial(close_month, month=Period.of(Span.MONTH, OCTOBER), accepted=True)
    house.database.perform(partial(close, actor=house.actor, key=uuid4()))
    panel.days.other.setFocus()
    paging("30-12-2026", Key.Key_Return)
    assert panel.days.note.text() == "This day is still to come."
    panel.days.other.selectAll()
    paging("20 oct", Key.Key_Return)
    assert panel.lines.heading.text() == "Tuesday 20 October 2026"
    assert panel.lines.rows.hasFocus()
    paging.control(Key.Key_Return)
    assert panel.lines.note.text().startswith("October 2026 is closed")
    paging(Key.Key_PageDown)
    assert not panel.lines.note.text()


def test_the_statement_of_a_volunteer_is_shown_and_printed(paging: Paging) -> None:
    """Scenario 18: a shift at the same time as another counts once."""
    house = paging.filled.house
    between = house.making.shift("Balie", day=MONDAY, starts=time(12), ends=time(14))
    house.put(paging.filled.people["Fatiha"], between, reason="Ze doet het allebei")
    panel = hours(paging)
    paging.control(Key.Key_Return)
    panel.lines.rows.choose(0)
    paging.control(Key.Key_O)
    statement = paging.page.panel
    assert isinstance(statement, StatementPanel)
    assert statement.total.text() == "3 volunteers worked · 16:00 hours confirmed"
    view = statement.view
    assert (view.name.text(), view.waiting.isHidden()) == ("Fatiha el Amrani", True)
    assert view.about.text() == "01/01/2026 – 24/11/2026: 3 shifts, 8:00 hours"
    assert [row[1:] for row in texts(view.rows)] == [
        ["9:00–13:00", "Balie", "4:00"],
        ["12:00–14:00", "Balie (counts once)", "1:00"],
        ["13:00–17:00", "Balie (counts once)", "3:00"],
    ]
    seen: list[bytes] = []
    paging.page.preview_requested.connect(lambda pdf, _name, _finish: seen.append(pdf))
    paging.control(Key.Key_P)
    assert "Fatiha el Amrani" in text_of(seen[0])
    paging(Key.Key_Escape)
    statement.period.first.setText("24-11")
    statement.period.choose()
    paging.settle()
    assert view.about.text() == "24/11/2026 – 24/11/2026: 0 shifts, 0:00 hours"
    statement.period.last.setText("1-1-2020")
    statement.period.choose()
    assert statement.period.note.text() == "The last day lies before the first one."
    paging(Key.Key_F12)
    assert statement.right.currentWidget() is statement.hidden
    assert not statement.rows.isVisible()
    paging(Key.Key_F12, Key.Key_Escape)
    paging.control(Key.Key_J)
    paging.control(Key.Key_O)
    assert paging.page.title == "Hours by volunteer"
