"""What hiding costs: a month at once, a quarter and a year with all that was published before."""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from statistics import median

from pytest_benchmark.fixture import BenchmarkFixture

from atelier.database import Database
from atelier.reports.engine import figures_of
from atelier.reports.external import external
from atelier.reports.outside import Outside, programme_of
from atelier.reports.periods import Period, Span
from tests.benchmarks.conftest import ACTOR
from tests.benchmarks.conftest import Figures as Table

OCTOBER = Period.of(Span.MONTH, date(2026, 10, 1))
QUARTER = Period.of(Span.QUARTER, date(2026, 7, 1))
YEAR = Period.of(Span.YEAR, QUARTER.first)
ROUNDS = 7


def took(task: Callable[[], object]) -> float:
    begun = time.process_time()  # other programs do not count
    task()
    return (time.process_time() - begun) * 1000


def test_a_month_is_hidden_well_within_200_milliseconds(
    benchmark: BenchmarkFixture, house: Database, figures: Table
) -> None:
    """Pure: the figures are there already. Over seven months."""
    with house.reading() as session:
        months = [OCTOBER.moved(-back) for back in range(ROUNDS)]
        counted = [
            (
                figures_of(session, period=month, actor=ACTOR),
                programme_of(session, period=month, actor=ACTOR),
            )
            for month in months
        ]
    times = [took(partial(external, one, programme=programme)) for one, programme in counted]
    figures.add("hiding a month", ours=median(times), target="< 100 ms")
    benchmark.pedantic(external, args=(counted[0][0],), rounds=3)
    assert median(times) < 100
    assert max(times) < 200


def test_longer_reports_are_hidden_with_all_before_them(
    benchmark: BenchmarkFixture, house: Database, figures: Table
) -> None:
    """Figures included, each from nothing."""
    for what, most, ask in (
        ("a month outside", 400, partial(Outside.house, period=OCTOBER)),
        ("its hosts too", 1500, partial(Outside.hosts, period=OCTOBER)),
        ("a quarter outside", 1500, partial(Outside.house, period=QUARTER)),
        ("a year outside", 8000, partial(Outside.house, period=YEAR)),
    ):
        with house.reading() as session:
            ours = took(partial(ask, Outside(session, ACTOR)))
        figures.add(what, ours=ours, target=f"< {most} ms")
        assert ours < most
    benchmark.pedantic(int, rounds=1)
