"""What stands in the grid: weeks, lines, cells and chips, before anything is painted."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from atelier.discreet import Discreet
from atelier.domain import AssignmentState, VolunteerStatus
from atelier.language import tr
from atelier.roster.rows import PlaceRow, ShiftRow, VolunteerRow
from atelier.words import clock_time
from ui.roster.period import By, Period
from ui.roster.phrases import hours, initials, load_words, more_words, needed_words, off_words

_WEEKDAYS = 5
_HIDDEN = (AssignmentState.DECLINED, AssignmentState.TAKEN_OFF)
_HOUR = 60  # minutes


class Kind(StrEnum):
    """What a chip says."""

    COMES = "comes"
    ASKED = "asked"
    AGAIN = "again"
    CANNOT = "cannot"
    OPEN = "open"
    PROPOSED = "proposed"
    OFF = "off"


@dataclass(frozen=True, slots=True, repr=False)
class Chip(Discreet):
    """One sign in a cell: somebody in a shift, or a place that nobody has.

    ``person_id`` is 0 where nobody stands. ``name`` is whose it is, or what is looked for by it.
    """

    kind: Kind
    text: str
    shift: ShiftRow
    person_id: int = 0
    name: str = ""
    place: PlaceRow | None = None

    @property
    def key(self) -> tuple[int, int, bool]:
        """Give what it is known by when everything is read again."""
        return self.shift.id, self.person_id, self.kind is Kind.PROPOSED


@dataclass(frozen=True, slots=True, repr=False)
class Cell(Discreet):
    """One day of one line."""

    day: date
    shifts: tuple[ShiftRow, ...] = ()
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Line(Discreet):
    """A line of a week. ``share`` of what was agreed is over 1 where somebody has more."""

    title: str
    subtitle: str
    cells: tuple[Cell, ...]
    share: float | None = None
    person_id: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Band(Discreet):
    """The lines of one week."""

    monday: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Sheet(Discreet):
    """Everything in the grid. ``days`` are the days of the week that have a column."""

    period: Period
    by: By
    days: tuple[int, ...]
    bands: tuple[Band, ...]


Proposed = Mapping[int, Sequence[tuple[int, str]]]
"""By shift: who is proposed for it, with the short name."""


@dataclass(frozen=True, slots=True, repr=False)
class Facts(Discreet):
    """Of what a sheet is made. ``blank``: names are hidden."""

    period: Period
    by: By
    shifts: tuple[ShiftRow, ...] = ()
    volunteers: tuple[VolunteerRow, ...] = ()
    proposed: Proposed = field(default_factory=dict)
    blank: bool = False

    def name(self, name: str) -> str:
        """Give a name as it may be shown now."""
        return initials(name) if self.blank else name


def make_sheet(facts: Facts) -> Sheet:
    """Put everything in its line and its day."""
    days = _days(facts.shifts)
    by_week: dict[date, list[ShiftRow]] = {monday: [] for monday in facts.period.mondays}
    for shift in facts.shifts:
        monday = shift.day - timedelta(days=shift.day.weekday())
        if monday in by_week:
            by_week[monday].append(shift)
    make = _by_volunteer if facts.by is By.VOLUNTEER else _by_work
    bands = tuple(
        Band(monday, tuple(make(facts, shifts, monday, days))) for monday, shifts in by_week.items()
    )
    return Sheet(facts.period, facts.by, days, bands)


def chips_of(shift: ShiftRow, facts: Facts) -> list[Chip]:
    """Give the signs of one shift: who is in it, who is proposed, what is open."""
    off = off_words(shift)
    found = [_chip(shift, one, facts) for one in shift.places if one.state not in _HIDDEN]
    if off:
        return [Chip(Kind.OFF, off, shift), *found]
    proposed = facts.proposed.get(shift.id, ())
    found += [
        Chip(Kind.PROPOSED, f"{facts.name(name)} ?", shift, person_id, facts.name(name))
        for person_id, name in proposed
    ]
    still = shift.open - len(proposed)
    if still > 0:
        found.append(Chip(Kind.OPEN, more_words(still), shift))
    return found


def _chip(shift: ShiftRow, place: PlaceRow, facts: Facts) -> Chip:
    name = facts.name(place.name)
    kind, text = Kind.COMES, name
    if not shift.goes_ahead or place.state is AssignmentState.CANNOT:
        kind, text = Kind.CANNOT, name
    elif place.state is AssignmentState.ASKED:
        kind, text = Kind.ASKED, tr("{name}: asked", name=name)
    elif place.ask_again:
        kind, text = Kind.AGAIN, tr("{name}: ask again", name=name)
    return Chip(kind, text, shift, place.person_id, name, place)


def _days(shifts: Iterable[ShiftRow]) -> tuple[int, ...]:
    """Give the days of the week that have a column: those of the weekend only where it works."""
    used = {shift.day.weekday() for shift in shifts}
    return tuple(day for day in range(7) if day < _WEEKDAYS or day in used)


def _by_work(
    facts: Facts, shifts: list[ShiftRow], monday: date, days: tuple[int, ...]
) -> Iterable[Line]:
    """Give a line for each kind of work, or for each activity with all its work."""
    key: Callable[[ShiftRow], Hashable] = _of_line
    if facts.by is By.ACTIVITY:
        shifts, key = [one for one in shifts if one.activity_id is not None], _of_activity
    lines: dict[Hashable, list[ShiftRow]] = {}
    for shift in shifts:
        lines.setdefault(key(shift), []).append(shift)
    for there in sorted(lines.values(), key=_order):
        first = there[0]
        title = first.activity if facts.by is By.ACTIVITY else first.name
        yield Line(title, _subtitle(there), _cells(facts, there, monday, days))


def _of_line(shift: ShiftRow) -> Hashable:
    return shift.line


def _of_activity(shift: ShiftRow) -> Hashable:
    return shift.activity_id


def _order(there: list[ShiftRow]) -> tuple[bool, object, str]:
    first = min(there, key=lambda one: one.starts)
    return first.activity_id is not None, first.starts, first.name


def _subtitle(there: list[ShiftRow]) -> str:
    begin, end = Counter((one.starts, one.ends) for one in there).most_common(1)[0][0]
    when = f"{clock_time(begin)}–{clock_time(end)}"
    return f"{when} · {needed_words(max(shift.needed for shift in there))}"


def _cells(
    facts: Facts, there: Iterable[ShiftRow], monday: date, days: tuple[int, ...]
) -> tuple[Cell, ...]:
    of_day: dict[date, list[ShiftRow]] = {}
    for shift in there:
        of_day.setdefault(shift.day, []).append(shift)
    found = []
    for number in days:
        day = monday + timedelta(days=number)
        shifts = tuple(of_day.get(day, ()))
        chips = tuple(chip for shift in shifts for chip in chips_of(shift, facts))
        found.append(Cell(day, shifts, chips))
    return tuple(found)


def _by_volunteer(
    facts: Facts, shifts: list[ShiftRow], monday: date, days: tuple[int, ...]
) -> Iterable[Line]:
    """Give first what is open, then a line for each volunteer with what they do."""
    mine: dict[int, dict[date, list[Chip]]] = {}
    nobody: dict[date, list[Chip]] = {}
    for shift in shifts:
        for chip in chips_of(shift, facts):
            named_work = shift.name != shift.role
            text = shift.name if named_work else f"{clock_time(shift.starts)} {shift.name}"
            if chip.person_id:
                named = Chip(chip.kind, text, shift, chip.person_id, chip.name, chip.place)
                mine.setdefault(chip.person_id, {}).setdefault(shift.day, []).append(named)
            elif chip.kind is Kind.OPEN:
                named = Chip(Kind.OPEN, f"{text} {chip.text}", shift, name=shift.name)
                nobody.setdefault(shift.day, []).append(named)
    if nobody:
        yield Line(tr("Open places"), "", _given(nobody, monday, days))
    for one in facts.volunteers:
        there = mine.get(one.person_id, {})
        if there or one.status in (VolunteerStatus.ACTIVE, VolunteerStatus.LEAVING):
            cells = _given(there, monday, days)
            title = facts.name(one.short)
            yield Line(title, _load_words(one), cells, _share(one), one.person_id)


def _given(
    there: Mapping[date, list[Chip]], monday: date, days: tuple[int, ...]
) -> tuple[Cell, ...]:
    found = []
    for number in days:
        day = monday + timedelta(days=number)
        chips = tuple(there.get(day, ()))
        found.append(Cell(day, tuple(chip.shift for chip in chips), chips))
    return tuple(found)


def _load_words(one: VolunteerRow) -> str:
    """Say how much somebody has this month, and what they wished."""
    load = load_words(one)
    return f"{hours(one.minutes)}, {load}" if one.by_shifts else load


def _share(one: VolunteerRow) -> float | None:
    if one.by_shifts:
        return one.shifts / one.max_shifts if one.max_shifts else None
    return one.minutes / (one.max_hours * _HOUR) if one.max_hours else None
