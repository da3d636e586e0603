"""A file that cannot be written: the old one whole, no half one, nothing left (goal G18)."""

import errno
import hashlib
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from atelier.backup.copying import copy_database
from atelier.backup.refusals import NotKept
from atelier.domain import DeskError
from atelier.tables import saving
from atelier.tables.saving import NotWritten, save_bytes
from tests.database.test_opening import as_a_volunteer

NAMES = ("october.pdf", "people.csv", "people.xlsx", "atelier.db")
OLD = b"what stood there before"
NEW = bytes(range(256)) * 800
SIZES = tuple(range(0, 200_000, 10_000))  # bytes that the disk still takes; 20 of them

Write = Callable[[Path], object]


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_PAUSE", 0)


@pytest.fixture
def write(migrated_file: Path) -> Write:
    """Give how a file is written, by its name: a backup by SQLite's own means."""

    def write(path: Path) -> object:
        if path.suffix == ".db":
            return copy_database(migrated_file, path)
        return save_bytes(path, NEW)

    return write


@pytest.fixture(params=NAMES)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a file that is there already, alone in its folder."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / request.param).write_bytes(OLD)
    return folder / str(request.param)


def left(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir()}


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process become longer, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_fills_up_leaves_the_old_file(path: Path, write: Write) -> None:
    """Fault F07, at twenty places of the file."""
    for size in SIZES:
        with room_for(size), pytest.raises((NotWritten, NotKept)):
            write(path)
        assert left(path) == {path.name: OLD}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.ENAMETOOLONG])
@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_an_error_at_the_end_leaves_the_old_file(
    path: Path, write: Write, monkeypatch: pytest.MonkeyPatch, where: str, code: int
) -> None:
    def fail(*_any: object) -> None:
        raise OSError(code, "")

    if where == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(DeskError):
        write(path)
    monkeypatch.undo()
    assert left(path) == {path.name: OLD}


@pytest.mark.parametrize("held", range(1, 7))
def test_a_scanner_that_holds_the_file_is_waited_for_and_then_gone_round(
    path: Path, write: Write, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    """Faults F19 and F77: five times under its own name, then "october (2).pdf"."""
    asked: list[str] = []
    replace: Callable[[Path, Path], Path] = Path.replace

    def refuse(half: Path, target: Path) -> object:
        asked.append(Path(target).name)
        if len(asked) <= held:
            raise PermissionError
        return replace(half, target)

    monkeypatch.setattr(Path, "replace", refuse)
    write(path)
    monkeypatch.undo()
    found = left(path)
    second = path.with_stem(f"{path.stem} ({held - 3})").name
    if held < 5:
        assert list(found) == [path.name]
        assert found[path.name] != OLD
    else:
        assert asked[:5] == [path.name] * 5
        assert set(found) == {path.name, second}
        assert found[path.name] == OLD


def test_a_folder_that_may_not_be_written_is_said(path: Path, write: Write) -> None:
    for folder in path.parents:
        if not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
    path.parent.chmod(0o555)
    with as_a_volunteer(), pytest.raises(DeskError):
        write(path)
    path.parent.chmod(0o755)
    assert left(path) == {path.name: OLD}


def test_what_was_written_is_what_was_asked(path: Path, write: Write) -> None:
    write(path)
    assert list(left(path)) == [path.name]
    if path.suffix != ".db":
        assert hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(NEW).digest()
