"""Days on which the house is closed: public holidays and its own closures, and what to ask.

What the law calls a public holiday is no closing day by itself. Good Friday is one, and nearly
everything is open; Liberation Day is a day off by custom once in five years. The house decides
for each of them. School holidays are advice, and stand in ``atelier.calendar.school``.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.access.asking import needs
from atelier.calendar.recurrence import Calendar
from atelier.calendar.school import REGIONS, looking_in, school_days, school_holidays
from atelier.domain import Actor, Closure, HolidayPolicy, Policy, Right
from atelier.language import current, tr

__all__ = ["REGIONS", "school_holidays"]  # they are looked for here too

_FRIDAY = 4
_LANGUAGES = ("nl", "en_US")  # as the library calls them
_CARNIVAL = timedelta(days=-49)  # from Easter Sunday


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday in the language of the house, and what it means there.

    ``own``: the house decided it itself; otherwise it is what is usual.
    """

    day: date
    name: str
    policy: Policy
    own: bool = False


@dataclass(frozen=True, slots=True)
class LocalDays:
    """Days that matter in the city and close nothing by themselves; both ends included."""

    first_day: date
    last_day: date
    name: str


@dataclass(frozen=True, slots=True)
class HouseCalendar:
    """When the house is closed, read once for any number of series.

    ``asked`` are holidays for which the house decided nothing yet: open, but worth a warning
    ("5 May: to be decided"). ``school``: why the schools of the region are closed.
    """

    asked: Mapping[date, str]
    school: Calendar
    _closed: Mapping[date, str] = field(repr=False)
    _closed_to_walk_in: Mapping[date, str] = field(repr=False)

    def closed(self, *, walk_in: bool = False) -> Calendar:
        """Give the calendar of why nothing happens, for the open door or for all the rest."""
        return looking_in(self._closed_to_walk_in if walk_in else self._closed)


def public_holidays(first_day: date, last_day: date) -> list[Holiday]:
    """List the Dutch public holidays of these days, both included, and what they usually mean."""
    return [
        holiday
        for year in range(first_day.year, last_day.year + 1)
        for holiday in _of_year(year, "nl" if current() == "nl" else "en_US")
        if first_day <= holiday.day <= last_day
    ]


@needs(Right.SEE_PROGRAMME)
def own_holidays(
    session: Session, *, first_day: date, last_day: date, actor: Actor
) -> list[Holiday]:
    """List the public holidays of these days, both included, and what the house does on them."""
    return holidays_of(session, site_id=actor.site_id, first_day=first_day, last_day=last_day)


def holidays_of(
    session: Session, *, site_id: int, first_day: date, last_day: date
) -> list[Holiday]:
    """List the public holidays of these days, and what they mean for this house."""
    rows = session.execute(
        select(HolidayPolicy.day, HolidayPolicy.policy).where(
            HolidayPolicy.site_id == site_id, HolidayPolicy.day.between(first_day, last_day)
        )
    )
    chosen = {day: policy for day, policy in rows}  # noqa: C416 - rows are no pairs for mypy
    return [
        replace(holiday, policy=chosen[holiday.day], own=True) if holiday.day in chosen else holiday
        for holiday in public_holidays(first_day, last_day)
    ]


def house_calendar(
    session: Session,
    *,
    site_id: int,
    first_day: date,
    last_day: date,
    without: int | None = None,
) -> HouseCalendar:
    """Give the calendar of a house for these days, both included.

    ``without``: as if that closure were not there.
    """
    holidays = holidays_of(session, site_id=site_id, first_day=first_day, last_day=last_day)
    closed = {one.day: one.name for one in holidays if one.policy is Policy.CLOSED}
    walk_in = dict(closed)
    rows = session.execute(
        select(Closure.first_day, Closure.last_day, Closure.name, Closure.except_walk_in)
        .where(
            Closure.site_id == site_id,
            Closure.last_day >= first_day,
            Closure.first_day <= last_day,
            Closure.id != (without or 0),
        )
        .order_by(Closure.id)
    )
    for first, last, name, except_walk_in in rows:
        for day in days_between(max(first, first_day), min(last, last_day)):
            closed.setdefault(day, name)
            if not except_walk_in:
                walk_in.setdefault(day, name)
    return HouseCalendar(
        {one.day: one.name for one in holidays if one.policy is Policy.ASK},
        school_days(session, site_id=site_id, first_day=first_day, last_day=last_day),
        closed,
        walk_in,
    )


def closing_days(
    session: Session, *, site_id: int, first_day: date, last_day: date, walk_in: bool = False
) -> Calendar:
    """Give a calendar of why the house is closed: public holidays, then its own closures.

    ``walk_in``: for the open door, which goes on during some closures.
    """
    house = house_calendar(session, site_id=site_id, first_day=first_day, last_day=last_day)
    return house.closed(walk_in=walk_in)


def local_days(first_day: date, last_day: date) -> list[LocalDays]:
    """List what matters in the city in these days, offered as closures and no more than that."""
    found = [
        days for year in range(first_day.year, last_day.year + 1) for days in _local_days(year)
    ]
    return [one for one in found if one.last_day >= first_day and one.first_day <= last_day]


def names_of_holiday(day: date) -> list[str]:
    """Give the names of the holiday of a day in every language of the house; none on others."""
    return [
        one.name
        for language in _LANGUAGES
        for one in _of_year(day.year, language)
        if one.day == day
    ]


def days_between(first_day: date, last_day: date) -> list[date]:
    """List the days from ``first_day`` to ``last_day``, both included."""
    return [first_day + timedelta(days=n) for n in range((last_day - first_day).days + 1)]


def march_week(year: int) -> tuple[date, date]:
    """Give the four days of walking that close Nijmegen off: the third Tuesday of July and on."""
    first = date(year, 7, 1)
    tuesday = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    return tuesday, tuesday + timedelta(days=3)


def _local_days(year: int) -> list[LocalDays]:
    carnival = _easter(year) + _CARNIVAL
    return [
        LocalDays(carnival, carnival + timedelta(days=2), tr("Carnival")),
        LocalDays(*march_week(year), tr("Four Days Marches")),
        LocalDays(date(year, 12, 5), date(year, 12, 5), tr("St Nicholas' Eve")),
        LocalDays(date(year, 12, 31), date(year, 12, 31), tr("New Year's Eve")),
    ]


def _easter(year: int) -> date:
    """Give Easter Sunday: two days after the one holiday that is a Friday for that reason."""
    good_friday = next(one.day for one in _of_year(year, "nl") if one.policy is Policy.OPEN)
    return good_friday + timedelta(days=2)


@lru_cache(maxsize=64)
def _of_year(year: int, language: str) -> tuple[Holiday, ...]:
    from holidays import country_holidays

    found = country_holidays(
        "NL", years=[year], categories=("public", "optional"), language=language
    )
    days = sorted((day, str(name)) for day, name in found.items())
    known = {day for day, _ in days}
    return tuple(Holiday(day, name, _policy(day, known)) for day, name in days)


def _policy(day: date, found: Container[date]) -> Policy:
    if (day.month, day.day) == (5, 5):
        return Policy.ASK
    good_friday = day.weekday() == _FRIDAY and day + timedelta(days=2) in found  # Easter Sunday
    return Policy.OPEN if good_friday else Policy.CLOSED
