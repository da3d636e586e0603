"""Making a backup: copied, looked at, written down; only then are old ones taken away."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from atelier.backup.copying import Copied, copy_database
from atelier.backup.looking import days_kept, drop
from atelier.backup.months import Closed, altered, closed_in
from atelier.backup.outside import put_outside
from atelier.backup.refusals import NotKept
from atelier.backup.shelf import (
    Backup,
    Kind,
    backups_of,
    closed_noted,
    latest_of,
    name_for,
    next_number,
    shelf_of,
    take_away,
    write_note,
)
from atelier.backup.thinning import Made, too_many
from atelier.discreet import Discreet
from atelier.domain import Clock, Unavailable

_HOUR = timedelta(hours=1)
_DAY = timedelta(hours=20)  # so that each working day begins with one
_OLD = re.compile(r"-before-\d{4}-\d{4}\.db")


@dataclass(frozen=True, slots=True, repr=False)
class Kept(Discreet):
    """A backup that was made; ``outside`` is why no copy got outside, empty where one did."""

    backup: Backup
    outside: str = ""


def make_backup(database: Path, *, clock: Clock, kind: Kind = Kind.BY_HAND) -> Kept:
    """Put a backup of a database on its shelf, and a locked copy outside where that was chosen.

    Raises what ``copy_database`` raises; then the older ones are all still there.
    """
    now = clock.now()
    number = next_number(database, clock)
    name = name_for(database.stem, number, now, kind, clock)
    folder = shelf_of(database)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise NotKept from None
    copied = copy_database(database, folder / f"{name}.db")
    closed = closed_in(copied.path)
    changed = _changed(database, copied, closed, clock)
    write_note(copied, made_at=now, kind=kind, closed=closed, altered=changed)
    days, trouble = days_kept(copied.path), ""
    try:
        put_outside(database, copied, number=number, at=now, days=days, clock=clock)
    except Unavailable as error:
        trouble = str(error)
    clear(database, clock=clock, days=days)
    size = copied.path.stat().st_size
    backup = Backup(number, copied.path, now, kind, copied.sha256, copied.counts, size, changed)
    return Kept(backup, trouble)


def is_due(database: Path, *, clock: Clock) -> bool:
    """Say whether it is time: each hour of work, and at the beginning of each day."""
    newest = latest_of(database, clock)
    if newest is None:
        return True
    age = clock.now() - newest.made_at
    return age < timedelta(0) or age >= _DAY or (age >= _HOUR and changed_since(database, newest))


def is_behind(database: Path, *, clock: Clock) -> bool:
    """Say whether something was saved after the newest backup: at the end of the day."""
    newest = latest_of(database, clock)
    return newest is None or changed_since(database, newest)


def changed_since(database: Path, backup: Backup) -> bool:
    """Say whether the database was written after a backup was made of it."""
    try:
        written = database.stat().st_mtime
    except OSError:
        return False
    return datetime.fromtimestamp(written, UTC) > backup.made_at


def clear(database: Path, *, clock: Clock, days: int) -> None:
    """Take away what stood longer than it may: backups, what was set aside, what was left half.

    Also the copies that were made before upgrades. The newest good backup stays, always (F32).
    """
    now, shelf = clock.now(), backups_of(database, clock)
    good = [Made(one.id, one.made_at) for one in shelf if one.kind is not Kind.ASIDE]
    going = too_many(good, now=now, days=days)
    newest = max((one.id for one in shelf if one.good), default=0)
    for one in shelf:
        aside = one.kind is Kind.ASIDE and now - one.made_at > timedelta(days=days)
        if (one.id in going and one.id != newest) or aside:
            take_away(one)
    for path in database.parent.glob(f"{database.stem}-before-*.db"):
        if _OLD.fullmatch(path.name.removeprefix(database.stem)):
            _drop_older(path, now - timedelta(days=days))
    for folder in (shelf_of(database), database.parent):
        for path in folder.glob(f".{database.stem}*.half"):  # of a fall; another may be at work
            _drop_older(path, now - _HOUR)


def _changed(database: Path, copied: Copied, closed: Closed, clock: Clock) -> tuple[int, ...]:
    """Compare with the newest good backup; after one was put back there is nothing to compare."""
    for one in backups_of(database, clock):
        if one.kind is Kind.ASIDE:
            return ()
        if one.good:
            return altered(closed_noted(one.path, copied.revision), closed)
    return ()


def _drop_older(path: Path, before: datetime) -> None:
    with suppress(OSError):
        if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
            drop(path)
