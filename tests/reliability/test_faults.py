"""A full disk and a file that somebody else holds: a sentence, nothing half, and on again."""

import contextlib
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from atelier.database import Database, open_database
from atelier.desk.counting import count_visitors
from atelier.domain import Action, Clock, DeskError, Function, Tally, Unavailable
from tests.making import Making

REFUSALS = 20
WAITS = (4.5, 6.5)  # seconds: the busy time-out and a little

pytestmark = pytest.mark.reliability

Count = Callable[[], object]


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Callable[[bool], None]]:
    """Give a disk of two megabytes, and how to fill it up and make room."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("only root may make a small disk")
    filler = folder / "filler"

    def fill(full: bool) -> None:
        if not full:
            filler.unlink()
            return
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))

    try:
        yield fill
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextlib.contextmanager
def short_files(folder: Path) -> Iterator[Callable[[bool], None]]:
    """Let no file of this process grow, as a quota does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(full: bool) -> None:
        longest = max(path.stat().st_size for path in folder.iterdir())
        limit = longest + 20_000 if full else before[0]
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))

    try:
        yield fill
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def counting(database: Database, making: Making) -> Count:
    """Give a save that always adds a row."""
    return lambda: database.perform(
        partial(
            count_visitors, number=1, function=Function.MEETING, actor=making.actor, key=uuid4()
        )
    )


def rows(database: Database) -> tuple[int, int]:
    """Count actions and tallies, which come together or not at all."""
    with database.reading() as session:
        return (
            session.scalar(select(func.count()).select_from(Action)) or 0,
            session.scalar(select(func.count()).select_from(Tally)) or 0,
        )


@pytest.mark.parametrize(
    ("disk", "said"),
    [(small_disk, "The disk is full: there is room for 0 MB"), (short_files, "cannot be written")],
)
def test_a_full_disk_is_said_and_passes(
    tmp_path: Path,
    migrated_file: Path,
    clock: Clock,
    disk: Callable[[Path], contextlib.AbstractContextManager[Callable[[bool], None]]],
    said: str,
) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    with disk(folder) as fill:
        shutil.copyfile(migrated_file, folder / "atelier.db")
        database = open_database(f"sqlite:///{folder / 'atelier.db'}")
        count = counting(database, Making(database, clock))
        fill(True)
        saved = until_refused(count)
        for _ in range(REFUSALS):
            with pytest.raises(Unavailable, match=said):
                count()
        assert rows(database) == (saved, saved)  # reading goes on
        fill(False)
        began = time.monotonic()
        count()
        assert time.monotonic() - began < 1
        assert rows(database) == (saved + 1, saved + 1)
        database.close()
        with contextlib.closing(sqlite3.connect(folder / "atelier.db")) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def until_refused(count: Count) -> int:
    """Save as long as it goes; give how often it went."""
    for saved in range(5000):
        try:
            count()
        except DeskError:
            return saved
    pytest.fail("the disk is never full")


def test_a_file_held_by_another_program_is_waited_for_five_seconds(
    tmp_path: Path, migrated_file: Path, clock: Clock
) -> None:
    path = tmp_path / "atelier.db"
    shutil.copyfile(migrated_file, path)
    database = open_database(f"sqlite:///{path}")
    making = Making(database, clock)
    count = counting(database, making)
    newcomer = Database(f"sqlite:///{path}")  # has no connection yet
    told: dict[str, tuple[float, str]] = {}
    tasks: dict[str, Count] = {
        "saving": count,
        "looking": partial(rows, database),
        "coming in": partial(rows, newcomer),
    }
    with held(path):
        waiting = [
            threading.Thread(target=partial(timed, told, name, task))
            for name, task in tasks.items()
        ]
        for thread in waiting:
            thread.start()
        for thread in waiting:
            thread.join()
    for seconds, sentence in told.values():
        assert WAITS[0] < seconds < WAITS[1]
        assert sentence.startswith("Another program is using the database just now.")
    assert set(told) == set(tasks)
    assert rows(database) == (0, 0)
    count()
    assert rows(newcomer) == (1, 1)
    newcomer.close()
    database.close()


def timed(told: dict[str, tuple[float, str]], name: str, task: Count) -> None:
    began = time.monotonic()
    try:
        task()
    except DeskError as error:
        told[name] = time.monotonic() - began, str(error)


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the file, as a virus scanner or a copy of it may do, in a process of its own.

    Not a fork: that would begin with the threads, locks and pipes of the tests, and keep them.
    """
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        yield
    assert holder.returncode == 0


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
connection.close()
"""
