"""Worked hours: confirmed a day at a time, corrected, counted once, kept by closed months."""

from datetime import date, time, timedelta
from functools import partial
from uuid import uuid4

import pytest

from atelier.domain import AssignmentState, PointKind
from atelier.language import use
from atelier.months.gate import MonthClosed
from atelier.reports.closing import close_month, open_points, reported
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code
from atelier.reports.periods import Period, Span
from atelier.roster.hours import (
    EndsBeforeItBegins,
    NotOverYet,
    confirm_day,
    days_to_confirm,
    hours_of_day,
)
from tests.making import TUESDAY
from tests.roster.rostering import Rostering

MONDAY = TUESDAY - timedelta(days=1)


@pytest.fixture
def riet(house: Rostering) -> int:
    return house.volunteer("Riet Janssen", house.role("Balie"), house.role("Kok"))


def worked(house: Rostering, day: date = MONDAY) -> tuple[int, int]:
    """Give the people and the minutes that the figures of a day count."""
    figures = house.ask(figures_of, period=Period.of(Span.DAY, day))
    return figures.total(Code.ACTIVE_VOLUNTEERS), figures.total(Code.VOLUNTEER_MINUTES)


def test_a_day_is_confirmed_in_one_go(house: Rostering, riet: int) -> None:
    """Scenario 18: at the desk and in the kitchen at once; the hours do not count twice."""
    desk = house.making.shift("Balie", day=MONDAY, starts=time(8, 45), ends=time(12, 45))
    kitchen = house.making.shift("Kok", day=MONDAY, starts=time(9, 30), ends=time(13))
    house.put(riet, desk)
    house.put(riet, kitchen, reason="Ze doet het allebei")
    assert house.ask(days_to_confirm, first_day=MONDAY, last_day=TUESDAY)[0].number == 2
    assert [line.confirmed for line in house.ask(hours_of_day, day=MONDAY)] == [False, False]
    assert worked(house) == (0, 0)
    key = uuid4()
    done = house.do(confirm_day, day=MONDAY, key=key)
    assert (done.number, done.minutes) == (2, 255)
    assert house.do(confirm_day, day=MONDAY, key=key) == done
    assert worked(house) == (1, 255)
    assert house.states(desk)[riet] is AssignmentState.WORKED
    assert house.ask(days_to_confirm, first_day=MONDAY, last_day=TUESDAY) == ()
    house.undo(done.change_id)
    assert worked(house) == (0, 0)
    assert house.states(desk)[riet] is AssignmentState.AGREED


def test_other_times_and_who_was_not_there(house: Rostering, riet: int) -> None:
    wim = house.volunteer("Wim de Boer", house.role("Balie"))
    shift = house.making.shift("Balie", day=MONDAY, starts=time(9), ends=time(12), needed=2)
    house.put(riet, shift)
    house.put(wim, shift)
    changed = {(shift, riet): (time(9), time(12, 30)), (shift, wim): None}
    done = house.do(confirm_day, day=MONDAY, changed=changed)
    assert (done.number, done.minutes) == (2, 210)
    assert house.states(shift)[wim] is AssignmentState.CANNOT
    again = house.do(confirm_day, day=MONDAY, changed={(shift, riet): (time(9), time(11))})
    assert (again.number, again.minutes) == (1, 120)
    assert worked(house) == (1, 120)
    (line,) = house.ask(hours_of_day, day=MONDAY)
    assert line.worked == (time(9), time(11))


def test_what_is_not_over_is_not_confirmed(house: Rostering, riet: int) -> None:
    shift = house.making.shift("Balie", day=TUESDAY, starts=time(9), ends=time(12))  # it is 9:50
    house.put(riet, shift)
    assert house.ask(hours_of_day, day=TUESDAY) == ()
    assert house.do(confirm_day, day=TUESDAY).number == 0
    with pytest.raises(NotOverYet):
        house.do(confirm_day, day=TUESDAY, changed={(shift, riet): (time(9), time(10))})


def test_times_the_wrong_way_round_change_nothing(house: Rostering, riet: int) -> None:
    shift = house.making.shift("Balie", day=MONDAY)
    house.put(riet, shift)
    with pytest.raises(EndsBeforeItBegins):
        house.do(confirm_day, day=MONDAY, changed={(shift, riet): (time(12), time(9))})
    assert worked(house) == (0, 0)


def test_hours_of_a_closed_month_stay(house: Rostering, riet: int) -> None:
    october = date(2026, 10, 14)
    shift = house.making.shift("Balie", day=october)
    house.put(riet, shift)
    done = house.do(confirm_day, day=october)
    close = partial(
        close_month, month=Period.of(Span.MONTH, october), accepted=True, actor=house.actor
    )
    house.database.perform(partial(close, key=uuid4()))
    with pytest.raises(MonthClosed):
        house.do(confirm_day, day=october, changed={(shift, riet): None})
    with pytest.raises(MonthClosed):
        house.undo(done.change_id)
    assert worked(house, october) == (1, 180)


def test_closing_a_month_tells_of_hours_that_nobody_confirmed(house: Rostering, riet: int) -> None:
    """It warns and does not stop, and the version keeps it; what was confirmed is no point."""
    use("nl")
    first, second = date(2026, 10, 14), date(2026, 10, 15)
    for day in (first, second):
        house.put(riet, house.making.shift("Balie", day=day))
    house.put(riet, house.making.shift("Kok", day=first, starts=time(13), ends=time(14)))
    house.do(confirm_day, day=second)
    month = Period.of(Span.MONTH, first)
    found = house.ask(open_points, month=month)
    assert [(one.kind, one.day, one.text) for one in found.points] == [
        (PointKind.HOURS, first, "2 diensten")
    ]
    assert (found.to_accept, found.without_attendance) == ((), 0)
    assert house.do(close_month, month=month, accepted=False).missing == 0
    told = house.ask(reported, period=month)
    assert told.points == found.points
    assert told.complete
