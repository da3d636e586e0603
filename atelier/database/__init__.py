"""Where the rows are kept: one SQLite file, or one PostgreSQL server for several desks."""

from atelier.database.opening import open_database
from atelier.database.store import Database

__all__ = ["Database", "open_database"]
