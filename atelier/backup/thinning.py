"""Which backups are kept: seven days, four weeks, two months, and none longer than its term.

Fault F32 and rule P15: a backup holds what was erased since, so it may not stay. What the clock
says is not trusted blindly: backups are numbered as they are made, and the newest one stays
whatever its date.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

DAYS_KEPT = 35
"""How long a backup is kept where the house says nothing else (P15)."""
MOST_DAYS_KEPT = 92
"""Longer than this no backup is kept, whatever the house says (F32)."""
_DAYS, _WEEKS, _MONTHS = 7, 4, 2
_ALL = timedelta(days=1)  # the backups of each hour stay for a day
_AHEAD = timedelta(days=1)  # the clock was wrong when a backup is from later than that
_LEAP = timedelta(days=35)  # between two backups: the clock may have jumped


@dataclass(frozen=True, slots=True)
class Made:
    """One backup: its number in the order in which they were made, and what the clock said."""

    number: int
    at: datetime


def too_many(backups: Sequence[Made], *, now: datetime, days: int = DAYS_KEPT) -> set[int]:
    """Give the numbers of the backups that go; ``days`` is the term.

    After a leap of the clock between the two newest nothing goes yet: a wrong year must not
    take the good ones away. Those from a day that has not come yet are not worth more than the
    newest, and go.
    """
    order = sorted(backups, key=lambda one: one.number)
    if len(order) < 2:
        return set()
    leap = order[-1].at - order[-2].at
    if leap < -_AHEAD or leap > _LEAP:
        return set()
    newest = order[-1]
    term = timedelta(days=min(days, MOST_DAYS_KEPT))
    usable = [one for one in order if now - term < one.at <= now + _AHEAD]
    kept = {newest.number, *(one.number for one in usable if now - one.at < _ALL)}
    for group, most in ((_day, _DAYS), (_week, _WEEKS), (_month, _MONTHS)):
        kept |= _newest_of_each(usable, group, most)
    return {one.number for one in order} - kept


def _newest_of_each(
    backups: Sequence[Made], group: Callable[[datetime], Hashable], most: int
) -> set[int]:
    """Give the last backup of each of the last so many days, weeks or months that have one."""
    last = {group(one.at): one.number for one in backups}
    return set(list(last.values())[-most:])


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Hashable:
    return at.year, at.month
