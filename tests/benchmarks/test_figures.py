"""What the figures cost, beside the plainest scan of the same rows in the same run.

The floor reads every row that a month's figures are counted from once, inside SQLite, from the
covering indexes and by the driver alone: visits, participations, counts, occurrences with their
reports, questions, hours, absences, and of everybody who came the year of birth, the postcode
and whether they came before. It only adds up; it tells no two people apart and splits nothing.
"""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy.orm import Session

from atelier.database import Database
from atelier.domain import ClosedMonth
from atelier.reports.engine import figures_of
from atelier.reports.figures import Code
from atelier.reports.periods import Period, Span
from atelier.reports.trend import trend
from atelier.reports.versions import write_figures
from tests.benchmarks.conftest import ACTOR, Figures
from tests.benchmarks.floors import NOW, in_turn, plain_file
from tests.benchmarks.ten_years import as_number, fill_years

MONTH = Period.of(Span.MONTH, date(2026, 11, 1))  # the open one
YEAR = Period.of(Span.YEAR, MONTH.first)
SCANS = (
    "SELECT count(person_id), max(day_part) FROM visit WHERE site_id = 1 AND {days}",
    "SELECT count(person_id), max(occurrence_id) FROM participation WHERE {days}",
    "SELECT sum(visits), max(day_part) FROM tally WHERE site_id = 1 AND {days}",
    "SELECT sum(starts), sum(professional_minutes), max(run_by) FROM occurrence"
    " JOIN occurrence_report ON occurrence_id = occurrence.id WHERE {days}",
    "SELECT sum(participations) FROM occurrence JOIN tally ON occurrence_id = occurrence.id"
    " WHERE occurrence.{days}",
    "SELECT max(topic), max(outcome) FROM question WHERE site_id = 1 AND {days}",
    "SELECT sum(worked_ends), max(role) FROM shift JOIN assignment ON shift_id = shift.id"
    " WHERE site_id = 1 AND {days}",
    "SELECT count(person_id) FROM absence WHERE {days}",
)
CAME = "SELECT DISTINCT person_id FROM visit WHERE site_id = 1 AND +day BETWEEN {first} AND {last}"
PEOPLE = """SELECT sum(birth_year), max(postcode),
    sum(EXISTS (SELECT 1 FROM visit WHERE person_id = person.id AND day < {first}))
    FROM json_each(?) JOIN person ON person.id = value"""


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of ten years: a million visits, 20,000 people."""
    path = tmp_path_factory.mktemp("ten") / "ten.db"
    fill_years(path)
    return path


@pytest.fixture
def busy(ten_years: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{ten_years}")
    yield database
    database.close()


def counting(session: Session, period: Period) -> Callable[[], object]:
    return partial(figures_of, session, period=period, actor=ACTOR)


def scan(plain: sqlite3.Connection, period: Period) -> Callable[[], object]:
    """Give what reads the rows of a period once; who came is known before it begins."""
    first, last = as_number(period.first), as_number(period.last)
    came = plain.execute(CAME.format(first=first, last=last)).fetchall()
    people = f"[{','.join(str(person) for (person,) in came)}]"
    statements = [each.format(days=f"day BETWEEN {first} AND {last}") for each in SCANS]

    def read() -> None:
        for statement in statements:
            plain.execute(statement).fetchall()
        plain.execute(PEOPLE.format(first=first), (people,)).fetchall()

    return read


@pytest.mark.parametrize(
    ("period", "rounds", "most"), [(MONTH, 30, 10), (YEAR, 5, 20)], ids=["month", "year"]
)
def test_an_open_period_of_ten_years(
    busy: Database,
    ten_years: Path,
    period: Period,
    rounds: int,
    most: int,
    figures: Figures,
    benchmark: BenchmarkFixture,
) -> None:
    plain = plain_file(ten_years)
    with busy.reading() as session:
        ours = counting(session, period)
        times = in_turn(scan(plain, period), ours, rounds)
        benchmark.pedantic(ours, rounds=3)
    plain.close()
    figures.add(
        f"open {period.span}, ten years of 300 visits a day",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target=f"<= {most} x",
    )
    assert times.ratio <= most


def test_a_month_does_not_grow_with_what_came_before(
    busy: Database, tmp_path: Path, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    fill_years(tmp_path / "one.db", years=1)
    young = Database(f"sqlite:///{tmp_path / 'one.db'}")
    with busy.reading() as old, young.reading() as new:
        times = in_turn(counting(new, MONTH), counting(old, MONTH), 20)
        benchmark.pedantic(counting(old, MONTH), rounds=3)
    young.close()
    figures.add(
        "open month, ten years beside one year",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 1.3 x",
    )
    assert times.ratio <= 1.3


def test_twelve_months_of_which_eleven_are_closed(
    busy: Database, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    with busy.transaction() as session:
        for back in range(1, 37):
            close(session, MONTH.moved(-back))
    with busy.reading() as session:
        ours = partial(trend, session, last=MONTH, months=12, actor=ACTOR)
        assert [point.version for point in ours()] == [1] * 11 + [0]
        assert all(point.figures.total(Code.VISITS) > 9000 for point in ours())
        times = in_turn(counting(session, MONTH), ours, 30)
        benchmark.pedantic(ours, rounds=3)
    figures.add(
        "twelve months, eleven closed, beside the open month",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="<= 1.5 x",
    )
    assert times.ratio <= 1.5


def close(session: Session, month: Period) -> None:
    """Close a month as it is kept, without looking for open points."""
    row = ClosedMonth(
        site_id=ACTOR.site_id,
        key=uuid4(),
        month=month.month,
        version=1,
        closed_at=NOW,
        closed_by="Balie",
    )
    session.add(row)
    session.flush()
    found = figures_of(session, period=month, actor=ACTOR)
    write_figures(session, version_id=row.id, figures=found)


@pytest.mark.parametrize("period", [MONTH.moved(-1), YEAR], ids=["month", "year"])
def test_the_sample_house(
    two_years: Path, period: Period, figures: Figures, benchmark: BenchmarkFixture
) -> None:
    database, plain = Database(f"sqlite:///{two_years}"), plain_file(two_years)
    with database.reading() as session:
        ours = counting(session, period)
        times = in_turn(scan(plain, period), ours, 20)
        benchmark.pedantic(ours, rounds=3)
    plain.close()
    database.close()
    figures.add(
        f"open {period.span}, the sample house of two years",
        floor=times.floor_ms,
        ours=times.ours_ms,
        ratio=times.ratio,
        target="",
    )
