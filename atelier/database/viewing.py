"""Looking at a database that may not be written (F08, F09), or that should not be (F73).

The program works on a copy in memory: what it reads is as it is everywhere else, and nothing
reaches the file, not even by a mistake.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from atelier.database.migrate import upgrade
from atelier.database.opening import look_at
from atelier.database.store import Database, Save, prepare_sqlite
from atelier.domain import AuditEntry, Refusal, SignInTrouble, Unavailable
from atelier.language import tr

_SIGNING_IN = {AuditEntry, SignInTrouble}
"""What may be touched in the copy: whoever looks must be able to say who they are."""


class ViewOnly(Refusal):
    """Nothing can be saved in this house now; ``why`` is a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(tr("This was not saved: you can only look now. {why}", why=why))
        self.why = why


class ViewedDatabase(Database):
    """A copy of a file, in memory: reading goes on, and saving is refused with the reason."""

    def __init__(self, path: Path, why: str) -> None:
        engine = create_engine(
            "sqlite://", creator=lambda: _copied(path), poolclass=StaticPool, hide_parameters=True
        )
        prepare_sqlite(engine)
        super().__init__(f"sqlite:///{path}", engine)
        self.why = why

    @contextlib.contextmanager
    def _writing(self, save: Save) -> Iterator[Session]:
        with super()._writing(save) as session:
            yield session
            session.flush()
            if not save.touched <= _SIGNING_IN:
                raise ViewOnly(self.why)


def view_database(path: Path, why: str) -> ViewedDatabase:
    """Open a file to look at; an older one is brought up to this version in memory.

    Raises what ``open_database`` raises; the file stays as it is, to the byte.
    """
    look_at(path)
    database = ViewedDatabase(path, why)
    try:
        upgrade(database.engine)
    except BaseException:
        database.close()
        raise
    return database


def _copied(path: Path) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        ) as file:
            file.backup(copy)
    except sqlite3.DatabaseError:
        copy.close()
        raise Unavailable(tr("The database cannot be read in this place.")) from None
    return copy
