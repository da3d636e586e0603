"""Bringing a database up to this version's tables, in one transaction."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, PoolProxiedConnection, inspect, text
from sqlalchemy.exc import DBAPIError

from atelier.database.faults import as_told
from atelier.domain import Unavailable
from atelier.language import tr

APPLICATION_ID = 0x41544C52  # "ATLR", in the header of every SQLite file of ours
_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x41544C52  # PostgreSQL's advisory lock: two desks never upgrade at once


class NotUpgraded(Unavailable):
    """A step of the upgrade does not go with what is in this database (F24); all is as it was."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "The database could not be brought up to this version of Atelier. It is as it "
                "was: work on with the version before, and ask for help."
            )
        )


def newest_revision() -> int:
    """Give the number of the newest migration that this version knows."""
    return max(int(path.name[:4]) for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def revision_of(connection: Connection) -> int:
    """Give the number of the database's last migration; 0 for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return 0
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return int(re.sub(r"\D", "", found or "") or 0)


def upgrade(engine: Engine) -> None:
    """Apply every migration that is missing; safe to call at each start, by every desk.

    All of it or nothing: on SQLite the driver would open no transaction for DDL, so one is
    begun by hand, and the version number is part of it. An older file with data is copied
    first. Raises Unavailable, NotUpgraded, Newer, Damaged.
    """
    try:
        with engine.connect() as connection:
            before = revision_of(connection)
        if before >= newest_revision():
            if before > newest_revision():
                from atelier.database.opening import Newer

                raise Newer(before)
            return
        if before and engine.dialect.name == "sqlite" and engine.url.database:
            _copy_first(Path(str(engine.url.database)), before)
        with (
            engine.execution_options(sqlite_begin="BEGIN IMMEDIATE").connect() as connection,
            _tables_may_be_copied(connection),
            connection.begin(),
        ):
            _run(connection)
    except DBAPIError as error:
        told = as_told(error)
        raise (NotUpgraded() if told is error else told) from None


@contextlib.contextmanager
def _tables_may_be_copied(connection: Connection) -> Iterator[None]:
    """Let SQLite drop a table that others point to, while its copy takes its place.

    The pragma works outside a transaction only; ``_run`` looks at every reference instead.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection
    _pragma(driver, "foreign_keys = OFF")
    try:
        yield
    finally:
        if driver.is_valid:
            _pragma(driver, "foreign_keys = ON")


def _pragma(driver: PoolProxiedConnection, pragma: str) -> None:
    cursor = driver.cursor()
    cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:  # a version that never was
        from atelier.database.opening import Damaged

        raise Damaged from None
    if sqlite:
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise AssertionError("a copied table lost what others point to")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {newest_revision()}")


def _copy_first(path: Path, revision: int) -> None:
    copy = path.with_name(f"{path.stem}-before-{newest_revision():04d}-{revision:04d}.db")
    half = copy.with_suffix(".part")  # a copy under its own name is a whole one
    try:
        half.unlink(missing_ok=True)
        with (
            contextlib.closing(sqlite3.connect(path)) as source,
            contextlib.closing(sqlite3.connect(half)) as target,
        ):
            source.backup(target)
        half.replace(copy)
    except (OSError, sqlite3.Error):
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
        raise Unavailable(
            tr("No copy of the database could be made before its upgrade. Nothing was changed.")
        ) from None
