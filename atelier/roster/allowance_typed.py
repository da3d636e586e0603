"""Hours as people type them for a payment: "38", "7,5", "7:30"."""

import re

from atelier.domain import Refusal
from atelier.language import tr

_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")
_DECIMAL = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?")
_HOUR = 60  # minutes


class HoursNotUnderstood(Refusal):
    """Nobody could tell how many hours are meant."""

    def __init__(self) -> None:
        super().__init__(tr("Fill in hours, for example 7:30 or 7.5."))


def read_minutes(text: str) -> int:
    """Give the hours that were typed in minutes; 0 for an empty field.

    Raises HoursNotUnderstood.
    """
    words = text.strip()
    if not words:
        return 0
    clock = _CLOCK.fullmatch(words)
    if clock is not None:
        return int(clock[1]) * _HOUR + int(clock[2])
    decimal = _DECIMAL.fullmatch(words)
    if decimal is None:
        raise HoursNotUnderstood
    hundredths = int(decimal[1]) * 100 + int((decimal[2] or "0").ljust(2, "0"))
    return (hundredths * _HOUR + 50) // 100


def minutes_typed(minutes: int) -> str:
    """Write minutes as they are typed: "38", "7:30"; nothing for none."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, _HOUR)
    return f"{hours}:{rest:02d}" if rest else str(hours)
