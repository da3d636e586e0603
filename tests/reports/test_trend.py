"""The trend: closed months as they were closed, open ones as they are."""

from datetime import date
from uuid import uuid4

from atelier.database import Database
from atelier.domain import ClosedFigure, ClosedMonth, Visit
from atelier.domain.base import DayPart
from atelier.reports.figures import By, Code
from atelier.reports.periods import Period, Span
from atelier.reports.trend import TrendPoint, trend
from tests.making import Making

OCTOBER, NOVEMBER = (Period.of(Span.MONTH, date(2026, month, 1)) for month in (10, 11))


def closed(making: Making, month: Period, version: int, visits: int) -> None:
    row = making.add(
        ClosedMonth(
            site_id=making.site_id,
            key=uuid4(),
            month=month.month,
            version=version,
            closed_at=making.actor.now(),
            closed_by="Ria",
        )
    )
    for by, item, value in (("", "", visits), ("day_part", "morning", visits)):
        if value:
            making.add(ClosedFigure(closed_month_id=row, code="B1", by=by, item=item, value=value))


def visited(making: Making, day: date) -> None:
    making.add(
        Visit(
            site_id=making.site_id,
            person_id=making.person(),
            day=day,
            day_part=DayPart.MORNING,
            arrived_at=making.actor.now(),
        )
    )


def seen(database: Database, making: Making, months: int) -> list[TrendPoint]:
    with database.reading() as session:
        return list(trend(session, last=NOVEMBER, months=months, actor=making.actor))


def test_the_newest_version_holds_and_the_rest_is_counted(
    database: Database, making: Making
) -> None:
    closed(making, OCTOBER, 1, 5)
    closed(making, OCTOBER, 2, 7)
    for day in (date(2026, 9, 30), date(2026, 10, 9), date(2026, 11, 2), date(2026, 11, 3)):
        visited(making, day)
    points = seen(database, making, 3)
    assert [(one.month.key, one.version, one.visits) for one in points] == [
        ("2026-09", 0, 1),
        ("2026-10", 2, 7),
        ("2026-11", 0, 2),
    ]
    assert points[2].figures.total(Code.UNIQUE) == 2
    assert {key.by for one in points for key in one.figures} == {By.TOTAL}


def test_a_month_that_was_closed_with_nothing_stays_nothing(
    database: Database, making: Making
) -> None:
    closed(making, OCTOBER, 1, 0)
    visited(making, date(2026, 10, 9))
    assert [(one.version, one.visits) for one in seen(database, making, 2)] == [(1, 0), (0, 0)]


def test_a_year_ends_with_its_last_month(database: Database, making: Making) -> None:
    with database.reading() as session:
        year = Period.of(Span.YEAR, date(2026, 1, 1))
        points = trend(session, last=year, actor=making.actor)
    assert [point.month.month for point in points] == [202512, *range(202601, 202613)]
