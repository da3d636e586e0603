"""F02, G2: the program is killed while somebody types, and what was typed is offered again."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from atelier.database import Database
from tests.signing.conftest import PIN, People

ROOT = Path(__file__).parents[2]
KILLS = 60  # at full length
EVERY = 250  # milliseconds; a desk keeps drafts each five seconds
SLACK = 1.0  # seconds that a busy machine may take to write one
STARTS_WITHIN = 3.0  # seconds of work, whatever else the machine does meanwhile
LONG = "er staat een doos met verloren spullen onder de balie en niemand weet van wie die is "


@pytest.mark.timeout(1800)  # at full length
def test_what_was_typed_survives_a_kill(
    database: Database,
    people: People,
    own_folders: Path,
    rounds: float,
) -> None:
    assert people.riet.account_id is not None
    path = database.url.database
    assert path is not None
    seed = random.randrange(10**6)
    dice, due, slowest = random.Random(seed), "", 0.0
    for number in range(round(KILLS * rounds) + 1):
        text = f"{number} {LONG}"
        desk = Desk(path, text, own_folders)
        took, back = desk.begin()
        slowest = max(slowest, took)
        if number:
            assert text_kept(back, due), (
                f"seed {seed}, round {number}: {back!r} came back of {due!r}"
            )
        due = desk.kill_while_typing(dice)
    assert slowest < STARTS_WITHIN, f"{slowest:.1f} s"


def text_kept(back: str, due: str) -> bool:
    """Whether enough came back: all that was old enough, and nothing but what was typed."""
    text, least = due.split("\0")
    return text.startswith(back) and len(back) >= int(least)


class Desk:
    """A program that types."""

    def __init__(self, database: str, text: str, home: Path) -> None:
        self.text = text
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
        command = [
            sys.executable,
            "-m",
            "tests.signing.typing_desk",
            database,
            PIN,
            text,
            str(EVERY),
        ]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )

    def begin(self) -> tuple[float, str]:
        """Wait until the page stands there; give how much work it was, and what came back."""
        shown, back = 0.0, ""
        for line in self.lines():
            if line.startswith("shown "):
                shown = float(line.removeprefix("shown "))
            elif line.startswith("back "):
                back = line.removeprefix("back ")
            elif line == "typed 1":
                return shown, back
        raise AssertionError(f"it ended with {self.process.wait()} before anything was typed")

    def kill_while_typing(self, dice: random.Random) -> str:
        """Kill it somewhere in the text; give the text, and how much of it must come back."""
        until = dice.randint(20, len(self.text) - 5)
        moments = [time.monotonic()]
        for _line in self.lines():
            moments.append(time.monotonic())
            if len(moments) == until:
                break
        time.sleep(dice.uniform(0, 0.3))
        killed = time.monotonic()
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()
        least = sum(moment < killed - EVERY / 1000 - SLACK for moment in moments)
        return f"{self.text}\0{least}"

    def lines(self) -> Iterator[str]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            yield line.rstrip("\n")
