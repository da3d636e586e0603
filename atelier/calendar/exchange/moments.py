"""Moments and lengths as calendar files write them, and what the clock of the house then says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from atelier.calendar.exchange.lines import Property
from atelier.calendar.exchange.refusals import CalendarTooLarge, Unusable
from atelier.calendar.exchange.zones import zone_named
from atelier.language import tr

_MOMENT = re.compile(r"(\d{8})T(\d{6})(Z?)", re.ASCII)
_DAY = re.compile(r"\d{8}", re.ASCII)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,9})W|(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?)",
    re.ASCII,
)
_YEARS = (1990, 2100)
_MOST_LOOKED_AT = 2_000_000  # days: a second or two; a house asks about half of it


@dataclass(frozen=True, slots=True)
class Zones:
    """The zone of the house, and the names that a file gives to others."""

    house: ZoneInfo
    named: Mapping[str, str]


@dataclass(slots=True)
class Reading:
    """With what events are read: the zones, and the last day that is taken over.

    ``looked_at`` counts the days that rules were asked about, for the whole file.
    """

    zones: Zones
    horizon: date
    looked_at: int = 0

    def look(self, first: date) -> None:
        """Count what a rule that begins on ``first`` may ask. Raises CalendarTooLarge."""
        self.looked_at += max(0, (self.horizon - first).days)
        if self.looked_at > _MOST_LOOKED_AT:
            raise CalendarTooLarge


@dataclass(frozen=True, slots=True)
class Moment:
    """What a clock says somewhere. Without a zone of its own it is the clock of the house."""

    wall: datetime
    zone: ZoneInfo

    def elsewhere(self, zone: ZoneInfo) -> datetime:
        """Give what the clock says in another zone at this moment."""
        if zone.key == self.zone.key:
            return self.wall
        return self.wall.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)


def is_day(one: Property) -> bool:
    """Say whether a whole day is written, and no time."""
    return one.facts.get("VALUE", "").upper() == "DATE" or bool(_DAY.fullmatch(one.value.strip()))


def moment_of(text: str, facts: Mapping[str, str], zones: Zones) -> Moment:
    """Read a moment. Raises Unusable."""
    match = _MOMENT.fullmatch(text.strip().upper())
    if match is None:
        raise _unreadable()
    try:
        wall = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")  # noqa: DTZ007 - a wall time
    except ValueError:
        raise _unreadable() from None
    _check_year(wall.date())
    if match[3]:
        return Moment(wall, ZoneInfo("UTC"))
    if "TZID" in facts:
        return Moment(wall, zone_named(facts["TZID"], zones.named))
    return Moment(wall, zones.house)


def day_of(text: str) -> date:
    """Read a day. Raises Unusable."""
    text = text.strip()
    try:
        found = datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day
    except ValueError:
        raise _unreadable() from None
    _check_year(found)
    return found


def until_of(text: str, zone: ZoneInfo) -> datetime:
    """Read the end of a rule as a wall time of the event's zone. Raises Unusable.

    A whole day counts to its end. An end far in the future is cut to what can be counted.
    """
    text = text.strip().upper()
    year = text[:4]
    if year.isascii() and year.isdecimal() and int(year) > _YEARS[1]:
        text = f"{_YEARS[1]}1231"
    if _DAY.fullmatch(text):
        return datetime.combine(day_of(text), time.max)
    moment = moment_of(text, {}, Zones(zone, {}))
    return moment.elsewhere(zone)


def length_of(text: str) -> timedelta:
    """Read a length. Raises Unusable for one that is negative, or longer than a day."""
    match = _LENGTH.fullmatch(text.strip().upper())
    if match is None or not any(match.groups()[1:]):
        raise _unreadable()
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    total = (weeks * 7 + days) * 86_400 + hours * 3_600 + minutes * 60 + seconds
    if match[1] == "-":
        raise Unusable(tr("This event would end before it begins."))
    if total > 86_400:
        raise Unusable(tr("This event lasts longer than one day."))
    return timedelta(seconds=total)


def _check_year(day: date) -> None:
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        raise Unusable(tr("The year {year} of this event is not taken over.", year=day.year))


def _unreadable() -> Unusable:
    return Unusable(tr("The day or the time of this event is not understood."))
