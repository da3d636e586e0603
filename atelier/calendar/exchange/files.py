"""Calendar files on a disk: opened once, and looked at again before they are kept."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from atelier.calendar.exchange.ical_in import ReadCalendar, read_calendar
from atelier.calendar.exchange.refusals import CalendarTooLarge
from atelier.discreet import Discreet
from atelier.domain import Clock
from atelier.tables.reading import bytes_of
from atelier.tables.refusals import FileChanged, NoFile, TooLarge
from atelier.tables.saving import save_bytes

ENDING = ".ics"


@dataclass(frozen=True, slots=True, repr=False)
class OpenedCalendar(Discreet):
    """A file that was read, what it held, and the mark of its bytes."""

    path: Path
    calendar: ReadCalendar
    fingerprint: str


def open_calendar(path: Path, *, clock: Clock) -> OpenedCalendar:
    """Read a file. Raises a NotACalendar, NoFile or FileChanged."""
    try:
        data = bytes_of(path, lambda _bytes: None)
    except TooLarge:
        raise CalendarTooLarge from None
    return OpenedCalendar(path, read_calendar(data, clock=clock), sha256(data).hexdigest())


def check_same(opened: OpenedCalendar) -> None:
    """Raise FileChanged where the file is no longer the one that was read."""
    try:
        data = bytes_of(opened.path, lambda _bytes: None)
    except (NoFile, TooLarge):
        raise FileChanged from None
    if sha256(data).hexdigest() != opened.fingerprint:
        raise FileChanged


def save_calendar(path: Path, data: bytes) -> Path:
    """Write a calendar, whole or not at all; give the name that it got. Raises NotWritten."""
    return save_bytes(path if path.suffix.lower() == ENDING else path.with_suffix(ENDING), data)
