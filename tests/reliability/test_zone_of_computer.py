"""A computer that believes it is elsewhere, or that knows no zones at all (fault F57)."""

import os
import subprocess
import sys
import time
from functools import partial
from uuid import uuid4

import pytest

from atelier.database import Database
from atelier.reports.paper.month import month_summary
from tests.conftest import Hands
from tests.making import Making
from tests.reports.october import OCTOBER, october

ZONES = ("Europe/Amsterdam", "America/New_York", "Pacific/Kiritimati")
KNOWS = """
from datetime import UTC, datetime
from atelier.domain import Clock
clock = Clock(now=lambda: datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
assert clock.today().isoformat() == "2026-07-01", clock.today()
"""


@pytest.fixture
def engine_name() -> str:
    """Give one engine: the zone is the computer's."""
    return "sqlite"


def test_a_report_is_the_same_to_the_byte(
    database: Database, making: Making, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = october(database, making, hands, visitors=12)
    house.enter()
    print_it = partial(month_summary, period=OCTOBER, actor=house.actor, key=uuid4())
    found = set()
    try:
        for zone in ZONES:
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            found.add(database.perform(print_it).pdf)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert len(found) == 1


def test_a_computer_without_zones_has_them_of_us() -> None:
    """As on Windows: the system has none, and they come with the program."""
    subprocess.run(
        [sys.executable, "-c", KNOWS],
        env={**os.environ, "PYTHONTZPATH": "", "TZ": "America/New_York"},
        timeout=60,
        check=True,
    )
