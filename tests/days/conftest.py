"""The sample house on a fresh Tuesday, and its whole window."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from atelier.database import Database, open_database
from atelier.domain import Actor, Clock
from atelier.sample.actions import fill
from atelier.settings.actions import found_house
from atelier.settings.queries import first_house
from tests.acting import at_desk
from tests.conftest import Hands
from tests.hands import Keyboard
from tests.looking import desk_of, showing
from ui.desk.page import DeskPage
from ui.gateway import Gateway
from ui.shell.window import Window

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def now() -> datetime:
    """Give twenty to ten on the wall in Nijmegen: the peak begins."""
    return datetime(2026, 11, 24, 8, 40, tzinfo=UTC)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample house of two years once; it is copied, never used."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    database = open_database(f"sqlite:///{path}", create=True)
    with database.transaction() as session:
        site_id = found_house(session, name="Oefenhuis")
    morning = Clock(now=lambda: datetime(2026, 11, 24, 7, 0, tzinfo=UTC))
    actor = at_desk(site_id=site_id, clock=morning)
    database.perform(partial(fill, actor=actor, today=TUESDAY))
    database.close()
    return path


@pytest.fixture
def database(sample_file: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "atelier.db"
    shutil.copyfile(sample_file, path)
    database = open_database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def actor(database: Database, hands: Hands) -> Actor:
    with database.reading() as session:
        house = first_house(session)
    assert house is not None
    return at_desk(site_id=house.id, clock=Clock(now=lambda: hands.at))


@pytest.fixture
def window(qtbot: QtBot, gateway: Gateway) -> Iterator[Window]:
    with showing(qtbot, gateway, "Oefenhuis", practice=True) as window:
        yield window


@pytest.fixture
def desk(window: Window) -> DeskPage:
    return desk_of(window)


@pytest.fixture
def keyboard(window: Window) -> Keyboard:
    return Keyboard(window)
