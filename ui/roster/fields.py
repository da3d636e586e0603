"""Fields for days, times and numbers: what was typed is read, or refused beside the field."""

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial

from PySide6.QtWidgets import QComboBox

from atelier.calendar.typed import read_day, read_time
from atelier.domain import Refusal
from atelier.language import tr
from atelier.words import clock_time, day_in_figures
from ui.kit.form import Field
from ui.kit.text import plain

Choices = Sequence[tuple[object, str]]
"""The value and the words of each."""

_LONGEST = 40  # letters
_MOST_FIGURES = 4


def day_field(
    name: str, label: str, today: Callable[[], date], *, required: bool = False, hint: str = ""
) -> Field:
    """Make a field for a day; ``today`` says what "tomorrow" is the day after."""
    read = partial(_day, today, required=required)
    return Field(name, label, hint, _LONGEST, required=required, check=_sentence(read))


def time_field(name: str, label: str) -> Field:
    """Make a field for a time on the wall, or for nothing."""
    return Field(name, label, limit=_LONGEST, check=_sentence(time_of))


def number_field(name: str, label: str, hint: str = "") -> Field:
    """Make a field for a whole number, or for nothing."""
    return Field(name, label, hint, limit=_MOST_FIGURES, check=_number)


def offer(editor: QComboBox, choices: Choices) -> None:
    """Offer other things in a list of a form; the chosen one stays chosen."""
    chosen = editor.currentData()
    editor.blockSignals(True)
    editor.clear()
    for value, words in choices:
        editor.addItem(plain(words), value)
    editor.setCurrentIndex(max(0, editor.findData(chosen)))
    editor.blockSignals(False)


def day_of(text: str, today: date) -> date | None:
    """Give the day that was typed; None for nothing."""
    return read_day(text, today) if text else None


def time_of(text: str) -> time | None:
    """Give the time that was typed; None for nothing."""
    return read_time(text) if text else None


def number_of(text: str) -> int | None:
    """Give the number that was typed; None for nothing."""
    return int(text) if text else None


def day_text(day: date | None) -> str:
    """Write a day as it is typed."""
    return "" if day is None else day_in_figures(day)


def time_text(wall: time | None) -> str:
    """Write a time as it is typed."""
    return "" if wall is None else clock_time(wall)


def number_text(number: int | None) -> str:
    """Write a number as it is typed."""
    return "" if number is None else str(number)


def _day(today: Callable[[], date], text: str, *, required: bool) -> date | None:
    return read_day(text, today()) if text or required else None


def _number(text: str) -> str:
    return "" if not text or (text.isdecimal() and text.isascii()) else tr("Type a whole number.")


def _sentence(read: Callable[[str], object]) -> Callable[[str], str]:
    """Give the check of a field: the sentence of whoever refuses the text, or nothing."""

    def check(text: str) -> str:
        try:
            read(text)
        except Refusal as refusal:
            return str(refusal)
        return ""

    return check
