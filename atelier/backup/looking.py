"""Looking into a database file without the program around it: is it sound, what is in it."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from atelier.backup.thinning import DAYS_KEPT, MOST_DAYS_KEPT

Counts = Mapping[str, int]
"""How many rows each table holds, by its name."""

DAYS_SETTING = "term_backups"  # as atelier.settings.terms writes it
"""The house's own term for backups in days, among its settings (P15)."""
_JOURNALS = ("-journal", "-wal", "-shm")
_CHUNK = 1 << 20


def counts_of(path: Path) -> Counts:
    """Count the rows of every table. Raises sqlite3.Error for a file that cannot be read."""
    with reading(path) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' "
                "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
            )
        ]
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for name in names
        }


def days_kept(path: Path) -> int:
    """Give the term of backups in days: the shortest of the houses in the file, never above 92."""
    with reading(path) as connection:
        rows = connection.execute(
            "SELECT value FROM setting WHERE name = ?", (DAYS_SETTING,)
        ).fetchall()
    said = [int(value) for (value,) in rows if value.isdigit() and int(value) > 0]
    return min([*said, MOST_DAYS_KEPT]) if said else DAYS_KEPT


def hash_of(path: Path) -> str:
    """Give the SHA-256 of a file's bytes, as ``sha256sum`` prints it."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def beside(path: Path) -> tuple[Path, ...]:
    """Give the files that SQLite keeps beside a database: of another file they are poison."""
    return tuple(path.with_name(path.name + ending) for ending in _JOURNALS)


def drop(path: Path) -> None:
    """Take a file away with what SQLite left beside it; what is not there is no trouble."""
    for each in (path, *beside(path)):
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)


@contextlib.contextmanager
def reading(path: Path, patience: float = 5) -> Iterator[sqlite3.Connection]:
    """Open a file that must be there; what a fall left half in it is taken back first.

    ``patience``: seconds for which somebody else may keep it locked.
    """
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=patience)
    try:
        yield connection
    finally:
        connection.close()
