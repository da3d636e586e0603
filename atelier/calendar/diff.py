"""What a change of the calendar would do, date by date, before anything is saved."""

from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from hashlib import sha256

from atelier.calendar.clashes import Clash
from atelier.calendar.plans import Answer, Keep, PlannedDay
from atelier.calendar.recurrence import Rule
from atelier.language import tr, tr_count


class Reach(StrEnum):
    """How far a change goes: this one, this one and all that follow, all that are to come."""

    THIS = "this"
    FOLLOWING = "following"
    ALL_FUTURE = "all_future"


class Fate(StrEnum):
    """What becomes of one date."""

    MOVES = "moves"  # another day, time, room or number of places
    SAME = "same"
    APPEARS = "appears"  # new, or it goes ahead after all
    SKIPPED = "skipped"  # the rule gives the day, and the house is closed
    FALLS_OUT = "falls_out"  # it went ahead, and now the house is closed or it is left out
    REMOVED = "removed"  # the rule gives the day no more
    CANCELLED = "cancelled"  # as removed, but something hangs on it: it stays as cancelled
    KEPT = "kept"  # an exception, made by hand
    ATTENDED = "attended"  # somebody was there already
    PAST = "past"


_CALLED = (Fate.FALLS_OUT, Fate.REMOVED, Fate.CANCELLED)
_TAKES_A_ROOM = (Fate.MOVES, Fate.APPEARS)


