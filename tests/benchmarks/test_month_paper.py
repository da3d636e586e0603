"""What the month on paper costs, once its figures are counted: under a second, and linear."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from statistics import median

from pytest_benchmark.fixture import BenchmarkFixture

from atelier.database import Database
from atelier.domain import Function
from atelier.language import use
from atelier.paper.document import Document
from atelier.paper.report_drawing import draw_report
from atelier.reports.figures import By, Code, Figures, Key
from atelier.reports.paper.cells import Cells
from atelier.reports.paper.page import report_of
from atelier.reports.paper.reading import read_told
from atelier.reports.paper.told import Told
from atelier.reports.periods import Period, Span
from tests.benchmarks.conftest import ACTOR
from tests.benchmarks.conftest import Figures as Table

OCTOBER = Period.of(Span.MONTH, date(2026, 10, 1))
_CODES = (Code.HELD, Code.PARTICIPATIONS, Code.UNIQUE_PARTICIPANTS, Code.NO_SHOWS)


def printed(told: Told) -> bytes:
    document = Document(title="Maandoverzicht", house="Wijkatelier", tagged=True)
    draw_report(document, report_of(told, origin="Wijkatelier · maandoverzicht 2026-0412"))
    return document.finish()


def october(house: Database, *, leaves: bool = True, large: bool = False) -> Told:
    with house.reading() as session:
        return read_told(
            session, period=OCTOBER, actor=ACTOR, house="Huis", leaves=leaves, large=large
        )


def took(task: Callable[[], object]) -> float:
    begun = time.perf_counter()
    task()
    return (time.perf_counter() - begun) * 1000


def busier(told: Told, times: int) -> Told:
    """Give the same month in a house with so many times the activities."""
    values, labels = dict(told.now.figures), dict(told.now.figures.labels)
    functions = dict(told.functions)
    for number in range(40 * times):
        item = f"1000{number}"
        labels[By.ACTIVITY, item] = f"Bijeenkomst van de buurt {number}"
        functions[item] = Function.MEETING
        values |= {Key(code, By.ACTIVITY, item): number + 1 for code in _CODES}
    return replace(told, now=Cells(Figures(values, labels)), functions=functions)


def test_the_month_is_on_paper_within_a_second_after_its_figures(
    house: Database, benchmark: BenchmarkFixture, figures: Table
) -> None:
    use("nl")
    told, large = october(house), october(house, large=True)
    printed(told)  # the fonts are read once
    benchmark.pedantic(printed, args=(told,), rounds=10, iterations=1)
    ours = median(took(lambda: printed(told)) for _ in range(10))
    figures.add("month summary, its figures read", ours=ours, target="< 1000")
    in_large = median(took(lambda: printed(large)) for _ in range(5))
    figures.add("the same in large print", ours=in_large, target="< 1000")
    assert max(ours, in_large) < 1000


def test_ten_times_the_activities_take_ten_times_as_long(
    house: Database, benchmark: BenchmarkFixture, figures: Table
) -> None:
    use("nl")
    told = october(house, leaves=False)
    few, many = busier(told, 5), busier(told, 50)
    printed(few)
    benchmark.pedantic(printed, args=(few,), rounds=3, iterations=1)
    one = median(took(lambda: printed(few)) for _ in range(5))
    ten = median(took(lambda: printed(many)) for _ in range(3))
    figures.add("2,000 activities beside 200", floor=one, ours=ten, ratio=ten / one, target="< 13x")
    assert ten / one < 13
