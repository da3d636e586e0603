"""Fixtures for the whole suite: a database per test on either engine, and one stopped clock."""

import gc
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # tests stay off the screen
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent / "fonts.conf")  # the same everywhere

from atelier.__main__ import main
from atelier.database import Database, open_database
from atelier.domain import Actor, Clock
from atelier.language import current, use
from tests import canaries
from tests.making import Making
from tests.memory import in_memory
from tests.postgres import Server, serving
from tests.sharing import ByFile, for_full_length, longest_first
from tests.watching import Watch
from ui.gateway import Gateway

ENGINES = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full-length", action="store_true", help="run the long loops at their whole length"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Leave the benchmarks out unless they are asked for: they want the machine for themselves.

    They also want its disk; the tests work in memory where they can.
    """
    config.pluginmanager.register(Watch(shares=bool(config.getoption("numprocesses", None))))
    memory = in_memory()
    if config.option.benchmark_only:
        return
    config.option.benchmark_skip = True
    if memory is not None:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--full-length"):
        kept_for_later = for_full_length(items)
        items[:] = [item for item in items if item not in kept_for_later]
        config.hook.pytest_deselected(items=list(kept_for_later))
    if hasattr(config, "workerinput"):  # one of several
        longest_first(items)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep Python from looking through all modules and tests for what may be thrown away.

    Not where times are measured: there Python is as it is.
    """
    if not session.config.option.benchmark_only:
        gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:  # noqa: ANN401 - xdist's
    return ByFile(config, log)


@pytest.fixture(scope="session")
def rounds(request: pytest.FixtureRequest) -> float:
    """Give the share of every long loop that this run does."""
    return 1.0 if request.config.getoption("--full-length") else 0.1


@pytest.fixture(scope="module", autouse=True)
def language_of_the_module() -> Iterator[None]:
    """Leave the language to the next file as this one found it, in whatever order they run."""
    before = current()
    yield
    if current() != before:
        use(before)


@pytest.fixture(autouse=True)
def language_of_the_test() -> Iterator[None]:
    """Leave the language to the next test as this one found it."""
    before = current()
    yield
    if current() != before:
        use(before)


@pytest.fixture(autouse=True)
def no_name_in_a_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which somebody's name was logged, whatever it was about (goal G16)."""
    if request.config.option.benchmark_only:
        yield
        return
    with canaries.listening() as listener:
        yield
    assert listener.heard == []


@pytest.fixture
def now() -> datetime:
    """Give a Tuesday, 09:50 on the wall in Nijmegen."""
    return datetime(2026, 11, 24, 8, 50, tzinfo=UTC)


@pytest.fixture
def on_disk() -> Iterator[Path]:
    """Give a folder on the disk, not in memory: for what is killed while it writes."""
    with tempfile.TemporaryDirectory(prefix="atelier") as folder:
        yield Path(folder)


class Hands:
    """The hands of the house's clock: they stand still until a test moves them."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def hands(now: datetime) -> Hands:
    return Hands(now)


@pytest.fixture
def clock(hands: Hands) -> Clock:
    return Clock(now=lambda: hands.at)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Give a PostgreSQL server of our own, started once."""
    with serving() as server:
        yield server


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file whose tables come from the migrations, as in life; it is copied, never used."""
    path = tmp_path_factory.mktemp("migrated") / "atelier.db"
    open_database(f"sqlite:///{path}", create=True).close()
    return path


@pytest.fixture(scope="session")
def founded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file as ``atelier-admin init`` leaves it; it is copied, never used."""
    path = tmp_path_factory.mktemp("founded") / "atelier.db"
    done = CliRunner().invoke(main, ["--database", str(path), "init"])
    assert done.exit_code == 0, done.output
    with closing(sqlite3.connect(path)) as file, file:  # what is kept of visitors has tests
        file.execute("DELETE FROM setting")
    return path


@pytest.fixture
def url(engine_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the place of a database with tables and no rows: a file, or one on the server."""
    if engine_name == "sqlite":
        path = tmp_path / "atelier.db"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    server: Server = request.getfixturevalue("server")
    with server.database(server.migrated(migrate)) as place:
        yield place


def migrate(place: str) -> None:
    open_database(place).close()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """Give the database, opened."""
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def making(database: Database, clock: Clock) -> Making:
    return Making(database, clock)


@pytest.fixture
def actor(making: Making) -> Actor:
    """Give the desk at which things are done."""
    return making.actor


@pytest.fixture
def gateway(database: Database, actor: Actor, qapp: object) -> Iterator[Gateway]:  # noqa: ARG001
    gateway = Gateway(database, actor)
    yield gateway
    gateway.close()
