"""Two saves of which the second waits for the first, without any luck in the timing."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from atelier.database import Database

_LONGEST = 20  # seconds
_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def is_server(database: Database) -> bool:
    """Whether two saves can be under way at once; in a file the second has not begun."""
    return database.engine.dialect.name == "postgresql"


def until_one_waits(database: Database) -> None:
    """Wait until the other save stands still before a lock."""
    end = time.monotonic() + _LONGEST
    while is_server(database):
        with database.reading() as session:
            if session.scalar(_WAITING):
                return
        assert time.monotonic() < end, "nobody waits"


def second_of_two(database: Database, save: Callable[[Session], Any]) -> tuple[Any, Any]:
    """Save twice, where the second waits until the first has committed; give both answers."""
    with ThreadPoolExecutor(1) as desk:
        with database.transaction() as session:
            first = save(session)
            second: Future[Any] = desk.submit(database.perform, save)
            until_one_waits(database)
        return first, second.result(timeout=_LONGEST)
