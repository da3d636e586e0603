"""Desks that close one month in the same moment, or write in it while it is closed (F83)."""

from collections import Counter
from datetime import date
from functools import partial
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from atelier.attendance.marking import Marked, set_unnamed
from atelier.database import Database
from atelier.domain import ClosedMonth
from atelier.months.gate import MonthClosed
from atelier.reports.closing import Closed, close_month, open_correction
from atelier.reports.closing_refusals import BeingCorrected, ClosedAlready
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code
from atelier.reports.periods import Period, Span
from atelier.reports.versions import closed_figures
from tests.making import Making
from tests.reliability.test_last_place import DESKS, at_once, desks, engine_name, level

__all__ = ["desks", "engine_name", "level"]  # fixtures

ROUNDS = 50
LEAST = 20
FIRST = Period.of(Span.MONTH, date(2022, 1, 1))

pytestmark = [pytest.mark.reliability, pytest.mark.timeout(600)]


@pytest.fixture
def months(rounds: float) -> list[Period]:
    """Give a month for every round."""
    return [FIRST.moved(number) for number in range(max(LEAST, round(ROUNDS * rounds)))]


def closing(desk: Database, making: Making, month: Period, key: UUID) -> "partial[Closed]":
    action = partial(close_month, month=month, accepted=True, actor=making.actor, key=key)
    return partial(desk.perform, action)


def test_a_month_is_closed_by_one_desk(
    desks: list[Database], database: Database, making: Making, months: list[Period]
) -> None:
    ended: Counter[str] = Counter()
    for month in months:
        ends = at_once([closing(desk, making, month, uuid4()) for desk in desks])
        told = [end for end in ends if isinstance(end, ClosedAlready)]
        assert len(told) == DESKS - 1, ends
        assert {(one.version, "Balie" in str(one)) for one in told} == {(1, True)}
        ended.update(type(end).__name__ for end in ends)
    assert ended == {"Closed": len(months), "ClosedAlready": len(months) * (DESKS - 1)}
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ClosedMonth)) == len(months)


def test_one_key_closes_once(
    desks: list[Database], database: Database, making: Making, months: list[Period]
) -> None:
    for month in months:
        key = uuid4()
        ends = at_once([closing(desk, making, month, key) for desk in desks])
        assert len({(end.version, end.closed_at) for end in ends if isinstance(end, Closed)}) == 1
        assert all(isinstance(end, Closed) for end in ends), ends
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ClosedMonth)) == len(months)


def test_what_is_written_meanwhile_is_counted_or_refused(
    desks: list[Database], database: Database, making: Making, months: list[Period]
) -> None:
    """Whoever is too late is told so; nobody stands in the rows and not in the figures."""
    activity = making.activity("Kaartavond")
    for month in months:
        group = making.occurrence(activity, day=month.first)
        write = partial(set_unnamed, occurrence_id=group, number=7, actor=making.actor, key=uuid4())
        again = making.occurrence(activity, day=month.last)
        other = partial(set_unnamed, occurrence_id=again, number=5, actor=making.actor, key=uuid4())
        ends = at_once(
            [
                partial(desks[0].perform, write),
                closing(desks[1], making, month, uuid4()),
                partial(desks[2].perform, other),
            ]
        )
        assert {type(end) for end in ends} <= {Marked, MonthClosed, Closed}, ends
        counted, live = numbers(database, making, month)
        assert counted == live
        written = sum(end.changed for end in ends if isinstance(end, Marked))
        assert live == written


def test_one_desk_opens_a_correction(
    desks: list[Database], making: Making, months: list[Period]
) -> None:
    for month in months:
        closing(desks[0], making, month, uuid4())()
        ends = at_once(
            [
                partial(
                    desk.perform,
                    partial(
                        open_correction,
                        month=month,
                        reason=f"Lijst {number}",
                        actor=making.actor,
                        key=uuid4(),
                    ),
                )
                for number, desk in enumerate(desks)
            ]
        )
        assert sum(isinstance(end, BeingCorrected) for end in ends) == DESKS - 1, ends


def numbers(database: Database, making: Making, month: Period) -> tuple[int, int]:
    """Give the participations of a closed month, and of its rows."""
    with database.reading() as session:
        closed = closed_figures(session, month=month, actor=making.actor)
        assert closed is not None
        live = figures_of(session, period=month, actor=making.actor)
    return closed[1].total(Code.PARTICIPATIONS), live.total(Code.PARTICIPATIONS)
