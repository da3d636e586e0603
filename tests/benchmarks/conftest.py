"""The house of two years that everything is measured on, and the table of what was measured."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import text

from atelier.database import Database, open_database
from atelier.domain import Clock
from atelier.sample.actions import fill
from atelier.settings.actions import found_house
from tests.acting import at_desk
from tests.benchmarks.floors import NOW
from ui.gateway import Gateway
from ui.shell.places import places
from ui.shell.window import Window

_LINES = pytest.StashKey[list[tuple[str, str, str, str, str]]]()
_HEADS = ("measured", "floor", "ours", "ratio", "target")
ACTOR = at_desk(site_id=1, clock=Clock(now=lambda: NOW))


class Figures:
    """Notes what was measured, for the table at the end and for the file of the benchmark."""

    def __init__(self, config: pytest.Config, benchmark: BenchmarkFixture) -> None:
        self._lines = config.stash.setdefault(_LINES, [])
        self._info = benchmark.extra_info

    def add(
        self, what: str, *, floor: float = 0, ours: float, ratio: float = 0, target: str
    ) -> None:
        """Note one figure; times in milliseconds, 0 where there is no floor."""
        self._info[what] = {"floor": floor, "ours": ours, "ratio": ratio, "target": target}
        shown = f"{ratio:.2f}" if ratio else ""
        self._lines.append((what, f"{floor:.2f}" if floor else "", f"{ours:.2f}", shown, target))


@pytest.fixture
def figures(request: pytest.FixtureRequest, benchmark: BenchmarkFixture) -> Figures:
    return Figures(request.config, benchmark)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table; times in milliseconds, the median."""
    lines = [_HEADS, *config.stash.get(_LINES, [])]
    if len(lines) > 1:
        widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADS))]
        terminalreporter.section("beside the floor of the same run, ms")
        for what, *rest in lines:
            cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
            terminalreporter.write_line("  ".join((what.ljust(widths[0]), *cells)))


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of the sample house at 9:50; its rooms are large enough for everybody."""
    path = tmp_path_factory.mktemp("years") / "two.db"
    fill_house(f"sqlite:///{path}")
    return path


def fill_house(url: str) -> None:
    database = open_database(url, create=True)
    with database.transaction() as session:
        found_house(session, name="Wijkatelier")
        fill(session, actor=ACTOR, today=date(2026, 11, 24), until=NOW)
        session.execute(text("UPDATE activity SET capacity = 9000 WHERE capacity > 0"))
    database.close()


@pytest.fixture
def house_file(two_years: Path, tmp_path: Path) -> Path:
    """Give a copy of the house's file, to write in."""
    return Path(shutil.copy(two_years, tmp_path / "house.db"))


@pytest.fixture
def house(house_file: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{house_file}")
    yield database
    database.close()


@pytest.fixture
def desk_window(house: Database, qapp: object) -> Iterator[Window]:
    """Give the desk's window on the house, with nothing under way."""
    assert qapp
    gateway = Gateway(house, ACTOR)
    window = Window(places())
    window.resize(1366, 768)
    window.show()
    window.attach(gateway, "Wijkatelier", practice=False)
    yield window
    window.close()
    gateway.close()
