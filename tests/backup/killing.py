"""Restores that are killed at a random moment: afterwards the old house stands there, or the new.

Run as ``python -m tests.backup.killing PLACE BACKUP KILLS SEED``; prints figures as JSON.
Everything is loaded once, and no connection is open where it forks.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from atelier.backup.restoring import carry_out, prepare
from atelier.domain import Clock
from tests.backup.looking_in import people, sound

PART = 1.2  # of the time that it takes: until then it may be killed


def main(place: Path, backup: Path, kills: int, seed: int) -> dict[str, int]:
    chance, whole = random.Random(seed), place.read_bytes()
    old, new = people(place), people(backup)
    preparing, exchanging = timed(place, backup)
    found = {"kills": kills, "old": 0, "new": 0, "neither": 0}
    for number in range(kills):
        place.write_bytes(whole)
        if number % 4:  # most of them in the moment of the exchange
            kill_one(place, backup, wait=True, after=chance.uniform(0, PART) * exchanging)
        else:
            kill_one(place, backup, wait=False, after=chance.uniform(0, PART) * preparing)
        there = people(place) if sound(place) else set()
        found["old" if there == old else "new" if there == new else "neither"] += 1
    timed(place, backup)  # it still works, over whatever was left
    found["neither"] += people(place) != new
    return found


def timed(place: Path, backup: Path) -> tuple[float, float]:
    """Put the backup back, and give how many seconds each half took."""
    began = time.monotonic()
    prepared = prepare(place, backup=backup, clock=Clock())
    halfway = time.monotonic()
    carry_out(prepared, clock=Clock())
    return halfway - began, time.monotonic() - halfway


def kill_one(place: Path, backup: Path, *, wait: bool, after: float) -> None:
    """Kill a restore so many seconds after it began, or with ``wait`` after it was prepared."""
    listening, speaking = os.pipe()
    child = os.fork()
    if child == 0:
        prepared = prepare(place, backup=backup, clock=Clock())
        os.write(speaking, b"!")
        carry_out(prepared, clock=Clock())
        os._exit(0)
    os.close(speaking)
    if wait:
        os.read(listening, 1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(listening)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:5]))))  # noqa: T201
