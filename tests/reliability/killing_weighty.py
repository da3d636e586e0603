"""What may least of all be half: a month that is closed, somebody erased, two records merged.

Run as ``python -m tests.reliability.killing_weighty FOLDER TASK KILLS SEED``; prints figures as
JSON. Each round a child does the task on a fresh copy of the house, and is killed somewhere in it.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from atelier.database import Database, open_database
from atelier.domain import Clock, Person
from atelier.privacy.erasing import erase
from atelier.privacy.merging import merge
from atelier.reports.closing import close_month
from tests.conftest import Hands
from tests.making import Making
from tests.reliability.replaying import content
from tests.reports.october import CLOSING, OCTOBER, October, october

KEY = UUID(int=7)
Task = Callable[[Session], object]


@dataclass
class Found:
    """What came of the kills; ``inside`` is how many left a journal with something in it."""

    kills: int = 0
    lost: int = 0
    half: int = 0
    doubled: int = 0
    inside: int = 0
    done: int = 0


def furnished(folder: Path) -> October:
    """Make an October that can be closed, in a file of its own."""
    database = open_database(f"sqlite:///{folder / 'start.db'}", create=True)
    hands = Hands(CLOSING)
    house = october(database, Making(database, Clock(now=lambda: hands.at)), hands, visitors=30)
    house.enter()
    hands.at = CLOSING
    return house


def task_named(name: str, house: October) -> Task:
    if name == "close":
        return partial(close_month, month=OCTOBER, accepted=True, actor=house.actor, key=KEY)
    if name == "erase":
        with house.database.reading() as session:
            mark = session.get_one(Person, house.people[0]).erasure_key
        return partial(erase, mark=mark, actor=house.actor)
    kept, other = house.people[:2]
    return partial(merge, keep_id=kept, other_id=other, actor=house.actor, key=KEY)


def performed(path: Path, task: Task) -> None:
    database = Database(f"sqlite:///{path}")
    database.perform(task)
    database.close()


def kill_one(path: Path, task: Task, after: float | None) -> bool:
    """Do the task in a child and kill it after so many seconds; say whether it had acknowledged.

    Without a time it is left alone.
    """
    listening, speaking = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(listening)
            performed(path, task)
            os.write(speaking, b"!")
        finally:
            os._exit(0)
    os.close(speaking)
    if after is not None:
        time.sleep(after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    acknowledged = os.read(listening, 1) == b"!"
    os.close(listening)
    return acknowledged


def main(folder: Path, name: str, kills: int, seed: int) -> Found:
    rng, found = random.Random(seed), Found()
    house = furnished(folder)
    task = task_named(name, house)
    house.database.close()
    start, path = folder / "start.db", folder / "try.db"
    shutil.copyfile(start, path)
    performed(path, task)  # once in peace: everything is loaded, and it is known what comes of it
    before, after = content(start), content(path)
    began = time.monotonic()
    shutil.copyfile(start, path)
    kill_one(path, task, None)
    took = time.monotonic() - began
    journal = path.with_name(f"{path.name}-journal")
    for _ in range(kills):
        shutil.copyfile(start, path)
        journal.unlink(missing_ok=True)
        acknowledged = kill_one(path, task, rng.uniform(0.4, 1.2) * took)
        found.kills += 1
        found.inside += journal.exists() and journal.stat().st_size > 0
        left = content(path)
        found.done += left == after
        found.half += left not in (before, after)
        found.lost += acknowledged and left != after
        performed(path, task)  # whoever was not told does it again
        found.doubled += content(path) != after
    return found


if __name__ == "__main__":
    figures = main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    print(json.dumps(asdict(figures)))  # noqa: T201
