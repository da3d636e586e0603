"""Whether the file is still the one that was left: a mark beside it says how it was (fault F18).

Somebody who copies an old file over the database brings back what was corrected and who was
erased since, and nothing inside the file tells. SQLite counts in the file's header how often it
was written; that number and the number of pages are noted in the folder of backups, when the
database is opened and when it is closed. A file that was closed must be the same to the number;
one that a fall left open can only have been written more often.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from atelier.backup.shelf import shelf_of
from atelier.domain import Unavailable
from atelier.language import tr
from atelier.tables.saving import NotWritten, save_bytes

_HEADER = 32  # bytes


class Exchanged(Unavailable):
    """Another file stands in the place of the database than the one that was left there."""

    def __init__(self) -> None:
        super().__init__(
            tr(
                "The database is not the one that was here last time: somebody put another file "
                "in its place. If it is a backup, put it back with the choice below: only so "
                "whoever was erased stays erased."
            )
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """How a file was: how often it was written, its pages, and whether it was in use."""

    written: int
    pages: int
    in_use: bool


def need_same(database: Path) -> None:
    """Look whether the file is the one that was left. Raises Exchanged; nothing is changed.

    Without a mark, or with one that cannot be read, nobody can tell.
    """
    mark, now = mark_of(database), _state(database)
    if mark is None or now is None:
        return
    same = now == (mark.written, mark.pages)
    if not same and not (mark.in_use and now[0] > mark.written):
        raise Exchanged


def note_open(database: Path) -> None:
    """Note that the file is in use, from how it is now."""
    _note(database, in_use=True)


def note_closed(database: Path) -> None:
    """Note how the file was left."""
    _note(database, in_use=False)


def is_closed(database: Path) -> bool:
    """Say whether a mark says that nobody has the file in use, and it is as that says."""
    mark = mark_of(database)
    return mark is not None and not mark.in_use and _state(database) == (mark.written, mark.pages)


def mark_of(database: Path) -> Mark | None:
    """Give what was noted of a file, if anything was."""
    try:
        kept = json.loads(_file(database).read_text("utf-8"))
        return Mark(int(kept["written"]), int(kept["pages"]), bool(kept["in_use"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget_mark(database: Path) -> None:
    """Take the file as it is: somebody looked, and says that it is the right one."""
    with suppress(OSError):
        _file(database).unlink(missing_ok=True)


def _note(database: Path, *, in_use: bool) -> None:
    state = _state(database)
    if state is None:
        return
    text = json.dumps({"written": state[0], "pages": state[1], "in_use": in_use})
    with suppress(OSError, NotWritten):  # a closed or full disk: nobody can tell next time
        shelf_of(database).mkdir(parents=True, exist_ok=True)
        save_bytes(_file(database), text.encode())


def _state(database: Path) -> tuple[int, int] | None:
    """Read how often the file was written, and how many pages it has, from its header."""
    try:
        with database.open("rb") as file:
            start = file.read(_HEADER)
    except OSError:
        return None
    if len(start) < _HEADER:
        return None
    return int.from_bytes(start[24:28], "big"), int.from_bytes(start[28:32], "big")


def _file(database: Path) -> Path:
    return shelf_of(database) / f"{database.stem}-mark.json"
