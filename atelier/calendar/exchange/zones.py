"""Time zones of calendar files: their many names, and how a zone is written down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from atelier.calendar.exchange.refusals import Unusable
from atelier.domain.text import clean
from atelier.language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icalendar import Component, Timezone

_LONGEST = 80  # letters of a name


def zone_named(name: str, others: Mapping[str, str]) -> ZoneInfo:
    """Give the zone that a file means: by its own name, by that of Windows, or as a path.

    ``others`` are names that the file explains. Raises Unusable.
    """
    name = name.strip().strip('"')[:_LONGEST]
    for known in (name, others.get(name, ""), _after_path(name)):
        zone = _zone(known)
        if zone is not None:
            return zone
    raise Unusable(
        tr("The time zone “{zone}” of this event is not known.", zone=clean(name, 4 * _LONGEST))
    )


def zone_component(zone: ZoneInfo, first_day: date, last_day: date) -> Timezone:
    """Write down when the clocks of a zone change, from ``first_day`` to ``last_day``.

    The library's own way is an hour late where summer time begins, so this looks for itself.
    """
    from icalendar import Timezone

    component = Timezone()
    component.add("TZID", zone.key)
    start = datetime(first_day.year - 1, 1, 1, tzinfo=UTC)
    before = start.astimezone(zone)
    component.add_component(_observance(before.replace(tzinfo=None), before, before))
    day, end = start, datetime(last_day.year + 1, 1, 1, tzinfo=UTC)
    while day < end:
        following = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            moment = _change(day, following, zone)
            was, becomes = (moment - timedelta(minutes=1)).astimezone(zone), moment.astimezone(zone)
            wall = (moment + (was.utcoffset() or timedelta())).replace(tzinfo=None)
            component.add_component(_observance(wall, was, becomes))
        day = following
    return component


def _observance(wall: datetime, was: datetime, becomes: datetime) -> Component:
    from icalendar import TimezoneDaylight, TimezoneStandard

    one: Component = TimezoneDaylight() if becomes.dst() else TimezoneStandard()
    one.add("DTSTART", wall)
    one.add("TZOFFSETFROM", was.utcoffset())
    one.add("TZOFFSETTO", becomes.utcoffset())
    one.add("TZNAME", becomes.tzname())
    return one


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Find the minute in which the clocks change."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(minutes=1):
        middle = (before + (after - before) / 2).replace(second=0, microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def _zone(name: str) -> ZoneInfo | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if name.upper() in {"UTC", "GMT", "Z"}:
        return ZoneInfo("UTC")
    try:
        return ZoneInfo(WINDOWS_TO_OLSON.get(name, name)) if name else None
    except (KeyError, ValueError, OSError):  # no such zone, or no name of one
        return None


def _after_path(name: str) -> str:
    """Give what stands at the end of /mozilla.org/20050126_1/Europe/Amsterdam."""
    return "/".join(name.split("/")[-2:]) if name.startswith("/") else ""
