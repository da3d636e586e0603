"""A copy of the database while desks write in it, looked at before it gets its name."""

import contextlib
import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from atelier.backup.looking import Counts, counts_of, drop, hash_of, reading
from atelier.backup.refusals import InUse, NotKept, SourceDamaged
from atelier.database.migrate import APPLICATION_ID
from atelier.database.opening import NotOurs, problems_of, read_header
from atelier.tables.saving import NotWritten, put_in_place

_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}
_PATIENCE = 10  # seconds that a database may be locked by somebody else


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was opened, checked and counted; ``sha256`` of the file as it stands there."""

    path: Path
    sha256: str
    counts: Counts
    revision: int

    @property
    def rows(self) -> int:
        """Give the number of all rows."""
        return sum(self.counts.values())


def copy_database(source: Path, target: Path, *, patience: float = _PATIENCE) -> Copied:
    """Copy a database with SQLite's own means, and look at the copy.

    Until it was found good the copy has another name: what stands under ``target`` is whole, or
    what stood there before. ``patience``: seconds for which somebody else may keep the database
    locked. Raises what ``read_header`` raises, NotOurs, SourceDamaged, InUse,
    NotKept; then nothing is left behind.
    """
    if read_header(source).application_id != APPLICATION_ID:
        raise NotOurs
    half = half_of(target)
    try:
        _copy(source, half, patience)
        return keep(half, target)
    finally:
        drop(half)


def keep(half: Path, target: Path) -> Copied:
    """Look at a copy that was written beside ``target``, and give it that name.

    Raises SourceDamaged, NotKept; then ``half`` stands where it stood.
    """
    if problems_of(half):
        raise SourceDamaged
    counts, revision = counts_of(half), read_header(half).revision
    try:
        with half.open("rb") as file:
            os.fsync(file.fileno())
        sha256 = hash_of(half)
        return Copied(put_in_place(half, target), sha256, counts, revision)
    except (OSError, NotWritten):
        raise NotKept from None


def half_of(target: Path) -> Path:
    """Give a name beside ``target`` for what is not whole yet."""
    return target.with_name(f".{target.name}.{uuid4().hex[:8]}.half")


def _copy(source: Path, half: Path, patience: float) -> None:
    until = time.monotonic() + patience

    def go_on(_state: int, _left: int, _pages: int) -> None:
        """End what would else wait for ever: a database that somebody keeps locked."""
        if time.monotonic() > until:
            raise InUse

    try:
        with reading(source, patience) as here, contextlib.closing(sqlite3.connect(half)) as there:
            here.backup(there, progress=go_on)
    except sqlite3.DatabaseError as error:
        name = "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])
        raise (SourceDamaged if name in _DAMAGED else NotKept) from None
    except OSError:
        raise NotKept from None
