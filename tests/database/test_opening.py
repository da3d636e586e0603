"""Opening a file: what is not ours, not whole or not for us stays as it is, to the byte."""

import contextlib
import hashlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from atelier.database import open_database
from atelier.database.opening import Damaged, Newer, NotOurs, NotThere
from atelier.domain import Clock, DeskError, Site, Unavailable
from tests.making import Making

MUTATIONS = 400


@pytest.fixture
def house(tmp_path: Path, migrated_file: Path, clock: Clock) -> Path:
    """Give a file with a house and people in it, alone in its folder."""
    path = tmp_path / "house" / "atelier.db"
    path.parent.mkdir()
    shutil.copyfile(migrated_file, path)
    database = open_database(f"sqlite:///{path}")
    making = Making(database, clock)
    for letter in "ABCDEFGHIJ":
        making.person(f"Persoon {letter}")
    database.close()
    return path


def opened(path: Path, *, create: bool = False) -> None:
    open_database(f"sqlite:///{path}", create=create).close()


def everything(folder: Path) -> dict[str, str]:
    """Give the fingerprint of each file of a folder; an empty journal is nothing."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not (path.name.endswith("-journal") and path.stat().st_size == 0)
    }


def refused(path: Path, kind: type[DeskError]) -> str:
    """Open what must not be opened, with and without leave to create; give what is said."""
    before = everything(path.parent)
    for create in (False, True):
        with pytest.raises(kind) as told:
            opened(path, create=create)
        assert everything(path.parent) == before
    return str(told.value)


def stamped(path: Path, at: int, value: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(value)


def test_a_newer_file_is_refused(house: Path) -> None:
    stamped(house, 60, (9999).to_bytes(4, "big"))
    assert "newer version" in refused(house, Newer)


def test_a_newer_file_is_refused_by_its_table_too(house: Path) -> None:
    with contextlib.closing(sqlite3.connect(house)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    refused(house, Newer)


def other_program(path: Path, pragma: str = "application_id = 252006673") -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE site (id INTEGER PRIMARY KEY)")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "another program's": other_program,
    "a nameless program's": lambda path: other_program(path, "user_version = 1"),
    "a write-ahead log's": lambda path: other_program(path, "journal_mode = WAL"),
    "a text": lambda path: path.write_text("naam;geboortejaar\n" * 100),
    "a packed file": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(5000)),
    "a picture": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000)),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_another_program_s_file_is_refused(house: Path, kind: str) -> None:
    FOREIGN[kind](house)
    assert "not a database of Atelier" in refused(house, NotOurs)


def zero_page(path: Path) -> None:
    stamped(path, 4096 * 3, bytes(4096))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no bytes": lambda path: path.write_bytes(b""),
    "half a header": lambda path: os.truncate(path, 50),
    "half a file": lambda path: os.truncate(path, path.stat().st_size // 2),
    "a page of zeros": zero_page,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_refused(house: Path, kind: str) -> None:
    DAMAGE[kind](house)
    assert "damaged" in refused(house, Damaged)


@pytest.mark.reliability
def test_a_file_that_fails_its_check_is_never_written(
    house: Path, tmp_path: Path, rounds: float
) -> None:
    rng = random.Random(20261124)
    whole = house.read_bytes()
    noticed = 0
    for number in range(round(MUTATIONS * rounds)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path, judge = folder / "atelier.db", tmp_path / "judge.db"
        path.write_bytes(mutated(whole, rng))
        shutil.copyfile(path, judge)
        before = everything(folder)
        try:
            opened(path)
        except DeskError:
            assert everything(folder) == before
            noticed += 1
        else:
            assert is_sound(judge)
    assert noticed > MUTATIONS * rounds / 4


def mutated(whole: bytes, rng: random.Random) -> bytes:
    """Turn bits over, here and there; often near the start, where it hurts most."""
    data = bytearray(whole)
    for _ in range(rng.choice((1, 1, 8, 64))):
        at = rng.randrange(rng.choice((100, 8192, len(data))))
        data[at] ^= 1 << rng.randrange(8)
    return bytes(data)


def is_sound(path: Path) -> bool:
    """Judge a file with sqlite3 alone."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        try:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        except sqlite3.DatabaseError:
            return False


@pytest.mark.parametrize("named", ["gone.db", "no/such/folder/gone.db", "house"])
def test_what_is_not_there_is_not_made(house: Path, tmp_path: Path, named: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(NotThere, match="not in its place"):
        opened(tmp_path / named)
    assert sorted(tmp_path.rglob("*")) == before
    assert house.exists()


def test_a_house_is_made_only_when_asked_for(tmp_path: Path) -> None:
    with pytest.raises(NotThere):
        opened(tmp_path / "no" / "folder.db", create=True)
    opened(tmp_path / "new.db", create=True)
    opened(tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["new.db"]


@contextlib.contextmanager
def as_a_volunteer() -> Iterator[None]:
    """Be somebody who is not root for a while."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)


def found_house(path: Path) -> str:
    database = open_database(f"sqlite:///{path}")
    try:
        with database.reading() as session:
            return session.scalars(select(Site.name)).one()
    finally:
        database.close()


def rename_house(path: Path) -> None:
    database = open_database(f"sqlite:///{path}")
    try:
        database.perform(lambda session: session.execute(update(Site).values(name="Elders")))
    finally:
        database.close()


@pytest.fixture
def readable(house: Path) -> Path:
    """Let everybody reach the house."""
    folder = house.parent
    while folder != folder.parent:
        if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
        folder = folder.parent
    return house


@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_may_not_be_written_is_read_and_said(readable: Path, which: str) -> None:
    """Reading goes on; writing is refused in a sentence that says where it lies."""
    folder = readable.parent
    readable.chmod(0o444 if which == "file" else 0o666)
    folder.chmod(0o777 if which == "file" else 0o555)
    before = everything(folder)
    with as_a_volunteer():
        assert found_house(readable) == "Wijkatelier"
        with pytest.raises(Unavailable, match="cannot be written in this place"):
            rename_house(readable)
    assert everything(folder) == before


def test_no_house_is_made_in_a_folder_that_may_not_be_written(readable: Path) -> None:
    folder = readable.parent
    folder.chmod(0o555)
    before = everything(folder)
    with (
        as_a_volunteer(),
        pytest.raises(Unavailable, match="cannot be written in this place"),
    ):
        opened(folder / "new.db", create=True)
    assert everything(folder) == before


def test_a_version_that_never_was_is_damage(house: Path) -> None:
    with contextlib.closing(sqlite3.connect(house)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000x'")
    refused(house, Damaged)
