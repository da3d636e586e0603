"""The database: opening it, and the ways to work in it."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker

from atelier.access.notes import TOUCHED, lines_left, note_fields, note_write
from atelier.access.refusals import NotAllowed
from atelier.audit.writing import Line, write_line
from atelier.database.faults import Doubtful, as_told, is_passing, keep_data_out
from atelier.database.neighbours import Neighbours
from atelier.domain import Base, Changes

T = TypeVar("T")
_TRIES = 5
_SQLITE_PRAGMAS = (
    "journal_mode = TRUNCATE",  # a deleted journal can come back after a power cut
    "synchronous = FULL",
    "secure_delete = ON",  # what is erased leaves the file
    "foreign_keys = ON",
    "busy_timeout = 5000",  # milliseconds
    "cache_size = -65536",  # kibibytes
)
_POSTGRES_OPTIONS = (
    "-c lock_timeout=3000 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000"
)


@dataclass
class Save:
    """What is known of one save, over all the times that it is tried.

    The kinds touched stay known: a commit whose answer was lost is found done the next time,
    and then nothing more is touched.
    """

    touched: set[type[Base]] = field(default_factory=set)
    committing: bool = False
    doubtful: bool = False

    def broke(self, error: DBAPIError) -> None:
        """Note a fault: nobody knows the outcome of a commit whose connection was lost."""
        self.doubtful = self.doubtful or (self.committing and error.connection_invalidated)
        self.committing = False


class Database:
    """The engine, and sessions that live as long as one task at the desk.

    ``reading`` never writes. ``transaction`` commits when its block ends well and rolls back
    when it raises; afterwards every listener hears which kinds of rows were touched, on the
    thread that committed. It may name a kind too many, never one too few; rows that only the
    server deletes (ON DELETE CASCADE) would go unseen, so the models do not use it.
    """

    def __init__(self, url: str, engine: Engine | None = None) -> None:
        self.url = make_url(url)
        self.engine = engine or _engine(url)
        on_disk = self.url.get_backend_name() == "sqlite" and bool(self.url.database)
        self._file = Path(str(self.url.database)) if on_disk else None
        self._readers = sessionmaker(self.engine.execution_options(sqlite_begin="BEGIN"))
        self._writers = sessionmaker(self.engine.execution_options(sqlite_begin="BEGIN IMMEDIATE"))
        event.listen(self._writers, "after_flush", _note_objects)
        event.listen(self._writers, "do_orm_execute", _note_bulk_statement)
        self._listeners: list[Callable[[Changes], object]] = []
        self.neighbours = Neighbours(self.engine)

    def on_commit(self, listener: Callable[[Changes], object]) -> None:
        """Call ``listener`` after every commit that touched something."""
        self._listeners.append(listener)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for queries; whatever it did is rolled back.

        What it was to tell the audit log is written afterwards, before anybody has the answer.
        """
        with self._noting_refusals(), _told_when_unavailable(self._file):
            with self._readers() as session:
                yield session
            lines = lines_left(session)
            if lines:
                self._write_lines(lines)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Give a session for actions: all of the block is written, or none of it."""
        with (
            self._noting_refusals(),
            _told_when_unavailable(self._file),
            self._writing(Save()) as session,
        ):
            yield session

    def perform(self, action: Callable[[Session], T]) -> T:
        """Run an action that carries a client-made key, again if the world got in its way.

        A deadlock, a race for the same key and a connection that broke around COMMIT all end
        in the same place: the action runs again, and the key makes it the same save.
        """
        with self._noting_refusals():
            return self._perform(action, Save())

    def close(self) -> None:
        """Let go of the file or the server."""
        self.neighbours.close()
        self.engine.dispose()

    def _perform(self, action: Callable[[Session], T], save: Save) -> T:
        for tried in range(1, _TRIES + 1):
            try:
                with self._writing(save) as session:
                    return action(session)
            except DBAPIError as error:
                save.broke(error)
                if tried == _TRIES or not is_passing(error):
                    raise Doubtful if save.doubtful else as_told(error, self._file) from None
                time.sleep(random.uniform(0, 0.05) * 2**tried)
        raise AssertionError("unreachable")

    @contextmanager
    def _noting_refusals(self) -> Iterator[None]:
        """Keep what was not allowed: what it was asked in is rolled back by then."""
        try:
            yield
        except NotAllowed as refused:
            # refused all the same where the line cannot be written: a file that is read-only
            with suppress(DBAPIError):
                self._write_lines([refused.line])
            raise

    def _write_lines(self, lines: Iterable[Line]) -> None:
        with self._writing(Save()) as session:
            for line in lines:
                write_line(session, line=line)

    @contextmanager
    def _writing(self, save: Save) -> Iterator[Session]:
        with self._writers.begin() as session:
            session.info[TOUCHED] = save.touched
            yield session
            session.flush()  # from here on, touched is complete
            self.neighbours.tell(session, frozenset(save.touched))
            save.committing = True
        if save.touched:
            for listener in self._listeners:
                listener(frozenset(save.touched))


@contextmanager
def _told_when_unavailable(file: Path | None) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise as_told(error, file) from None


def _note_objects(session: Session, _context: object) -> None:
    rows = (*session.new, *session.dirty, *session.deleted)
    session.info[TOUCHED].update(type(row) for row in rows)
    note_write(session)
    note_fields(session, session.dirty)


def _note_bulk_statement(state: ORMExecuteState) -> None:
    if (state.is_insert or state.is_update or state.is_delete) and state.bind_mapper:
        state.session.info[TOUCHED].add(state.bind_mapper.class_)
        note_write(state.session)


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True)
        _need_file(engine)
        prepare_sqlite(engine)
        return engine
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",  # REPEATABLE READ gives the last place away twice
        connect_args={
            "connect_timeout": 5,
            "tcp_user_timeout": 5000,
            "options": _POSTGRES_OPTIONS,
        },
    )
    event.listen(engine, "handle_error", keep_data_out)
    return engine


def _need_file(engine: Engine) -> None:
    @event.listens_for(engine, "do_connect")
    def _only_what_is_there(
        _dialect: object, _record: object, place: list[Any], options: dict[str, Any]
    ) -> None:
        """Keep the driver from making an empty file where the house's file has gone."""
        place[0] = f"{Path(place[0]).absolute().as_uri()}?mode=rw"
        options["uri"] = True


def prepare_sqlite(engine: Engine) -> None:
    """Let SQLAlchemy, not the driver, begin transactions; lose nothing when the power fails.

    Not the write-ahead log: with synchronous=NORMAL it loses acknowledged saves at a power cut,
    and a copied or restored file without its log is another, damaged file.
    """

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - sqlite3.Connection
        connection.isolation_level = None
        for pragma in _SQLITE_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        connection.exec_driver_sql(options.get("sqlite_begin", "BEGIN"))
