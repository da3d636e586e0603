"""The shifts of some days in lines: one for each kind of work, or one for each volunteer."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from atelier.discreet import Discreet
from atelier.language import tr
from atelier.paper.day_table import Words
from atelier.people.folding import fold
from atelier.roster.paper.words import off_words, on_one_line, open_words, times
from atelier.roster.rows import ShiftRow

_SHORT = 18  # letters of a name that stays on one line


class By(StrEnum):
    """By what the roster on paper is ordered."""

    ROLE = "role"
    VOLUNTEER = "volunteer"
    DAY = "day"


@dataclass(frozen=True, slots=True, repr=False)
class Group(Discreet):
    """A line of the roster: its name, what is said under it, and its shifts in order.

    Of work that are its usual times, and its role where that is another word. ``person_id`` is
    whose line it is, 0 for work and for what is open.
    """

    name: str
    under: tuple[str, ...]
    shifts: tuple[ShiftRow, ...]
    person_id: int = 0

    def told(self, shift: ShiftRow) -> str:
        """Say in one line what a shift is in this group: its work, with what is open of it."""
        if self.person_id:
            return shift.name
        return f"{shift.name}: {open_words(shift)}"

    def on(self, day: date) -> tuple[Words, ...]:
        """Give what stands in the cell of one day."""
        there = [shift for shift in self.shifts if shift.day == day]
        tell = self._team if self.under else self._mine
        return tuple(words for shift in there for words in tell(shift))

    def _team(self, shift: ShiftRow) -> Iterable[Words]:
        """Give who does the work, with its times where they are not those of the line."""
        if times(shift) not in self.under:
            yield Words(times(shift), quiet=True)
        if not shift.goes_ahead:
            yield Words(off_words(shift), quiet=True)
            return
        for place in shift.team:
            short = len(place.name) <= _SHORT
            yield Words(on_one_line(place.name) if short else place.name)
        if shift.open:
            yield Words(open_words(shift), loud=True)

    def _mine(self, shift: ShiftRow) -> Iterable[Words]:
        """Give when and what somebody works, or what nobody does yet."""
        yield Words(times(shift), bold=True)
        yield Words(shift.name)
        if not self.person_id:
            yield Words(open_words(shift), loud=True)


def by_role(shifts: Iterable[ShiftRow]) -> list[Group]:
    """Give a line for each kind of work: first that of the house, then that of activities."""
    lines: dict[Hashable, list[ShiftRow]] = {}
    for shift in shifts:
        lines.setdefault(shift.line, []).append(shift)
    found = [Group(there[0].name, _under(there), tuple(there)) for there in lines.values()]
    return sorted(found, key=_order)


def by_volunteer(shifts: Iterable[ShiftRow]) -> list[Group]:
    """Give first what is open, then a line for everybody who works, by the name of the roster.

    Who was asked and did not answer has no place yet, and is not on it.
    """
    nobody: list[ShiftRow] = []
    mine: dict[int, tuple[str, list[ShiftRow]]] = {}
    for shift in shifts:
        if shift.open:
            nobody.append(shift)
        for place in shift.team if shift.goes_ahead else ():
            mine.setdefault(place.person_id, (place.name, []))[1].append(shift)
    found = [Group(name, (), tuple(there), id_) for id_, (name, there) in mine.items()]
    found.sort(key=_by_name)
    return [Group(tr("Open places"), (), tuple(nobody)), *found] if nobody else found


def _under(there: list[ShiftRow]) -> tuple[str, ...]:
    """Give the usual times, and the role where the line has another name.

    The role beside a sensitive activity could tell what that is (rule P9).
    """
    begins, ends = Counter((one.starts, one.ends) for one in there).most_common(1)[0][0]
    usual = next(one for one in there if (one.starts, one.ends) == (begins, ends))
    first = there[0]
    alone = first.sensitive or first.role == first.name
    return (times(usual),) if alone else (times(usual), first.role)


def _order(group: Group) -> tuple[bool, time, str]:
    first = min(group.shifts, key=_starts)
    return first.activity_id is not None, first.starts, first.name


def _starts(shift: ShiftRow) -> time:
    return shift.starts


def _by_name(group: Group) -> tuple[str, int]:
    return fold(group.name), group.person_id
