"""Faults of the disk and the server: which of them pass, and what to say of the others."""

from contextlib import suppress
from pathlib import Path

from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DatabaseError, DBAPIError, InternalError, OperationalError

from atelier.database.place import free_bytes
from atelier.domain import DeskError, Unavailable
from atelier.language import tr

_PASSING = {"40001", "40P01", "23505"}  # serialization, deadlock, a race for the same key
_FULL = {"SQLITE_FULL", "53100"}
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED"}
_CLOSED = {"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH", "25006"}
_UNWRITTEN = {"SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE"}
_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}
_LOCKED = {"55P03"}
_DATA = "22"  # the class of errors whose very text repeats what was to be saved


class Doubtful(Unavailable):
    """The connection broke while it was being saved, and the server could not be asked again."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "The database stopped answering. It is not certain that this was saved: "
                "look at the last entries before you do it again."
            )
        )


def is_passing(error: DBAPIError) -> bool:
    """Say whether the same transaction may well succeed when it is run again."""
    if error.connection_invalidated:
        return True
    return getattr(error.orig, "sqlstate", None) in _PASSING


def as_told(error: DBAPIError, file: Path | None = None) -> DBAPIError | DeskError:
    """Give what to raise for a fault: a sentence if the world is to blame, else the bug itself.

    ``file`` is the database, where it is one: of a full disk the room that is left is named.
    """
    ours = (
        not error.connection_invalidated
        and not isinstance(error, OperationalError | InternalError)
        and type(error) is not DatabaseError  # so sqlite3 calls a damaged file
    )
    return error if ours else Unavailable(sentence_for(error, file))


def sentence_for(error: DBAPIError, file: Path | None = None) -> str:
    """Say in a whole sentence what happened; never what was to be saved."""
    name = _sqlite_name(error) or getattr(error.orig, "sqlstate", None)
    if name in _FULL:
        return _full(None if file is None else free_bytes(file))
    if name in _BUSY:
        return tr("Another program is using the database just now. Nothing was saved; try again.")
    if name in _CLOSED or getattr(error.orig, "sqlite_errorname", "") in _UNWRITTEN:
        return tr("The database cannot be written in this place. Nothing was saved.")
    if name in _DAMAGED:
        return tr("The database is damaged. Nothing was saved; ask for the backup.")
    if name in _LOCKED:
        return tr("Another desk is busy with this. Nothing was saved; try again.")
    return tr("The database does not answer. Nothing was saved.")


def keep_data_out(context: ExceptionContext) -> None:
    """Take out of an error's text what PostgreSQL puts in: "Key (name)=(...) already exists".

    The names of the table and of the rule that was broken stay. Without this a visitor's name
    would stand in every trace of a bug.
    """
    fault = context.original_exception
    facts = getattr(fault, "diag", None)
    if facts is None or facts.message_primary is None:
        return
    state = str(facts.sqlstate)
    text = state if state.startswith(_DATA) else f"{state} {facts.message_primary}"
    for error in (fault, context.sqlalchemy_exception):
        if error is not None:
            with suppress(AttributeError):
                error.args = (text,)


def _full(free: int | None) -> str:
    if free is None:
        return tr("The disk is full. Nothing was saved; make room and try again.")
    return tr(
        "The disk is full: there is room for {free} MB. "
        "Nothing was saved; make room and try again.",
        free=free // 1_000_000,
    )


def _sqlite_name(error: DBAPIError) -> str:
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    parts = name.split("_")  # extended codes begin with the plain one: SQLITE_READONLY_DIRECTORY
    return "_".join(parts[:2])
