"""Fault F14: what turned over on the disk in a closed month is noticed at the next backup."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from sqlalchemy import select

from atelier.backup.making import is_due, make_backup
from atelier.backup.months import altered, closed_in
from atelier.backup.restoring import carry_out, prepare
from atelier.backup.shelf import backups_of
from atelier.backup.status import Age, status_of
from atelier.backup.words import age_sentence, short_age
from atelier.database import open_database
from atelier.database.opening import problems_of
from atelier.domain import Clock, Person
from atelier.privacy.erasing import erase
from atelier.privacy.merging import merge
from tests.conftest import Hands
from tests.making import Making
from tests.reports.october import CLOSING, October, october

FLIPS = 100
TABLES = (
    *("visit", "participation", "tally", "question", "occurrence"),
    *("closed_month", "closed_figure", "closed_point"),
)
LEAF, INNER = 13, 5  # the kinds of page of a table


class Made(NamedTuple):
    """A file, and the number of the list that had not come back."""

    path: Path
    sheet: str


@pytest.fixture(scope="module")
def closed_house(tmp_path_factory: pytest.TempPathFactory, migrated_file: Path) -> Made:
    """Give a house that closed its October; it is copied, never used."""
    path = tmp_path_factory.mktemp("closed") / "atelier.db"
    shutil.copyfile(migrated_file, path)
    with opened(path, Hands(CLOSING)) as house:
        house.close()
        return Made(path, house.sheet)


@contextlib.contextmanager
def opened(path: Path, hands: Hands) -> Iterator[October]:
    database = open_database(f"sqlite:///{path}")
    making = Making(database, Clock(now=lambda: hands.at))
    try:
        yield october(database, making, hands, visitors=24)
    finally:
        database.close()


@pytest.fixture
def hands() -> Hands:
    return Hands(CLOSING)


@pytest.fixture
def clock(hands: Hands) -> Clock:
    return Clock(now=lambda: hands.at)


@pytest.fixture
def place(tmp_path: Path, closed_house: Made) -> Path:
    path = tmp_path / "house" / "atelier.db"
    path.parent.mkdir()
    shutil.copyfile(closed_house.path, path)
    return path


class Where(NamedTuple):
    """A page of a table: the bytes that it begins and ends with."""

    begins: int
    ends: int


def pages_of(path: Path) -> list[Where]:
    """Find where in the file the tables of closed months lie, without the program."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        ((size,),) = connection.execute("PRAGMA page_size")
        marks = ", ".join("?" * len(TABLES))
        query = f"SELECT rootpage FROM sqlite_master WHERE name IN ({marks})"
        waiting = [root for (root,) in connection.execute(query, TABLES)]
    whole, leaves = path.read_bytes(), []
    while waiting:
        begins = (waiting.pop() - 1) * size
        if whole[begins] == LEAF:
            leaves.append(Where(begins, begins + size))
        if whole[begins] == INNER:
            cells = int.from_bytes(whole[begins + 3 : begins + 5], "big")
            starts = [begins + 12 + 2 * one for one in range(cells)]
            at = [begins + int.from_bytes(whole[one : one + 2], "big") for one in starts]
            waiting += [int.from_bytes(whole[one : one + 4], "big") for one in (*at, begins + 8)]
    return leaves


def held(path: Path) -> list[object]:
    """Read all that stands in the tables of closed months, without the program."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        return [
            row
            for table in TABLES
            for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY id')
        ]


@pytest.mark.reliability
def test_a_bit_that_turned_over_in_a_closed_month_is_noticed(place: Path, rounds: float) -> None:
    chance, whole = Random(14), place.read_bytes()
    before, rows, pages = closed_in(place), held(place), pages_of(place)
    wanted = round(FLIPS * rounds)
    seen = {"flips": 0, "noticed by the file": 0, "noticed by the hashes": 0}
    while seen["flips"] < wanted:
        turned = bytearray(whole)
        turned[chance.randrange(*chance.choice(pages))] ^= 1 << chance.randrange(8)
        place.write_bytes(turned)
        if read(place) == rows:
            continue  # where nothing is written
        seen["flips"] += 1
        if problems_of(place):  # F13
            seen["noticed by the file"] += 1
        else:
            seen["noticed by the hashes"] += altered(before, closed_in(place)) == (202610,)
    print(seen)  # noqa: T201 - figures to be noted
    assert sum(seen.values()) - wanted >= 0.99 * wanted
    assert seen["noticed by the hashes"]


def read(path: Path) -> list[object] | None:
    with contextlib.suppress(sqlite3.DatabaseError):
        return held(path)
    return None


def turn_over(place: Path) -> None:
    """Change a row of October as a failing disk does: neither a desk nor the file notices."""
    with contextlib.closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE visit SET arrived_at = '2026-10-03 09:50:01' WHERE id = 3")
        connection.commit()


def test_the_backup_after_it_says_so_and_the_good_one_stays(
    place: Path, clock: Clock, hands: Hands
) -> None:
    good = make_backup(place, clock=clock).backup
    hands.move(hours=2)
    turn_over(place)
    for _ in range(2):  # it does not get used to it
        assert make_backup(place, clock=clock).backup.altered == (202610,)
        assert not is_due(place, clock=clock)
        hands.move(hours=2)
    status = status_of(place, clock=clock)
    assert (status.newest, status.altered, status.worst) == (good.made_at, (202610,), Age.TOO_OLD)
    assert "October 2026" in age_sentence(status, clock)
    assert short_age(status) == "look here"
    hands.move(days=200)
    make_backup(place, clock=clock)
    assert good.path in [one.path for one in backups_of(place, clock) if one.good]


def test_putting_the_good_one_back_ends_it(place: Path, clock: Clock, hands: Hands) -> None:
    good = make_backup(place, clock=clock).backup
    turn_over(place)
    hands.move(hours=2)
    make_backup(place, clock=clock)
    carry_out(prepare(place, backup=good.path, clock=clock), clock=clock)
    assert make_backup(place, clock=clock).backup.good
    hands.move(hours=2)
    assert make_backup(place, clock=clock).backup.good
    assert status_of(place, clock=clock).altered == ()


def test_what_the_house_does_to_a_closed_month_alarms_nobody(
    place: Path, closed_house: Made, clock: Clock, hands: Hands
) -> None:
    make_backup(place, clock=clock)
    database = open_database(f"sqlite:///{place}")
    making = Making(database, clock)
    house = October(database, making, making.actor, sheet=closed_house.sheet)
    with database.reading() as session:
        one, two, three = session.scalars(select(Person).order_by(Person.id).limit(3)).all()
    steps: list[Callable[[], object]] = [
        partial(house.do, merge, keep_id=one.id, other_id=two.id),
        partial(database.perform, partial(erase, mark=three.erasure_key, actor=house.actor)),
        house.correct,
        house.enter,
        house.close,
        partial(making.person, "Toos Later"),
    ]
    for step in steps:
        step()
        hands.move(hours=2)
        assert make_backup(place, clock=clock).backup.altered == ()
    database.close()
