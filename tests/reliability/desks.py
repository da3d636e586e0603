"""Desks that are killed: what they do, and what they write down of it.

Run as ``python -m tests.reliability.desks FOLDER DAY SEED PARENT``, one is a desk in a house of
before, for as long as the process PARENT is there.

A desk appends each save that it is about to ask for to the file ``asked``, and once the commit
has returned to ``acked``. Whatever is acknowledged must be there, whatever happens to the desk.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as wall
from functools import partial
from pathlib import Path
from uuid import UUID

from atelier.database import Database, open_database
from atelier.desk.actions import check_in, register_walk_in
from atelier.desk.counting import count_visitors
from atelier.domain import Actor, Clock, Occurrence, Unavailable
from tests.acting import at_desk
from tests.making import Making

FIRST = datetime(2026, 1, 5, 8, 50, tzinfo=UTC)
PEOPLE = 60


@dataclass(frozen=True)
class Save:
    """One save: its key, and what is asked for."""

    key: UUID
    kind: str
    person: int  # the number of the person, or of the new name
    occurrence: int

    @classmethod
    def read(cls, line: str) -> "Save":
        key, kind, person, occurrence = line.split()
        return cls(UUID(key), kind, int(person), int(occurrence))

    def __str__(self) -> str:
        return f"{self.key} {self.kind} {self.person} {self.occurrence}"

    def perform(self, database: Database, actor: Actor) -> None:
        """Do it, through the real services."""
        common = {"actor": actor, "key": self.key}
        there = [self.occurrence]
        actions: dict[str, Callable[..., object]] = {
            "known": partial(check_in, person_id=self.person, occurrence_ids=there),
            "with": partial(check_in, person_id=self.person, occurrence_ids=there, companions=2),
            "new": partial(
                register_walk_in, name=f"Nieuw Naam{self.person:013}", occurrence_ids=there
            ),
            "count": partial(count_visitors, number=3, occurrence_id=self.occurrence),
        }
        database.perform(partial(actions[self.kind], **common))


@dataclass(frozen=True)
class House:
    """Where it is, and what is in it: as many days as there will be desks killed."""

    url: str
    folder: Path
    site: int
    people: list[int]
    occurrences: list[int]

    def actor(self, day: int) -> Actor:
        return at_desk(site_id=self.site, clock=Clock(now=lambda: FIRST + timedelta(days=day)))

    def keep(self) -> None:
        """Write it down, for a desk in another process."""
        (self.folder / "house").write_text(json.dumps({**asdict(self), "folder": ""}))

    @classmethod
    def found(cls, folder: Path) -> "House":
        return cls(**{**json.loads((folder / "house").read_text()), "folder": folder})

    def lines(self, name: str) -> list[str]:
        """Read one of the two files; a last line that was cut off is none."""
        path = self.folder / name
        return path.read_text().split("\n")[:-1] if path.exists() else []


def furnish(url: str, folder: Path, days: int) -> House:
    """Make people, and an activity on each of so many days."""
    database = open_database(url, create=True)
    making = Making(database, Clock(now=lambda: FIRST))
    people = [making.person(f"Persoon {number}ste") for number in range(PEOPLE)]
    door = making.activity("Open inloop")
    with database.transaction() as session:
        rows = [
            Occurrence(
                activity_id=door,
                day=(FIRST + timedelta(days=day)).date(),
                starts=wall(9, 0),
                ends=wall(12, 0),
            )
            for day in range(days)
        ]
        session.add_all(rows)
        session.flush()
        occurrences = [row.id for row in rows]
    database.close()
    folder.mkdir(exist_ok=True)
    house = House(url, folder, making.site_id, people, occurrences)
    house.keep()
    return house


@dataclass(frozen=True)
class Shift:
    """What one desk works through: its day, its luck, and the process that waits for it."""

    day: int
    seed: int
    parent: int


def work(house: House, shift: Shift, tell: Callable[[], object], database: Database) -> None:
    """Be a desk: finish what was left unacknowledged, then let people in, without end.

    ``tell`` is called when it is open, and after each save that is acknowledged.
    """
    rng = random.Random(shift.seed)
    asked = os.open(house.folder / "asked", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    acked = os.open(house.folder / "acked", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    open_database(house.url).close()  # what every start does: look at the file, clear it up
    tell()

    def insist(save: Save, actor: Actor) -> None:
        """Do as a person does: the same thing again, until it is done; then write it down."""
        while os.getppid() == shift.parent:
            try:
                save.perform(database, actor)
            except Unavailable:
                time.sleep(0.05)
            else:
                os.write(acked, f"{save.key}\n".encode())
                tell()
                return
        raise SystemExit("nobody waits for this desk any more")

    for save in unfinished(house):
        insist(save, house.actor(house.occurrences.index(save.occurrence)))
    actor = house.actor(shift.day)
    for save in saves(house, shift.day, rng):
        os.write(asked, f"{save}\n".encode())
        insist(save, actor)


def unfinished(house: House) -> list[Save]:
    done = set(house.lines("acked"))
    return [save for save in map(Save.read, house.lines("asked")) if str(save.key) not in done]


def saves(house: House, day: int, rng: random.Random) -> Iterable[Save]:
    """Think of saves: each known person once, then new ones and counts without end."""
    known = rng.sample(house.people, len(house.people))
    while True:
        kind = rng.choice(["known", "with", "new", "count"] if known else ["new", "count"])
        person = known.pop() if kind in {"known", "with"} else rng.getrandbits(40)
        key = UUID(int=rng.getrandbits(128), version=4)
        yield Save(key, kind, person, house.occurrences[day])


if __name__ == "__main__":
    found = House.found(Path(sys.argv[1]))
    work(found, Shift(*map(int, sys.argv[2:5])), lambda: None, Database(found.url))
