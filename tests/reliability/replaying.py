"""What a use case writes, statement by statement, done again on a disk that fails.

The program's own statements are noted while it works on a copy of a house; then they run through
a second SQLite, whose files pass through ours, and there the n-th write, sync, cut or removal
fails.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw
from sqlalchemy import event

from atelier.database import Database
from atelier.database.store import _SQLITE_PRAGMAS

Statement = tuple[str, Any]


def statements_of(database: Database, task: Callable[[], object]) -> list[Statement]:
    """Run a task, and give what it asked of the database, its values as they went to the disk."""
    noted: list[Statement] = []

    def note(_connection: Any, _cursor: Any, words: str, values: Any, *_rest: Any) -> None:  # noqa: ANN401
        noted.append((words, values))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        task()
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
    return noted


@dataclass
class Failing:
    """When the disk fails: at the n-th thing done to it, once or from then on."""

    at: int = 0
    error: type[Exception] = apsw.IOError
    always: bool = False
    done: int = field(default=0, init=False)
    failed: int = field(default=0, init=False)

    def pass_or_fail(self) -> None:
        self.done += 1
        if self.at and (self.done == self.at or (self.always and self.done > self.at)):
            self.failed += 1
            raise self.error


class Disk(apsw.VFS):
    """The system's own files, which fail when they are told to."""

    def __init__(self, name: str) -> None:
        self.name, self.failing = name, Failing()
        super().__init__(name, base="")

    def xOpen(  # noqa: N802 - sqlite's name
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> "DiskFile":
        return DiskFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.failing.pass_or_fail()
        super().xDelete(filename, syncdir)


class DiskFile(apsw.VFSFile):
    """One file of the disk."""

    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._disk = disk
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.failing.pass_or_fail()
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._disk.failing.pass_or_fail()
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.failing.pass_or_fail()
        super().xSync(flags)


def replayed(path: Path, disk: Disk, statements: list[Statement], failing: Failing) -> bool:
    """Do the statements, which begin a transaction, and commit; whether that was acknowledged.

    Afterwards the disk is well again.
    """
    with contextlib.closing(apsw.Connection(str(path), vfs=disk.name)) as desk:
        for pragma in _SQLITE_PRAGMAS:
            desk.execute(f"PRAGMA {pragma}").fetchall()
        disk.failing = failing
        try:
            for words, values in statements:
                if isinstance(values, list):
                    desk.executemany(words, values)
                else:
                    desk.execute(words, values).fetchall()
            desk.execute("COMMIT")
            acknowledged = True
        except apsw.Error:
            acknowledged = False
            with contextlib.suppress(apsw.Error):
                if desk.in_transaction:
                    desk.execute("ROLLBACK")
        disk.failing = Failing()
    return acknowledged


def content(path: Path) -> str:
    """Give everything in a file, as plain SQLite sees it; it must be whole."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return "\n".join(_lines(connection))


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    for (table,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall():
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
            yield f"{table} {row!r}"
