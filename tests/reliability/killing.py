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
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from sqlalchemy.engine import make_url

from atelier.database import Database, open_database
from tests.reliability.desks import House, Shift, furnish, saves, work
from tests.reliability.judging import WHOLE, Judge

SAVES = (
    4  # that a desk does at most before it is killed: not seconds, which are few when it is busy
)
PART = 1.5  # of the time that the last save took: until then it may be killed
PEACE = 20  # saves of the last desk
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


@dataclass
class Killer:
    """Lets one desk after another work for a while, and kills it."""

    house: House
    database: Database
    rng: random.Random
    slowest: float = 0.0  # seconds that a desk took to open
    _save: float = 0.05  # seconds that a save takes on this machine, as it is just now

    def kill_one(self, day: int, saves: int) -> None:
        """Let a desk do so many saves, and kill it at any moment of what it does then."""
        shift = Shift(day, self.rng.getrandbits(32), os.getpid())
        listening, speaking = os.pipe()
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            try:
                os.close(listening)
                work(self.house, shift, lambda: os.write(speaking, b"!"), self.database)
            finally:
                os._exit(1)
        os.close(speaking)
        heard = os.read(listening, 1)
        self.slowest = max(self.slowest, time.monotonic() - began)
        for _ in range(saves):
            began = time.monotonic()
            heard = os.read(listening, 1)
            self._save = time.monotonic() - began
        time.sleep(self.rng.uniform(0, PART) * self._save)
        os.kill(child, signal.SIGKILL)
        how = os.waitpid(child, 0)[1]
        os.close(listening)
        if not heard or not os.WIFSIGNALED(how):
            raise RuntimeError("the desk fell over by itself")


def main(url: str, folder: Path, kills: int, seed: int) -> dict[str, float]:
    rng = random.Random(seed)
    house = furnish(url, folder, kills + 2)
    database = prepared(house)
    judge = Judge(house)
    place = make_url(url)
    journal = Path(f"{place.database}-journal")
    inside = 0
    killer = Killer(house, database, rng)
    for number in range(kills):
        killer.kill_one(number, rng.randint(0, SAVES))
        inside += journal.exists() and journal.stat().st_size > 0
        judge.look(whole=number % EVERY == EVERY - 1)
    killer.kill_one(kills, PEACE)  # takes up what was left
    judge.look(whole=True)
    return {
        **judge.figures(),
        "kills": kills,
        "within a commit": inside,
        "slowest start (ms)": round(1000 * killer.slowest),
    }


if __name__ == "__main__":
    for heavy in ("sqlite3", "psycopg", "sqlalchemy.dialects.postgresql.psycopg"):
        import_module(heavy)  # before the first fork
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))  # noqa: T201
