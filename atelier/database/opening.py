"""Looking at a database before it is opened for writing, and opening it.

A file that is damaged, newer or not ours is refused and stays as it is, to the byte.
"""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy.engine import make_url

from atelier.database.migrate import APPLICATION_ID, newest_revision, upgrade
from atelier.database.place import need_own_disk
from atelier.database.store import Database
from atelier.domain import Unavailable
from atelier.language import tr

_HEADER = 100  # bytes; SQLite's file header
_MAGIC = b"SQLite format 3\x00"


class NotThere(Unavailable):
    """A database that was named but is not in its place."""

    def __init__(self) -> None:
        super().__init__(tr("The database is not in its place. Nothing was made or changed."))


class NotOurs(Unavailable):
    """A file of another program."""

    def __init__(self) -> None:
        super().__init__(tr("This file is not a database of Atelier. It was left as it is."))


class Damaged(Unavailable):
    """A file that does not hold together any more."""

    def __init__(self) -> None:
        super().__init__(tr("The database is damaged. It was left as it is; use a backup."))


class Newer(Unavailable):
    """A database that a newer version of the program has made; ``found`` is of its tables."""

    def __init__(self, found: int) -> None:
        super().__init__(
            tr(
                "The database belongs to a newer version of Atelier: its tables have version "
                "{found}, and this program knows {known}. Update this computer first.",
                found=found,
                known=newest_revision(),
            )
        )
        self.found = found


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of an SQLite file say."""

    application_id: int
    revision: int


def open_database(url: str, *, create: bool = False) -> Database:
    """Check the database, bring it up to this version's tables and open it.

    ``create`` allows a file that is not there yet. Raises NotThere, NotOurs, Damaged, Newer,
    OnNetwork, InSyncedFolder or Unavailable; then nothing was written.
    """
    path = sqlite_path(url)
    if path is not None:
        need_own_disk(path)
        if create and not path.exists():
            _make(path)
        look_at(path)
    return _upgraded(url)


def sqlite_path(url: str) -> Path | None:
    """Give the file of an SQLite address; None for a server."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(parsed.database)


def read_header(path: Path) -> Header:
    """Read the file's header without opening it as a database.

    Raises NotThere, Damaged for an empty or cut file, NotOurs.
    """
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
        raise NotThere from None
    if len(start) == 0:
        raise Damaged
    if not start.startswith(_MAGIC):
        raise NotOurs
    if len(start) < _HEADER:
        raise Damaged
    revision = int.from_bytes(start[60:64], "big")
    return Header(int.from_bytes(start[68:72], "big"), revision)


def problems_of(path: Path) -> list[str]:
    """Run SQLite's own checks; an empty list is a sound file. Writes nothing of its own."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        finally:
            connection.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # of a name that is no text
        return [type(error).__name__]
    return [line for line in found if line != "ok"] + [f"foreign key: {row[0]}" for row in orphans]


def _upgraded(url: str) -> Database:
    database = Database(url)
    try:
        upgrade(database.engine)
    except BaseException:
        database.close()
        raise
    return database


def _make(path: Path) -> None:
    """Make the file beside its place: where a house should be there is a whole one, or none."""
    if not path.parent.is_dir():
        raise NotThere
    new = path.with_name(f".{path.name}.{uuid4().hex[:8]}.new")
    try:
        new.touch()
        _upgraded(f"sqlite:///{new}").close()
        _put(new, path)
    except OSError:
        raise Unavailable(
            tr("The database cannot be written in this place. Nothing was saved.")
        ) from None
    finally:
        for left in (new, new.with_name(f"{new.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _put(new: Path, path: Path) -> None:
    """Give the file its name, unless another program was first: its house stays."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        return
    except OSError:  # a disk without links
        new.rename(path)


def look_at(path: Path) -> None:
    """Look whether a file is a whole database that this version knows; writes nothing.

    Raises NotThere, NotOurs, Damaged, Newer.
    """
    header = read_header(path)
    if header.application_id != APPLICATION_ID:
        raise NotOurs
    if header.revision > newest_revision():
        raise Newer(header.revision)
    if problems_of(path):
        raise Damaged
