"""A small house in a file, and what is done with its backups."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from atelier.backup.making import make_backup
from atelier.backup.sealing import Lock, new_lock
from atelier.database import Database, open_database
from atelier.domain import Clock
from atelier.people.actions import add_person
from atelier.people.names import parse_name
from tests.making import Making

WORDS = "bako timu relo sanu vivi poda"


@pytest.fixture(scope="session")
def lock() -> Lock:
    """Give what a computer keeps of the words; making it takes a second, on purpose."""
    return new_lock(WORDS)


@pytest.fixture(scope="session")
def peopled_file(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Path:
    """Give a file with a few people and visits; it is copied, never used."""
    path = tmp_path_factory.mktemp("peopled") / "atelier.db"
    shutil.copyfile(migrated_file, path)
    database = open_database(f"sqlite:///{path}")
    making = Making(database, Clock())
    for number in range(30):
        making.person(f"Toos Proef{number}")
    database.close()
    return path


@pytest.fixture
def engine_name() -> str:
    """Give one engine: a server's backups are the server's own."""
    return "sqlite"


@pytest.fixture
def place(tmp_path: Path, peopled_file: Path) -> Path:
    """Give the file of a house that nobody has open."""
    path = tmp_path / "house" / "atelier.db"
    path.parent.mkdir()
    shutil.copyfile(peopled_file, path)
    return path


@pytest.fixture
def house(place: Path) -> Iterator[Database]:
    """Give the same house, opened."""
    database = open_database(f"sqlite:///{place}")
    yield database
    database.close()


@pytest.fixture
def clock() -> Clock:
    """Give the computer's own clock: files say when they were written."""
    return Clock()


@pytest.fixture
def backup(place: Path, clock: Clock) -> Path:
    """Give a backup of the house, to which somebody was added since."""
    made = make_backup(place, clock=clock).backup.path
    add(place, "Toos Later")
    return made


def add(place: Path, name: str) -> None:
    """Add somebody, as a desk does."""
    house = open_database(f"sqlite:///{place}")
    making = Making(house, Clock())
    house.perform(partial(add_person, name=parse_name(name), actor=making.actor))
    house.close()
