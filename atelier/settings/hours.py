"""The hours of the house: when a part of the day begins, and when the door is open.

An hour is what the clock on the wall says. Both are kept as text: ``day_parts`` as
"12:30,17:00", each weekday ``opening_0`` (Monday) to ``opening_6`` as "09:00-17:00", nothing for
a day on which the house is closed.
"""

import re
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy.orm import Session

from atelier.access.asking import needs, unasked
from atelier.domain import Actor, Right
from atelier.domain.clock import EVENING, NOON
from atelier.settings.keeping import hold_settings, is_change, read_values, write_values
from atelier.settings.refusals import DayPartsWrong, HoursWrong, TimeUnreadable

DAY_PARTS = "day_parts"
WEEKDAYS = tuple(f"opening_{number}" for number in range(7))
OPENING = "opening"  # "known" once the hours were filled in
_TIME = re.compile(r"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?")


@dataclass(frozen=True, slots=True)
class DayParts:
    """When the afternoon begins, and when the evening (figures of B1, B5, B9)."""

    noon: time = NOON
    evening: time = EVENING


USUAL_PARTS = DayParts()


@dataclass(frozen=True, slots=True)
class Hours:
    """From when to when the door is open."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Opening:
    """The hours of each weekday, Monday first; None where the house is closed.

    ``known``: somebody filled them in. Until then nothing is concluded from them.
    """

    days: tuple[Hours | None, ...] = (None,) * 7
    known: bool = False

    def on(self, day: date) -> Hours | None:
        """Give the hours of a day, as the week has them; closing days are not looked at."""
        return self.days[day.weekday()]

    def widest(self) -> Hours | None:
        """Give from the earliest opening to the latest closing of the week."""
        held = [one for one in self.days if one is not None]
        if not held:
            return None
        return Hours(min(one.opens for one in held), max(one.closes for one in held))


@unasked("how the house is set up; nobody stands in it")
def day_parts_of(session: Session, *, site_id: int) -> DayParts:
    """Read when the parts of the day begin; what cannot be read is as usual."""
    text = read_values(session, site_id=site_id, names=(DAY_PARTS,)).get(DAY_PARTS, "")
    return read_day_parts(text)


def read_day_parts(text: str) -> DayParts:
    """Make the parts of the day of a setting; what cannot be read is as usual."""
    times = [read_time(word) for word in text.split(",")]
    if len(times) != 2 or times[0] is None or times[1] is None or times[0] >= times[1]:
        return DayParts()
    return DayParts(times[0], times[1])


@needs(Right.SETTINGS)
def save_day_parts(session: Session, *, parts: DayParts, was: DayParts, actor: Actor) -> DayParts:
    """Let the parts of the day begin at other times; give what holds now.

    What was counted keeps its part of the day. Raises DayPartsWrong, SettingsChangedElsewhere.
    """
    if parts.noon >= parts.evening or parts.noon == time(0):
        raise DayPartsWrong
    hold_settings(session, actor=actor)
    there = day_parts_of(session, site_id=actor.site_id)
    if is_change(there=there, was=was, wanted=parts):
        values = {DAY_PARTS: f"{parts.noon:%H:%M},{parts.evening:%H:%M}"}
        write_values(session, names=(DAY_PARTS,), values=values, actor=actor)
    return parts


@unasked("how the house is set up; nobody stands in it")
def opening_of(session: Session, *, site_id: int) -> Opening:
    """Read the hours in which the door is open."""
    values = read_values(session, site_id=site_id, names=(OPENING, *WEEKDAYS))
    if OPENING not in values:
        return Opening()
    return Opening(tuple(_read_hours(values.get(name, "")) for name in WEEKDAYS), known=True)


@needs(Right.SETTINGS)
def save_opening(session: Session, *, opening: Opening, was: Opening, actor: Actor) -> Opening:
    """Let the door be open at other hours; give what holds now.

    Raises HoursWrong with the weekday as its field, or SettingsChangedElsewhere.
    """
    for name, hours in zip(WEEKDAYS, opening.days, strict=True):
        if hours is not None and hours.opens >= hours.closes:
            raise HoursWrong(name)
    hold_settings(session, actor=actor)
    there = opening_of(session, site_id=actor.site_id)
    if is_change(there=there, was=was, wanted=opening):
        names, values = (OPENING, *WEEKDAYS), _opening_values(opening)
        write_values(session, names=names, values=values, actor=actor)
    return opening


def typed_time(field: str, text: str) -> time:
    """Read a time as somebody typed it: 12:30, 12.30 or 12. Raises TimeUnreadable."""
    found = read_time(text)
    if found is None:
        raise TimeUnreadable(field)
    return found


def typed_hours(field: str, text: str) -> Hours | None:
    """Read hours as somebody typed them: 9:00-17:00, or nothing. Raises HoursWrong."""
    if not text.strip():
        return None
    found = _read_hours(text)
    if found is None or found.opens >= found.closes:
        raise HoursWrong(field)
    return found


def hours_text(hours: Hours | None) -> str:
    """Write hours as they are typed; nothing where the house is closed."""
    return "" if hours is None else f"{hours.opens:%H:%M}-{hours.closes:%H:%M}"


def read_time(text: str) -> time | None:
    """Read a time of the day, or give None; 24:00 is the last minute that can be named."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 else time(23, 59) if minute == 0 else None


def _read_hours(text: str) -> Hours | None:
    first, _, last = text.replace("–", "-").partition("-")
    opens, closes = read_time(first), read_time(last)
    return None if opens is None or closes is None else Hours(opens, closes)


def _opening_values(opening: Opening) -> dict[str, str]:
    if not opening.known:
        return {}
    named = zip(WEEKDAYS, opening.days, strict=True)
    return {OPENING: "known"} | {name: hours_text(hours) for name, hours in named if hours}
