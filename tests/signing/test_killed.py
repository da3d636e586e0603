"""F02, G2: the program is killed while somebody types, and what was typed is offered again."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
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
    with closing(Desks(path, own_folders)) as desks:
        for number in range(round(KILLS * rounds) + 1):
            desks.start(f"{number} {LONG}")
            took, back = desks.begin()
            slowest = max(slowest, took)
            if number:
                assert text_kept(back, due), (
                    f"seed {seed}, round {number}: {back!r} came back of {due!r}"
                )
            due = desks.kill_while_typing(dice)
    assert slowest < STARTS_WITHIN, f"{slowest:.1f} s"


def text_kept(back: str, due: str) -> bool:
    """Whether enough came back: all that was old enough, and nothing but what was typed."""
    text, least = due.split("\0")
    return text.startswith(back) and len(back) >= int(least)


class Desks:
    """Programs that type, one after the other; what they load is loaded once."""

    def __init__(self, database: str, home: Path) -> None:
        self.database, self.text, self.desk = database, "", 0
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.signing.typing_desk"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, text: str) -> None:
        """Let a program start that types this."""
        assert self.process.stdin is not None
        self.text = text
        self.process.stdin.write(json.dumps([self.database, PIN, text, EVERY]) + "\n")
        self.process.stdin.flush()

    def begin(self) -> tuple[float, str]:
        """Wait until the page stands there; give how much work it was, and what came back."""
        shown, back = 0.0, ""
        for line in self.lines():
            if line.startswith("desk "):
                self.desk = int(line.removeprefix("desk "))
            elif not self.desk:
                continue  # of the one that was killed
            elif line.startswith("shown "):
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
        self.kill()
        least = sum(moment < killed - EVERY / 1000 - SLACK for moment in moments)
        return f"{self.text}\0{least}"

    def close(self) -> None:
        """Let the last one go, whatever it was doing."""
        self.kill()
        self.process.communicate()

    def kill(self) -> None:
        if self.desk:
            os.kill(self.desk, signal.SIGKILL)
        self.desk = 0

    def lines(self) -> Iterator[str]:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            yield line.rstrip("\n")
