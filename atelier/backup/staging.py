"""Making a backup ready beside the database: opened, checked, and of this version's tables."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from atelier.backup.copying import copy_database, half_of
from atelier.backup.looking import drop, hash_of
from atelier.backup.refusals import BackupDamaged, NotABackup, NotPutBack, PassphraseNeeded
from atelier.backup.sealing import is_sealed, unseal
from atelier.backup.shelf import hash_noted, moment_of
from atelier.database import open_database
from atelier.database.migrate import APPLICATION_ID
from atelier.database.opening import Damaged, NotOurs, NotThere, problems_of, read_header
from atelier.domain import Clock
from atelier.tables.saving import NotWritten, save_bytes

_START = 100  # bytes


@dataclass(frozen=True, slots=True)
class Staged:
    """A database beside the one in use, ready to take its place; ``made_at`` if it is known."""

    path: Path
    made_at: datetime | None


def stage(
    database: Path, *, backup: Path, clock: Clock, passphrase: str = "", live: bool = False
) -> Staged:
    """Copy a backup beside ``database`` and bring the copy up to this version's tables.

    ``live``: it is the database itself that is copied, while it may be in use. Raises NotThere,
    NotABackup, BackupDamaged, PassphraseNeeded, WrongPassphrase, NotPutBack, Newer.
    """
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        half = half_of(database)
        if live:
            copy_database(backup, half)
        else:
            save_bytes(half, _plain(backup, passphrase))
    except (OSError, NotWritten):
        raise NotPutBack from None
    try:
        _look_at(half)
        open_database(f"sqlite:///{half}").close()
    except BaseException as error:
        drop(half)
        raise _as_backup(error) from None
    finally:
        for copy in half.parent.glob(f"{half.stem}-before-*"):
            drop(copy)  # that of the upgrade: the backup itself is still there
    return Staged(half, None if live else moment_of(backup, clock))


def is_locked(backup: Path) -> bool:
    """Say whether a passphrase is needed. Raises NotThere."""
    return is_sealed(_start(backup))


def _plain(backup: Path, passphrase: str) -> bytes:
    """Read the bytes of the database in a backup, whose hash must be what it was."""
    start = _start(backup)
    if is_sealed(start):
        if not passphrase.strip():
            raise PassphraseNeeded
        return unseal(backup.read_bytes(), passphrase)
    if not start.startswith(b"SQLite format 3\x00"):
        raise NotABackup if start else BackupDamaged
    noted = hash_noted(backup)
    if noted and noted != hash_of(backup):
        raise BackupDamaged
    return backup.read_bytes()


def _start(backup: Path) -> bytes:
    try:
        with backup.open("rb") as file:
            return file.read(_START)
    except OSError:
        raise NotThere from None


def _look_at(half: Path) -> None:
    if read_header(half).application_id != APPLICATION_ID:
        raise NotABackup
    if problems_of(half):
        raise BackupDamaged


def _as_backup(error: BaseException) -> BaseException:
    """Say of a backup what is said of a database."""
    if isinstance(error, NotOurs):
        return NotABackup()
    return BackupDamaged() if isinstance(error, Damaged) else error
