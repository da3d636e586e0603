"""Desks killed at random moments: everything is imported once, then one child after another.

Run as ``python -m tests.reliability.killing URL FOLDER KILLS SEED``; prints figures as JSON.
No connection is open where it forks; the children inherit the statements it has prepared.
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

from atelier.database import Database, open_database
from tests.reliability.desks import House, furnish, saves, work
from tests.reliability.judging import WHOLE, Judge

EVERY = 50  # kills: then everything is looked at, not only what is new


def prepared(house: House) -> Database:
    """Do each kind of save once, and let go of the connection."""
    database = open_database(house.url)
    actor = house.actor(len(house.occurrences) - 1)
    wanted = set(WHOLE)
    for save in saves(house, len(house.occurrences) - 1, random.Random(1)):
        if save.kind in wanted:
            wanted.remove(save.kind)
            with (house.folder / "asked").open("a") as asked:
                asked.write(f"{save}\n")
            save.perform(database, actor)
            with (house.folder / "acked").open("a") as acked:
                acked.write(f"{save.key}\n")
        if not wanted:
            break
    database.engine.dispose()
    return database


def kill_one(house: House, database: Database, day: int, seed: int, seconds: float) -> float:
    """Let a desk work for so long and kill it; say how many seconds it took to open."""
    listening, speaking = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            work(house, day, seed, lambda: os.write(speaking, b"!"), database)
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
    house = furnish(url, folder, kills + 2)
    database = prepared(house)
    judge = Judge(house)
    place = make_url(url)
    journal = Path(f"{place.database}-journal")
    inside, slowest = 0, 0.0
    for number in range(kills):
        seconds = rng.uniform(0.005, 0.05)
        opened = kill_one(house, database, number, rng.getrandbits(32), seconds)
        slowest = max(slowest, opened)
        inside += journal.exists() and journal.stat().st_size > 0
        judge.look(whole=number % EVERY == EVERY - 1)
    kill_one(house, database, kills, rng.getrandbits(32), 1.0)  # takes up what was left, in peace
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
