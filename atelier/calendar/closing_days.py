"""Days on which the house is closed: public holidays, school holidays, its own closures.

What the law calls a public holiday is no closing day by itself. Good Friday is one, and nearly
everything is open; Liberation Day is a day off by custom once in five years. School holidays
are advice: schools may deviate.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from atelier.calendar.recurrence import Calendar
from atelier.domain import Closure, Policy
from atelier.language import current

REGIONS = ("Noord", "Midden", "Zuid")
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday in the language of the house, and what it means by default."""

    day: date
    name: str
    policy: Policy


def public_holidays(first_day: date, last_day: date) -> list[Holiday]:
    """List the Dutch public holidays from ``first_day`` to ``last_day``, both included."""
    found = _found(first_day, last_day, None, "public", "optional")
    return [
        Holiday(day, name, _policy(day, found))
        for day, name in sorted(found.items())
        if first_day <= day <= last_day
    ]


def school_holidays(region: str, first_day: date, last_day: date) -> Calendar:
    """Give a calendar of the school holidays of a region: "Noord", "Midden" or "Zuid".

    Nothing is known of another region, nor after 2030: the ministry has fixed no school holidays
    beyond that year, so they are unknown and not absent.
    """
    known = region in REGIONS
    return _looking_in(_found(first_day, last_day, region, "school") if known else {})


def closing_days(session: Session, *, site_id: int, first_day: date, last_day: date) -> Calendar:
    """Give a calendar of why the house is closed: its own closures, then public holidays."""
    reasons = {
        holiday.day: holiday.name
        for holiday in public_holidays(first_day, last_day)
        if holiday.policy is Policy.CLOSED
    }
    rows = session.execute(
        select(Closure.first_day, Closure.last_day, Closure.name)
        .where(
            Closure.site_id == site_id,
            Closure.last_day >= first_day,
            Closure.first_day <= last_day,
        )
        .order_by(Closure.id)
    )
    for first, last, name in rows:
        reasons.update((day, name) for day in days_between(first, last) if day not in reasons)
    return _looking_in(reasons)


def days_between(first_day: date, last_day: date) -> list[date]:
    """List the days from ``first_day`` to ``last_day``, both included."""
    return [first_day + timedelta(days=n) for n in range((last_day - first_day).days + 1)]


def march_week(year: int) -> tuple[date, date]:
    """Give the four days of walking that close Nijmegen off: the third Tuesday of July and on."""
    first = date(year, 7, 1)
    tuesday = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    return tuesday, tuesday + timedelta(days=3)


def _looking_in(reasons: dict[date, str]) -> Calendar:
    def reason(day: date) -> str | None:
        return reasons.get(day)

    return reason


def _policy(day: date, found: Container[date]) -> Policy:
    if (day.month, day.day) == (5, 5):
        return Policy.ASK
    good_friday = day.weekday() == _FRIDAY and day + timedelta(days=2) in found  # Easter Sunday
    return Policy.OPEN if good_friday else Policy.CLOSED


def _found(
    first_day: date, last_day: date, region: str | None, *categories: str
) -> dict[date, str]:
    from holidays import country_holidays

    found = country_holidays(
        "NL",
        subdiv=region,
        years=range(first_day.year, last_day.year + 1),
        categories=categories,
        language="nl" if current() == "nl" else "en_US",
    )
    return {day: str(name) for day, name in found.items()}
