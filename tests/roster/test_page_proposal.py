"""A proposal on the roster page for a week, a month and a season, again and otherwise."""

from datetime import date, timedelta

import pytest

from tests.making import TUESDAY
from tests.roster.paging import Key, Paging
from ui.roster.period import Period
from ui.roster.span import Span, days_of, span_words

SQLITE = pytest.mark.parametrize("engine_name", ["sqlite"])  # the rules are tested on both


def propose(paging: Paging, span: Span, number: int = 1) -> None:
    panel = paging.page.proposal_panel
    panel.days.setCurrentIndex(panel.days.findData(span))
    panel.seed.setCurrentIndex(panel.seed.findData(number))
    panel.begin.setFocus()
    paging(Key.Key_Return)
    paging.wait_for_proposal()


@SQLITE
def test_a_season_goes_on_into_weeks_that_are_not_shown(paging: Paging) -> None:
    page, there = paging.page, paging.filled
    role = there.house.row(there.morning[0]).role_id
    later = there.house.making.shift(role, day=TUESDAY + timedelta(weeks=5), needed=1)
    next_year = there.house.making.shift(role, day=TUESDAY + timedelta(weeks=9), needed=1)
    paging.control(Key.Key_M)
    assert page.proposal_panel.days.itemText(2) == "November – January"
    propose(paging, Span.SHOWN)
    assert page.proposal_panel.told.text().startswith("3 places proposed")
    propose(paging, Span.MONTH)
    assert page.proposal_panel.told.text().startswith("3 places proposed")
    propose(paging, Span.SEASON)
    told = page.proposal_panel.told.text()
    assert told.startswith("5 places proposed")
    assert told.endswith("2 places are in other weeks: Page Down.")
    for left in (4, 3, 2):
        paging(Key.Key_Delete)
        assert page.proposal_panel.told.text().startswith(f"{left} places proposed")
    assert page.period.first_day == date(2026, 12, 28)  # it went on by itself
    assert (page.shift and page.shift.id) == later
    paging(Key.Key_Return)
    assert len(there.house.row(later).team) == 1
    assert (page.shift and page.shift.id) == next_year
    paging.control(Key.Key_Z)
    assert there.house.row(later).team == ()
    assert (page.shift and page.shift.id) == later
    paging.control(Key.Key_Z)
    assert page.period.first_day == date(2026, 11, 23)
    assert len(paging.proposed()) == 1


@SQLITE
def test_the_same_try_gives_the_same_proposal(paging: Paging) -> None:
    paging.control(Key.Key_M)
    found = []
    for number in (2, 1, 2):
        propose(paging, Span.SHOWN, number)
        found.append(paging.proposed())
    assert found[0] == found[2]
    assert len(found[1]) == len(found[0])


def test_a_season_is_three_months() -> None:
    period = Period(date(2026, 12, 30))
    assert days_of(Span.SHOWN, period) == (date(2026, 12, 28), date(2027, 1, 3))
    assert days_of(Span.MONTH, period) == (date(2026, 12, 1), date(2026, 12, 31))
    assert days_of(Span.SEASON, period) == (date(2026, 12, 1), date(2027, 2, 28))
    words = [span_words(span, period, date(2026, 12, 1)) for span in Span]
    assert words == ["week 53 · 28 Dec – 3 Jan 2027", "December 2026", "December – February"]
