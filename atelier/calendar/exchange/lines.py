"""The lines of a calendar file: letters, folds and what stands inside what.

Nothing is guessed in silence. The letters are decided here, for the whole file, since the
library would turn letters of an old Windows program into question marks without a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from atelier.calendar.exchange.refusals import (
    MOST_EVENTS,
    MOST_MEGABYTES,
    CalendarTooLarge,
    CutOff,
    EmptyCalendar,
    NotACalendar,
    UnknownCalendarLetters,
    WebPage,
    WideLetters,
)
from atelier.discreet import Discreet
from atelier.language import tr

_HEAD = 4096  # bytes in which NULs are counted
_MOST_LINES = 400_000
_DEEPEST = 8  # things inside things
_BEGINS = re.compile(rb"BEGIN:V(?:EVENT|TODO|JOURNAL|FREEBUSY)", re.IGNORECASE)
_ENDS = re.compile(rb"\r\n|\n|\r")
_NAME = re.compile(r"[A-Za-z0-9\-]+\Z")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_EVENT = "VEVENT"
_OTHERS = frozenset(("VTODO", "VJOURNAL", "VFREEBUSY"))


@dataclass(frozen=True, slots=True, repr=False)
class Property(Discreet):
    """One line: its name, what stands behind the name, and its value as written."""

    name: str
    facts: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """Give the value as text, without the signs that protect commas and line ends."""
        return _ESCAPED.sub(_shown, self.value)


@dataclass(frozen=True, slots=True, repr=False)
class RawEvent(Discreet):
    """An event as it stands in the file; ``line`` is where it begins."""

    line: int
    properties: list[Property] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """Give the first property of a name."""
        return next((one for one in self.properties if one.name == name), None)

    def all(self, name: str) -> list[Property]:
        """Give every property of a name."""
        return [one for one in self.properties if one.name == name]


@dataclass(slots=True, repr=False)
class Lines(Discreet):
    """What a file holds. ``zones`` are other names that it gives to time zones."""

    events: list[RawEvent] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)
    calendars: int = 0


def lines_of(data: bytes) -> Lines:
    """Read a file. Raises a NotACalendar."""
    if len(data) > MOST_MEGABYTES * 1_000_000:
        raise CalendarTooLarge
    if not data.strip():
        raise EmptyCalendar
    _look_at_start(data)
    ends = max(data.count(b"\n"), data.count(b"\r"))
    if ends > _MOST_LINES or sum(1 for _ in _BEGINS.finditer(data)) > MOST_EVENTS:
        raise CalendarTooLarge
    walk = _Walk()
    for number, line in _logical(data):
        walk.take(number, line)
    if not walk.found.calendars:
        raise NotACalendar
    if walk.stack:
        raise CutOff
    return walk.found


def _look_at_start(data: bytes) -> None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise WideLetters
    head = data[:_HEAD]
    if max(head[0::2].count(0), head[1::2].count(0)) > len(head) / 10:
        raise WideLetters if b"B\0E\0G\0" in head or b"\0B\0E\0G" in head else NotACalendar
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:200].lower()
    if start.startswith(b"<"):
        raise WebPage
    if not start.startswith(b"begin:vcalendar"):
        raise NotACalendar


def _logical(data: bytes) -> Iterator[tuple[int, str]]:
    """Give each line with its number, folded lines put together again.

    They are put together as bytes: a careless program folds in the middle of a letter.
    """
    numbers: list[int] = []
    pieces: list[list[bytes]] = []
    for number, line in enumerate(_ENDS.split(data.removeprefix(b"\xef\xbb\xbf")), start=1):
        if pieces and line[:1] in (b" ", b"\t"):
            pieces[-1].append(line[1:])
        elif line.strip():
            numbers.append(number)
            pieces.append([line])
    text = _decoded(b"\n".join(b"".join(parts) for parts in pieces))
    return zip(numbers, text.split("\n"), strict=True)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnknownCalendarLetters


def _shown(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


class _Walk:
    """Goes through the lines and keeps what stands inside what."""

    def __init__(self) -> None:
        self.found = Lines()
        self.stack: list[tuple[str, int]] = []
        self._event: RawEvent | None = None
        self._zone: str | None = None

    def take(self, number: int, line: str) -> None:
        """Take one line. What is no line of a calendar is passed over."""
        one = _property(line)
        if one is None:
            return
        if one.name == "BEGIN":
            self._begin(one.value.strip().upper(), number)
        elif one.name == "END":
            self._end(one.value.strip().upper())
        elif self._event is not None and self.stack[-1][0] == _EVENT:
            self._event.properties.append(one)
        elif self.stack and self.stack[-1][0] == "VTIMEZONE":
            self._note_zone(one)

    def _begin(self, name: str, number: int) -> None:
        if name == _EVENT and self._event is not None:
            self._close(_EVENT)  # the event before it has no end
        self.stack.append((name, number))
        if len(self.stack) > _DEEPEST:
            raise NotACalendar
        if name == _EVENT:
            self._event = RawEvent(number)
        elif name == "VCALENDAR":
            self.found.calendars += 1
        elif name in _OTHERS:
            self.found.refused.append((number, tr("This is a task or a note, and no event.")))
        elif name == "VTIMEZONE":
            self._zone = None

    def _end(self, name: str) -> None:
        if not any(name == opened for opened, _ in self.stack):
            return  # it ends what never began
        if self.stack[-1][0] == name == _EVENT and self._event is not None:
            self.found.events.append(self._event)
            self._event = None
        self._close(name)

    def _close(self, name: str) -> None:
        """Leave everything up to and with ``name``; an event in between has no end."""
        while self.stack:
            opened, number = self.stack.pop()
            if opened == _EVENT and self._event is not None:
                self.found.refused.append((number, tr("This event has no end in the file.")))
                self._event = None
            if opened == name:
                return

    def _note_zone(self, one: Property) -> None:
        if one.name == "TZID":
            self._zone = one.value
        elif one.name == "X-LIC-LOCATION" and self._zone is not None:
            self.found.zones[self._zone] = one.value


def _property(line: str) -> Property | None:
    head, value = _parted(line)
    if value is None:
        return None
    name, *rest = _split(head)
    if not _NAME.match(name):
        return None
    facts = {}
    for fact in rest:
        key, _, words = fact.partition("=")
        facts[key.upper()] = words.strip('"')
    return Property(name.upper(), facts, value)


def _parted(line: str) -> tuple[str, str | None]:
    """Part a line at its first colon that stands in no quotes."""
    colon = line.find(":")
    if '"' not in line[: max(colon, 0)]:
        return (line, None) if colon < 0 else (line[:colon], line[colon + 1 :])
    quoted = False
    for place, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            return line[:place], line[place + 1 :]
    return line, None


def _split(head: str) -> list[str]:
    if '"' not in head:
        return head.split(";")
    parts, quoted = [""], False
    for sign in head:
        quoted ^= sign == '"'
        if sign == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
