"""The disk fails at every place of six use cases: nothing is half, and nothing falsely saved (G4).

Faults F05 and F06; the statements are the program's own, the disk is ours.
"""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from sqlalchemy.orm import Session

from atelier.database import Database
from atelier.desk.actions import check_in, register_walk_in
from atelier.desk.counting import count_visitors
from atelier.domain import Clock, Function, Person
from atelier.privacy.erasing import erase
from tests.making import Making
from tests.reliability.replaying import (
    Disk,
    Failing,
    Statement,
    content,
    replayed,
    statements_of,
)

pytestmark = pytest.mark.reliability

CASES = ("check in", "walk in", "join", "count", "book", "erase")
KINDS = [(error, always) for error in (apsw.IOError, apsw.FullError) for always in (False, True)]


@pytest.fixture(scope="module")
def disk() -> Disk:
    return Disk("failing")


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path, clock: Clock) -> tuple[Database, Making, int, int]:
    """Give a house with people, somebody in it, and an activity."""
    path = tmp_path / "house.db"
    shutil.copyfile(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    making = Making(database, clock)
    toos = making.person("Toos van den Berg", phone="0612345670")
    for letter in "ABCDEFGH":
        making.person(f"Persoon {letter}")
    yoga = making.occurrence(making.activity("Yoga", walk_in=True))
    return database, making, toos, yoga


def use_case(name: str, making: Making, toos: int, yoga: int) -> Callable[[Session], object]:
    """Give one of the things that a desk does all day, or the one that may never be half."""
    tasks: dict[str, Callable[..., object]] = {
        "check in": partial(check_in, person_id=toos, occurrence_ids=[yoga]),
        "walk in": partial(register_walk_in, name="Nieuw Iemand"),
        "join": partial(register_walk_in, name="Nog Iemand", occurrence_ids=[yoga], companions=2),
        "count": partial(count_visitors, number=3, function=Function.MEETING),
        "book": partial(count_visitors, number=3, occurrence_id=yoga),
    }
    if name in tasks:
        return partial(tasks[name], actor=making.actor, key=uuid4())
    return partial(erased, making=making, person_id=toos)


def erased(session: Session, *, making: Making, person_id: int) -> object:
    mark = session.get_one(Person, person_id).erasure_key
    return erase(session, mark=mark, actor=making.actor)


@pytest.mark.parametrize("name", CASES)
def test_a_disk_that_fails_anywhere_keeps_all_or_nothing(
    house: tuple[Database, Making, int, int],
    disk: Disk,
    tmp_path: Path,
    rounds: float,
    name: str,
) -> None:
    database, making, toos, yoga = house
    start = tmp_path / "start.db"
    database.close()
    shutil.copyfile(tmp_path / "house.db", start)
    task = use_case(name, making, toos, yoga)
    statements = statements_of(database, partial(database.perform, task))
    database.close()
    before, after = content(start), content(tmp_path / "house.db")
    assert before != after
    every = [
        (at, error, always)
        for at in range(1, points(start, disk, statements, tmp_path) + 1)
        for error, always in KINDS
    ]
    tried = every if rounds == 1 else every[:: round(1 / rounds)]
    for at, error, always in tried:
        path = tmp_path / "try.db"
        shutil.copyfile(start, path)
        failing = Failing(at, error, always)
        acknowledged = replayed(path, disk, statements, failing)
        assert failing.failed
        found = content(path)
        assert found in (before, after), f"half after {error.__name__} at {at}"
        assert found == after or not acknowledged, f"falsely saved: {error.__name__} at {at}"
        assert replayed(path, disk, statements, Failing()) or found == after


def points(start: Path, disk: Disk, statements: list[Statement], folder: Path) -> int:
    """Count at how many places the disk can fail; where it does not, all is as the program did."""
    path = folder / "whole.db"
    shutil.copyfile(start, path)
    counting = Failing()
    assert replayed(path, disk, statements, counting)
    assert content(path) == content(folder / "house.db")
    return counting.done
