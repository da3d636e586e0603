"""What plain SQL finds in a file, without the program."""

import contextlib
import sqlite3
from pathlib import Path


def people(path: Path) -> set[str]:
    """Give the family names in a file."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT family_name FROM person")}


def sound(path: Path) -> bool:
    """Say whether SQLite finds nothing wrong."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def files(folder: Path) -> set[str]:
    """Give every file in a folder and below it."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
