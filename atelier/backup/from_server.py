"""A whole copy of a house on a PostgreSQL server, as a file that one computer can go on with.

The server's own backups are made there (pg_dump) and put back there. This copy is for the day on
which there is no server: every table in one moment, with the same tables, so that it opens as
any other database of the program.
"""

from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import DBAPIError

from atelier.backup.copying import Copied, half_of, keep
from atelier.backup.looking import drop
from atelier.backup.refusals import NotKept
from atelier.database import Database, open_database
from atelier.database.faults import as_told
from atelier.domain import Base

_AT_ONCE = 2000  # rows


def copy_server(server: Database, target: Path) -> Copied:
    """Write everything that the server holds into an SQLite file, as it is at one moment.

    Raises NotKept, or what is told of a server that does not answer; then nothing is left.
    """
    half = half_of(target)
    try:
        copy = open_database(f"sqlite:///{half}", create=True)
        try:
            _copy_tables(server.engine, copy.engine)
        finally:
            copy.close()
        return keep(half, target)
    except OSError:
        raise NotKept from None
    except DBAPIError as error:
        raise as_told(error) from None
    finally:
        drop(half)


def _copy_tables(server: Engine, copy: Engine) -> None:
    """Read in one snapshot; rows that point to rows to come are looked at in the end."""
    reading = server.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    writing = copy.execution_options(sqlite_begin="BEGIN IMMEDIATE")
    with reading.connect() as there, writing.connect() as here:
        here.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with there.begin(), here.begin():
            for table in Base.metadata.sorted_tables:
                rows = there.execution_options(yield_per=_AT_ONCE).execute(select(table))
                for some in rows.mappings().partitions():
                    here.execute(insert(table), [dict(row) for row in some])
                _need_all(there, here, table.name)


def _need_all(there: Connection, here: Connection, name: str) -> None:
    """Count both sides: a copy with fewer rows would be found out too late."""
    count = select(func.count()).select_from(Base.metadata.tables[name])
    if there.scalar(count) != here.scalar(count):
        raise AssertionError(f"the copy of {name} is not whole")
