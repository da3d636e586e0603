"""Opening a house, behind the painted window. Importing this loads the database: do it there."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLockFile

from atelier.accounts.opening import opening_actor
from atelier.accounts.practising import practise
from atelier.backup.marking import forget_mark, need_same, note_open
from atelier.commands.frame import as_url, data_folder, default_url, house_name
from atelier.database import Database, open_database
from atelier.database.migrate import newest_revision
from atelier.database.opening import sqlite_path
from atelier.database.place import why_not_written
from atelier.database.viewing import view_database
from atelier.discreet import Discreet
from atelier.domain import Actor, Clock, house_actor
from atelier.language import tr
from atelier.settings.actions import found_house
from atelier.settings.queries import House, first_house
from ui.shell.alone import alone

_TUESDAY, _SATURDAY = 1, 5
_OPENS, _CLOSES = time(9, 0), time(17, 0)
Progress = Callable[[int, int], object]


class Stopped(Exception):
    """Nobody waits for the practice house any more."""


@dataclass(frozen=True, slots=True, repr=False)
class Opened(Discreet):
    """An open database with a house in it, and who acts there.

    ``new``: it was founded a moment ago, so that its administrator is to be made first.
    ``why``: why it can only be looked at, if so. ``lock`` keeps others out of the file.
    """

    database: Database
    house: House
    actor: Actor
    new: bool = False
    why: str = ""
    lock: QLockFile | None = None


def open_real(named: str, *, why: str = "") -> Opened | None:
    """Open the house of this desk; None where there is none yet.

    ``named`` is an address or a file, or empty for the environment's or the usual file. What is
    named must be there: nothing is made in its place. ``why``: it is only to be looked at.
    Raises what ``open_database`` raises, AlreadyOpen, and Exchanged where another file stands
    there than was left.
    """
    url = as_url(named) if named else default_url()
    path = sqlite_path(url)
    usual = sqlite_path(f"sqlite:///{data_folder() / 'atelier.db'}")
    if path is not None and path == usual and not path.exists():
        return None
    if path is None:
        return _enter(open_database(url), Clock())
    why = why or why_not_written(path)
    lock = None if why else alone(path)
    try:
        need_same(path)
        if why:
            opened = _enter(view_database(path, why), Clock())
        else:
            database = open_database(url)
            note_open(path)
            opened = _enter(database, Clock())
    except BaseException:
        if lock is not None:
            lock.unlock()
        raise
    return None if opened is None else replace(opened, why=why, lock=lock)


def open_as_it_is(named: str) -> Opened | None:
    """Open the house of this desk, though it is another file than the one that was left."""
    path = place_of(named)
    if path is not None:
        forget_mark(path)
    return open_real(named)


def place_of(named: str) -> Path | None:
    """Give the file in which the house of this desk is, or would be; None for a server."""
    return sqlite_path(as_url(named) if named else default_url())


def found_real(named: str) -> Opened:
    """Found an empty house in the database that was named, else in the usual file."""
    url = as_url(named) if named else default_url()
    path = sqlite_path(url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    database = open_database(url, create=True)
    database.perform(lambda session: found_house(session, name="Wijkatelier", bare=True))
    opened = _enter(database, Clock())
    assert opened is not None  # it was founded above
    return replace(opened, new=True, lock=None if path is None else alone(path))


def open_practice(
    stopped: datetime | None, *, anew: bool, progress: Progress, stop: threading.Event
) -> Opened | None:
    """Open the practice house, made first if it is not there; None when that was stopped.

    It is a file of its own. ``stopped`` is a wall time at which its clock stands still; such a
    house lives in the cache and is made for that moment.
    """
    clock = practice_clock(Clock())
    if stopped is not None:
        moment = clock.moment(stopped.date(), stopped.time())
        clock = Clock(now=lambda: moment)
    path = practice_file(stopped)
    if anew:
        path.unlink(missing_ok=True)
    if not path.exists():
        try:
            _make_practice(path, clock, partial(_go_on, progress, stop))
        except Stopped:
            return None
    return _enter(open_database(f"sqlite:///{path}"), clock, practice=True)


def practice_clock(real: Clock) -> Clock:
    """Give the clock of the practice house: somebody who practises on a Sunday finds a Tuesday.

    On a working day it is the real one. Outside opening hours it goes on from ten to ten on the
    next Tuesday, so that there is always something to practise on.
    """
    wall = real.wall(real.now())
    if wall.weekday() < _SATURDAY and _OPENS <= wall.time() < _CLOSES:
        return real
    days = (_TUESDAY - wall.weekday()) % 7 or 7
    begun = real.moment(wall.date() + timedelta(days=days), time(9, 50)) - real.now()
    return Clock(real.zone, lambda: real.now() + begun)


def practice_file(stopped: datetime | None = None) -> Path:
    """Give the file of the practice house; with ``stopped`` that of one whose clock stands.

    That one is made anew by every version of the tables: an older one would lack what is new.
    """
    if stopped is None:
        return data_folder() / "practice.db"
    from platformdirs import PlatformDirs

    folder = PlatformDirs("atelier", appauthor=False).user_cache_path
    return folder / f"practice-{newest_revision():04d}-{stopped:%Y%m%d-%H%M}.db"


def _go_on(progress: Progress, stop: threading.Event, percent: int) -> None:
    if stop.is_set():
        raise Stopped
    progress(percent, 100)


def _make_practice(path: Path, clock: Clock, said: Callable[[int], object]) -> None:
    """Make the practice house beside its place and move it there when it is whole."""
    from atelier.sample.actions import fill

    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    database = open_database(f"sqlite:///{half}", create=True)
    try:
        house = database.perform(partial(found_house, name=tr("Practice house"), practice=True))
        actor = house_actor(site_id=house, name=tr("Desk"), clock=clock)
        until = clock.now()
        database.perform(
            partial(fill, actor=actor, today=clock.today(), until=until, progress=said)
        )
    except BaseException:
        database.close()
        half.unlink(missing_ok=True)
        raise
    database.close()
    half.replace(path)
    half.with_name(f"{half.name}-journal").unlink(missing_ok=True)  # empty, of the old name


def _enter(database: Database, clock: Clock, *, practice: bool = False) -> Opened | None:
    """Find the house of an open database; a database without one is closed again."""
    with database.reading() as session:
        house = first_house(session, name="" if practice else house_name())
    if house is None:
        database.close()
        return None
    actor = house_actor(site_id=house.id, name=tr("Desk"), clock=house.clock(clock.now))
    who = practise if house.practice else opening_actor
    return Opened(database, house, database.perform(partial(who, actor=actor)))
