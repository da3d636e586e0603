"""When people come through the door: at once, shortly before ten, and less and less after."""

import random
from datetime import time

from atelier.calendar.programme_file import Line

_MORNING, _AFTERNOON = "INL-O", "INL-M"
_TRICKLE = {"STIP", "WTI", "GELD", "REPAIR", "WEGGEEF"}
_LATEST = 6  # minutes before the end


def arrives(chance: random.Random, line: Line) -> float:
    """Give the minute of the day at which somebody comes for an activity."""
    starts, ends = minutes(line.starts), minutes(line.ends)
    if line.code == _MORNING and chance.random() < 0.4:
        return chance.triangular(9 * 60 + 38, 10 * 60 + 12, 9 * 60 + 52)
    if line.code == _AFTERNOON and chance.random() < 0.45:
        return chance.triangular(13 * 60 + 16, 13 * 60 + 40, 13 * 60 + 28)
    if line.walk_in:
        return min(starts + chance.expovariate(1 / 40), ends - _LATEST)
    if line.code in _TRICKLE:
        return min(starts - 5 + chance.expovariate(1 / 50), ends - _LATEST)
    return starts + chance.triangular(-24, 9, -6)


def minutes(wall: time) -> int:
    """Give the minutes since midnight."""
    return wall.hour * 60 + wall.minute
