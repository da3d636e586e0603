"""Reading a programme: one activity per line, in the columns that Dutch houses keep it in.

The words of the file ("wekelijks", "ja", "beschut") are Dutch whatever the screen speaks; what
does not fit is told per line, in the language of the screen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, time
from typing import TypeVar

from atelier.calendar.programme_words import read_dates, read_rhythm, read_settings
from atelier.calendar.recurrence import Kind, Rule
from atelier.calendar.rule_words import UnknownWords, weekday_of
from atelier.domain import Function, Refusal
from atelier.domain.text import clean
from atelier.language import tr
from atelier.tables.reading import Table

T = TypeVar("T")

FUNCTIONS = {
    "o": Function.MEETING,
    "i": Function.INFORMATION,
    "d": Function.DAY_ACTIVITY,
    "g": Function.HEALTH,
    "z": Function.INTERNAL,
}
SETTINGS = {
    "": "regular",
    "regulier": "regular",
    "beschut": "sheltered",
    "overgang": "transition",
    "n.v.t.": "none",
}
ACCESS = {"": "open", "n": "open", "i": "indicated", "g": "mixed"}
NEEDED = ("code", "naam", "dagen", "start", "einde", "ruimte", "functie", "reeks")
"""Columns that must be there; the room may be empty, and the days of loose dates."""

_SENSITIVE = re.compile(r"\s*\(gevoelig\)\s*", re.IGNORECASE)
_OPEN_DOOR = ("open inloop", "inloop met")
_YES = {"ja", "j", "1", "waar", "x"}
_NO = {"", "nee", "n", "0", "onwaar", "-"}
_FREE_GIFT = "vrije gift"
_MOST = 10_000  # persons in a room, or euros


class NotAProgramme(Refusal):
    """The file has not the columns of a programme."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(
            tr(
                "This is no programme. These columns are missing: {columns}.",
                columns=", ".join(missing),
            )
        )
        self.missing = tuple(missing)


class _DoesNotFit(ValueError):
    """Why a line is no activity, as a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One activity as it stands in the file, or one of its rhythms.

    ``price_cents`` None is a free gift. ``room`` may be empty. ``dates`` are loose ones.
    ``settings`` is the history of ``setting``, the oldest first.
    """

    line: int
    code: str
    name: str
    public_name: str
    weekdays: tuple[int, ...]
    starts: time
    ends: time
    room: str
    capacity: int | None
    minimum: int
    function: Function
    setting: str
    access: str
    host: str
    enrolment: bool
    volunteers: int
    professionals: int
    price_cents: int | None
    rule: Rule
    for_children: bool
    experiments: str
    sensitive: bool
    walk_in: bool
    audience: str = ""
    setup_minutes: int | None = None
    clearing_minutes: int | None = None
    dates: tuple[date, ...] = ()
    settings: tuple[tuple[date, str], ...] = ()

    @property
    def facts(self) -> tuple[object, ...]:
        """Give what the rows of one activity must have in common."""
        rhythm = {"line", "weekdays", "starts", "ends", "room", "rule", "dates"}
        return tuple(getattr(self, one.name) for one in fields(self) if one.name not in rhythm)

    @property
    def rhythm(self) -> tuple[object, ...]:
        """Give when and where it is: two rows of one activity differ in it."""
        return self.weekdays, self.starts, self.ends, self.room, str(self.rule), self.dates


def read_programme(table: Table) -> tuple[list[Line], list[tuple[int, str]]]:
    """Give the activities of a table, and the number and reason of every line that is none.

    An activity that comes at several times stands on several lines, alike in everything else.
    Raises NotAProgramme when a column is missing without which no line can be read.
    """
    columns = {name.casefold(): place for place, name in enumerate(table.header)}
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise NotAProgramme(missing)
    lines: list[Line] = []
    refused: list[tuple[int, str]] = []
    known: dict[str, list[Line]] = {}
    for row in table.rows:
        cells = {name: row.cells[at] for name, at in columns.items() if at < len(row.cells)}
        try:
            if row.problem:
                raise _DoesNotFit(row.problem)
            line = _line(row.line, cells)
            others = known.setdefault(line.code, [])
            if any(one.facts != line.facts or one.rhythm == line.rhythm for one in others):
                raise _DoesNotFit(tr("The code {code} stands in this file twice.", code=line.code))
        except (_DoesNotFit, Refusal) as error:
            refused.append((row.line, str(error)))
        else:
            others.append(line)
            lines.append(line)
    return lines, refused


