"""Fields for days, times and money: what was typed is read, or refused beside the field."""

from collections.abc import Callable
from datetime import date, time
from functools import partial

from atelier.calendar.room_refusals import CapacityWrong, MinutesWrong
from atelier.calendar.typed import read_cents, read_day, read_time
from atelier.domain import Refusal
from atelier.words import clock_time, day_in_figures
from ui.kit.form import Field

_LONGEST = 40  # letters


def day_field(
    name: str, label: str, today: Callable[[], date], *, hint: str = "", required: bool = True
) -> Field:
    """Make a field for a day; ``today`` says what "tomorrow" is the day after."""
    read = partial(_day if required else _day_or_nothing, today)
    return Field(name, label, hint, _LONGEST, check=_sentence(read))


def time_field(name: str, label: str) -> Field:
    """Make a field for a time on the wall."""
    return Field(name, label, limit=_LONGEST, check=_sentence(read_time))


def money_field(name: str, label: str, *, hint: str = "") -> Field:
    """Make a field for an amount, or for nothing."""
    return Field(name, label, hint, _LONGEST, check=_sentence(read_cents))


def number_field(name: str, label: str, refusal: type[Refusal], *, hint: str = "") -> Field:
    """Make a field for a whole number, or for nothing; ``refusal`` says what is wrong."""
    return Field(name, label, hint, _LONGEST, check=_sentence(partial(read_number, refusal)))


def read_number(refusal: type[Refusal], text: str) -> int | None:
    """Read a whole number; None for an empty field. Raises ``refusal``."""
    if not text:
        return None
    if not (text.isdecimal() and text.isascii() and len(text) < 6):
        raise refusal()
    return int(text)


def capacity_field(name: str, label: str, *, hint: str = "") -> Field:
    """Make a field for how many people fit."""
    return number_field(name, label, CapacityWrong, hint=hint)


def minutes_field(name: str, label: str) -> Field:
    """Make a field for minutes before or after."""
    return number_field(name, label, MinutesWrong)


def day_text(day: date | None) -> str:
    """Write a day as it is typed."""
    return "" if day is None else day_in_figures(day)


def time_text(wall: time | None) -> str:
    """Write a time as it is typed."""
    return "" if wall is None else clock_time(wall)


def _day(today: Callable[[], date], text: str) -> date:
    return read_day(text, today())


def _day_or_nothing(today: Callable[[], date], text: str) -> date | None:
    return _day(today, text) if text else None


def _sentence(read: Callable[[str], object]) -> Callable[[str], str]:
    """Give the check of a field: the sentence of whoever refuses the text, or nothing."""

    def check(text: str) -> str:
        try:
            read(text)
        except Refusal as refusal:
            return str(refusal)
        return ""

    return check
