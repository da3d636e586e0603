"""What every calendar file that is written here has around its events."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from atelier.calendar.exchange.zones import zone_component

if TYPE_CHECKING:
    from datetime import date

    from icalendar import Calendar

    from atelier.domain import Actor

_PROGRAM = "-//Atelier//Calendar of a neighbourhood house//EN"
_LONGEST_HOST = 60  # letters


def begin_calendar(name: str, *, first_day: date, last_day: date, actor: Actor) -> Calendar:
    """Give a calendar called ``name`` without events, with the clocks of the house in it.

    The days are the first and the last of its events.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", _PROGRAM)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", clean_text(name))
    calendar.add("X-WR-TIMEZONE", actor.clock.zone.key)
    calendar.add_component(zone_component(actor.clock.zone, first_day, last_day))
    return calendar


def clean_text(text: str) -> str:
    """Give a text without signs that break a line or turn the reading direction."""
    kept = (" " if unicodedata.category(sign) in _BREAKING else sign for sign in text)
    return " ".join("".join(sign for sign in kept if sign not in _TURNING).split())


def host_of(house: str) -> str:
    """Give what stands behind the @ in the names under which a house's events are known."""
    letters = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in house.lower())
    return f"{letters[:_LONGEST_HOST].strip('-') or 'house'}.atelier"


_BREAKING = frozenset(("Cc", "Cs", "Co", "Cn", "Zl", "Zp"))
_TURNING = frozenset(
    map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