@dataclass(frozen=True, slots=True)
class ChangeWanted:
    """What should become different; None stays as it is.

    ``day``: the new day of the occurrence that is pointed at. Where the change goes further,
    the others move as many days. Without ``ends``, another ``starts`` keeps the length.
    ``capacity`` in persons. ``rule`` and ``last_day`` are for more than this one only.
    """

    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    room_id: int | None = None
    capacity: int | None = None
    rule: Rule | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """When and where something happens. ``goes_ahead`` False: "gaat niet door", and why."""

    day: date
    starts: time
    ends: time
    room_id: int | None
    room: str = ""
    capacity: int | None = None
    goes_ahead: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One date, as it is and as it will be. A new one has no ``before``, a lost one no ``after``.

    ``rule_day`` is the day that the rule will give for it. ``people``: how many have a place or
    wait for one. ``closed``: why the house is closed on the new day, where somebody plans there
    all the same. ``clashes`` are those of the room after the ``answer``.
    """

    occurrence_id: int | None
    fate: Fate
    before: Place | None
    after: Place | None
    rule_day: date | None = None
    clashes: tuple[Clash, ...] = ()
    people: int = 0
    shifts: int = 0
    closed: str = ""
    answer: Answer | None = None

    @property
    def day(self) -> date:
        """Give the day by which the row is known: the new one, else the one that it had."""
        place = self.after or self.before
        assert place is not None  # a row has one of the two
        return place.day

    @property
    def calls(self) -> bool:
        """Whether people must be told: another room in the same house is told at the door."""
        if self.fate in _CALLED:
            return True
        if self.fate is Fate.APPEARS:
            return self.before is not None  # it was called off, and goes ahead after all
        if self.fate is not Fate.MOVES or self.before is None or self.after is None:
            return False
        old, new = self.before, self.after
        return (old.day, old.starts, old.ends) != (new.day, new.starts, new.ends)

    @property
    def takes_room(self) -> bool:
        """Whether it will stand in a room where it did not stand before."""
        if self.fate not in _TAKES_A_ROOM or self.after is None:
            return False
        return self.before is None or _taking(self.before) != _taking(self.after)

    @property
    def open(self) -> bool:
        """Whether somebody must still say what to do about a clash."""
        kept = isinstance(self.answer, Keep) and bool(self.answer.reason.strip())
        return bool(self.clashes) and not kept

    def planned(self) -> PlannedDay:
        """Give the date as a plan of a series shows it."""
        place = self.after or self.before
        assert place is not None  # a row has one of the two
        skipped = None if place.goes_ahead else place.reason
        return PlannedDay(
            place.day,
            place.starts,
            place.ends,
            place.room_id,
            skipped,
            self.clashes,
            self.answer,
            self.closed,
        )

    def within(self, clashes: tuple[Clash, ...]) -> "DiffRow":
        """Give the row with what it clashes with."""
        return replace(self, clashes=clashes)


@dataclass(frozen=True, slots=True)
class Diff:
    """A whole change. ``people`` are the ids of those to call, each once.

    ``stamp`` changes with everything that is shown, so that a save can tell whether it does
    what was looked at. ``warnings`` are sentences. ``turned`` is the rule in words where
    the move made another one of it: a fifth Tuesday becomes the last.
    """

    reach: Reach
    activity_id: int
    activity: str
    series_id: int | None
    rows: tuple[DiffRow, ...]
    people: frozenset[int] = field(default_factory=frozenset, repr=False)
    last_day: date | None = None
    rule: Rule | None = None
    warnings: tuple[str, ...] = ()
    turned: str = ""

    def with_fate(self, *fates: Fate) -> tuple[DiffRow, ...]:
        """Give the rows that end in one of these ways."""
        return tuple(row for row in self.rows if row.fate in fates)

    @property
    def changes(self) -> bool:
        """Whether anything would become different."""
        return self.rule is not None or self.last_day is not None or bool(self._touched())

    @property
    def number(self) -> int:
        """Count the dates that become different."""
        return len(self._touched())

    @property
    def clashing(self) -> tuple[DiffRow, ...]:
        """Give the rows that want a room that is taken."""
        return tuple(row for row in self.rows if row.clashes)

    @property
    def unanswered(self) -> tuple[DiffRow, ...]:
        """Give the rows of which somebody must still say what to do about the clash."""
        return tuple(row for row in self.rows if row.open)

    @property
    def kept(self) -> tuple[DiffRow, ...]:
        """Give the exceptions, which stay as somebody made them."""
        return self.with_fate(Fate.KEPT)

    @property
    def to_call(self) -> int:
        """Count the people to call."""
        return len(self.people)

    @property
    def shifts(self) -> int:
        """Count the shifts that follow."""
        return sum(row.shifts for row in self.with_fate(Fate.MOVES))

    @property
    def sentence(self) -> str:
        """Say it in one line: "34 dates move, 2 exceptions kept, 7 sign-ups to call"."""
        counts = {fate: len(self.with_fate(fate)) for fate in Fate}
        out = counts[Fate.FALLS_OUT] + counts[Fate.REMOVED] + counts[Fate.CANCELLED]
        stays = counts[Fate.ATTENDED] + counts[Fate.PAST]
        parts = [
            (counts[Fate.MOVES], _moving),
            (counts[Fate.APPEARS], _new),
            (out, _lost),
            (counts[Fate.KEPT], _kept),
            (self.to_call, calls_in_words),
            (len(self.clashing), _clashing),
            (stays if self.number else 0, _stays),
        ]
        said = [words(count) for count, words in parts if count]
        if self.turned:
            said.insert(1, tr("from now on {rule}", rule=self.turned))
        return ", ".join(said) if said else tr("Nothing changes.")

    @property
    def stamp(self) -> str:
        """Give a mark of all that is shown."""
        shown = [
            (row.occurrence_id, row.fate.value, str(row.before), str(row.after), str(row.clashes))
            for row in self.rows
        ]
        facts = (shown, sorted(self.people), self.last_day, self.rule and str(self.rule))
        return sha256(repr(facts).encode()).hexdigest()

    def _touched(self) -> tuple[DiffRow, ...]:
        return self.with_fate(
            *(Fate.MOVES, Fate.APPEARS, Fate.FALLS_OUT, Fate.REMOVED, Fate.CANCELLED)
        )


def calls_in_words(count: int) -> str:
    """Say how many people are to be called."""
    return tr_count("{count} sign-up to call", "{count} sign-ups to call", count)


def _taking(place: Place) -> tuple[object, ...]:
    return (place.day, place.starts, place.ends, place.room_id, place.goes_ahead)


def _moving(count: int) -> str:
    return tr_count("{count} date moves", "{count} dates move", count)


def _new(count: int) -> str:
    return tr_count("{count} new date", "{count} new dates", count)


def _lost(count: int) -> str:
    return tr_count("{count} date falls out", "{count} dates fall out", count)


def _kept(count: int) -> str:
    return tr_count("{count} exception kept", "{count} exceptions kept", count)


def _clashing(count: int) -> str:
    return tr_count("clash on {count} date", "clash on {count} dates", count)


def _stays(count: int) -> str:
    return tr_count("{count} date stays as it was", "{count} dates stay as they were", count)
