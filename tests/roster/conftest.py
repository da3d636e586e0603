"""A house whose roster is made."""

import pytest

from atelier.database import Database
from tests.making import Making
from tests.roster.rostering import Rostering


@pytest.fixture
def house(database: Database, making: Making) -> Rostering:
    return Rostering(database, making)
