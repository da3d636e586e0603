"""The whole sample house, filled once for each engine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from atelier.database import Database, open_database
from atelier.domain import Actor, Clock
from atelier.sample.actions import fill
from atelier.sample.totals import Totals
from atelier.settings.actions import found_house
from tests.acting import at_desk

TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Filled:
    """A filled house, and what it says of itself."""

    database: Database
    actor: Actor
    totals: Totals

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Give the rows of plain SQL; days are numbers, as they are stored."""
        with self.database.reading() as session:
            return [tuple(row) for row in session.execute(text(statement))]

    def number(self, statement: str) -> float:
        """Give the one number of plain SQL."""
        return float(self.rows(statement)[0][0] or 0)


def filled(url: str, **wanted: Any) -> Filled:  # noqa: ANN401 - what ``fill`` takes
    database = open_database(url, create=True)
    with database.transaction() as session:
        site_id = found_house(session, name="Wijkatelier")
    actor = at_desk(site_id=site_id, clock=Clock())
    with database.transaction() as session:
        totals = fill(session, actor=actor, **{"today": TODAY, **wanted})
    return Filled(database, actor, totals)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """Give the house of 1,200 people and two years."""
    if request.param == "sqlite":
        found = filled(f"sqlite:///{tmp_path_factory.mktemp('sample') / 'atelier.db'}")
        yield found
        found.database.close()
        return
    with request.getfixturevalue("server").database() as url:
        found = filled(url)
        yield found
        found.database.close()
