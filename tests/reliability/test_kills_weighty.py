"""Killed while a month is closed, somebody erased or merged: all of it, or nothing (goal G1)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KILLS = {"close": 100, "erase": 75, "merge": 75}


@pytest.mark.reliability
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("name", KILLS)
def test_what_is_killed_half_way_never_was(on_disk: Path, rounds: float, name: str) -> None:
    kills = round(KILLS[name] * rounds)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.reliability.killing_weighty"),
            *(str(on_disk), name, str(kills), "7"),
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    figures: dict[str, int] = json.loads(done.stdout)
    print(figures)  # noqa: T201 - figures to be noted
    assert figures["kills"] == kills
    assert (figures["lost"], figures["half"], figures["doubled"]) == (0, 0, 0)
