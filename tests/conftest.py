"""Fixtures for the whole suite: a database per test on either engine, and one stopped clock."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # tests stay off the screen
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent / "fonts.conf")  # the same everywhere

from atelier.database import Database, open_database
from atelier.domain import Actor, Clock
from tests.making import Making
from tests.postgres import Server, serving
from ui.gateway import Gateway

ENGINES = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full-length", action="store_true", help="run the long loops at their whole length"
    )


@pytest.fixture(scope="session")
def rounds(request: pytest.FixtureRequest) -> float:
    """Give the share of every long loop that this run does."""
    return 1.0 if request.config.getoption("--full-length") else 0.1


@pytest.fixture
def now() -> datetime:
    """Give a Tuesday, 09:50 on the wall in Nijmegen."""
    return datetime(2026, 11, 24, 8, 50, tzinfo=UTC)


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


@pytest.fixture
def url(engine_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the place of an empty database: a file, or one on the server."""
    if engine_name == "sqlite":
        yield f"sqlite:///{tmp_path / 'atelier.db'}"
        return
    server: Server = request.getfixturevalue("server")
    with server.database() as place:
        yield place


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """Give a database whose tables come from the migrations, as in life."""
    database = open_database(url, create=True)
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
