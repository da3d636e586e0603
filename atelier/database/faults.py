"""Faults of the disk and the server: which of them pass, and what to say of the others."""

from sqlalchemy.exc import DBAPIError

from atelier.language import tr

_PASSING = {"40001", "40P01", "23505"}  # serialization, deadlock, a race for the same key
_FULL = {"SQLITE_FULL"}
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED"}
_CLOSED = {"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH"}
_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}


def is_passing(error: DBAPIError) -> bool:
    """Say whether the same transaction may well succeed when it is run again."""
    if error.connection_invalidated:
        return True
    return getattr(error.orig, "sqlstate", None) in _PASSING


def sentence_for(error: DBAPIError) -> str:
    """Say in a whole sentence what happened; never what was to be saved."""
    name = _sqlite_name(error)
    if name in _FULL:
        return tr("The disk is full. Nothing was saved; make room and try again.")
    if name in _BUSY:
        return tr("Another program is using the database just now. Nothing was saved; try again.")
    if name in _CLOSED:
        return tr("The database cannot be written in this place. Nothing was saved.")
    if name in _DAMAGED:
        return tr("The database is damaged. Nothing was saved; ask for the backup.")
    if getattr(error.orig, "sqlstate", None) == "55P03":
        return tr("Another desk is busy with this. Nothing was saved; try again.")
    return tr("The database does not answer. Nothing was saved.")


def _sqlite_name(error: DBAPIError) -> str:
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    parts = name.split("_")  # extended codes begin with the plain one: SQLITE_READONLY_DIRECTORY
    return "_".join(parts[:2])
