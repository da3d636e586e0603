"""Putting a backup back, the only right way: prepared beside the database, then exchanged.

What is put back was opened, checked, brought up to this version's tables, and rid again of who
was erased since. The database that was there is set aside first; the journals that SQLite kept
beside it would damage the other one and go (fault F30). A fall at any moment leaves the one or
the other, whole.
"""

import contextlib
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from atelier.backup.looking import Counts, beside, counts_of, drop, reading
from atelier.backup.making import changed_since
from atelier.backup.marking import note_closed
from atelier.backup.refusals import InUse, NotPutBack
from atelier.backup.replaying import REPLAYS, Replay, replay
from atelier.backup.shelf import Kind, backups_of, name_for, next_number, shelf_of
from atelier.backup.staging import Staged, stage
from atelier.database import Database
from atelier.database.opening import problems_of
from atelier.discreet import Discreet
from atelier.domain import Clock, DeskError
from atelier.tables.saving import NotWritten, save_bytes


@dataclass(frozen=True, slots=True, repr=False)
class Prepared(Discreet):
    """A backup that can be put back. ``before`` is empty where no database can be read there.

    ``unsaved``: whether something was saved since the newest backup; it is set aside, not lost.
    ``erased_again``: people who were erased after the backup was made.
    """

    database: Path
    staged: Path
    made_at: datetime | None
    before: Counts
    after: Counts
    unsaved: bool
    erased_again: int

    def give_up(self) -> None:
        """Take away what was prepared; nothing was changed."""
        drop(self.staged)


@dataclass(frozen=True, slots=True, repr=False)
class Restored(Discreet):
    """What was put back; ``aside`` is where the database is that was there, None where none was."""

    before: Counts
    after: Counts
    erased_again: int
    aside: Path | None


def prepare(
    database: Path,
    *,
    backup: Path,
    clock: Clock,
    passphrase: str = "",
    replays: Sequence[Replay] = REPLAYS,
) -> Prepared:
    """Make everything ready beside the database, and say what would be in it.

    Raises what ``stage`` raises, NotPutBack; then nothing was changed and nothing is left.
    """
    staged = stage(database, backup=backup, passphrase=passphrase, clock=clock)
    try:
        erased = _erase_again(database, staged, clock, replays)
        after = counts_of(staged.path)
        if problems_of(staged.path):
            raise NotPutBack
    except BaseException:
        drop(staged.path)
        raise
    newest = next((one for one in backups_of(database, clock) if one.good), None)
    unsaved = database.exists() and (newest is None or changed_since(database, newest))
    before = _readable_counts(database)
    return Prepared(database, staged.path, staged.made_at, before, after, unsaved, erased)


def carry_out(prepared: Prepared, *, clock: Clock) -> Restored:
    """Put what was prepared in the place of the database, which must be open nowhere here.

    Raises InUse, NotPutBack; then the database is the one that it was.
    """
    database = prepared.database
    try:
        _settle(database)
        aside = _set_aside(database, clock)
        if aside is not None:
            prepared.staged.chmod(aside.stat().st_mode)  # whoever could open it still can
        for left in beside(database):
            left.unlink(missing_ok=True)
        prepared.staged.replace(database)
        _sync(database.parent)
        note_closed(database)
    except (OSError, NotWritten):
        raise NotPutBack from None
    finally:
        prepared.give_up()
    return Restored(prepared.before, prepared.after, prepared.erased_again, aside)


def _erase_again(database: Path, staged: Staged, clock: Clock, replays: Sequence[Replay]) -> int:
    """Find out who was erased since: from the database, else from the newest readable backup."""
    if not replays:
        return 0
    known = _known(database, clock)
    if known is None:
        return 0
    source, target = Database(f"sqlite:///{known.path}"), Database(f"sqlite:///{staged.path}")
    try:
        with source.reading() as old, target.transaction() as new:
            return replay(old, new, clock=clock, replays=replays)
    finally:
        source.close()
        target.close()
        drop(known.path)


def _known(database: Path, clock: Clock) -> Staged | None:
    """Copy what still knows who was erased; the copy is of this version."""
    shelf = [one.path for one in backups_of(database, clock) if one.good]
    for path in (database, *shelf):
        with contextlib.suppress(DeskError):
            return stage(database, backup=path, passphrase="", clock=clock, live=path == database)
    return None


def _readable_counts(database: Path) -> Counts:
    if not database.exists() or problems_of(database):
        return {}
    return counts_of(database)


def _settle(database: Path) -> None:
    """Take back what a fall left half in the database, and see that nobody writes in it.

    A damaged file is set aside as it is.
    """
    if not database.exists():
        return
    try:
        with reading(database) as connection:
            connection.execute("PRAGMA busy_timeout = 2000")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
            connection.execute("PRAGMA journal_mode = TRUNCATE")
    except sqlite3.DatabaseError as error:
        if str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY"):
            raise InUse from None


def _set_aside(database: Path, clock: Clock) -> Path | None:
    if not database.exists():
        return None
    shelf = shelf_of(database)
    shelf.mkdir(parents=True, exist_ok=True)
    number = next_number(database, clock)
    aside = shelf / f"{name_for(database.stem, number, clock.now(), Kind.ASIDE, clock)}.db"
    _link(database, aside)
    return aside


def _link(path: Path, name: Path) -> None:
    """Give a file a second name; on a disk without links the bytes are written again."""
    try:
        name.hardlink_to(path)
    except OSError:
        save_bytes(name, path.read_bytes())


def _sync(folder: Path) -> None:
    """Let the disk keep that the name has another file now, where a folder can be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
