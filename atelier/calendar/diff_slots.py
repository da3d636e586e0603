"""Which day of a changed rule belongs to which occurrence of before.

Pure dates, no database. An occurrence keeps its identity, with all that hangs on it: the day to
which it is expected to go is asked first, then the nearest day that is left.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from atelier.calendar.recurrence import Calendar, Kind, Planned, Rule, dates_of

_NEAR = 21  # days; farther away is another date, and no longer the same one
_CANDIDATES = 3  # days on either side that are looked at for one occurrence
_YEAR = timedelta(days=366)
_ONE_A_MONTH = (Kind.NTH, Kind.LAST)
_FIFTH = 5


@dataclass(frozen=True, slots=True)
class Pattern:
    """A series from one day on: its rule, its weekday, where it begins to count and ends.

    ``dates`` are those of a rule that computes none. ``earlier`` are days that an older rule of
    the series gave, before this one begins. A course ends by its lessons, of which ``given``
    were given before ``first_day``.
    """

    rule: Rule
    weekday: int
    first_day: date
    last_day: date | None
    dates: tuple[date, ...] = ()
    earlier: tuple[date, ...] = ()
    given: int = 0

    def slots(self, closed: Calendar, school: Calendar) -> list[Planned]:
        """Give the days of the rule, in order, and why nothing happens on some of them."""
        old = sorted({day for day in self.earlier if day < self.first_day})
        found = [Planned(day, self._reason(day, closed, school)) for day in old]
        found += self._of_rule(closed, school)
        return [one for one in found if _until(one.day, self.last_day)]

    def _reason(self, day: date, closed: Calendar, school: Calendar) -> str | None:
        return closed(day) or (school(day) if self.rule.not_school else None)

    def _of_rule(self, closed: Calendar, school: Calendar) -> list[Planned]:
        rule, last_day = self.rule, self.last_day
        if rule.kind is Kind.COURSE:
            if rule.lessons <= self.given:
                return []
            rule = replace(rule, lessons=rule.lessons - self.given)
        elif last_day is None or last_day < self.first_day:
            return []
        found = dates_of(
            rule,
            weekday=self.weekday,
            first_day=self.first_day,
            last_day=last_day,
            closed=closed,
            school=school,
            dates=self.dates,
        )
        return [one for one in found if one.day >= self.first_day]


@dataclass(frozen=True, slots=True)
class Shift:
    """The days by which every date moves. Of several weekdays only ``weekday`` does."""

    days: int = 0
    weekday: int | None = None

    def of(self, day: date) -> date:
        """Give the day that a day of the rule is expected to become."""
        if self.weekday is not None and day.weekday() != self.weekday:
            return day
        return day + timedelta(days=self.days)


def shifted(pattern: Pattern, shift: Shift, *, begin: date, to: date | None) -> Pattern:
    """Give the pattern from ``begin`` on, moved by ``shift``. ``to`` is where one of it goes.

    The second Tuesday that moves to a Thursday becomes the Thursday that it goes to: the first,
    or the second; a fifth one is the last of its month. Even weeks that move to an odd week, by
    its number, become odd ones. The last date of before is still within the series.
    """
    old, endless = _days_of(pattern), _days_of(_endless(pattern, begin))
    ahead = [day for day in endless if day >= max(begin, pattern.first_day)]
    anchor = min((shift.of(day) for day in ahead if (day - ahead[0]).days < 7), default=begin)
    rule, days, weekday = pattern.rule, pattern.rule.days, (pattern.weekday + shift.days) % 7
    if not shift.days:
        return replace(pattern, first_day=anchor)
    if days:
        moved = sorted({shift.of(_next(anchor, day)).weekday() for day in days})
        rule = replace(rule, days=tuple(moved) if len(moved) > 1 else ())
        weekday = moved[0]
    else:
        rule = _where(rule, to or anchor)
    return Pattern(
        rule,
        weekday,
        anchor,
        _last(pattern, shift, old),
        tuple(shift.of(day) for day in pattern.dates),
        tuple(shift.of(day) for day in pattern.earlier),
        pattern.given,
    )


def gives(pattern: Pattern, day: date) -> bool:
    """Whether the rule gives a day, wherever the series ends."""
    ahead = replace(pattern, last_day=max(day, pattern.last_day or day))
    return day in _days_of(ahead)


def match(
    expected: Mapping[int, date], slots: Sequence[date], *, near: int = _NEAR
) -> dict[int, date]:
    """Give each occurrence (by its id) its day; who finds none is not in the answer.

    ``expected`` says where each would go if nothing but its shift were changed.
    """
    free = set(slots)
    found: dict[int, date] = {}
    for key, day in sorted(expected.items(), key=_by_day):
        if day in free:
            found[key] = day
            free.discard(day)
    left = [(key, day) for key, day in expected.items() if key not in found]
    for _distance, day, slot, key in sorted(_pairs(left, sorted(free), near)):
        if key not in found and slot in free:
            found[key] = slot
            free.discard(slot)
        del day
    return found


def _pairs(
    left: Iterable[tuple[int, date]], free: list[date], near: int
) -> Iterable[tuple[int, date, date, int]]:
    for key, day in left:
        at = bisect_left(free, day)
        for slot in free[max(0, at - _CANDIDATES) : at + _CANDIDATES]:
            distance = abs((slot - day).days)
            if distance <= near:
                yield distance, day, slot, key


def _days_of(pattern: Pattern) -> list[date]:
    """Give every day of the rule, those of a course without an eye on its lessons."""
    if pattern.rule.kind is Kind.COURSE:
        pattern = replace(pattern, rule=replace(pattern.rule, kind=Kind.WEEKLY, lessons=0))
    return [one.day for one in pattern.slots(_open, _open)]


def _where(rule: Rule, day: date) -> Rule:
    """Give the rule in whose weeks a day is: of the month, or with an even or odd number."""
    if rule.kind is Kind.NTH:
        nth = (day.day - 1) // 7 + 1
        if nth == _FIFTH:  # few months have one, and in those it is the last
            return replace(rule, kind=Kind.LAST, nth=0)
        return replace(rule, nth=nth)
    if rule.kind in (Kind.EVEN, Kind.ODD):
        even = day.isocalendar().week % 2 == 0
        return replace(rule, kind=Kind.EVEN if even else Kind.ODD)
    return rule


def _endless(pattern: Pattern, begin: date) -> Pattern:
    """Let the rule go on, so that a series that has ended goes on in step."""
    last_day = max(begin, pattern.first_day, pattern.last_day or begin) + _YEAR
    return replace(pattern, last_day=last_day)


def _last(pattern: Pattern, shift: Shift, old: Sequence[date]) -> date | None:
    if pattern.last_day is None or not old:
        return pattern.last_day
    if pattern.rule.kind in _ONE_A_MONTH:
        return _end_of_month(shift.of(old[-1]))
    return max(shift.of(day) for day in old[-7:])


def _end_of_month(day: date) -> date:
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)


def _next(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _until(day: date, last_day: date | None) -> bool:
    return last_day is None or day <= last_day


def _by_day(item: tuple[int, date]) -> tuple[date, int]:
    return item[1], item[0]


def _open(_day: date) -> str | None:
    return None
