"""Copies outside this computer: a stick, a share, a synced folder. They are locked, always.

What is lost with the disk is at most a working day (RELIABILITY.md, G7): each backup that is
made by itself puts a locked copy there too, while the place is there.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from atelier.backup.copying import Copied
from atelier.backup.refusals import NotKept
from atelier.backup.sealing import Lock, new_lock, seal_for
from atelier.backup.shelf import Kind, name_for, sealed_of, shelf_of
from atelier.backup.thinning import Made, too_many
from atelier.discreet import Discreet
from atelier.domain import Clock
from atelier.tables.saving import NotWritten, save_bytes

_FILE = "outside.json"


@dataclass(frozen=True, slots=True, repr=False)
class Outside(Discreet):
    """The place outside this computer; ``last`` is when a copy last got there."""

    folder: Path
    lock: Lock
    last: datetime | None = None


def outside_of(database: Path) -> Outside | None:
    """Give the place outside this computer; None where none was chosen."""
    try:
        kept: dict[str, Any] = json.loads(_file(database).read_text("utf-8"))
        last = kept.get("last")
        moment = datetime.fromisoformat(last) if last else None
        return Outside(Path(kept["folder"]), Lock.of(kept), moment)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def choose_outside(database: Path, *, folder: Path, passphrase: str) -> Outside:
    """Let each backup go to ``folder`` as well, locked with ``passphrase``.

    The passphrase itself is kept nowhere. Raises PassphraseTooShort, NotKept where the folder
    is not there.
    """
    if not folder.is_dir():
        raise NotKept
    outside = Outside(folder, new_lock(passphrase))
    use_outside(database, outside)
    return outside


def forget_outside(database: Path) -> None:
    """Let no more copies go outside; those that are there stay there."""
    with suppress(OSError):
        _file(database).unlink(missing_ok=True)


def put_outside(
    database: Path, copied: Copied, *, number: int, at: datetime, days: int, clock: Clock
) -> None:
    """Put a locked copy of a backup outside, then thin what stands there. Raises NotKept."""
    outside = outside_of(database)
    if outside is None:
        return
    if not outside.folder.is_dir():
        raise NotKept
    name = name_for(database.stem, number, at, Kind.AUTOMATIC, clock)
    try:
        sealed = seal_for(outside.lock, copied.path.read_bytes())
        save_bytes(outside.folder / f"{name}.backup", sealed)
    except (OSError, NotWritten):
        raise NotKept from None
    use_outside(database, Outside(outside.folder, outside.lock, at))
    _thin(outside.folder, database.stem, at, days, clock)


def _thin(folder: Path, stem: str, now: datetime, days: int, clock: Clock) -> None:
    copies = sealed_of(folder, stem, clock)
    going = too_many([Made(one.id, one.made_at) for one in copies], now=now, days=days)
    for one in copies:
        if one.id in going:
            with suppress(OSError):
                one.path.unlink(missing_ok=True)


def use_outside(database: Path, outside: Outside) -> None:
    """Keep where copies go and how they are locked. Raises NotKept."""
    last = None if outside.last is None else outside.last.isoformat()
    text = {**outside.lock.text(), "folder": str(outside.folder), "last": last}
    try:
        shelf_of(database).mkdir(parents=True, exist_ok=True)
        save_bytes(_file(database), json.dumps(text, indent=1).encode())
    except (OSError, NotWritten):
        raise NotKept from None


def _file(database: Path) -> Path:
    return shelf_of(database) / f"{database.stem}-{_FILE}"
