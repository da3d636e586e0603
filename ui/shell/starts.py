"""Starts that did not end well (F73): the third within five minutes offers a safe one.

A start is noted, and forgotten when the window is closed as it should be. Time is counted from
when the computer was switched on: it needs no clock, and nobody can set it.
"""

import time

from ui.kit.remembered import remember, remembered

_KEPT = "start/unfinished"
_WITHIN = 300  # seconds
_MANY = 2  # that went wrong before this one


def note_start() -> bool:
    """Note that the program starts; says whether it fell over too often just before."""
    now = time.monotonic()
    fell = [at for at in _noted() if 0 <= now - at <= _WITHIN]
    remember(_KEPT, " ".join(f"{at:.0f}" for at in [*fell, now][-_MANY - 1 :]))
    return len(fell) >= _MANY


def note_end() -> None:
    """Note that the program was closed as it should be."""
    remember(_KEPT, "")


def _noted() -> list[float]:
    return [float(word) for word in remembered(_KEPT).split() if word.isdigit()]