def _line(number: int, cells: dict[str, str]) -> Line:
    name = clean(_needed(cells, "naam"), 120)
    sensitive = bool(_SENSITIVE.search(name)) or _yes(cells, "gevoelig")
    name = clean(_SENSITIVE.sub(" ", name), 120)
    rule, weekdays, dates = _rhythm(cells)
    starts, ends = _time(cells, "start"), _time(cells, "einde")
    if ends <= starts:
        raise _DoesNotFit(tr("The end must be later than the start."))
    function = _word(cells, "functie", FUNCTIONS)
    settings = _settings(cells)
    return Line(
        line=number,
        code=clean(_needed(cells, "code"), 20),
        name=name,
        public_name=_public_name(cells, sensitive=sensitive),
        weekdays=weekdays,
        starts=starts,
        ends=ends,
        room=clean(cells.get("ruimte", ""), 120),
        capacity=_number(cells, "capaciteit") or None,
        minimum=_number(cells, "minimum"),
        function=function,
        setting=settings[-1][1],
        access=_word(cells, "toegang", ACCESS),
        host=clean(cells.get("gastorganisatie", ""), 120),
        enrolment=_yes(cells, "inschrijven"),
        volunteers=_number(cells, "vrijwilligers"),
        professionals=_number(cells, "beroepskrachten"),
        price_cents=_cents(cells),
        rule=rule,
        for_children=_yes(cells, "kinderen"),
        experiments=clean(cells.get("experiment", ""), 40),
        sensitive=sensitive,
        walk_in=_yes(cells, "inloop") or name.casefold().startswith(_OPEN_DOOR),
        audience=clean(cells.get("doelgroep", ""), 120),
        setup_minutes=_minutes(cells, "opbouw"),
        clearing_minutes=_minutes(cells, "opruimen"),
        dates=dates,
        settings=settings,
    )


def _needed(cells: dict[str, str], column: str) -> str:
    text = cells.get(column, "").strip()
    if not text:
        raise _DoesNotFit(tr("The column {column} is empty.", column=column))
    return text


def _unreadable(cells: dict[str, str], column: str) -> _DoesNotFit:
    text = clean(cells.get(column, ""), 60)
    return _DoesNotFit(
        tr("In the column {column}, “{text}” is not understood.", column=column, text=text)
    )


def _word(cells: dict[str, str], column: str, words: Mapping[str, T]) -> T:
    found = words.get(cells.get(column, "").strip().casefold())
    if found is None:
        raise _unreadable(cells, column)
    return found


def _yes(cells: dict[str, str], column: str) -> bool:
    text = cells.get(column, "").strip().casefold()
    if text not in _YES | _NO:
        raise _unreadable(cells, column)
    return text in _YES


def _number(cells: dict[str, str], column: str) -> int:
    text = cells.get(column, "").strip()
    if text in {"", "-", "–"}:
        return 0
    if not text.isdecimal() or int(text[:9]) > _MOST:
        raise _unreadable(cells, column)
    return int(text)


def _cents(cells: dict[str, str]) -> int | None:
    text = cells.get("prijs", "").strip().casefold().removeprefix("€").strip()
    if text == _FREE_GIFT:
        return None
    if text in {"", "-", "–"}:
        return 0
    match = re.fullmatch(r"(\d{1,4})(?:[.,](\d{1,2}))?", text)
    if match is None:
        raise _unreadable(cells, "prijs")
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


def _time(cells: dict[str, str], column: str) -> time:
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?::00)?", _needed(cells, column))
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise _unreadable(cells, column)
    return time(int(match[1]), int(match[2]))


def _rhythm(cells: dict[str, str]) -> tuple[Rule, tuple[int, ...], tuple[date, ...]]:
    """Give the rule, the weekdays on which a series begins, and the loose dates."""
    try:
        rule, named, together = read_rhythm(_needed(cells, "reeks"))
    except UnknownWords:
        raise _unreadable(cells, "reeks") from None
    if rule.kind is Kind.DATES:
        try:
            dates = read_dates(_needed(cells, "data"))
        except UnknownWords:
            raise _unreadable(cells, "data") from None
        return rule, (dates[0].weekday(),), dates
    weekdays = rule.days or _weekdays(cells, named)
    if not together:
        return rule, weekdays, ()
    return replace(rule, days=weekdays if len(weekdays) > 1 else ()), weekdays[:1], ()


def _settings(cells: dict[str, str]) -> tuple[tuple[date, str], ...]:
    try:
        return read_settings(cells.get("setting", "").strip(), SETTINGS)
    except UnknownWords:
        raise _unreadable(cells, "setting") from None


def _minutes(cells: dict[str, str], column: str) -> int | None:
    return _number(cells, column) if cells.get(column, "").strip() else None


def _weekdays(cells: dict[str, str], of_rule: int | None) -> tuple[int, ...]:
    try:
        days = {weekday_of(word) for word in _needed(cells, "dagen").split(",")}
    except UnknownWords:
        raise _unreadable(cells, "dagen") from None
    if of_rule is not None and days != {of_rule}:
        raise _DoesNotFit(tr("The day and the day in the rule are not the same."))
    return tuple(sorted(days))


def _public_name(cells: dict[str, str], *, sensitive: bool) -> str:
    """Give what a poster says of it; of a sensitive activity nothing that tells what it is."""
    given = clean(cells.get("openbare naam", ""), 120)
    return given or (tr("Group") if sensitive else "")
