"""Killed at any moment: nothing acknowledged is lost, nothing is half, nothing is doubled."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.postgres import Server, serving_durably
from tests.reliability.desks import House, furnish
from tests.reliability.judging import Judge

ROOT = Path(__file__).parents[2]
CLEAN = {"lost": 0, "half": 0, "doubled": 0, "unasked": 0, "damaged": 0}
KILLS = 1000
CLIENTS = 200  # killed on PostgreSQL

pytestmark = pytest.mark.reliability


def killing(url: str, folder: Path, kills: int) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.reliability.killing", url, str(folder), str(kills), "7"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    figures: dict[str, int] = json.loads(done.stdout)
    print(figures)  # noqa: T201 - figures to be noted
    return figures


@pytest.mark.timeout(1200)
def test_a_killed_desk_loses_nothing(on_disk: Path, rounds: float) -> None:
    kills = round(KILLS * rounds)
    figures = killing(f"sqlite:///{on_disk / 'atelier.db'}", on_disk / "notes", kills)
    assert figures.items() >= CLEAN.items()
    assert figures["kills"] == kills
    assert figures["acknowledged"] > kills
    assert figures["within a commit"] > 0
    assert figures["slowest start (ms)"] < 3000


@pytest.mark.timeout(1200)
def test_a_killed_client_loses_nothing(server: Server, tmp_path: Path, rounds: float) -> None:
    with server.database() as url:
        figures = killing(url, tmp_path / "notes", round(CLIENTS * rounds))
    assert figures.items() >= CLEAN.items()
    assert figures["acknowledged"] > figures["kills"]


CRASHES = 3
BACK = 10  # seconds in which a desk has found the server again


def test_a_server_that_falls_over_loses_nothing(tmp_path: Path) -> None:
    with serving_durably() as server, server.database() as url:
        house = furnish(url, tmp_path / "notes", 2)
        command = [sys.executable, "-m", "tests.reliability.desks", str(house.folder)]
        desks = [
            subprocess.Popen([*command, str(day), "7", str(os.getpid())], cwd=ROOT)
            for day in range(2)
        ]
        try:
            for _ in range(CRASHES):
                wait_for_saves(house)
                server.stop()
                server.start()
            wait_for_saves(house)
        finally:
            for desk in desks:
                desk.kill()
                desk.wait()
        judge = Judge(house)
        judge.look(whole=True)
    print(judge.figures())  # noqa: T201 - figures to be noted
    assert judge.figures().items() >= CLEAN.items()


def wait_for_saves(house: House) -> None:
    """Wait until the desks have saved some more."""
    before = len(house.lines("acked"))
    until = time.monotonic() + BACK
    while len(house.lines("acked")) < before + 20:
        assert time.monotonic() < until, "the desks did not come back"
        time.sleep(0.05)
