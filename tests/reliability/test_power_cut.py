"""The power fails: every write is recorded, and what was not synced is lost at random.

A kill proves nothing about power, because the system still writes what the program gave it. So
a house's saves are made over a recorder of all writes and syncs; then, for many moments, the
files are rebuilt as the disk may hold them, sector by sector, and opened.
"""

import contextlib
import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import apsw
import pytest

from atelier.database.store import _SQLITE_PRAGMAS

SECTOR = 512
SAVES = 40
POINTS = 2000
ALONE = "locking_mode = EXCLUSIVE"  # the recorder has no memory to share
UNSAFE = (ALONE, "journal_mode = WAL", "synchronous = NORMAL")
TABLES = ("action", "visit", "participation")

Change = Callable[[bytearray], None]


@dataclass
class Disk:
    """What the disk surely holds of each file, and what is still on its way there."""

    sure: dict[str, bytearray] = field(default_factory=dict)
    coming: dict[str, list[Change]] = field(default_factory=dict)
    deleted: dict[str, bytearray] = field(default_factory=dict)  # may come back
    acknowledged: int = 0

    def write(self, name: str, data: bytes, offset: int) -> None:
        for at in range(0, len(data), SECTOR):
            self._add(name, written(data[at : at + SECTOR], offset + at))

    def cut(self, name: str, size: int) -> None:
        def shorten(content: bytearray) -> None:
            del content[size:]

        self._add(name, shorten)

    def sync(self, name: str) -> None:
        if name not in self.sure:
            self.deleted.clear()  # with a new file its folder is synced too
        content = self.sure.setdefault(name, bytearray())
        for change in self.coming.pop(name, []):
            change(content)

    def delete(self, name: str) -> None:
        self.coming.pop(name, None)
        if name in self.sure:
            self.deleted[name] = self.sure.pop(name)

    def after_a_power_cut(self, folder: Path, rng: random.Random) -> None:
        """Write the files as they may be found: of what was coming, any part."""
        for name, content in self.deleted.items():
            if rng.random() < 0.5:
                (folder / name).write_bytes(content)
        for name in sorted(self.sure.keys() | self.coming.keys()):
            content = bytearray(self.sure.get(name, b""))
            kept = rng.choice((0.0, 0.5, 1.0))
            for change in self.coming.get(name, []):
                if rng.random() < kept:
                    change(content)
            (folder / name).write_bytes(content)

    def _add(self, name: str, change: Change) -> None:
        self.coming.setdefault(name, []).append(change)


def written(data: bytes, offset: int) -> Change:
    def change(content: bytearray) -> None:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data

    return change


Event = Callable[[Disk], None]


class Recorder(apsw.VFS):
    """The system's own files, and a list of what was done to them."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        super().__init__("recorder", base="")

    def xOpen(  # noqa: N802 - sqlite's name
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> "RecordedFile":
        return RecordedFile(self.events, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        name = Path(filename).name
        self.events.append(lambda disk: disk.delete(name))
        super().xDelete(filename, syncdir)


class RecordedFile(apsw.VFSFile):
    """One file of the recorder."""

    def __init__(
        self, events: list[Event], name: str | apsw.URIFilename | None, flags: list[int]
    ) -> None:
        self._events = events
        whole = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(whole or "temporary").name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        kept = bytes(data)
        self._events.append(lambda disk: disk.write(self._name, kept, offset))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._events.append(lambda disk: disk.cut(self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._events.append(lambda disk: disk.sync(self._name))
        super().xSync(flags)


def recorded(folder: Path, pragmas: tuple[str, ...]) -> list[Event]:
    """Make a house's saves, each acknowledged after its commit; give what was done to the files."""
    recorder = Recorder()
    desk = apsw.Connection(str(folder / "atelier.db"), vfs="recorder")
    for pragma in pragmas:
        desk.execute(f"PRAGMA {pragma}").fetchall()
    desk.execute("BEGIN IMMEDIATE")
    for table in TABLES:
        desk.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, words TEXT)")
    desk.execute("COMMIT")
    recorder.events.append(acknowledge)
    for number in range(SAVES):
        desk.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            desk.execute(f"INSERT INTO {table} (words) VALUES (?)", ("w" * (50 + 90 * number),))
        desk.execute("COMMIT")
        recorder.events.append(acknowledge)
    events = list(recorder.events)  # the power fails before it closes
    desk.close()
    return events


def acknowledge(disk: Disk) -> None:
    disk.acknowledged += 1


@dataclass
class Found:
    """What is wrong after all the power cuts."""

    lost: int = 0
    half: int = 0
    damaged: int = 0

    def look(self, path: Path, acknowledged: int) -> None:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            try:
                if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                    self.damaged += 1
                    return
                counts = {
                    connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                    for table in TABLES
                }
            except sqlite3.DatabaseError:
                counts = {-1}  # not even the tables
        self.half += len(counts) > 1
        self.lost += acknowledged > 0 and min(counts) < acknowledged - 1  # the tables came first


def cut_the_power(folder: Path, pragmas: tuple[str, ...], points: int) -> Found:
    rng = random.Random(20261124)
    folder.mkdir()
    events = recorded(folder, pragmas)
    found, disk, done = Found(), Disk(), 0
    for number, point in enumerate(sorted(rng.choices(range(len(events) + 1), k=points))):
        for event in events[done:point]:
            event(disk)
        done = point
        rebuilt = folder / str(number)
        rebuilt.mkdir()
        disk.after_a_power_cut(rebuilt, rng)
        found.look(rebuilt / "atelier.db", disk.acknowledged)
    return found


@pytest.mark.reliability
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path, rounds: float) -> None:
    found = cut_the_power(tmp_path / "desk", _SQLITE_PRAGMAS, round(POINTS * rounds))
    assert found == Found()


@pytest.mark.reliability
def test_the_recorder_tells_a_safe_log_from_an_unsafe_one(tmp_path: Path, rounds: float) -> None:
    """The write-ahead log, with a sync at each commit and without, as is often recommended."""
    points = round(POINTS * rounds)
    safe = (ALONE, "journal_mode = WAL", "synchronous = FULL")
    assert cut_the_power(tmp_path / "safe", safe, points) == Found()
    assert cut_the_power(tmp_path / "unsafe", UNSAFE, points).lost > points / 4
