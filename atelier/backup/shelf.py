"""Where the backups of a database stand, and what is known of each.

They stand in a folder ``backups`` beside the database, numbered in the order in which they were
made, each with a small file that says when, what was in it, and its hash. A file that is called
otherwise is left alone.
"""

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from atelier.backup.copying import Copied
from atelier.backup.looking import Counts, drop
from atelier.backup.months import Closed
from atelier.backup.refusals import NotKept
from atelier.discreet import Discreet
from atelier.domain import Clock
from atelier.tables.saving import NotWritten, save_bytes

_NAME = re.compile(r"-(\d{5,})-(\d{8}-\d{4})(?:-([a-z]+))?\.(?:db|backup)")
_NAMED = re.compile(r"-\d{5,}-(\d{8}-\d{4})")
_SHELF, _LOCKED = "backups", {".backup", ".age"}
_MOMENT = "%Y%m%d-%H%M"


class Kind(StrEnum):
    """Why a backup was made."""

    AUTOMATIC = "automatic"
    BY_HAND = "hand"
    ASIDE = "aside"  # the database that a restored one took the place of


@dataclass(frozen=True, slots=True, repr=False)
class Backup(Discreet):
    """One backup; ``id`` is its number. Without its small file it has no hash and no counts.

    ``altered``: the closed months (yyyymm) that were not any more what the backup before held.
    """

    id: int
    path: Path
    made_at: datetime
    kind: Kind
    sha256: str
    counts: Counts
    size: int  # bytes
    altered: tuple[int, ...] = ()

    @property
    def good(self) -> bool:
        """Whether it was found good when it was made; what was set aside was not looked at."""
        return self.made and not self.altered

    @property
    def made(self) -> bool:
        """Whether it was made as a backup, and written down."""
        return bool(self.sha256) and self.kind is not Kind.ASIDE


def shelf_of(database: Path) -> Path:
    """Give the folder of a database's backups."""
    return database.parent / _SHELF


def is_backup(path: Path) -> bool:
    """Say whether a file is called and stands as a backup does: it is put back, never opened."""
    on_shelf = path.suffix == ".db" and path.parent.name == _SHELF
    return (on_shelf and _NAMED.search(path.name) is not None) or path.suffix in _LOCKED


def backups_of(database: Path, clock: Clock) -> tuple[Backup, ...]:
    """List the backups on this computer, the newest first, with what was set aside."""
    return _listed(shelf_of(database), database.stem, ".db", clock)


def sealed_of(folder: Path, stem: str, clock: Clock) -> tuple[Backup, ...]:
    """List the locked copies in a folder outside this computer, the newest first."""
    return _listed(folder, stem, ".backup", clock)


def newest_of(database: Path, clock: Clock) -> Backup | None:
    """Give the newest backup that was found good when it was made."""
    return next((one for one in backups_of(database, clock) if one.good), None)


def latest_of(database: Path, clock: Clock) -> Backup | None:
    """Give the backup that was made last, whatever was found in it."""
    return next((one for one in backups_of(database, clock) if one.made), None)


def name_for(stem: str, number: int, at: datetime, kind: Kind, clock: Clock) -> str:
    """Give the name of a backup without its ending: a number, and the house's own time."""
    aside = f"-{kind.value}" if kind is Kind.ASIDE else ""
    return f"{stem}-{number:05d}-{clock.wall(at).strftime(_MOMENT)}{aside}"


def next_number(database: Path, clock: Clock) -> int:
    """Give the number of the next backup."""
    return max((one.id for one in backups_of(database, clock)), default=0) + 1


def write_note(
    copied: Copied, *, made_at: datetime, kind: Kind, closed: Closed, altered: tuple[int, ...]
) -> None:
    """Write down what a backup holds. Raises NotKept."""
    note = {
        "made_at": made_at.isoformat(),
        "kind": kind.value,
        "sha256": copied.sha256,
        "revision": copied.revision,
        "counts": dict(copied.counts),
        "altered": altered,
        "closed": dict(closed.hashes),
        "merged": closed.merged,
        "erased": closed.erased,
    }
    try:
        save_bytes(note_of(copied.path), json.dumps(note, indent=1).encode())
    except NotWritten:
        raise NotKept from None


def note_of(path: Path) -> Path:
    """Give the small file beside a backup."""
    return path.with_name(f"{path.name}.json")


def closed_noted(path: Path, revision: int) -> Closed:
    """Give what the closed months of a backup were; none where it was made of other tables."""
    note = _read(path)
    if note.get("revision") != revision:
        return Closed({})
    return Closed(note.get("closed", {}), note.get("merged", ""), note.get("erased", ""))


def hash_noted(path: Path) -> str:
    """Give the hash that a backup had when it was made; empty where nothing says so."""
    return str(_read(path).get("sha256", ""))


def moment_of(path: Path, clock: Clock) -> datetime | None:
    """Give when a backup was made, from the file beside it, else from its name; else None."""
    noted = _read(path).get("made_at")
    named = _NAMED.search(path.name)
    if noted is None and named is None:
        return None
    return _moment(noted, "" if named is None else named[1], clock)


def take_away(backup: Backup) -> None:
    """Take a backup away, with all that stands beside it."""
    drop(backup.path)
    with suppress(OSError):
        note_of(backup.path).unlink(missing_ok=True)


def _listed(folder: Path, stem: str, ending: str, clock: Clock) -> tuple[Backup, ...]:
    found = []
    with suppress(OSError):  # not there, or not to be looked into
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name.removeprefix(stem))
            if match and path.name.startswith(stem) and path.suffix == ending:
                found.append(_backup(path, match, clock))
    return tuple(sorted(found, key=lambda one: one.id, reverse=True))


def _backup(path: Path, match: re.Match[str], clock: Clock) -> Backup:
    note = _read(path)
    at = _moment(note.get("made_at"), match[2], clock)
    kind = Kind.ASIDE if match[3] == Kind.ASIDE else Kind(note.get("kind", Kind.AUTOMATIC))
    counts = {str(name): int(number) for name, number in note.get("counts", {}).items()}
    sha256 = str(note.get("sha256", ""))
    altered = tuple(map(int, note.get("altered", ())))
    return Backup(int(match[1]), path, at, kind, sha256, counts, path.stat().st_size, altered)


def _moment(noted: object, named: str, clock: Clock) -> datetime:
    if isinstance(noted, str):
        return datetime.fromisoformat(noted)
    wall = datetime.strptime(named, _MOMENT)  # noqa: DTZ007 - the house's own time
    return clock.moment(wall.date(), wall.time())


def _read(path: Path) -> dict[str, Any]:
    """Read the small file beside a backup; a damaged one counts as none."""
    try:
        note = json.loads(note_of(path).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    known = isinstance(note, dict) and {"made_at", "kind", "sha256", "counts"} <= note.keys()
    return note if known and note["kind"] in set(Kind) else {}
