"""Desks killed at random moments: everything is imported once, then one child after another.

Run as ``python -m tests.reliability.killing URL FOLDER KILLS SEED``; prints figures as JSON.
No connection is open where it forks.
"""

import json
import os
import random
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

from sqlalchemy.engine import make_url

from tests.reliability.desks import House, furnish, work
from tests.reliability.judging import Judge

EVERY = 50  # kills: then everything is looked at, not only what is new


def kill_one(house: House, day: int, seed: int, seconds: float) -> float:
    """Let a desk work for so long and kill it; say how many seconds it took to open."""
    listening, speaking = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            work(house, day, seed, lambda: os.write(speaking, b"!"))
        finally:
            os._exit(1)
    os.close(speaking)
    ready = os.read(listening, 1)
    os.close(listening)
    opened = time.monotonic() - began
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    how = os.waitpid(child, 0)[1]
    if not ready or not os.WIFSIGNALED(how):
        raise RuntimeError("the desk fell over by itself")
    return opened


def main(url: str, folder: Path, kills: int, seed: int) -> dict[str, float]:
    rng = random.Random(seed)
    house = furnish(url, folder, kills + 1)
    judge = Judge(house)
    place = make_url(url)
    journal = Path(f"{place.database}-journal")
    inside, slowest = 0, 0.0
    for number in range(kills):
        slowest = max(
            slowest, kill_one(house, number, rng.getrandbits(32), rng.uniform(0.005, 0.05))
        )
        inside += journal.exists() and journal.stat().st_size > 0
        judge.look(whole=number % EVERY == EVERY - 1)
    kill_one(house, kills, rng.getrandbits(32), 1.0)  # takes up what was left, in peace
    judge.look(whole=True)
    return {
        **judge.figures(),
        "kills": kills,
        "within a commit": inside,
        "slowest start (ms)": round(1000 * slowest),
    }


if __name__ == "__main__":
    for heavy in ("sqlite3", "psycopg", "sqlalchemy.dialects.postgresql.psycopg"):
        import_module(heavy)  # before the first fork
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))  # noqa: T201
