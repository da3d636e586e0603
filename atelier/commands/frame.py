"""What every verb shares: the database, the house, how it answers and how it leaves."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import click
from sqlalchemy.orm import Session

from atelier.backup.marking import is_closed, note_closed
from atelier.database import Database, open_database
from atelier.database.opening import NotThere, sqlite_path
from atelier.domain import Actor, Clock, DeskError, Gone, Refusal, house_actor
from atelier.language import LANGUAGES, tr, use
from atelier.settings.queries import first_house

T = TypeVar("T")
REFUSED = 3
UNUSABLE = 4


class NoHouse(Refusal):
    """The database has no house yet."""

    def __init__(self) -> None:
        super().__init__(tr("This database is empty. Begin with: atelier-admin init"))


class NotFound(Refusal):
    """A number that was given on the command line names nothing of this house.

    In a window the same refusal is Gone: there the row was seen, so another desk took it away.
    """

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or tr("There is nothing with this number in this house."))


@dataclass
class Frame:
    """One run of the command line. The database is opened when a verb first needs it."""

    url: str
    as_json: bool
    clock: Clock = field(default_factory=Clock)
    _database: Database | None = None
    _marked: bool = False

    def open(self, *, create: bool = False) -> Database:
        """Open the database, once."""
        if self._database is None:
            path = sqlite_path(self.url)
            if path is not None and create:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._marked = path is not None and is_closed(path)
            self._database = open_database(self.url, create=create)
        return self._database

    def read(self, query: Callable[[Session], T]) -> T:
        """Run a query."""
        with self.open().reading() as session:
            return query(session)

    def perform(self, action: Callable[[Session], T]) -> T:
        """Run an action in a transaction of its own."""
        return self.open().perform(action)

    def actor(self) -> Actor:
        """Give the house itself, in whose name a verb acts; raises NoHouse in an empty database.

        Whoever can read the file may do everything with it; the audit log names the program.
        """
        house = self.read(partial(first_house, name=house_name()))
        if house is None:
            raise NoHouse
        clock = house.clock(self.clock.now)
        return house_actor(site_id=house.id, name=tr("Desk"), clock=clock, desk="atelier-admin")

    def answer(self, data: Any, text: str) -> None:  # noqa: ANN401 - whatever JSON can say
        """Print one JSON document, or the text for people."""
        if self.as_json:
            click.echo(json.dumps(data, ensure_ascii=False, default=_plain))
        else:
            click.echo(text)

    def close(self) -> None:
        """Let go of the database; a desk that is closed finds it as it is left here."""
        if self._database is not None:
            self._database.close()
        path = sqlite_path(self.url)
        if self._marked and path is not None:
            note_closed(path)


def given_key(text: str | None) -> UUID:
    """Give the key of a save: the caller's, or one made now.

    Any text will do as a caller's key; what is no UUID is turned into one, always the same.
    """
    if text is None:
        return uuid4()
    try:
        return UUID(text)
    except ValueError:
        return uuid5(NAMESPACE_URL, text)


@contextmanager
def naming(sentence: str, *, repeated: bool = False) -> Iterator[None]:
    """Say ``sentence`` where a verb finds nothing under the number that it was given.

    ``repeated``: a key was given, so it may as well be a save that was undone since.
    """
    try:
        yield
    except Gone:
        undone = tr("Or it was undone since.") if repeated else ""
        raise NotFound(f"{sentence} {undone}".strip()) from None


def default_url() -> str:
    """Give the database of the environment, else the file in the user's data folder."""
    named = os.environ.get("ATELIER_DATABASE", "")
    return named or f"sqlite:///{data_folder() / 'atelier.db'}"


def house_name() -> str:
    """Give the house that this desk works for, where a database holds several."""
    return os.environ.get("ATELIER_HOUSE", "")


def data_folder() -> Path:
    """Give the folder that the user's data lives in."""
    from platformdirs import PlatformDirs

    return PlatformDirs("atelier", appauthor=False).user_data_path


def as_url(text: str) -> str:
    """Give the address of a database that was named by an address or by a file's path."""
    return text if "://" in text else f"sqlite:///{Path(text).absolute()}"


def speak(language: str | None) -> None:
    """Speak the language that was asked for, else the system's, else English."""
    from platformdirs import PlatformDirs

    system = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "")[:2].lower()
    chosen = language or (system if system in LANGUAGES else "en")
    use(chosen, cache=PlatformDirs("atelier", appauthor=False).user_cache_path)


def leave(frame: Frame, error: DeskError) -> None:
    """Say why nothing was done, and leave with the code that scripts rely on."""
    error = NotFound() if isinstance(error, Gone) else error
    kind = type(error).__name__
    if frame.as_json:
        click.echo(json.dumps({"refused": kind, "sentence": str(error)}, ensure_ascii=False))
    else:
        click.echo(str(error), err=True)
    sys.exit(REFUSED if isinstance(error, Refusal) else UNUSABLE)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value)


__all__ = [
    "Frame",
    "NoHouse",
    "NotFound",
    "NotThere",
    "as_url",
    "data_folder",
    "default_url",
    "given_key",
    "naming",
]
